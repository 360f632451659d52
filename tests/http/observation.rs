//! What the server tells about itself: ids, metrics, and panics that cost one request only.

use super::{assert_clean, codes};
use crate::engines::{Server, cold, engines};
use iscm_graph::dataset;
use sea_orm::metric::Info;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_request_has_an_id_in_its_header_and_its_errors() {
    let server = engines().await[0].served().await;
    let ask = async |id: Option<&str>| {
        let request = server.client.post(format!("{}/graphql", server.address)).json(&json!({ "query": "{ nonsense }" }));
        let request = id.into_iter().fold(request, |request, id| request.header("x-request-id", id));
        let response = request.send().await.expect("an answer");
        let id = response.headers()["x-request-id"].to_str().expect("text").to_owned();
        let answer: Value = response.json().await.expect("JSON");
        assert_eq!(answer["errors"][0]["extensions"]["requestId"], id);
        id
    };
    let (one, other) = (ask(None).await, ask(None).await);
    assert_ne!(one, other);
    assert_eq!(ask(Some("given-by.a_proxy")).await, "given-by.a_proxy");
    // What could forge a line of the log is not taken over.
    assert_ne!(ask(Some("a b")).await, "a b");
    assert_ne!(ask(Some(&"x".repeat(129))).await.len(), 129);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_tell_what_happened_and_name_no_client() {
    let server = engines().await[0].served().await;
    server.ask("query Marker_of_a_client { processes { nodes { name } } }").await;
    server.ask("{ nonsense }").await;
    server.client.get(format!("{}/marker-of-a-path", server.address)).send().await.expect("an answer");
    let metrics =
        server.client.get(format!("{}/metrics", server.address)).send().await.expect("metrics").text().await.expect("text");
    for metric in [
        "iscm_requests_total{route=\"/graphql\",status=\"200\",code=\"none\"}",
        "iscm_requests_total{route=\"/graphql\",status=\"200\",code=\"GRAPHQL_VALIDATION_FAILED\"}",
        "iscm_requests_total{route=\"none\",status=\"404\",code=\"none\"}",
        "iscm_request_seconds_bucket",
        "iscm_phase_seconds_bucket{phase=\"gate\"",
        "iscm_phase_seconds_bucket{phase=\"execute\"",
        "iscm_operation_cost_bucket",
        "iscm_operation_statements_bucket",
        "iscm_statement_seconds_bucket",
        "iscm_documents_total{known=\"no\"}",
        "iscm_connections{state=\"idle\"}",
    ] {
        assert!(metrics.contains(metric), "{metric} is missing:\n{metrics}");
    }
    assert!(!metrics.to_lowercase().contains("marker"), "labels hold what clients send");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_costs_one_request_only() {
    for engine in engines().await {
        let db = engine.migrated().await;
        dataset::fill(&db).await.expect("the dataset");
        // Where a statement about declarations has been executed, something of ours fails badly.
        let watch = |info: &Info| assert!(!info.statement.sql.contains("\"declaration\""), "a test's panic");
        let server = Server::watched(db, cold(), watch).await;
        for query in [
            "{ declarations { nodes { title } } }",
            "{ process(slug: \"prague-process\") { name declarations { nodes { title } } } }",
        ] {
            for _ in 0..3 {
                let answer = server.ask(query).await;
                assert_eq!(codes(&answer), ["INTERNAL_SERVER_ERROR"], "{query}: {answer}");
                assert_clean(&answer);
            }
        }
        assert_eq!(server.ask("{ state(code: \"PL\") { name } }").await["data"]["state"]["name"], "Poland");
    }
}
