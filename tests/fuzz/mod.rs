//! Questions that nobody thought of, by a generator that a seed makes reproducible.
//!
//! The test command runs a few; run many with `FUZZ_CASES=20000 FUZZ_SEED=7 cargo test fuzz`.

mod grammar;

use std::{env, sync::atomic::Ordering};

use fastrand::Rng;
use serde_json::{Value, json};

use crate::{
    engines::{Server, engines},
    http::{assert_clean, codes},
};
use grammar::{Grammar, Question, broken, mutated_token};

/// What a question that the schema allows may be refused with: all of it is about values, none about us.
const REFUSALS: [&str; 5] = ["BAD_USER_INPUT", "INVALID_CURSOR", "INVALID_ID", "COST_LIMIT_EXCEEDED", "QUERY_LIMIT_EXCEEDED"];

/// What a question that the schema may not allow may be refused with beside these.
const FAULTS: [&str; 5] = [
    "BAD_REQUEST",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "OPERATION_RESOLUTION_FAILURE",
    "PERSISTED_QUERY_NOT_FOUND",
];

fn setting(name: &str, usual: u64) -> u64 {
    env::var(name).ok().map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

/// Sends a body, and checks what holds for every answer.
async fn sent(server: &Server, body: Vec<u8>, about: &str) -> Value {
    let request = server.client.post(format!("{}/graphql?cost", server.address));
    let response = request.header("content-type", "application/json").body(body).send().await.expect("an answer");
    let status = response.status();
    assert!(!status.is_server_error(), "{status}: {about}");
    let text = response.text().await.expect("a text");
    let answer: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}: {about}"));
    assert_clean(&answer);
    for code in codes(&answer) {
        assert!(REFUSALS.contains(&code) || FAULTS.contains(&code), "{code}: {about}: {answer}");
    }
    answer
}

async fn asked(server: &Server, query: &str, variables: &Value) -> Value {
    let body = json!({ "query": query, "variables": variables }).to_string();
    sent(server, body.into_bytes(), &format!("{query} {variables}")).await
}

/// What is the same each time: where two fields null one parent, either may be the one that is told.
fn constant(answer: &Value) -> (&Value, &Value, bool) {
    (&answer["data"], &answer["extensions"], answer["errors"].is_null())
}

/// Cursors and ids of the data.
async fn tokens(server: &Server) -> Vec<String> {
    let answer = server
        .ask("{ meetings(first: 5, orderBy: [{ city: ASC }]) { edges { cursor node { id } } } states(first: 5) { edges { cursor node { id } } } }")
        .await;
    let edges = ["meetings", "states"].map(|list| answer["data"][list]["edges"].as_array().expect("edges").clone());
    let tokens = edges.iter().flatten().flat_map(|edge| [&edge["cursor"], &edge["node"]["id"]]);
    tokens.map(|token| token.as_str().expect("a text").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_question_that_the_schema_allows_is_answered_alike_by_both_engines() {
    let (seed, cases) = (setting("FUZZ_SEED", 1), setting("FUZZ_CASES", 150));
    let mut servers = Vec::new();
    for engine in engines().await {
        servers.push((engine.served().await, engine));
    }
    let grammar = Grammar::new(tokens(&servers[0].0).await);
    let mut whole = 0;
    for case in 0..cases {
        let mut random = Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(case));
        let Question { query, variables, literal, fields } = grammar.question(&mut random);
        let about = format!("FUZZ_SEED={seed}, case {case}: {literal}");
        let variables = Value::Object(variables);
        let mut answers = Vec::new();
        for (server, engine) in &servers {
            let before = server.statements.load(Ordering::Relaxed);
            let answer = asked(server, &query, &variables).await;
            let taken = server.statements.load(Ordering::Relaxed) - before;
            // A page may need its rows, its total and its neighbours.
            assert!(taken <= 4 * fields + 4, "{} takes {taken} statements for {fields} fields: {about}", engine.name);
            assert!(codes(&answer).iter().all(|code| REFUSALS.contains(code)), "{}: {answer}: {about}", engine.name);
            if case % 4 == 0 {
                let same = asked(server, &literal, &json!({})).await;
                assert_eq!(constant(&same), constant(&answer), "a literal is a variable: {about}");
            }
            answers.push(answer);
        }
        assert!(
            answers.iter().all(|answer| constant(answer) == constant(&answers[0])),
            "the engines differ: {about}\n{answers:#?}"
        );
        whole += u64::from(answers[0]["errors"].is_null());
    }
    assert!(whole > cases / 2, "most questions reach the tables: {whole} of {cases}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn broken_questions_are_refused_and_do_no_harm() {
    let (seed, cases) = (setting("FUZZ_SEED", 1), setting("FUZZ_CASES", 300));
    for engine in engines().await {
        let server = engine.served().await;
        let tokens = tokens(&server).await;
        let grammar = Grammar::new(tokens.clone());
        for case in 0..cases {
            let mut random = Rng::with_seed(seed.wrapping_mul(2_000_003).wrapping_add(case));
            let question = grammar.question(&mut random);
            let about = format!("FUZZ_SEED={seed}, case {case}");
            asked(&server, &broken(&mut random, &question.literal), &json!({})).await;
            let body = json!({ "query": question.query, "variables": question.variables }).to_string();
            sent(&server, broken(&mut random, &body).into_bytes(), &about).await;
            let token = &tokens[random.usize(..tokens.len())];
            let (cursor, id) = (mutated_token(&mut random, token), mutated_token(&mut random, token));
            let answer = asked(
                &server,
                "query($cursor: String, $id: ID!) { meetings(first: 1, after: $cursor, orderBy: [{ city: ASC }]) { totalCount } node(id: $id) { id } }",
                &json!({ "cursor": cursor, "id": id }),
            )
            .await;
            let refused = codes(&answer);
            assert!(
                refused.iter().all(|code| ["INVALID_CURSOR", "INVALID_ID", "BAD_USER_INPUT"].contains(code)),
                "{about}: {answer}"
            );
        }
        assert_eq!(
            server.ask("{ process(slug: \"prague-process\") { name } }").await["data"]["process"]["name"],
            "Prague Process",
            "the server is well"
        );
    }
}
