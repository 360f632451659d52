//! GraphQL over HTTP: methods, media types, statuses, persisted and trusted documents, other origins.

use std::fs;

use super::{assert_clean, codes};
use crate::engines::{Server, cold, engines};
use iscm_graph::config::{GetPolicy, Limits, Service, Sharing};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const RESPONSE: &str = "application/graphql-response+json";

/// The status, the media type and the JSON of an answer.
async fn sent(request: RequestBuilder) -> (u16, String, Value) {
    let response = request.send().await.expect("an answer");
    let media_type = response.headers().get("content-type").map_or("", |value| value.to_str().expect("text")).to_owned();
    (response.status().as_u16(), media_type, response.json().await.unwrap_or_default())
}

impl Server {
    fn request(&self, method: Method) -> RequestBuilder {
        self.client.request(method, format!("{}/graphql", self.address))
    }

    fn post(&self, query: &str) -> RequestBuilder {
        self.request(Method::POST).json(&json!({ "query": query }))
    }
}

async fn served(sharing: Sharing) -> Server {
    engines().await[0].served_with(Service { sharing, ..cold() }).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_not_understood_are_refused_before_the_engine() {
    let server = engines().await[0].served().await;
    let post =
        |media_type: &'static str, body: String| server.request(Method::POST).header("content-type", media_type).body(body);
    let query = "{\"query\": \"{ __typename }\"}";
    for (media_type, body, status, code) in [
        ("application/json", "{".to_owned(), 400, "BAD_REQUEST"),
        ("application/json", "[]".to_owned(), 400, "BAD_REQUEST"),
        ("application/json", format!("[{query}]"), 400, "BAD_REQUEST"),
        ("application/json", "7".to_owned(), 400, "BAD_REQUEST"),
        ("application/json", "{}".to_owned(), 400, "BAD_REQUEST"),
        ("application/json", "{\"query\": 1}".to_owned(), 400, "BAD_REQUEST"),
        ("application/json", "{\"query\": \"{__typename}\", \"variables\": []}".to_owned(), 400, "BAD_REQUEST"),
        ("application/json; charset=iso-8859-1", query.to_owned(), 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("text/plain", query.to_owned(), 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("application/x-www-form-urlencoded", "query={__typename}".to_owned(), 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("application/json", format!("{{\"query\": \"{}\"}}", " ".repeat(64 * 1024)), 413, "PAYLOAD_TOO_LARGE"),
    ] {
        let (found, _, answer) = sent(post(media_type, body)).await;
        assert_eq!((found, codes(&answer)), (status, vec![code]), "{media_type}");
        assert_clean(&answer);
    }
    let (status, _, answer) = sent(post("application/json; charset=UTF-8", query.to_owned())).await;
    assert_eq!((status, answer), (200, json!({ "data": { "__typename": "Query" } })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_status_says_how_it_went_to_those_who_can_read_it() {
    for engine in engines().await {
        let server = engine.served().await;
        for (query, status, code) in [
            ("{ __typename }", 200, None),
            ("{", 400, Some("GRAPHQL_PARSE_FAILED")),
            ("{ nonsense }", 400, Some("GRAPHQL_VALIDATION_FAILED")),
            ("mutation { delete }", 400, Some("GRAPHQL_VALIDATION_FAILED")),
            ("subscription { news }", 400, Some("GRAPHQL_VALIDATION_FAILED")),
            ("query A { __typename } query B { __typename }", 400, Some("OPERATION_RESOLUTION_FAILURE")),
            ("query($s: String!) { process(slug: $s) { name } }", 400, Some("BAD_USER_INPUT")),
            ("{ node(id: \"!!\") { id } }", 200, Some("INVALID_ID")),
            (
                "{ __typename @skip(if: false) a: __typename @include(if: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]) }",
                422,
                Some("QUERY_LIMIT_EXCEEDED"),
            ),
        ] {
            let (found, media_type, answer) = sent(server.post(query).header("accept", RESPONSE)).await;
            assert_eq!((found, codes(&answer).first().copied()), (status, code), "{query}: {answer}");
            assert_eq!(media_type, format!("{RESPONSE}; charset=utf-8"));
            assert_eq!(answer.get("data").is_some(), status == 200, "only what was executed has data: {answer}");
            let (found, media_type, same) = sent(server.post(query).header("accept", "application/json")).await;
            assert_eq!((found, &*media_type), (200, "application/json; charset=utf-8"), "{query}");
            assert_eq!(codes(&same), codes(&answer));
        }
        let (status, _, answer) = sent(server.post("{ __typename }").header("accept", "text/html")).await;
        assert_eq!((status, codes(&answer)), (406, vec!["NOT_ACCEPTABLE"]));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_is_said_beside_what_is_there() {
    let server = engines().await[0].served().await;
    let (status, _, answer) =
        sent(server.post("{ good: __typename bad: node(id: \"!!\") { id } }").header("accept", RESPONSE)).await;
    assert_eq!(status, 200, "partial data is a success");
    assert_eq!(answer["data"], json!({ "good": "Query", "bad": null }));
    assert_eq!(answer["errors"][0]["path"], json!(["bad"]));
    assert_eq!(answer["errors"][0]["locations"], json!([{ "line": 1, "column": 20 }]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_method_has_its_meaning() {
    let server = engines().await[0].served().await;
    let parameters = [
        ("query", "query A($s: String!) { process(slug: $s) { name } } query B { __typename }"),
        ("variables", "{\"s\": \"prague-process\"}"),
        ("operationName", "A"),
        ("extensions", "{}"),
    ];
    let (status, _, answer) = sent(server.request(Method::GET).query(&parameters)).await;
    assert_eq!((status, answer), (200, json!({ "data": { "process": { "name": "Prague Process" } } })));
    let head = server.request(Method::HEAD).query(&parameters).send().await.expect("an answer");
    assert_eq!(head.status(), StatusCode::OK);
    assert!(head.bytes().await.expect("a body").is_empty());
    for (name, value) in [("variables", "{"), ("variables", "[]"), ("extensions", "1"), ("query", "")] {
        let (status, _, answer) = sent(server.request(Method::GET).query(&[("query", "{ __typename }"), (name, value)])).await;
        assert_eq!((status, codes(&answer)), (400, vec!["BAD_REQUEST"]), "{name}={value}");
    }
    let (status, _, answer) = sent(server.request(Method::GET)).await;
    assert_eq!((status, codes(&answer)), (400, vec!["BAD_REQUEST"]));

    let changed = server.request(Method::GET).query(&[("query", "mutation { delete }")]).send().await.expect("an answer");
    assert_eq!(
        (changed.status(), &changed.headers()["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().expect("a value"))
    );
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let refused = server.request(method.clone()).send().await.expect("an answer");
        assert_eq!(
            (refused.status(), &refused.headers()["allow"]),
            (StatusCode::METHOD_NOT_ALLOWED, &"GET, HEAD, POST".parse().expect("a value")),
            "{method}"
        );
    }
    let options = server.request(Method::OPTIONS).send().await.expect("an answer");
    assert_eq!(
        (options.status(), &options.headers()["allow"]),
        (StatusCode::NO_CONTENT, &"GET, HEAD, POST, OPTIONS".parse().expect("a value"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn get_can_be_closed_to_pages_that_ask_nobody() {
    let query = [("query", "{ __typename }")];
    let server = served(Sharing { get: GetPolicy::Preflighted, ..cold().sharing }).await;
    let (status, _, answer) = sent(server.request(Method::GET).query(&query)).await;
    assert_eq!((status, codes(&answer)), (400, vec!["PREFLIGHT_REQUIRED"]));
    for header in ["GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Requested-With"] {
        assert_eq!(sent(server.request(Method::GET).query(&query).header(header, "1")).await.0, 200);
    }
    let server = served(Sharing { get: GetPolicy::Off, ..cold().sharing }).await;
    let refused = server.request(Method::GET).query(&query).send().await.expect("an answer");
    assert_eq!(
        (refused.status(), &refused.headers()["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().expect("a value"))
    );
    assert_eq!(sent(server.post("{ __typename }")).await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_origins_may_read_without_credentials() {
    let preflight = async |server: &Server, origin: &str| {
        let request = server.request(Method::OPTIONS).header("origin", origin).header("access-control-request-method", "POST");
        request.header("access-control-request-headers", "content-type").send().await.expect("an answer").headers().clone()
    };
    let server = engines().await[0].served().await;
    let allowed = preflight(&server, "https://example.org").await;
    assert_eq!(allowed["access-control-allow-origin"], "*");
    assert!(allowed.get("access-control-allow-credentials").is_none());
    let answer = server.post("{ __typename }").header("origin", "https://example.org").send().await.expect("an answer");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let server = served(Sharing { cors_origins: vec!["https://example.org".into()], ..cold().sharing }).await;
    assert_eq!(preflight(&server, "https://example.org").await["access-control-allow-origin"], "https://example.org");
    assert!(preflight(&server, "https://example.net").await.get("access-control-allow-origin").is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_answered_where_they_are_allowed() {
    let limits = Limits { batch_limit: 2, ..cold().limits };
    let server = engines().await[0].served_with(Service { limits, ..cold() }).await;
    let one = json!({ "query": "{ __typename }" });
    let post = |list: Value| sent(server.request(Method::POST).json(&list));
    let (status, _, answer) = post(json!([one, { "query": "{ nonsense }" }])).await;
    assert_eq!(status, 200);
    assert_eq!(answer[0], json!({ "data": { "__typename": "Query" } }));
    assert_eq!(codes(&answer[1]), ["GRAPHQL_VALIDATION_FAILED"]);
    assert_eq!(post(json!([one, one, one])).await.0, 400);
    assert_eq!(post(json!([one, 1])).await.0, 400);
    assert_eq!(post(json!([])).await.0, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_are_compressed_and_http_2_is_spoken() {
    let server = engines().await[0].served().await;
    let query = "{ meetings(first: 50) { nodes { slug title } } }";
    let plain = server.post(query).send().await.expect("an answer").bytes().await.expect("a body");
    for encoding in ["br", "zstd", "gzip"] {
        let response = server.post(query).header("accept-encoding", encoding).send().await.expect("an answer");
        assert_eq!(response.headers()["content-encoding"], encoding);
        assert!(
            response
                .headers()
                .get_all("vary")
                .iter()
                .any(|vary| vary.to_str().is_ok_and(|vary| vary.contains("accept-encoding")))
        );
        assert!(response.bytes().await.expect("a body").len() * 2 < plain.len());
    }
    let client = reqwest::Client::builder().http2_prior_knowledge().build().expect("a client");
    let response =
        client.post(format!("{}/graphql", server.address)).json(&json!({ "query": query })).send().await.expect("an answer");
    assert_eq!(response.version(), reqwest::Version::HTTP_2);
    assert_eq!(response.bytes().await.expect("a body"), plain);
}

fn hash(query: &str) -> String {
    format!("{:x}", Sha256::digest(query))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_persisted_query_is_asked_by_its_hash() {
    let server = engines().await[0].served().await;
    let query = "query($s: String!) { process(slug: $s) { name } }";
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash(query) } });
    let variables = json!({ "s": "prague-process" });
    let get = || {
        let parameters = [("extensions", extensions.to_string()), ("variables", variables.to_string())];
        sent(server.request(Method::GET).header("accept", RESPONSE).query(&parameters))
    };
    let (status, _, answer) = get().await;
    assert_eq!((status, codes(&answer)), (400, vec!["PERSISTED_QUERY_NOT_FOUND"]));
    assert_eq!(answer["errors"][0]["message"], "PersistedQueryNotFound");
    // The hash of another text is refused, and one that is not valid is not kept.
    let wrong = json!({ "query": "{ __typename }", "extensions": extensions });
    assert_eq!(codes(&sent(server.request(Method::POST).json(&wrong)).await.2), ["PERSISTED_QUERY_HASH_MISMATCH"]);
    let bad = "{ nonsense }";
    let extended = |query: &str| json!({ "persistedQuery": { "version": 1, "sha256Hash": hash(query) } });
    sent(server.request(Method::POST).json(&json!({ "query": bad, "extensions": extended(bad) }))).await;
    let answer = sent(server.request(Method::POST).json(&json!({ "extensions": extended(bad) }))).await.2;
    assert_eq!(codes(&answer), ["PERSISTED_QUERY_NOT_FOUND"]);

    let (status, _, answer) =
        sent(server.request(Method::POST).json(&json!({ "query": query, "variables": variables, "extensions": extensions })))
            .await;
    let found = json!({ "data": { "process": { "name": "Prague Process" } } });
    assert_eq!((status, &answer), (200, &found));
    assert_eq!(get().await.2, found);
    // The form of the specification's draft.
    let id = json!({ "documentId": format!("sha256:{}", hash(query)), "variables": variables });
    assert_eq!(sent(server.request(Method::POST).json(&id)).await.2, found);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_trusted_documents_are_executed_where_there_is_a_manifest() {
    let query = "query Names { processes(filter: { slug: { eq: \"prague-process\" } }) { nodes { name } } }";
    let folder = TempDir::new().expect("a folder");
    let manifest = folder.path().join("manifest.json");
    for (manifest_text, id) in [
        // As Relay and GraphQL Codegen write it.
        (json!({ hash(query): query }), hash(query)),
        // As Apollo writes it.
        (
            json!({ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ "id": "names-1", "name": "Names", "type": "query", "body": query }] }),
            "names-1".to_owned(),
        ),
    ] {
        fs::write(&manifest, manifest_text.to_string()).expect("a manifest");
        let server = served(Sharing { trusted_documents: Some(manifest.clone()), ..cold().sharing }).await;
        for trusted in [json!({ "documentId": id }), json!({ "doc_id": id }), json!({ "id": id }), json!({ "query": query })] {
            let (status, _, answer) = sent(server.request(Method::POST).json(&trusted)).await;
            assert_eq!((status, &answer["data"]["processes"]["nodes"][0]["name"]), (200, &json!("Prague Process")), "{trusted}");
        }
        for other in [
            json!({ "query": "{ __typename }" }),
            json!({ "documentId": "other" }),
            json!({ "query": "{ __typename }", "documentId": hash("{ __typename }") }),
        ] {
            let (status, _, answer) = sent(server.request(Method::POST).header("accept", RESPONSE).json(&other)).await;
            assert_eq!((status, codes(&answer)), (403, vec!["QUERY_NOT_TRUSTED"]), "{other}");
        }
    }
}
