//! Errors: one shape, a code from the documented list, and nothing of the inside.

use super::{assert_clean, assert_refused, codes};
use crate::engines::engines;
use iscm_graph::database;
use sea_orm::ConnectionTrait;
use serde_json::json;

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
async fn a_failing_database_is_told_as_an_internal_error_and_nothing_more() {
    for engine in engines().await {
        let server = engine.served().await;
        let other = database::connect(&engine.url, 1, None).await.expect("a connection");
        other.execute_unprepared("DROP TABLE discrepancy").await.expect("a dropped table");
        let answer = server.ask("{ process(slug: \"prague-process\") { name discrepancies { message } } }").await;
        assert_eq!(codes(&answer), ["INTERNAL_SERVER_ERROR"], "{}", engine.name);
        assert_eq!(answer["errors"][0]["message"], "internal error");
        assert_eq!(answer["errors"][0]["path"], json!(["process", "discrepancies"]));
        assert_clean(&answer);
        // What does not need the table is still answered.
        assert_eq!(
            server.ask("{ process(slug: \"prague-process\") { name } }").await["data"]["process"]["name"],
            "Prague Process"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_names_the_field_that_failed_however_deep_it_lies() {
    for engine in engines().await {
        let server = engine.served().await;
        let failing = "host { code bad: name(on: \"2020-13-01\") }";
        for (list, path) in [
            (format!("nodes {{ {failing} }}"), json!(["process", "meetings", "nodes", 1, "host", "bad"])),
            (format!("edges {{ node {{ {failing} }} }}"), json!(["process", "meetings", "edges", 1, "node", "host", "bad"])),
        ] {
            let query = format!("{{ process(slug: \"prague-process\") {{ name meetings(last: 2) {{ {list} }} }} }}");
            let answer = server.ask(&query).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT", "BAD_USER_INPUT"], "{} {answer}", engine.name);
            assert_eq!(answer["errors"][1]["path"], path, "{}", engine.name);
            // Only what may be null is null.
            assert_eq!(answer["data"]["process"]["name"], "Prague Process");
        }
        for (query, path) in [
            (
                "{ process(slug: \"prague-process\") { overlaps { shared { name(on: \"2020-13-01\") } } } }",
                json!(["process", "overlaps", 0, "shared", 0, "name"]),
            ),
            (
                "{ commonStates(slugs: [\"prague-process\"]) { inOne { states { name(on: \"2020-13-01\") } } } }",
                json!(["commonStates", "inOne", 0, "states", 0, "name"]),
            ),
            (
                "{ search(text: \"Prague Process\", first: 1) { edges { node { ... on Process { meetings(first: -1) { totalCount } } } } } }",
                json!(["search", "edges", 0, "node", "meetings"]),
            ),
        ] {
            assert_eq!(server.ask(query).await["errors"][0]["path"], path, "{}", engine.name);
        }
    }
}
