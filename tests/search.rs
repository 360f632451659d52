//! Search: the same answers in the same order on both engines, page by page, in step with the data.

use sea_orm::ConnectionTrait as _;
use serde_json::Value;

use crate::engines::{Server, engines};
use iscm_graph::database;

/// Everything that is found, in pages of a size.
async fn found(server: &Server, text: &str, size: usize) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let query = "query($text: String!, $size: Int, $after: String) { search(text: $text, first: $size, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } edges { node { __typename id } matched excerpt { text hit } } } }";
        let variables = serde_json::json!({ "text": text, "size": size, "after": after });
        let page = &server.ask_with(query, variables).await["data"]["search"];
        for edge in page["edges"].as_array().expect("edges") {
            let parts = edge["excerpt"].as_array().expect("parts");
            assert!(parts.iter().any(|part| part["hit"] == true), "{text}: {edge}");
            found.push(edge.to_string());
        }
        if page["pageInfo"]["hasNextPage"] == false {
            assert_eq!(page["totalCount"], found.len(), "{text}");
            return found;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_find_the_same_in_the_same_order_in_pages_of_any_size() {
    let mut seen: Vec<Vec<String>> = Vec::new();
    for engine in engines().await {
        let server = engine.served().await;
        for (place, text) in [
            "prague",
            "migra",
            "a",
            "Cote d'Ivoire",
            "moldova",
            "5+5",
            "conference 2",
            "LODZ",
            "são tomé",
            "ministerial confer",
            "der",
        ]
        .iter()
        .enumerate()
        {
            let whole = found(&server, text, 100).await;
            assert_eq!(found(&server, text, 7).await, whole, "{} {text}", engine.name);
            if let Some(other) = seen.get(place) {
                assert_eq!(&whole, other, "the engines differ in {text}");
            } else {
                seen.push(whole);
            }
        }
        assert!(seen[0].len() > 10 && seen[2].len() > 100, "there is much to find");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_itself_keeps_search_in_step() {
    for engine in engines().await {
        let server = engine.served().await;
        let other = database::connect(&engine.url, 1, None).await.expect("a connection");
        let count = async |text: &str| found(&server, text, 50).await.len();
        for (statement, text, expected) in [
            ("UPDATE theme SET name = 'Zeppelin' WHERE slug = 'asylum'", "zeppelin", 1),
            ("INSERT INTO theme (id, slug, name) VALUES (999, 'balloons', 'Hot Äir Balloons')", "air balloon", 1),
            (
                "INSERT INTO name (id, state_id, text, kind, ongoing) SELECT 9999, id, 'Freedonia', 'FORMER', false FROM state WHERE code = 'PL'",
                "freedonia",
                1,
            ),
            ("UPDATE name SET text = 'Sylvania' WHERE id = 9999", "freedonia", 0),
            ("UPDATE name SET state_id = (SELECT id FROM state WHERE code = 'CZ') WHERE id = 9999", "sylvania czech", 1),
            ("DELETE FROM name WHERE id = 9999", "sylvania", 0),
            ("DELETE FROM theme WHERE id = 999", "balloon", 0),
        ] {
            other.execute_unprepared(statement).await.expect("a write");
            assert_eq!(count(text).await, expected, "{}: {statement}", engine.name);
        }
    }
}
