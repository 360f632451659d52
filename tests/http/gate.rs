//! The gate: each limit, just kept and just not. Nothing that is refused reaches the database.

use std::sync::atomic::Ordering;

use super::codes;
use crate::engines::{Server, cold, engines};
use iscm_graph::config::{Limits, Service};
use serde_json::{Value, json};

/// Numbered pieces of a query.
fn counted(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// A limit, a query that keeps it and one that does not.
fn limits() -> Vec<(&'static str, String, String)> {
    let times = |text: &str, count: usize| text.repeat(count);
    let aliases = |count: usize| {
        let fields = counted(count, |number| format!("a{number}: name "));
        format!("{{ process(slug: \"x\") {{ {fields} }} }}")
    };
    let fragments = |count: usize| {
        let fragments = counted(count, |number| format!("fragment F{number} on Query {{ __typename }} "));
        let spreads = counted(count, |number| format!("...F{number} "));
        format!("query {{ {spreads} }} {fragments}")
    };
    // Each fragment spreads the next one twice.
    let doubled = |levels: usize| {
        let fragments = counted(levels, |level| format!("fragment F{level} on Process {{ ...F{0} ...F{0} }} ", level + 1));
        format!("{{ process(slug: \"x\") {{ ...F0 }} }} {fragments} fragment F{levels} on Process {{ name }}")
    };
    let nested = |levels: usize| {
        // A meeting's process has meetings again.
        let (open, close) = (times("process { firstMeeting { ", levels), times("} } ", levels));
        format!("{{ meeting(slug: \"x\") {{ {open} title {close} }} }}")
    };
    let list = |levels: usize| format!("{{ process(slug: {}{}) {{ name }} }}", times("[", levels), times("]", levels));
    let directives = |count: usize| format!("{{ process(slug: \"x\") {{ name {} }} }}", times("@skip(if: false) ", count));
    let roots = |count: usize| format!("{{ {} }}", times("__typename ", count));
    let commas = |bytes: usize| format!("{{ __typename {} }}", times(",", bytes - 15));
    vec![
        ("bytes", commas(16 * 1024), commas(16 * 1024 + 1)),
        ("tokens", format!("{{ process(slug: \"x\") {{ {} }} }}", times("name ", 1_988)), times("x ", 2_001)),
        ("nesting", nested(7), list(47)),
        ("fields", doubled(8), doubled(9)),
        ("depth", nested(7), nested(8)),
        ("aliases", aliases(128), aliases(129)),
        ("directives", directives(1), directives(65)),
        ("root fields", roots(32), roots(33)),
        ("fragments", fragments(31), fragments(65)),
    ]
}

async fn refused_limit(server: &Server, query: &str) -> Value {
    let answer = server.ask(query).await;
    if codes(&answer) == ["QUERY_LIMIT_EXCEEDED"] {
        answer["errors"][0]["extensions"]["limit"]["name"].clone()
    } else {
        Value::Null
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limit_holds_and_is_named() {
    let server = engines().await[0].served().await;
    for (limit, kept, broken) in limits() {
        let answer = server.ask(&kept).await;
        assert!(answer.get("errors").is_none(), "{limit}: {answer}");
        server.statements.store(0, Ordering::Relaxed);
        assert_eq!(refused_limit(&server, &broken).await, limit);
        assert_eq!(server.statements.load(Ordering::Relaxed), 0, "{limit}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_limit_is_a_setting() {
    let limits = Limits { depth_limit: 3, alias_limit: 1, cost_limit: 50, ..cold().limits };
    let server = engines().await[0].served_with(Service { limits, ..cold() }).await;
    assert_eq!(refused_limit(&server, "{ processes { nodes { meetings { totalCount } } } }").await, "depth");
    assert_eq!(refused_limit(&server, "{ a: __typename b: __typename }").await, "aliases");
    assert_eq!(codes(&server.ask("{ processes { nodes { name slug id } } }").await), ["COST_LIMIT_EXCEEDED"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn circles_are_found() {
    let server = engines().await[0].served().await;
    for query in [
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ __typename } fragment A on Query { __typename ...A }",
    ] {
        let answer = server.ask(query).await;
        assert_eq!(codes(&answer), ["GRAPHQL_VALIDATION_FAILED"], "{query}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cost_is_known_before_and_the_same_by_any_way() {
    let server = engines().await[0].served().await;
    let cost = async |query: &str, variables: Value| {
        let body = json!({ "query": query, "variables": variables });
        let request = server.client.post(format!("{}/graphql", server.address)).header("graphql-cost", "1").json(&body);
        let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        assert_eq!(answer["extensions"]["cost"]["limit"], 200_000, "{answer}");
        answer["extensions"]["cost"]["requested"].as_u64().expect("a cost")
    };
    let literal = cost("{ meetings(first: 50) { nodes { title } } }", json!({})).await;
    let variable = cost("query($n: Int) { meetings(first: $n) { nodes { title } } }", json!({ "n": 50 })).await;
    let default = cost("query($n: Int = 50) { meetings(first: $n) { nodes { title } } }", json!({})).await;
    let fragment = cost("{ meetings(first: 50) { ...F } } fragment F on MeetingConnection { nodes { title } }", json!({})).await;
    assert_eq!([literal, variable, default, fragment], [52; 4]);
    assert_eq!(cost("{ meetings { nodes { title } } }", json!({})).await, 22);
    // A client cannot make it smaller than one row, nor ask for more than the largest page.
    assert_eq!(cost("{ meetings(first: 0) { nodes { title } } }", json!({})).await, 3);
    assert_eq!(cost("{ meetings(first: 1000000) { nodes { title } } }", json!({})).await, 102);
    // By the address.
    let answer: Value = server
        .client
        .get(format!("{}/graphql?cost&query={{__typename}}", server.address))
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    assert_eq!(answer["extensions"]["cost"]["requested"], 1, "{answer}");
    // Where nobody asks, nothing is told.
    assert!(server.ask("{ __typename }").await.get("extensions").is_none());
    let pages = "{ processes(first: 100) { nodes { meetings(first: 100) { nodes { process { meetings(first: 100) { nodes { title } } } } } } } }";
    let answer = server.ask(pages).await;
    assert_eq!(codes(&answer), ["COST_LIMIT_EXCEEDED"]);
    assert!(answer["errors"][0]["extensions"]["cost"]["requested"].as_u64().is_some_and(|cost| cost > 200_000));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn variables_are_of_their_types() {
    let server = engines().await[0].served().await;
    let query = "query($s: String!, $n: Int, $o: [MeetingOrder!], $f: MeetingFilter, $i: ID, $b: Boolean = true) {
        process(slug: $s) { name @include(if: $b) } meetings(first: $n, orderBy: $o, filter: $f) { totalCount } node(id: $i) { id }
    }";
    let good = json!({ "s": "x", "n": 1, "o": { "date": "ASC" }, "f": { "title": { "eq": "x" } }, "unknown": [1] });
    let with = |name: &str, value: Value| {
        let mut variables = good.clone();
        variables[name] = value;
        variables
    };
    let query = query.replace(", $i: ID", "").replace("node(id: $i) { id }", "");
    let answer = server.ask_with(&query, good.clone()).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    for variables in [
        json!({}),
        with("s", json!(null)),
        with("s", json!(1)),
        with("s", json!(["x"])),
        with("s", json!("a\u{0}b")),
        with("n", json!("1")),
        with("n", json!(1.5)),
        with("n", json!(3_000_000_000_u64)),
        with("b", json!(0)),
        with("o", json!([{ "date": "SIDEWAYS" }])),
        with("o", json!([null])),
        with("o", json!([{ "date": "ASC", "title": "ASC" }])),
        with("f", json!("title")),
        with("f", json!({ "nothing": true })),
        with("f", json!({ "title": { "eq": 1 } })),
        with("f", json!({ "title": { "contains": "\u{0}" } })),
    ] {
        let answer = server.ask_with(&query, variables.clone()).await;
        assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{variables}: {answer}");
        assert!(answer.get("data").is_none(), "nothing was executed: {answer}");
    }
}
