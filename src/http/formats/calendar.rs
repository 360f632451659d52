//! Meetings as a calendar (iCalendar, RFC 5545): one event of whole days for each.

use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

use super::{
    File,
    list::List,
    row::{Cited as _, FuzzyDate, Meeting, plain, spoken},
};

/// The meetings.
pub struct Meetings;

/// The last line of a calendar.
const END: &str = "END:VCALENDAR\r\n";

impl List for Meetings {
    type Row = Meeting;
    const QUERY: &'static str = include_str!("meetings.graphql");
    const FILE: File =
        File { name: "meetings.ics", media_type: "text/calendar; charset=utf-8", parameters: &["filter", "orderBy", "inexact"] };

    fn head() -> String {
        let mut calendar = Calendar::empty();
        for (name, value) in
            [("VERSION", "2.0"), ("PRODID", "-//iscm-graph//Meetings on migration//EN"), ("CALSCALE", "GREGORIAN")]
        {
            calendar.append_property(Property::new(name, value));
        }
        let calendar = calendar.name("Meetings on migration").to_string();
        calendar.trim_end_matches(END).to_owned()
    }

    fn rows(rows: &[Meeting], inexact: bool) -> String {
        let dated = rows.iter().filter_map(|row| Some((row, row.date.as_ref().filter(|date| inexact || date.is_exact())?)));
        dated.map(|(row, date)| event(row, date)).collect()
    }

    fn tail() -> &'static str {
        END
    }
}

/// A meeting on the days between which its date lies.
fn event(row: &Meeting, date: &FuzzyDate) -> String {
    let mut event = Event::new();
    let title = plain(&row.title);
    let mut description = vec![row.process.name.clone(), date.words().to_owned()];
    if date.is_exact() {
        event.summary(&title);
    } else {
        event.summary(&format!("{title} (day not known)"));
        description.push(format!("The day is not known: it lies between {} and {}.", date.earliest, date.latest));
    }
    if let Some(citation) = row.source() {
        let place = citation.locator.as_ref().map(|locator| format!(", {locator}")).unwrap_or_default();
        description.push(format!("Source: {}{place}", citation.source.title));
        // A URI is written as it is, so it must be one line.
        if let Some(url) = citation.source.url.as_ref().filter(|url| !url.contains(|sign: char| sign.is_control() || sign == ' '))
        {
            event.url(url);
        }
    }
    if let Some(place) = row.place() {
        event.location(&plain(&place));
    }
    event
        .uid(&format!("{}@iscm-graph", row.slug))
        // The data tells no time of its last change, and the same data is to give the same bytes.
        .timestamp(date.earliest.and_time(NaiveTime::MIN).and_utc())
        .starts(date.earliest)
        .ends(day_after(date.latest))
        .description(&plain(&description.join("\n")))
        .categories([spoken(&row.kind)])
        .add_property("TRANSP", "TRANSPARENT");
    event.try_into_string().expect("memory takes any text")
}

/// The end of a day: the next one, which an event does not include.
fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}
