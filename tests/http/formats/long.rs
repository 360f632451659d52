//! Long lists: many pages make one file, and a file that cannot be finished breaks off visibly.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use super::{codes, get, records, text};
use crate::engines::{Engine, Server, cold, engines};
use entity::meeting;
use iscm_graph::dataset;
use reqwest::StatusCode;
use sea_orm::{DatabaseConnection, EntityTrait as _, IntoActiveModel, metric::Info};

/// More than two pages.
const MORE: i64 = 250;

const SLUGS: [(&str, &str); 1] = [("filter", "{\"slug\":{\"startsWith\":\"copy-\"}}")];

async fn filled(engine: &Engine, meetings: i64) -> DatabaseConnection {
    let db = engine.migrated().await;
    dataset::fill(&db).await.expect("the dataset");
    let row = meeting::Entity::find_by_id(1).one(&db).await.expect("an answer").expect("a meeting");
    let copies =
        (0..meetings).map(|number| meeting::Model { id: 1_000_000 + number, slug: format!("copy-{number:04}"), ..row.clone() });
    for some in copies.collect::<Vec<_>>().chunks(500) {
        let some = some.iter().cloned().map(IntoActiveModel::into_active_model);
        meeting::Entity::insert_many(some).exec_without_returning(&db).await.expect("many meetings");
    }
    db
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_many_pages_is_whole_and_in_order() {
    for engine in engines().await {
        let server = Server::over(filled(&engine, MORE).await, cold()).await;
        let rows = records(&text(&server, "/meetings.csv", &SLUGS).await);
        let slugs: Vec<String> = rows.iter().map(|row| row["slug"].as_str().expect("a slug").to_owned()).collect();
        let expected: Vec<String> = (0..MORE).map(|number| format!("copy-{number:04}")).collect();
        assert_eq!(slugs, expected, "{}", engine.name);
        let events = text(&server, "/meetings.ics", &SLUGS).await;
        assert_eq!(events.matches("BEGIN:VEVENT").count(), slugs.len());
        assert!(events.ends_with("END:VCALENDAR\r\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_never_cut_without_a_sign() {
    for engine in engines().await {
        let db = filled(&engine, MORE).await;
        // The statements for the first page succeed; that for the second page of meetings fails badly.
        let pages = Arc::new(AtomicUsize::new(0));
        let watch = move |info: &Info| {
            let is_page = info.statement.sql.contains("FROM \"meeting\"") && info.statement.sql.contains("LIMIT");
            assert!(!is_page || pages.fetch_add(1, Ordering::Relaxed) == 0, "a test's panic");
        };
        let server = Server::watched(db, cold(), watch).await;
        let request = server.client.get(format!("{}/meetings.csv", server.address)).query(&SLUGS);
        // The connection may break off before the first bytes are on their way, or behind them.
        if let Ok(response) = request.send().await {
            assert_eq!(response.status(), StatusCode::OK);
            assert!(response.text().await.is_err(), "{}: a list that seems whole", engine.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_charged_as_a_whole_before_it_begins() {
    let engines = engines().await;
    let engine = &engines[0];
    let mut service = cold();
    // Enough for one page and not for three.
    service.load.rate_limit = Some(12_000.try_into().expect("a limit"));
    let server = Server::over(filled(engine, MORE).await, service).await;
    let response = get(&server, "/meetings.csv", &SLUGS).await;
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(response.headers().contains_key("ratelimit-limit"));
    assert_eq!(codes(&response.json().await.expect("JSON")), ["RATE_LIMITED"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_that_takes_long_is_not_idle() {
    let engines = engines().await;
    let mut service = cold();
    service.load.idle_time = Duration::from_millis(400);
    let server = Server::over(filled(&engines[0], 10_000).await, service).await;
    let started = Instant::now();
    let rows = records(&text(&server, "/meetings.csv", &SLUGS).await);
    assert_eq!(rows.len(), 10_000);
    assert!(started.elapsed() > Duration::from_millis(400), "long enough to tell");
}
