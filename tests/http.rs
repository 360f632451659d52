//! Questions as they arrive: good and bad ones, over a real socket, on each engine.

use crate::engines::{Server, engines};
use iscm_graph::database;
use reqwest::StatusCode;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The codes of an answer's errors.
fn codes(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("no code")).collect()
}

/// Nothing of the inside: no SQL, no types, no files.
fn assert_clean(answer: &Value) {
    let text = answer["errors"].to_string().to_lowercase();
    for inside in ["select ", "sqlx", "sea_orm", "dberr", "panicked", ".rs", "sqlite", "postgres", "syntax error at"] {
        assert!(!text.contains(inside), "{inside:?} leaks: {text}");
    }
}

async fn assert_refused(server: &Server, query: &str, variables: Value, code: &str) {
    let answer = server.ask_with(query, variables).await;
    let codes = codes(&answer);
    assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{query}: {answer}");
    assert_clean(&answer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_questions_get_a_clear_error_with_a_code() {
    for engine in engines().await {
        let server = engine.served().await;
        for (query, code) in [
            ("{ process(slug: \"x\") {", "GRAPHQL_PARSE_FAILED"),
            ("{ nonsense }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ process { name } }", "GRAPHQL_VALIDATION_FAILED"),
            ("mutation { delete }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ node(id: \"!!\") { id } }", "INVALID_ID"),
            ("{ node(id: \"UHJvY2Vzcw\") { id } }", "INVALID_ID"),
            ("{ node(id: \"VGFibGU6eA\") { id } }", "INVALID_ID"),
            ("{ meetings(after: \"zzz\") { totalCount } }", "INVALID_CURSOR"),
            ("{ meetings(after: \"e30\") { totalCount } }", "INVALID_CURSOR"),
            ("{ meetings(first: -1) { nodes { title } } }", "BAD_USER_INPUT"),
            ("{ meetings(first: 0) { nodes { title } } }", "BAD_USER_INPUT"),
            ("{ meetings(first: 100000) { nodes { title } } }", "BAD_USER_INPUT"),
            ("{ meetings(last: -2147483648) { nodes { title } } }", "BAD_USER_INPUT"),
            ("{ meetings(first: 1, last: 1) { nodes { title } } }", "BAD_USER_INPUT"),
        ] {
            assert_refused(&server, query, json!({}), code).await;
        }
        for (query, variables) in [
            ("query($d: Date) { process(slug: \"prague-process\") { chairs(on: $d) { post } } }", json!({ "d": "2011-02-30" })),
            ("query($n: Int) { meetings(first: $n) { totalCount } }", json!({ "n": "many" })),
            ("query($f: MeetingFilter) { meetings(filter: $f) { totalCount } }", json!({ "f": null })),
            ("query($f: MeetingFilter) { meetings(filter: $f) { totalCount } }", json!({ "f": { "city": null } })),
            (
                "query($f: MeetingFilter) { meetings(filter: $f) { totalCount } }",
                json!({ "f": { "date": { "from": "yesterday" } } }),
            ),
        ] {
            let answer = server.ask_with(query, variables).await;
            let codes = codes(&answer);
            assert!(matches!(codes[..], ["BAD_USER_INPUT" | "GRAPHQL_VALIDATION_FAILED"]), "{query}: {answer}");
            assert_clean(&answer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cursor_is_of_use_only_in_its_own_order() {
    for engine in engines().await {
        let server = engine.served().await;
        let answer = server.ask("{ meetings(first: 1) { pageInfo { endCursor } } }").await;
        let cursor = answer["data"]["meetings"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
        let query = format!("{{ meetings(first: 1, orderBy: [{{ title: ASC }}], after: \"{cursor}\") {{ nodes {{ title }} }} }}");
        assert_refused(&server, &query, json!({}), "INVALID_CURSOR").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_texts_are_texts_like_any_other() {
    for engine in engines().await {
        let server = engine.served().await;
        for text in ["'; --", "\\", "%%%", "\u{0}", "\u{202e}", "a\"b", "ż", "😀"] {
            let query =
                "query($t: String!) { meetings(filter: { title: { contains: $t } }) { totalCount } process(slug: $t) { name } }";
            let answer = server.ask_with(query, json!({ "t": text })).await;
            assert_clean(&answer);
            if text != "\u{0}" {
                assert_eq!(
                    answer["data"],
                    json!({ "meetings": { "totalCount": 0 }, "process": null }),
                    "{} {text:?}",
                    engine.name
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_not_understood_are_refused_before_the_engine() {
    let engine = &engines().await[0];
    let server = engine.served().await;
    let url = format!("{}/graphql", server.address);
    let post =
        |media_type: &'static str, body: String| server.client.post(&url).header("content-type", media_type).body(body).send();
    for (media_type, body, status) in [
        ("application/json", "{".to_owned(), StatusCode::BAD_REQUEST),
        ("application/json", "[]".to_owned(), StatusCode::BAD_REQUEST),
        ("application/json", "{\"query\": 1}".to_owned(), StatusCode::BAD_REQUEST),
        ("text/plain", "{\"query\": \"{ __typename }\"}".to_owned(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/json", format!("{{\"query\": \"{}\"}}", " ".repeat(70_000)), StatusCode::PAYLOAD_TOO_LARGE),
        ("application/json", format!("{{\"query\": \"{}\"}}", "[".repeat(70)), StatusCode::BAD_REQUEST),
    ] {
        let response = post(media_type, body).await.expect("an answer");
        assert_eq!(response.status(), status, "{media_type}");
        let answer: Value = response.json().await.expect("an error in JSON");
        assert_eq!(codes(&answer), ["BAD_REQUEST"]);
        assert_clean(&answer);
    }
    // And the server still answers.
    assert_eq!(server.ask("{ __typename }").await, json!({ "data": { "__typename": "Query" } }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn questions_by_get_are_answered_too() {
    for engine in engines().await {
        let server = engine.served().await;
        let parameters = [
            ("query", "query A($s: String!) { process(slug: $s) { name } } query B { __typename }"),
            ("variables", "{\"s\": \"prague-process\"}"),
            ("operationName", "A"),
        ];
        let response =
            server.client.get(format!("{}/graphql", server.address)).query(&parameters).send().await.expect("an answer");
        let answer: Value = response.json().await.expect("JSON");
        assert_eq!(answer, json!({ "data": { "process": { "name": "Prague Process" } } }));
        let response = server.client.get(format!("{}/graphql", server.address)).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_and_health_are_served() {
    for engine in engines().await {
        let server = engine.served().await;
        let get = |path: &'static str| server.client.get(format!("{}{path}", server.address)).send();
        for (path, media_type) in [
            ("/graphiql", "text/html"),
            ("/graphiql/console.js", "text/javascript"),
            ("/graphiql/console.css", "text/css"),
            ("/graphiql/examples.json", "application/json"),
            ("/schema.graphql", "application/graphql"),
            ("/health/live", "text/plain"),
            ("/health/ready", "text/plain"),
        ] {
            let response = get(path).await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert!(response.headers()["content-type"].to_str().expect("a media type").starts_with(media_type), "{path}");
        }
        assert_eq!(get("/graphiql/nothing").await.expect("an answer").status(), StatusCode::NOT_FOUND);
        let page = get("/graphiql").await.expect("the playground");
        let policy = page.headers()["content-security-policy"].to_str().expect("a policy").to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        let html = page.text().await.expect("a page");
        assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("<style") && !html.contains("onclick"));
        let examples: Value = get("/graphiql/examples.json").await.expect("examples").json().await.expect("JSON");
        assert!(examples.as_array().is_some_and(|examples| examples.len() > 15));
        let schema = get("/schema.graphql").await.expect("the schema").text().await.expect("a schema");
        assert!(schema.contains("type Process implements"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_database_is_told_as_an_internal_error_and_nothing_more() {
    for engine in engines().await {
        let server = engine.served().await;
        let other = database::connect(&engine.url, 1).await.expect("a connection");
        other.execute_unprepared("DROP TABLE discrepancy").await.expect("a dropped table");
        let answer = server.ask("{ process(slug: \"prague-process\") { name discrepancies { message } } }").await;
        assert_eq!(codes(&answer), ["INTERNAL_ERROR"], "{}", engine.name);
        assert_eq!(answer["errors"][0]["message"], "internal error");
        assert_eq!(answer["errors"][0]["path"], json!(["process", "discrepancies"]));
        assert_clean(&answer);
        // What does not need the table is still answered.
        assert_eq!(server.ask("{ meetings { totalCount } }").await["data"]["meetings"]["totalCount"], 47);
    }
}
