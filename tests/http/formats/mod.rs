//! Open formats: each is read by a parser that is not ours, and says what the graph says.

mod hostile;
mod long;
mod validated;

use std::{
    io::{Cursor, Read as _},
    sync::atomic::Ordering,
};

use super::{assert_clean, codes};
use crate::engines::{Server, engines};
use atom_syndication::Feed;
use iscm_graph::{database, dataset};
use reqwest::{Method, Response, StatusCode, header::IF_NONE_MATCH};
use serde_json::{Value, json};
use zip::ZipArchive;

pub const ADDRESSES: [&str; 6] =
    ["/meetings.ics", "/meetings.csv", "/memberships.csv", "/declarations.csv", "/feed.atom", "/data.zip"];

const PRAGUE: &str = "{\"process\":{\"slug\":{\"eq\":\"prague-process\"}}}";

pub async fn get(server: &Server, address: &str, parameters: &[(&str, &str)]) -> Response {
    server.client.get(format!("{}{address}", server.address)).query(parameters).send().await.expect("an answer")
}

pub async fn text(server: &Server, address: &str, parameters: &[(&str, &str)]) -> String {
    let response = get(server, address, parameters).await;
    assert_eq!(response.status(), StatusCode::OK, "{address} {parameters:?}");
    response.text().await.expect("a text")
}

/// The records of a table, each cell under its column.
pub fn records(table: &str) -> Vec<Value> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize::<std::collections::HashMap<String, String>>().map(|record| json!(record.expect("a record"))).collect()
}

pub fn calendar(text: &str) -> icalendar::Calendar {
    text.parse().expect("a calendar")
}

