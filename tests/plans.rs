//! How an engine goes about a statement: where its own idea of the data could make it choose badly.

use std::{
    mem,
    sync::{Arc, Mutex},
};

use iscm_graph::dataset;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, metric::Info};

use crate::engines::{Engine, Server, cold, engines};

/// With statistics SQLite knows that the tables are small, and would rather read all of one than look up a few rows of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_starts_from_the_parents_of_a_page_whatever_it_knows_of_the_tables() {
    let engine = &engines().await[0];
    let asked = Asked::of(engine).await;
    asked.db.execute_unprepared("ANALYZE").await.expect("statistics");
    let meetings = "meetings(last: 20) { nodes { title host { name } } }";
    let question = format!("{{ process(slug: \"prague-process\") {{ {meetings} members(first: 50) {{ nodes {{ role }} }} }} }}");
    let answer = asked.server.ask(&question).await;
    assert_eq!(answer["data"]["process"]["meetings"]["nodes"].as_array().map(Vec::len), Some(20), "{answer}");
    let plans = asked.plans(&question, "AS \"parent\"").await;
    assert_eq!(plans.len(), 2, "{plans:#?}");
    for plan in plans {
        let scans: Vec<_> = plan.iter().filter(|step| step.starts_with("SCAN")).collect();
        assert!(scans.iter().all(|scan| scan.starts_with("SCAN parent ")), "{plan:#?}");
    }
}

/// A page of a kind, or of several, takes its rows from an index in their order, and a look into what is related to a row finds it at once:
/// so both cost the same however many meetings there are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_finds_meetings_in_an_index_that_has_all_that_narrows_them() {
    let engine = &engines().await[0];
    let asked = Asked::of(engine).await;
    for (question, index) in [
        (
            "{ processes { nodes { meetings(first: 5, filter: { kind: { eq: WORKSHOP } }) { nodes { title } } } } }",
            "meeting_process_id_kind_earliest_desc_latest_desc_slug (process_id=? AND kind=?)",
        ),
        (
            "{ states { nodes { hostedMeetings(filter: { mode: { eq: ONLINE } }, orderBy: { date: ASC }) { nodes { title } } } } }",
            "meeting_host_id_mode_earliest_latest_slug (host_id=? AND mode=?)",
        ),
        (
            "{ meetings(first: 5, filter: { kind: { in: [WORKSHOP, TRAINING] } }) { nodes { title } } }",
            "meeting_kind_earliest_desc_latest_desc_slug (kind=?)",
        ),
        (
            "{ meetings(first: 5, filter: { process: { members: { some: { state: { code: { eq: \"PL\" } } } } } }) { nodes { title } } }",
            "meeting_process_id_earliest_desc_latest_desc_slug (process_id=?)",
        ),
        (
            "{ states(filter: { hostedMeetings: { some: { process: { slug: { eq: \"prague-process\" } } } } }) { nodes { code } } }",
            "meeting_process_id_host_id_kind (process_id=? AND host_id=?)",
        ),
    ] {
        let plans = asked.plans(question, "\"meeting\"").await;
        assert_eq!(plans.len(), 1, "{question}: {plans:#?}");
        assert!(plans[0].iter().any(|step| step.ends_with(index)), "{question}: {plans:#?}");
    }
}

/// A server over the dataset, and the statements that it asks.
struct Asked {
    db: DatabaseConnection,
    server: Server,
    statements: Arc<Mutex<Vec<String>>>,
}

impl Asked {
    async fn of(engine: &Engine) -> Self {
        let db = engine.migrated().await;
        dataset::fill(&db).await.expect("the dataset");
        let statements = Arc::new(Mutex::new(Vec::new()));
        let told = statements.clone();
        let watch = move |info: &Info| told.lock().expect("no panic").push(info.statement.sql.clone());
        let server = Server::watched(db.clone(), cold(), watch).await;
        Self { db, server, statements }
    }

    /// How SQLite goes about those statements of a question that contain a text: the steps of each.
    async fn plans(&self, question: &str, text: &str) -> Vec<Vec<String>> {
        let asked = || mem::take(&mut *self.statements.lock().expect("no panic"));
        asked();
        let answer = self.server.ask(question).await;
        assert!(answer["errors"].is_null(), "{answer}");
        let mut plans = Vec::new();
        for statement in asked().into_iter().filter(|statement| statement.contains(text)) {
            let explained = Statement::from_string(self.db.get_database_backend(), format!("EXPLAIN QUERY PLAN {statement}"));
            let steps = self.db.query_all_raw(explained).await.expect("a plan");
            plans.push(steps.iter().map(|step| step.try_get("", "detail").expect("a step")).collect());
        }
        plans
    }
}
