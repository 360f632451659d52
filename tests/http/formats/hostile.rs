//! Texts that would break out of their place stay in it, whole.

use super::{calendar, records, text};
use crate::engines::{Server, cold, engines};
use atom_syndication::Feed;
use entity::meeting;
use icalendar::Component as _;
use iscm_graph::dataset;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _, Set};

const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"http://example.org\",\"a\")",
    "+1;2,3",
    "a\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "a\nATTACH:http://example.org",
    "\\n \\, \\; \\\\",
    "</title><script>alert(1)</script>&amp;]]>",
    "\u{1}bell\u{7} and \u{fffe}",
    "\"quoted\", 'and', \ttabbed",
    "ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱 ÄÖÜ 中文 🇵🇱",
];

/// What a calendar or XML can hold of a text.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| *sign == '\n' || *sign == '\t' || !(sign.is_control() || *sign == '\u{fffe}')).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_text_breaks_out_of_its_place() {
    for engine in engines().await {
        let db = engine.migrated().await;
        dataset::fill(&db).await.expect("the dataset");
        for (place, hostile) in HOSTILE.iter().enumerate() {
            let id = i64::try_from(place).expect("small") + 1;
            let row = meeting::Entity::find_by_id(id).one(&db).await.expect("an answer").expect("a meeting");
            let mut row = row.into_active_model();
            row.title = Set((*hostile).to_owned());
            row.city = Set(Some((*hostile).to_owned()));
            row.slug = Set(format!("hostile-{place}"));
            row.update(&db).await.expect("a write");
        }
        let server = Server::over(db, cold()).await;
        let filter = [("filter", "{\"slug\":{\"startsWith\":\"hostile-\"}}")];
        let rows = records(&text(&server, "/meetings.csv", &filter).await);
        let events = calendar(&text(&server, "/meetings.ics", &filter).await);
        let feed = Feed::read_from(text(&server, "/feed.atom", &[]).await.as_bytes()).expect("a feed");
        assert_eq!((rows.len(), events.events().count()), (HOSTILE.len(), HOSTILE.len()), "{}", engine.name);
        for (place, hostile) in HOSTILE.iter().enumerate() {
            let row = rows.iter().find(|row| row["slug"] == format!("hostile-{place}")).expect("a record");
            for column in ["title", "city"] {
                let cell = row[column].as_str().expect("a cell");
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
                assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), *hostile);
            }
            let event = events.events().find(|event| event.get_uid() == Some(&format!("hostile-{place}@iscm-graph")));
            let event = event.expect("an event");
            assert_eq!(event.get_summary().expect("a summary"), plain(hostile), "{}", engine.name);
            assert!(event.property_value("ATTACH").is_none());
            if let Some(entry) = feed.entries.iter().find(|entry| entry.id.ends_with(&format!("/hostile-{place}"))) {
                assert_eq!(entry.title.value.trim(), plain(hostile).trim());
            }
        }
    }
}