/// What all rows hold under a name.
fn cells(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_str().expect("a text").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_gives_the_addresses_of_its_tables() {
    for engine in engines().await {
        let server = engine.served().await;
        for (query, name) in [
            ("list: meetings(filter: { process: { slug: { eq: \"prague-process\" } } }, first: 100) { .. }", "slug"),
            (
                "process(slug: \"prague-process\") { list: meetings(first: 100, filter: { kind: { in: [WORKSHOP, TRAINING] }, not: { city: { contains: \"w\" } } }, orderBy: [{ host: { name: DESC } }, { title: ASC }]) { .. } }",
                "slug",
            ),
            ("state(code: \"PL\") { list: hostedMeetings(first: 100, orderBy: { date: ASC }) { .. } }", "slug"),
            ("initiative(slug: \"pp-ti\") { list: meetings(first: 100) { .. } }", "slug"),
            ("process(slug: \"prague-process\") { list: declarations(first: 100) { .. } }", "slug"),
            (
                "list: declarations(first: 100, filter: { process: { slug: { eq: \"prague-process\" } } }, orderBy: { title: DESC }) { .. }",
                "slug",
            ),
            ("process(slug: \"prague-process\") { list: members(first: 100) { .. } }", "listedAs"),
            ("process(slug: \"prague-process\") { list: members(first: 100, kind: [ORGANIZATION, PROCESS]) { .. } }", "listedAs"),
            (
                "process(slug: \"prague-process\") { list: members(first: 100, role: null, kind: STATE, on: \"2012-01-01\", match: DEFINITELY) { .. } }",
                "listedAs",
            ),
            (
                "list: members(first: 100, filter: { process: { slug: { eq: \"prague-process\" } }, listedAs: { startsWith: \"S\" } }) { .. }",
                "listedAs",
            ),
        ] {
            let query = format!("{{ {} }}", query.replace("..", &format!("csvUrl nodes {{ {name} }}")));
            let answer = server.ask(&query).await;
            let data = answer["data"].as_object().and_then(|data| data.values().next()).expect("data");
            let list = if data["list"].is_object() { &data["list"] } else { data };
            let address = list["csvUrl"].as_str().unwrap_or_else(|| panic!("{query}: {answer}"));
            let rows = records(&text(&server, address, &[]).await);
            let column = if name == "slug" { "slug" } else { "listed_as" };
            assert_eq!(cells(&rows, column), cells(list["nodes"].as_array().expect("nodes"), name), "{} {address}", engine.name);
            assert!(!rows.is_empty(), "{query} gives rows");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whole_lists_have_as_many_rows_as_the_graph_counts() {
    for engine in engines().await {
        let server = engine.served().await;
        for (field, kind, address) in [
            ("meetings", "MeetingFilter", "/meetings.csv"),
            ("members", "MembershipFilter", "/memberships.csv"),
            ("declarations", "DeclarationFilter", "/declarations.csv"),
        ] {
            for filter in ["{}", PRAGUE, "{\"not\":{\"process\":{\"name\":{\"startsWith\":\"prague\"}}}}", "{\"or\":[]}"] {
                let query = format!("query($f: {kind}) {{ {field}(filter: $f) {{ totalCount }} }}");
                let variable: Value = serde_json::from_str(filter).expect("JSON");
                let answer = server.ask_with(&query, json!({ "f": variable })).await;
                let rows = records(&text(&server, address, &[("filter", filter)]).await);
                assert_eq!(json!(rows.len()), answer["data"][field]["totalCount"], "{} {address} {filter}", engine.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_meeting_is_an_event_of_whole_days() {
    use icalendar::{Component as _, DatePerhapsTime, EventLike as _};
    for engine in engines().await {
        let server = engine.served().await;
        let query = "{ meetings(first: 100, filter: { process: { slug: { eq: \"prague-process\" } } }) { icsUrl nodes { slug title date { earliest latest precision } city countryAsPrinted citations { source { url } } } } }";
        let answer = server.ask(query).await;
        let list = &answer["data"]["meetings"];
        let address = list["icsUrl"].as_str().expect("an address");
        let written = text(&server, address, &[]).await;
        assert!(
            written.lines().all(|line| line.len() <= 75) && written.replace("\r\n", "").find('\n').is_none(),
            "lines are folded"
        );
        let exact = calendar(&written);
        let inexact = calendar(&text(&server, &format!("{address}&inexact=true"), &[]).await);
        let nodes = list["nodes"].as_array().expect("nodes");
        let of_a_day = nodes.iter().filter(|node| node["date"]["precision"] == "DAY").count();
        let dated = nodes.iter().filter(|node| node["date"].is_object()).count();
        assert!(of_a_day < dated, "some meetings have a month alone");
        assert_eq!((exact.events().count(), inexact.events().count()), (of_a_day, dated), "{}", engine.name);
        assert!(exact.property_value("PRODID").is_some_and(|product| product.contains("iscm-graph")));
        for event in inexact.events() {
            let slug = event.get_uid().and_then(|uid| uid.strip_suffix("@iscm-graph")).expect("a stable id");
            let node = nodes.iter().find(|node| node["slug"] == slug).expect("a meeting");
            let day = |name: &str| -> chrono::NaiveDate { node["date"][name].as_str().expect("a day").parse().expect("a day") };
            let (start, end) = (event.get_start().expect("a start"), event.get_end().expect("an end"));
            assert_eq!(start, DatePerhapsTime::Date(day("earliest")), "{slug}");
            assert_eq!(end, DatePerhapsTime::Date(day("latest").succ_opt().expect("a next day")), "{slug}");
            let is_exact = node["date"]["precision"] == "DAY";
            let summary = event.get_summary().expect("a summary");
            let title = node["title"].as_str().expect("a title");
            assert_eq!(summary == title, is_exact, "{summary}");
            assert_eq!(summary == format!("{title} (day not known)"), !is_exact, "{summary}");
            assert_eq!(event.get_url(), node["citations"][0]["source"]["url"].as_str());
            if let Some(city) = node["city"].as_str() {
                assert!(event.get_location().is_some_and(|place| place.starts_with(city)), "{slug}");
            }
            assert!(event.get_timestamp().is_some() && event.get_categories().is_some());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_has_the_newest_first() {
    for engine in engines().await {
        let server = engine.served().await;
        for parameters in [vec![], vec![("filter", "{\"slug\":{\"eq\":\"prague-process\"}}")], vec![("filter", "{\"or\":[]}")]] {
            let feed = Feed::read_from(text(&server, "/feed.atom", &parameters).await.as_bytes()).expect("a feed");
            let days: Vec<_> = feed.entries.iter().map(|entry| entry.updated).collect();
            assert!(days.is_sorted_by(|one, other| one >= other) && days.len() <= 50, "{days:?}");
            assert!(feed.id.starts_with("tag:") && !feed.authors.is_empty());
            let ids: std::collections::HashSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
            assert_eq!(ids.len(), feed.entries.len(), "each entry has an id of its own");
            if let [(_, filter)] = &parameters[..] {
                assert_eq!(feed.entries.is_empty(), filter.contains("or"), "{filter}");
                let of_prague = |part: &str| feed.entries.iter().any(|entry| entry.id.contains(part));
                assert_eq!(of_prague(":declaration/bratislava-ministerial-declaration"), filter.contains("slug"));
                assert_eq!(of_prague(":meeting/prague-process-"), filter.contains("slug"));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_package_is_what_export_writes() {
    for engine in engines().await {
        let server = engine.served().await;
        let db = database::connect(&engine.url, 1, None).await.expect("a connection");
        let package = dataset::export(&db).await.expect("the package");
        let bytes = get(&server, "/data.zip", &[]).await.bytes().await.expect("an archive");
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
        assert_eq!(archive.len(), package.files().count());
        for (name, text) in package.files() {
            let mut found = String::new();
            archive.by_name(name).expect("a file").read_to_string(&mut found).expect("a text");
            assert!(found == text, "{} {name}", engine.name);
        }
        // Another server over the same data gives the same bytes.
        assert!(bytes == get(&engine.served().await, "/data.zip", &[]).await.bytes().await.expect("an archive"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_used_is_refused_with_a_reason() {
    for engine in engines().await {
        let server = engine.served().await;
        for (address, parameters, word) in [
            ("/meetings.csv", vec![("filter", "{")], "JSON"),
            ("/meetings.csv", vec![("filter", "")], "JSON"),
            ("/meetings.csv", vec![("filter", "null")], "null"),
            ("/meetings.csv", vec![("filter", "{\"city\":null}")], "null"),
            ("/meetings.csv", vec![("filter", "{\"town\":{\"eq\":\"Skopje\"}}")], "town"),
            ("/meetings.csv", vec![("filter", "{\"city\":{\"eq\":7}}")], "String"),
            ("/meetings.csv", vec![("filter", "{\"city\":{\"eq\":\"a\\u0000b\"}}")], "U+0000"),
            ("/meetings.csv", vec![("filter", "{\"date\":{\"from\":\"2011-13-01\"}}")], "2011-13-01"),
            ("/meetings.csv", vec![("filter", "{\"kind\":{\"eq\":\"PARTY\"}}")], "MeetingKind"),
            ("/meetings.csv", vec![("orderBy", "{\"date\":\"DOWN\"}")], "Direction"),
            ("/meetings.csv", vec![("orderBy", "{\"date\":\"ASC\",\"title\":\"ASC\"}")], "one field"),
            ("/meetings.csv", vec![("filtre", "{}")], "filtre"),
            ("/meetings.csv", vec![("inexact", "true")], "inexact"),
            ("/meetings.csv", vec![("filter", "{}"), ("filter", "{}")], "twice"),
            ("/meetings.ics", vec![("inexact", "perhaps")], "inexact"),
            ("/memberships.csv", vec![("orderBy", "[]")], "orderBy"),
            ("/feed.atom", vec![("filter", "{\"title\":{\"eq\":\"a\"}}")], "title"),
            ("/data.zip", vec![("filter", "{}")], "filter"),
        ] {
            let response = get(&server, address, &parameters).await;
            assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{} {address} {parameters:?}", engine.name);
            assert_eq!(response.headers()["cache-control"], "no-store");
            let answer: Value = response.json().await.expect("JSON");
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{address} {parameters:?}: {answer}");
            assert!(answer["errors"][0]["message"].as_str().expect("a message").contains(word), "{word}: {answer}");
            assert_clean(&answer);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_hold_for_files_too() {
    let engines = engines().await;
    let server = engines[0].served().await;
    let long = format!("{{\"city\":{{\"eq\":\"{}\"}}}}", "x".repeat(20_000));
    let response = get(&server, "/meetings.csv", &[("filter", &long)]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(codes(&response.json().await.expect("JSON")), ["QUERY_LIMIT_EXCEEDED"]);
    let deep = format!("{}{{}}{}", "{\"not\":".repeat(500), "}".repeat(500));
    assert_eq!(get(&server, "/meetings.csv", &[("filter", &deep)]).await.status(), StatusCode::BAD_REQUEST);
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let request = server.client.request(method, format!("{}/meetings.csv", server.address));
        let response = request.send().await.expect("an answer");
        assert_eq!(
            (response.status(), &response.headers()["allow"]),
            (StatusCode::METHOD_NOT_ALLOWED, &"GET, HEAD".parse().expect("text"))
        );
        assert_eq!(codes(&response.json().await.expect("JSON")), ["METHOD_NOT_ALLOWED"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_the_client_has_is_not_sent_again() {
    for engine in engines().await {
        let server = engine.served().await;
        let db = database::connect(&engine.url, 1, None).await.expect("a connection");
        for address in ADDRESSES {
            let whole = get(&server, address, &[]).await;
            let tag = whole.headers()["etag"].clone();
            assert_eq!(whole.headers()["cache-control"], "public, max-age=60");
            assert_eq!(whole.headers()["access-control-allow-origin"], "*");
            assert!(whole.headers().contains_key("x-request-id"));
            let name = format!("filename=\"{}\"", address.trim_start_matches('/'));
            assert!(whole.headers()["content-disposition"].to_str().expect("text").contains(&name));
            let bytes = whole.bytes().await.expect("a file");
            server.statements.store(0, Ordering::Relaxed);
            let request = server.client.get(format!("{}{address}", server.address)).header(IF_NONE_MATCH, &tag);
            let again = request.send().await.expect("an answer");
            assert_eq!((again.status(), &again.headers()["etag"]), (StatusCode::NOT_MODIFIED, &tag), "{address}");
            assert_eq!(server.statements.load(Ordering::Relaxed), 1, "only the revision is read");
            let head = server.client.head(format!("{}{address}", server.address)).send().await.expect("an answer");
            assert_eq!((head.status(), &head.headers()["etag"]), (StatusCode::OK, &tag), "{address}");
            assert!(head.bytes().await.expect("nothing").is_empty());
            // The same data under another revision: another tag, the same bytes.
            sea_orm::ConnectionTrait::execute_unprepared(&db, "UPDATE theme SET name = name").await.expect("a write");
            let later = get(&server, address, &[]).await;
            assert_ne!(later.headers()["etag"], tag, "{address}");
            assert!(later.bytes().await.expect("a file") == bytes, "{} {address}", engine.name);
        }
        let tag = async |parameters: &[(&str, &str)]| get(&server, "/meetings.ics", parameters).await.headers()["etag"].clone();
        assert_ne!(tag(&[]).await, tag(&[("inexact", "true")]).await);
        assert_ne!(tag(&[]).await, tag(&[("filter", PRAGUE)]).await);
    }
}
