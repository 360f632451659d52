//! News: the newest meetings and declarations as a feed (Atom, RFC 4287).

use std::sync::Arc;

use async_graphql::parser::{parse_query, types::ExecutableDocument};
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::body::Body;
use chrono::{DateTime, NaiveDate, NaiveTime};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Asked, Course, File, Format, list,
    row::{Cited, Declaration, FuzzyDate, Meeting, plain, spoken},
};
use crate::http::refusal::Refusal;

/// How many entries the feed has at most; its query asks for as many of each.
const ENTRIES: usize = 50;

/// The newest meetings and declarations, or those of the processes that fulfil a filter.
pub struct News(Arc<ExecutableDocument>);

impl News {
    pub fn new() -> Self {
        Self(Arc::new(parse_query(include_str!("feed.graphql")).expect("our own queries are GraphQL")))
    }
}

impl Format for News {
    const FILE: File = File { name: "feed.atom", media_type: "application/atom+xml; charset=utf-8", parameters: &["filter"] };

    async fn body(&self, course: &mut Course<'_>, mut asked: Asked) -> Result<Option<Body>, Refusal> {
        let filter = asked.variables.remove("filter");
        let address = address(filter.as_ref());
        let filter = filter.unwrap_or_else(|| json!({}));
        for (name, filter) in [
            ("meetings", json!({ "process": filter, "date": { "isNull": false } })),
            ("dated", json!({ "process": filter, "date": { "isNull": false } })),
            ("adopted", json!({ "process": filter, "date": { "isNull": true }, "adoptedAt": { "date": { "isNull": false } } })),
        ] {
            asked.variables.insert(name.to_owned(), filter);
        }
        let cost = course.price(&self.0, &asked.variables)?;
        let Some((turn, revision)) = course.begin(&asked).await? else { return Ok(None) };
        course.charge(cost.saturating_sub(1))?;
        let found: Found = list::read(course.door, &self.0, asked.variables, &turn).await?;
        course.hold(&revision).await?;
        Ok(Some(Body::from(feed(found, &address).to_string())))
    }
}

#[derive(Deserialize)]
struct Found {
    dataset: Dataset,
    meetings: Nodes<Meeting>,
    dated: Nodes<Declaration>,
    adopted: Nodes<Declaration>,
}

#[derive(Deserialize)]
struct Dataset {
    title: String,
    licence: String,
}

#[derive(Deserialize)]
struct Nodes<R> {
    nodes: Vec<R>,
}

/// Where the feed is: each filter makes a feed of its own.
fn address(filter: Option<&Value>) -> String {
    let filter = filter.map(|filter| format!("?filter={}", utf8_percent_encode(&filter.to_string(), NON_ALPHANUMERIC)));
    format!("feed.atom{}", filter.unwrap_or_default())
}

fn feed(Found { dataset, meetings, dated, adopted }: Found, address: &str) -> Feed {
    let meetings = meetings.nodes.iter().filter_map(meeting);
    let declarations = dated.nodes.iter().chain(&adopted.nodes).filter_map(declaration);
    let mut entries: Vec<Entry> = meetings.chain(declarations).collect();
    entries.sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.id.cmp(&other.id)));
    entries.truncate(ENTRIES);
    Feed {
        title: Text::plain(plain(&dataset.title)),
        id: format!("tag:iscm-graph,2026:{address}"),
        // Nothing is newer than the first; where there is none, there never was any.
        updated: entries.first().map(|entry| entry.updated).unwrap_or_default(),
        authors: vec![Person { name: "iscm-graph".to_owned(), ..Person::default() }],
        links: vec![Link { href: format!("/{address}"), rel: "self".to_owned(), ..Link::default() }],
        rights: Some(Text::plain(plain(&dataset.licence))),
        entries,
        ..Feed::default()
    }
}

/// A meeting, as news.
fn meeting(row: &Meeting) -> Option<Entry> {
    let date = row.date.as_ref()?;
    let what = [Some(row.process.name.clone()), Some(date.words().to_owned()), row.place()];
    Some(entry(&format!("meeting/{}", row.slug), &row.title, &row.kind, date, &what, row))
}

/// A declaration, as news of its own date or of that of the meeting that adopted it.
fn declaration(row: &Declaration) -> Option<Entry> {
    let adoption = row.adopted_at.as_ref();
    let date = row.date.as_ref().or_else(|| adoption?.date.as_ref())?;
    let adopted = adoption.map(|meeting| format!("Adopted at: {}", meeting.title));
    let what = [Some(row.process.name.clone()), Some(date.words().to_owned()), adopted];
    let mut entry = entry(&format!("declaration/{}", row.slug), &row.title, &row.form, date, &what, row);
    entry.links.extend(row.url.as_deref().map(|url| link("alternate", url, &row.title)));
    Some(entry)
}

fn entry(id: &str, title: &str, kind: &str, date: &FuzzyDate, what: &[Option<String>], row: &impl Cited) -> Entry {
    let what: Vec<&str> = what.iter().flatten().map(String::as_str).collect();
    let source = row.source().map(|citation| &citation.source);
    let source = source.and_then(|source| Some(link("via", source.url.as_deref()?, &source.title)));
    Entry {
        title: Text::plain(plain(title)),
        id: format!("tag:iscm-graph,2026:{id}"),
        // The data tells no time of its last change: what it tells of is what is new.
        updated: midnight(date.earliest),
        categories: vec![Category { term: kind.to_owned(), label: Some(spoken(kind)), ..Category::default() }],
        links: source.into_iter().collect(),
        content: Some(Content {
            value: Some(plain(&what.join("\n"))),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, address: &str, title: &str) -> Link {
    Link { href: plain(address), rel: rel.to_owned(), title: Some(plain(title)), ..Link::default() }
}

fn midnight(day: NaiveDate) -> FixedDateTime {
    DateTime::from(day.and_time(NaiveTime::MIN).and_utc())
}
