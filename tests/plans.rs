//! How an engine goes about a statement: where its own idea of the data could make it choose badly.

use std::sync::{Arc, Mutex};

use iscm_graph::dataset;
use sea_orm::{ConnectionTrait, Statement, metric::Info};

use crate::engines::{Server, cold, engines};

/// With statistics SQLite knows that the tables are small, and would rather read all of one than look up a few rows of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_starts_from_the_parents_of_a_page_whatever_it_knows_of_the_tables() {
    let engine = &engines().await[0];
    let db = engine.migrated().await;
    dataset::fill(&db).await.expect("the dataset");
    db.execute_unprepared("ANALYZE").await.expect("statistics");
    let pages = Arc::new(Mutex::new(Vec::new()));
    let asked = pages.clone();
    let watch = move |info: &Info| {
        if info.statement.sql.contains("AS \"parent\"") {
            asked.lock().expect("no panic").push(info.statement.sql.clone());
        }
    };
    let server = Server::watched(db.clone(), cold(), watch).await;
    let answer = server
        .ask("{ process(slug: \"prague-process\") { meetings(last: 20) { nodes { title host { name } } } members(first: 50) { nodes { role } } } }")
        .await;
    assert_eq!(answer["data"]["process"]["meetings"]["nodes"].as_array().map(Vec::len), Some(20), "{answer}");
    let pages = pages.lock().expect("no panic").clone();
    assert_eq!(pages.len(), 2, "{pages:?}");
    for page in pages {
        let plan = db.query_all_raw(Statement::from_string(db.get_database_backend(), format!("EXPLAIN QUERY PLAN {page}")));
        let plan: Vec<String> =
            plan.await.expect("a plan").iter().map(|step| step.try_get("", "detail").expect("a step")).collect();
        let scans: Vec<_> = plan.iter().filter(|step| step.starts_with("SCAN")).collect();
        assert!(scans.iter().all(|scan| scan.starts_with("SCAN parent ")), "{plan:#?}");
    }
}
