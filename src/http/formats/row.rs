//! Rows as the queries beside this file select them.

use chrono::NaiveDate;
use serde::Deserialize;

/// A meeting.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    pub slug: String,
    pub process: Named,
    pub title: String,
    pub kind: String,
    pub date: Option<FuzzyDate>,
    pub mode: String,
    pub city: Option<String>,
    pub country_as_printed: Option<String>,
    pub host: Option<Named>,
    citations: Vec<Citation>,
}

/// A membership.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    pub process: Named,
    pub member: Party,
    pub role: String,
    pub role_label: Option<String>,
    pub subgroup: Option<String>,
    pub standing: String,
    pub listed_as: Option<String>,
    pub founding: Option<bool>,
    pub period: Period,
    citations: Vec<Citation>,
}

/// A declaration.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Declaration {
    pub slug: String,
    pub process: Named,
    pub title: String,
    pub form: String,
    pub date: Option<FuzzyDate>,
    pub adopted_at: Option<Adoption>,
    pub url: Option<String>,
    citations: Vec<Citation>,
}

/// A row that another one names, by its slug or its code.
#[derive(Debug, Deserialize)]
pub struct Named {
    #[serde(alias = "code")]
    pub slug: String,
    pub name: String,
}

/// A party, and what it is.
#[derive(Debug, Deserialize)]
pub struct Party {
    pub kind: String,
    #[serde(flatten)]
    pub named: Named,
}

/// The meeting that adopted a declaration.
#[derive(Debug, Deserialize)]
pub struct Adoption {
    pub slug: String,
    pub title: String,
    pub date: Option<FuzzyDate>,
}

/// A date as exact as it is known.
#[derive(Debug, Deserialize)]
pub struct FuzzyDate {
    pub text: Option<String>,
    pub edtf: String,
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
    pub precision: String,
}

impl FuzzyDate {
    /// Whether the day is known, or both days of a range.
    pub fn is_exact(&self) -> bool {
        self.precision == "DAY"
    }

    /// As the source prints it or, where it prints no date of its own, in EDTF.
    pub fn words(&self) -> &str {
        self.text.as_deref().unwrap_or(&self.edtf)
    }
}

/// An end of a period.
#[derive(Debug, Deserialize)]
pub struct End {
    pub edtf: String,
}

/// From when to when a membership holds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    pub start: Option<End>,
    pub end: Option<End>,
    pub ongoing: bool,
    pub not_before: Option<NaiveDate>,
}

/// Who says so.
#[derive(Debug, Deserialize)]
pub struct Citation {
    pub source: Source,
    pub locator: Option<String>,
}

/// A page or a document.
#[derive(Debug, Deserialize)]
pub struct Source {
    pub title: String,
    pub url: Option<String>,
}

/// A row that stands on sources, the main one first.
pub trait Cited {
    /// Its citations.
    fn citations(&self) -> &[Citation];

    /// Its main source.
    fn source(&self) -> Option<&Citation> {
        self.citations().first()
    }
}

macro_rules! cited {
    ($($row:ident),+) => {
        $(impl Cited for $row {
            fn citations(&self) -> &[Citation] {
                &self.citations
            }
        })+
    };
}
cited!(Meeting, Membership, Declaration);

impl Meeting {
    /// Where it took place: "Skopje, Macedonia", "Online"; none where the source does not say.
    pub fn place(&self) -> Option<String> {
        let place: Vec<&str> = [&self.city, &self.country_as_printed].into_iter().flatten().map(String::as_str).collect();
        match (place.is_empty(), &*self.mode) {
            (true, "ONLINE" | "HYBRID") => Some("Online".to_owned()),
            (true, _) => None,
            (false, "HYBRID") => Some(format!("{}, and online", place.join(", "))),
            (false, _) => Some(place.join(", ")),
        }
    }
}

/// A word of an enum for readers: `SENIOR_OFFICIALS_MEETING` is "Senior officials meeting".
pub fn spoken(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or_default();
    format!("{first}{}", rest.to_lowercase().replace('_', " "))
}

/// A text without the signs that neither calendars nor XML can hold.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|sign| matches!(sign, '\n' | '\t') || !(sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}')))
        .collect()
}
