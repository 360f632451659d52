//! The command line: the binary itself, its one-line errors, and how it stops.

use std::{fs, net::TcpListener};

use crate::binary::{Running, binary, reason};
use serde_json::{Value, json};
use tempfile::TempDir;

#[test]
fn failures_are_one_line_and_a_status() {
    let folder = TempDir::new().expect("a folder");
    let run = |arguments: &[&str]| binary(folder.path()).args(arguments).output().expect("it runs");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    assert!(reason(&run(&["--listen", &address])).contains(&format!("cannot listen on {address}")));

    let nobody = "postgres://nobody:secret@127.0.0.1:1/nothing";
    let told = reason(&run(&["--database-url", nobody, "migrate", "status"]));
    assert!(told.contains("cannot use the database") && !told.contains("secret"), "{told}");
    assert!(
        reason(&run(&["--database-url", "mysql://x/y", "migrate", "status"])).contains("neither sqlite://FILE nor postgres://")
    );
    assert!(reason(&run(&["--database-url", "sqlite::memory:", "migrate", "up"])).contains("name a file"));

    fs::write(folder.path().join("corrupt.db"), "this is no database, however long one reads it".repeat(100)).expect("a file");
    assert!(reason(&run(&["--database-url", "sqlite://corrupt.db", "migrate", "up"])).contains("not a database"));

    assert!(run(&["--database-url", "sqlite://empty.db", "migrate", "up"]).status.success());
    assert!(reason(&run(&["--database-url", "sqlite://empty.db?mode=ro"])).contains("readonly database"));
    assert!(reason(&run(&["--database-url", "sqlite://missing/folder.db"])).contains("unable to open"));
    assert!(reason(&run(&["--log", "loud=and=clear", "schema"])).contains("LOG"));
}

#[test]
fn a_bad_setting_is_named() {
    let folder = TempDir::new().expect("a folder");
    for (variable, value) in [("LISTEN", "nowhere"), ("DATABASE_CONNECTIONS", "0")] {
        let output = binary(folder.path()).env(variable, value).output().expect("it runs");
        assert!(!output.status.success());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(value), "{told}");
    }
}

#[test]
fn the_package_is_imported_checked_and_exported() {
    let folder = TempDir::new().expect("a folder");
    let data = fs::canonicalize("data").expect("the package");
    let data = data.to_str().expect("a path");
    for (arguments, told) in [
        (vec!["check", data], "rows, no faults"),
        (vec!["import", data], "imported "),
        (vec!["import", data], "unchanged"),
        (vec!["export", "out"], "exported to out"),
        (vec!["check", "out"], "rows, no faults"),
    ] {
        let output = binary(folder.path()).args(&arguments).output().expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.contains(told),
            "{arguments:?}: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn it_fills_an_empty_database_answers_and_stops_when_asked() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(&mut binary(folder.path()));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let answer = runtime.block_on(async {
        let query = [("query", "{ process(slug: \"prague-process\") { states { code } } }")];
        reqwest::Client::new().get(&running.url).query(&query).send().await.expect("an answer").text().await.expect("a text")
    });
    assert_eq!(answer.matches("code").count(), 50, "{answer}");
    running.signal("TERM");
    assert!(running.ended().success(), "it ends well");
}

#[test]
fn each_of_its_threads_answers_over_connections_of_its_own() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(binary(folder.path()).envs([("THREADS", "3"), ("ANSWER_CACHE", "0"), ("ROW_CACHE", "0")]));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let metrics = runtime.block_on(async {
        let query = [("query", "{ process(slug: \"prague-process\") { states { code } } }")];
        // Their connections are open at the same time, and given to the threads by turns.
        let clients: Vec<_> = (0..6).map(|_| reqwest::Client::new()).collect();
        for client in &clients {
            let answer = client.get(&running.url).query(&query).send().await.expect("an answer").text().await.expect("a text");
            assert_eq!(answer.matches("code").count(), 50, "{answer}");
        }
        let metrics = clients[0].get(running.url.replace("/graphql", "/metrics")).send().await.expect("an answer");
        metrics.text().await.expect("a text")
    });
    let connections = metrics.lines().filter(|line| line.starts_with("iscm_connections{"));
    let number = connections.filter_map(|line| line.rsplit(' ').next()?.parse::<u32>().ok()).sum::<u32>();
    assert!((3..=6).contains(&number), "{number} connections: {metrics}");
    running.signal("TERM");
    assert!(running.ended().success(), "it ends well");
}

