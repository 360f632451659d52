//! Load: what is shed, who is limited, and who cannot hold the server.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use super::codes;
use crate::engines::{Engine, Server, cold, engines};
use iscm_graph::{
    config::{Limits, Load, Service},
    database::{self, Reading},
};
use reqwest::{Response, StatusCode};
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, TransactionTrait as _};
use serde_json::{Value, json};

async fn served(engine: &Engine, load: Load) -> Server {
    engine.served_with(Service { load, ..cold() }).await
}

async fn ask(server: &Server, query: &str, forwarded: &str) -> Response {
    let request = server.client.post(format!("{}/graphql", server.address)).header("x-forwarded-for", forwarded);
    request.json(&json!({ "query": query })).send().await.expect("an answer")
}

/// Somebody else holds a table, so that operations stay under way.
async fn hold(engine: &Engine, table: &str) -> DatabaseTransaction {
    let other = database::connect(&engine.url, 1, None).await.expect("a connection");
    let held = other.begin().await.expect("a transaction");
    held.execute_unprepared(&format!("LOCK TABLE {table}")).await.expect("a lock");
    held
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_too_much_is_shed_and_nothing_accepted_is_lost() {
    let engines = engines().await;
    let Some(engine) = engines.get(1) else { return };
    let load = Load { operations: 2, queue: 2, queue_time: Duration::from_secs(20), ..cold().load };
    let server = Arc::new(served(engine, load).await);
    let held = hold(engine, "process").await;
    let asking: Vec<_> = (0..8)
        .map(|_| {
            let server = server.clone();
            tokio::spawn(async move { ask(&server, "{ process(slug: \"prague-process\") { name } }", "").await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    held.rollback().await.expect("an end");
    let mut answered = 0;
    for asking in asking {
        let response = asking.await.expect("an answer");
        if response.status() == StatusCode::OK {
            answered += 1;
            assert_eq!(response.json::<Value>().await.expect("JSON")["data"]["process"]["name"], "Prague Process");
        } else {
            assert_eq!(
                (response.status(), &response.headers()["retry-after"]),
                (StatusCode::SERVICE_UNAVAILABLE, &"1".parse().expect("a value"))
            );
            assert_eq!(codes(&response.json().await.expect("JSON")), ["OVERLOADED"]);
        }
    }
    assert_eq!(answered, 4, "two at once, and two that waited");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_has_its_share_weighed_by_cost() {
    let load = Load {
        rate_limit: NonZeroU32::new(100),
        trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
        ..cold().load
    };
    let server = served(&engines().await[0], load).await;
    let query = "{ meetings(first: 40) { nodes { title } } }";
    let first = ask(&server, query, "192.0.2.1").await;
    assert_eq!(first.status(), StatusCode::OK);
    assert_eq!(first.headers()["ratelimit-limit"], "100");
    assert_eq!(first.headers()["ratelimit-policy"], "100;w=60");
    let left: u32 = first.headers()["ratelimit-remaining"].to_str().expect("text").parse().expect("a number");
    assert!((57..=59).contains(&left), "42 of 100 are spent: {left}");
    ask(&server, query, "192.0.2.1").await;
    let limited = ask(&server, query, "192.0.2.1").await;
    assert_eq!(limited.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(limited.headers().contains_key("retry-after") && limited.headers()["ratelimit-remaining"] == "0");
    assert_eq!(codes(&limited.json().await.expect("JSON")), ["RATE_LIMITED"]);
    // Another client has a share of its own; what costs more than a whole share can never be had.
    assert_eq!(ask(&server, query, "192.0.2.2").await.status(), StatusCode::OK);
    let never = ask(&server, "{ meetings(first: 100) { nodes { title } } }", "192.0.2.3").await;
    assert_eq!((never.status(), never.headers().get("retry-after")), (StatusCode::TOO_MANY_REQUESTS, None));
    // One household has one share.
    for _ in 0..2 {
        assert_eq!(ask(&server, query, "2001:db8::1").await.status(), StatusCode::OK);
    }
    assert_eq!(ask(&server, query, "2001:db8::2").await.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(ask(&server, query, "2001:db8:0:1::2").await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_senders_and_idle_connections_cannot_hold_the_server() {
    let load = Load { idle_time: Duration::from_millis(300), read_time: Duration::from_millis(300), ..cold().load };
    let server = served(&engines().await[0], load).await;
    let address = server.address.trim_start_matches("http://").to_owned();
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n";
    for (sent, told) in
        [("", ""), ("POST /gra", ""), (head, ""), ("PRI * HTTP/2.0\r\n", ""), (&format!("{head}\r\n{{"), "HTTP/1.1 408")]
    {
        let (address, bytes) = (address.clone(), sent.to_owned());
        let read = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
            stream.write_all(bytes.as_bytes()).expect("sent");
            let mut read = Vec::new();
            // Closed by the server, with or without a last word; a time-out of ours would be an error of another kind.
            match stream.read_to_end(&mut read) {
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => panic!("the connection stays open"),
                _ => String::from_utf8_lossy(&read).into_owned(),
            }
        });
        let read = read.await.expect("an end");
        assert!(read.starts_with(told), "{sent:?}: {read}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operation_ends_in_time() {
    let engines = engines().await;
    let Some(engine) = engines.get(1) else { return };
    let limits = Limits { operation_time: Duration::from_millis(200), ..cold().limits };
    let server = engine.served_with(Service { limits, ..cold() }).await;
    let held = hold(engine, "process").await;
    let response = ask(&server, "{ process(slug: \"prague-process\") { name } }", "").await;
    assert_eq!(response.status(), StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(codes(&response.json().await.expect("JSON")), ["TIMEOUT"]);
    held.rollback().await.expect("an end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_ends_a_long_statement() {
    let long = [
        ("SQLite", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count(*) FROM n"),
        ("PostgreSQL", "SELECT pg_sleep(30)"),
    ];
    for (engine, (name, statement)) in engines().await.iter().zip(long) {
        assert_eq!(engine.name, name);
        let limit = Duration::from_millis(200);
        let db = database::connect(&engine.url, 1, Some(limit)).await.expect("a connection");
        for _ in 0..2 {
            let failed = db.query_one_raw(sea_orm::Statement::from_string(db.get_database_backend(), statement)).await;
            assert!(failed.is_err(), "{name}");
            // The connection is of use afterwards.
            db.execute_unprepared("SELECT 1").await.expect("an answer");
        }
        // Where connections stay at hand, each statement has the whole time again.
        let db = database::connect(&engine.url, 3, Some(limit)).await.expect("connections");
        let reading = Reading::new([db], Some(limit), |_| {});
        let ask =
            async |text: &str| reading.query_all_raw(sea_orm::Statement::from_string(reading.get_database_backend(), text)).await;
        for _ in 0..2 {
            assert_eq!(ask("SELECT 1").await.expect("an answer").len(), 1);
            tokio::time::sleep(limit).await;
            assert_eq!(ask("SELECT 1").await.expect("an answer").len(), 1);
            assert!(ask(statement).await.is_err(), "{name}");
        }
        reading.close().await.expect("closed");
    }
}
