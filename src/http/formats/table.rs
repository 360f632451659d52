//! Tables for people and spreadsheets (CSV, RFC 4180): names and codes, a row's main source beside it.
//!
//! A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break for a formula. Such a cell gets an apostrophe
//! in front, which spreadsheets know as "this is text"; so does one where apostrophes come before such a sign. Whoever takes one
//! apostrophe off such cells has every text back; `/data.zip` has them untouched.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::{
    File,
    list::List,
    row::{Cited, Declaration, FuzzyDate, Meeting, Membership},
};

const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// The meetings.
pub struct Meetings;

impl List for Meetings {
    type Row = Meeting;
    const QUERY: &'static str = include_str!("meetings.graphql");
    const FILE: File = File { name: "meetings.csv", media_type: MEDIA_TYPE, parameters: &["filter", "orderBy"] };

    fn head() -> String {
        records([[
            "slug",
            "process",
            "title",
            "kind",
            "date",
            "earliest",
            "latest",
            "precision",
            "mode",
            "city",
            "country_as_printed",
            "host_code",
            "host_name",
            "source_title",
            "source_url",
            "locator",
        ]])
    }

    fn rows(rows: &[Meeting], _: bool) -> String {
        records(rows.iter().map(|row| {
            let [date, earliest, latest, precision] = days(row.date.as_ref());
            let [source_title, source_url, locator] = source(row);
            [
                cell(&row.slug),
                cell(&row.process.slug),
                cell(&row.title),
                cell(&row.kind),
                date,
                earliest,
                latest,
                precision,
                cell(&row.mode),
                maybe(row.city.as_ref()),
                maybe(row.country_as_printed.as_ref()),
                maybe(row.host.as_ref().map(|host| &host.slug)),
                maybe(row.host.as_ref().map(|host| &host.name)),
                source_title,
                source_url,
                locator,
            ]
        }))
    }
}

/// The memberships.
pub struct Memberships;

impl List for Memberships {
    type Row = Membership;
    const QUERY: &'static str = include_str!("memberships.graphql");
    const FILE: File = File { name: "memberships.csv", media_type: MEDIA_TYPE, parameters: &["filter"] };

    fn head() -> String {
        records([[
            "process",
            "process_name",
            "member_kind",
            "member",
            "member_name",
            "listed_as",
            "role",
            "role_label",
            "subgroup",
            "standing",
            "founding",
            "start",
            "end",
            "ongoing",
            "not_before",
            "source_title",
            "source_url",
            "locator",
        ]])
    }

    fn rows(rows: &[Membership], _: bool) -> String {
        records(rows.iter().map(|row| {
            let [source_title, source_url, locator] = source(row);
            [
                cell(&row.process.slug),
                cell(&row.process.name),
                row.member.kind.to_uppercase().into(),
                cell(&row.member.named.slug),
                cell(&row.member.named.name),
                maybe(row.listed_as.as_ref()),
                cell(&row.role),
                maybe(row.role_label.as_ref()),
                maybe(row.subgroup.as_ref()),
                cell(&row.standing),
                row.founding.map(|founding| founding.to_string()).unwrap_or_default().into(),
                maybe(row.period.start.as_ref().map(|start| &start.edtf)),
                maybe(row.period.end.as_ref().map(|end| &end.edtf)),
                row.period.ongoing.to_string().into(),
                row.period.not_before.map(|day| day.to_string()).unwrap_or_default().into(),
                source_title,
                source_url,
                locator,
            ]
        }))
    }
}

/// The declarations.
pub struct Declarations;

impl List for Declarations {
    type Row = Declaration;
    const QUERY: &'static str = include_str!("declarations.graphql");
    const FILE: File = File { name: "declarations.csv", media_type: MEDIA_TYPE, parameters: &["filter", "orderBy"] };

    fn head() -> String {
        records([[
            "slug",
            "process",
            "title",
            "form",
            "date",
            "earliest",
            "latest",
            "precision",
            "adopted_at",
            "adopted_at_title",
            "adopted_at_date",
            "url",
            "source_title",
            "source_url",
            "locator",
        ]])
    }

    fn rows(rows: &[Declaration], _: bool) -> String {
        records(rows.iter().map(|row| {
            let [date, earliest, latest, precision] = days(row.date.as_ref());
            let [source_title, source_url, locator] = source(row);
            let adoption = row.adopted_at.as_ref();
            [
                cell(&row.slug),
                cell(&row.process.slug),
                cell(&row.title),
                cell(&row.form),
                date,
                earliest,
                latest,
                precision,
                maybe(adoption.map(|meeting| &meeting.slug)),
                maybe(adoption.map(|meeting| &meeting.title)),
                maybe(adoption.and_then(|meeting| meeting.date.as_ref()).map(|date| &date.edtf)),
                maybe(row.url.as_ref()),
                source_title,
                source_url,
                locator,
            ]
        }))
    }
}

type Cell<'a> = Cow<'a, str>;

/// The lines of records.
fn records<const CELLS: usize>(records: impl IntoIterator<Item = [impl AsRef<str>; CELLS]>) -> String {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for record in records {
        csv.write_record(record.iter().map(|cell| cell.as_ref().as_bytes())).expect("memory takes any record");
    }
    String::from_utf8(csv.into_inner().expect("memory takes any record")).expect("cells are UTF-8")
}

/// A text that no spreadsheet takes for a formula.
fn cell(text: &str) -> Cell<'_> {
    let first = text.trim_start_matches('\'').chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n') => format!("'{text}").into(),
        _ => text.into(),
    }
}

fn maybe(text: Option<&String>) -> Cell<'_> {
    text.map_or("".into(), |text| cell(text))
}

fn days(date: Option<&FuzzyDate>) -> [Cell<'_>; 4] {
    let Some(date) = date else { return Default::default() };
    [cell(&date.edtf), date.earliest.to_string().into(), date.latest.to_string().into(), cell(&date.precision)]
}

fn source(row: &impl Cited) -> [Cell<'_>; 3] {
    let Some(citation) = row.source() else { return Default::default() };
    [cell(&citation.source.title), maybe(citation.source.url.as_ref()), maybe(citation.locator.as_ref())]
}

#[cfg(test)]
mod tests {
    use super::{cell, records};

    #[test]
    fn no_cell_is_a_formula_and_every_text_can_be_had_back() {
        for (text, written) in [
            ("=HYPERLINK(\"http://a\")", "'=HYPERLINK(\"http://a\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("'=1", "''=1"),
            ("''", "''"),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
            ("", ""),
            ("2018-10-02/2018-10-03", "2018-10-02/2018-10-03"),
            ("Côte d'Ivoire = 1", "Côte d'Ivoire = 1"),
        ] {
            assert_eq!(cell(text), written);
        }
    }

    #[test]
    fn cells_hold_what_separates_cells() {
        assert_eq!(records([["a,b", "c\"d", "e\r\nf", "", "g"]]), "\"a,b\",\"c\"\"d\",\"e\r\nf\",,g\r\n");
    }
}
