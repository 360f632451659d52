//! Caches: a tag for every answer, nothing read where the client has it already, and another tag after every write.

use std::sync::atomic::Ordering;

use crate::engines::{Server, cold, engines};
use iscm_graph::{config::Service, database};
use migration::TABLES;
use reqwest::{Response, StatusCode};
use sea_orm::{ConnectionTrait as _, DbBackend};

const QUERY: &str = "query($s: String!) { process(slug: $s) { name } }";

async fn get(server: &Server, parameters: &[(&str, &str)], headers: &[(&'static str, &str)]) -> Response {
    let request = server.client.get(format!("{}/graphql", server.address)).query(&[("query", QUERY)]).query(parameters);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.send().await.expect("an answer")
}

fn tag(response: &Response) -> String {
    response.headers()["etag"].to_str().expect("a tag").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_the_client_has_is_not_sent_again() {
    for engine in engines().await {
        let server = engine.served().await;
        let prague = [("variables", "{\"s\":\"prague-process\"}")];
        let first = get(&server, &prague, &[]).await;
        assert_eq!(first.headers()["cache-control"], "public, max-age=60");
        let vary: Vec<_> =
            first.headers().get_all("vary").iter().map(|value| value.to_str().expect("text").to_lowercase()).collect();
        assert!(
            vary.join(",").contains("accept-encoding")
                && vary.iter().any(|vary| vary.split(',').any(|name| name.trim() == "accept")),
            "{vary:?}"
        );
        let known = tag(&first);
        assert!(known.starts_with('"') && known.len() > 20, "a strong tag: {known}");

        server.statements.store(0, Ordering::Relaxed);
        for condition in [known.clone(), format!("W/{known}"), format!("\"other\", {known}"), "*".to_owned()] {
            let again = get(&server, &prague, &[("if-none-match", &condition)]).await;
            assert_eq!((again.status(), tag(&again)), (StatusCode::NOT_MODIFIED, known.clone()), "{condition}");
            assert!(again.bytes().await.expect("a body").is_empty());
        }
        assert_eq!(server.statements.load(Ordering::Relaxed), 4, "one small statement each");

        // Whatever changes the bytes changes the tag.
        for (parameters, headers) in [
            (vec![("variables", "{\"s\":\"budapest-process\"}")], vec![]),
            (vec![prague[0], ("cost", "")], vec![]),
            (vec![prague[0]], vec![("accept", "application/graphql-response+json")]),
            (vec![prague[0]], vec![("accept-encoding", "gzip")]),
        ] {
            let other = get(&server, &parameters, &headers).await;
            assert_eq!(other.status(), StatusCode::OK);
            assert_ne!(tag(&other), known, "{parameters:?} {headers:?}");
        }
        // The same question with other spaces around its variables is the same.
        assert_eq!(tag(&get(&server, &[("variables", "{ \"s\" : \"prague-process\" }")], &[]).await), known);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_went_wrong_is_not_kept() {
    let server = engines().await[0].served().await;
    for query in ["{ node(id: \"!!\") { id } }", "{ nonsense }", "{"] {
        let request = server.client.get(format!("{}/graphql", server.address)).query(&[("query", query)]);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert!(response.headers().get("etag").is_none(), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_to_any_table_changes_every_tag() {
    for engine in engines().await {
        let server = engine.served().await;
        let db = database::connect(&engine.url, 1, None).await.expect("a connection");
        let tables = if db.get_database_backend() == DbBackend::Postgres {
            "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
        } else {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        };
        let rows =
            db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), tables)).await.expect("the tables");
        let mut tables: Vec<String> = rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
        // Documents of the search follow the tables, and are not written by themselves.
        tables.retain(|table| !["revision", "seaql_migrations"].contains(&&**table) && !table.starts_with("search_document"));
        assert!(tables.len() >= TABLES.len());
        let mut known = tag(&get(&server, &[("variables", "{\"s\":\"x\"}")], &[]).await);
        for table in tables {
            // Whichever column comes first is written with what it holds.
            let column = if db.get_database_backend() == DbBackend::Postgres {
                format!(
                    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position LIMIT 1"
                )
            } else {
                format!("SELECT name FROM pragma_table_info('{table}') LIMIT 1")
            };
            let row =
                db.query_one_raw(sea_orm::Statement::from_string(db.get_database_backend(), column)).await.expect("columns");
            let column: String = row.expect("a column").try_get("", "name").expect("a name");
            let written = db.execute_unprepared(&format!("UPDATE {table} SET {column} = {column}")).await.expect("a write");
            let now = tag(&get(&server, &[("variables", "{\"s\":\"x\"}")], &[]).await);
            assert!(now != known || written.rows_affected() == 0, "{} {table}", engine.name);
            known = now;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_answer_needs_no_statement_and_never_serves_the_past() {
    let mut service = cold();
    service.load.answer_cache = Service::default().load.answer_cache;
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        let other = database::connect(&engine.url, 1, None).await.expect("a connection");
        let name = async || server.ask("{ process(slug: \"prague-process\") { name } }").await["data"]["process"]["name"].clone();
        assert_eq!(name().await, "Prague Process");
        server.statements.store(0, Ordering::Relaxed);
        assert_eq!(name().await, "Prague Process");
        assert_eq!(server.statements.load(Ordering::Relaxed), 1, "{}: only the revision is read", engine.name);
        for round in 0..5 {
            let sql = format!("UPDATE process SET name = 'Round {round}' WHERE slug = 'prague-process'");
            other.execute_unprepared(&sql).await.expect("a write");
            assert_eq!(name().await, format!("Round {round}"), "{}", engine.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_row_serves_other_questions_and_never_the_past() {
    let mut service = cold();
    service.load.row_cache = Service::default().load.row_cache;
    let first = "{ process(slug: \"prague-process\") { name } meetings(first: 3, filter: { mode: { eq: IN_PERSON } }) { totalCount nodes { host { code } } } }";
    let other = "{ meetings(first: 3, filter: { mode: { eq: IN_PERSON } }) { totalCount nodes { title host { name } } } process(slug: \"prague-process\") { name slug } }";
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        let writer = database::connect(&engine.url, 1, None).await.expect("a connection");
        server.ask(first).await;
        server.statements.store(0, Ordering::Relaxed);
        assert_eq!(server.ask(other).await["data"]["process"]["slug"], "prague-process");
        assert_eq!(server.statements.load(Ordering::Relaxed), 1, "{}: only the revision is read", engine.name);
        for round in 0..5 {
            let sql = format!("UPDATE process SET name = 'Round {round}' WHERE slug = 'prague-process'");
            writer.execute_unprepared(&sql).await.expect("a write");
            let sql = format!("UPDATE state SET name = 'State {round}'");
            writer.execute_unprepared(&sql).await.expect("a write");
            let answer = server.ask(other).await;
            assert_eq!(answer["data"]["process"]["name"], format!("Round {round}"), "{}", engine.name);
            assert!(answer.to_string().contains(&format!("State {round}")), "{}", engine.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_mixes_what_is_kept_with_what_is_newer() {
    let mut service = cold();
    service.load.row_cache = Service::default().load.row_cache;
    service.load.revision_age = std::time::Duration::from_mins(1);
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        let writer = database::connect(&engine.url, 1, None).await.expect("a connection");
        server.ask("{ process(slug: \"prague-process\") { name } }").await;
        let written = "UPDATE process SET name = 'Now', acronym = 'NOW' WHERE slug = 'prague-process'";
        writer.execute_unprepared(written).await.expect("a write");
        // The revision that is believed still has the old name, and nothing asks the database. PostgreSQL tells of the write.
        let kept = server.ask("{ process(slug: \"prague-process\") { slug name } }").await;
        assert!(kept["data"]["process"]["name"] == "Prague Process" || engine.name == "PostgreSQL", "{}: {kept}", engine.name);
        // The list is read anew: then so is the name.
        let mixed =
            server.ask("{ process(slug: \"prague-process\") { name } processes(first: 100) { nodes { slug name } } }").await;
        assert_eq!(mixed["data"]["process"]["name"], "Now", "{}: {mixed}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_by_another_process_is_seen_after_a_while() {
    for engine in engines().await {
        let server = engine.served_with(Service::default()).await;
        let other = database::connect(&engine.url, 1, None).await.expect("a connection");
        let name = async || server.ask("{ process(slug: \"prague-process\") { name } }").await["data"]["process"]["name"].clone();
        assert_eq!(name().await, "Prague Process");
        server.statements.store(0, Ordering::Relaxed);
        other.execute_unprepared("UPDATE process SET name = 'Other' WHERE slug = 'prague-process'").await.expect("a write");
        let mut asked = 1;
        while name().await != "Other" {
            asked += 1;
            assert!(asked < 500, "{}: it is never seen", engine.name);
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let statements = server.statements.load(Ordering::Relaxed);
        assert!(statements < 10, "{}: {statements} statements for {asked} questions", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_tells_of_a_write_by_another_process() {
    let mut service = Service::default();
    service.load.revision_age = std::time::Duration::from_hours(1);
    for engine in engines().await.into_iter().filter(|engine| engine.name == "PostgreSQL") {
        let server = engine.served_with(service.clone()).await;
        let other = database::connect(&engine.url, 1, None).await.expect("a connection");
        let name = async || server.ask("{ process(slug: \"prague-process\") { name } }").await["data"]["process"]["name"].clone();
        for round in 0..3 {
            let written = format!("UPDATE process SET name = 'Told {round}' WHERE slug = 'prague-process'");
            other.execute_unprepared(&written).await.expect("a write");
            let mut asked = 0;
            while name().await != format!("Told {round}") {
                asked += 1;
                assert!(asked < 500, "it is never told");
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
            // Whoever listens may lose the connection: what was missed meanwhile is not believed.
            let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()";
            other.execute_unprepared(cut).await.expect("a cut");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_many_ask_for_at_once_is_executed_once() {
    let mut service = cold();
    service.load.answer_cache = Service::default().load.answer_cache;
    service.load.revision_age = std::time::Duration::from_mins(1);
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        server.statements.store(0, Ordering::Relaxed);
        let query = "{ meetings(first: 100) { nodes { title host { name processes { name } } } } }";
        let answers = futures::future::join_all((0..50).map(|_| server.ask(query))).await;
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.get("errors").is_none()));
        let statements = server.statements.load(Ordering::Relaxed);
        assert!(statements <= 6, "{}: {statements} statements", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn errors_are_not_kept() {
    let mut service = cold();
    service.load.answer_cache = Service::default().load.answer_cache;
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        let query = "{ process(slug: \"prague-process\") { name } node(id: \"!!\") { id } }";
        let (first, second) = (server.ask(query).await, server.ask(query).await);
        let id = |answer: &serde_json::Value| answer["errors"][0]["extensions"]["requestId"].clone();
        assert!(id(&first).is_string() && id(&first) != id(&second), "each was executed: {first} {second}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_response_is_the_one_that_the_request_would_get() {
    let mut service = Service::default();
    service.load.revision_age = std::time::Duration::from_hours(1);
    let query = "query ($first: Int = 3) { meetings(first: $first) { nodes { title process { objectives } } } }";
    for engine in engines().await {
        let server = engine.served_with(service.clone()).await;
        let ask = async |(name, value): (&'static str, &str), variables: &str| {
            let body = format!("{{\"query\": \"{query}\", \"variables\": {variables}}}");
            let request = server.client.post(format!("{}/graphql", server.address)).header("content-type", "application/json");
            let response = request.header(name, value).body(body).send().await.expect("an answer");
            let mut head = response.headers().clone();
            let id = head.remove("x-request-id").expect("an id");
            head.remove("date");
            (id, response.status(), head, response.bytes().await.expect("a body"))
        };
        let requests = [
            (("x-nothing", ""), "{}"),
            (("x-nothing", ""), "{\"first\": 2}"),
            (("accept", "application/graphql-response+json"), "{}"),
            (("accept", "text/html"), "{}"),
            (("accept-encoding", "gzip"), "{}"),
            (("accept-encoding", "br"), "{}"),
            (("graphql-cost", "1"), "{}"),
            (("origin", "https://example.org"), "{}"),
            (("x-nothing", ""), "{\"first\": 0}"),
        ];
        let mut first = Vec::new();
        for (header, variables) in requests {
            first.push(ask(header, variables).await);
        }
        server.statements.store(0, Ordering::Relaxed);
        for ((header, variables), (id, status, head, body)) in requests.into_iter().zip(&first) {
            let again = ask(header, variables).await;
            assert_eq!((&again.1, &again.2), (status, head), "{}: {header:?} {variables}", engine.name);
            assert_ne!(&again.0, id, "each request has an id of its own");
            // Errors tell the id of their request.
            assert_eq!(again.3 == *body, status.is_success() && variables != "{\"first\": 0}", "{header:?} {variables}");
        }
        assert_eq!(server.statements.load(Ordering::Relaxed), 0, "{}: all was kept", engine.name);
        let encodings = first.iter().map(|(.., head, _)| head.get("content-encoding").is_some());
        assert_eq!(encodings.filter(|encoded| *encoded).count(), 2);
        assert!(first[0].3 != first[1].3 && first[0].2["content-type"] != first[2].2["content-type"]);
        assert!(first[6].3.windows(6).any(|part| part == b"\"cost\""));
    }
}