#[test]
fn it_answers_the_deepest_question_that_the_gate_lets_through() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(&mut binary(folder.path()));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (deep, end) = ("latestMeeting { process { ".repeat(7), "} } ".repeat(7));
    let query = format!("{{ process(slug: \"prague-process\") {{ {deep} slug {end} }} }}");
    let answer = runtime.block_on(async {
        reqwest::Client::new()
            .get(&running.url)
            .query(&[("query", query)])
            .send()
            .await
            .expect("an answer")
            .text()
            .await
            .expect("a text")
    });
    assert!(answer.contains("{\"slug\":\"prague-process\"}"), "{answer}");
}

#[test]
fn each_request_is_one_line_of_the_log() {
    let folder = TempDir::new().expect("a folder");
    let log = folder.path().join("log");
    let mut command = binary(folder.path());
    command.envs([("LOG", "info"), ("LOG_FORMAT", "json"), ("METRICS_LISTEN", "127.0.0.1:0"), ("SLOW_STATEMENT", "0.000000001")]);
    let running = Running::start(command.stderr(fs::File::create(&log).expect("a file")));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let query = [("query", "query Names { processes { nodes { name } } }"), ("operationName", "Names")];
        for id in ["one", "again"] {
            let asked = reqwest::Client::new().get(&running.url).query(&query).header("x-request-id", id);
            assert_eq!(asked.send().await.expect("an answer").headers()["x-request-id"], id);
        }
        // They have a port of their own now.
        let metrics = running.url.replace("/graphql", "/metrics");
        assert_eq!(reqwest::get(metrics).await.expect("an answer").status(), 404);
    });
    running.signal("TERM");
    assert!(running.ended().success(), "it ends well");
    let lines: Vec<Value> =
        fs::read_to_string(&log).expect("the log").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of = |id: &str, message: &str| {
        let lines = lines.iter().filter(|line| line["message"] == message && line["span"]["id"] == id);
        lines.collect::<Vec<_>>()
    };
    let ([line], [again]) = (&of("one", "answered")[..], &of("again", "answered")[..]) else {
        panic!("one line for one request: {lines:?}")
    };
    assert_eq!(
        (&line["operation"], &line["route"], &line["status"], &line["cost"]),
        (&json!("Names"), &json!("/graphql"), &json!(200), &json!(22)),
        "{line}"
    );
    assert!(line["statements"].as_u64() >= Some(3) && line["seconds"].is_f64(), "{line}");
    assert_eq!(line["document"].as_str().map(str::len), Some(64), "{line}");
    // It is kept.
    assert_eq!((&again["operation"], &again["statements"]), (&json!("Names"), &json!(0)), "{again}");
    assert!(of("one", "a slow statement").iter().all(|line| line["sql"].as_str().is_some_and(|sql| sql.starts_with("SELECT"))));
    assert!(!of("one", "a slow statement").is_empty());
}

#[test]
fn what_is_answered_again_is_not_executed_again() {
    let folder = TempDir::new().expect("a folder");
    let running = Running::start(&mut binary(folder.path()));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let metrics = runtime.block_on(async {
        for _ in 0..3 {
            let asked = reqwest::Client::new().get(&running.url).query(&[("query", "{ processes { nodes { name } } }")]);
            assert_eq!(asked.send().await.expect("an answer").status(), 200);
        }
        let metrics = running.url.replace("/graphql", "/metrics");
        reqwest::get(metrics).await.expect("an answer").text().await.expect("a text")
    });
    let counts =
        ["iscm_operation_cost_count", "iscm_operation_statements_count", "iscm_request_seconds_count{route=\"/graphql\"}"]
            .map(|name| metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok()));
    assert_eq!(counts, [Some(1), Some(1), Some(3)], "{metrics}");
}
