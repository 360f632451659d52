//! Dates and periods, as exact as they are known.

use async_graphql::{Enum, Object};
use chrono::NaiveDate;
use entity::{edtf, period};
use sea_orm::DbErr;

use super::{
    error::{Error, Result},
    scalar::{Date, Edtf},
};

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "edtf::Precision")]
pub enum DatePrecision {
    /// The day, or both days of a range.
    Day,
    /// The month, not the day.
    Month,
    /// The year alone.
    Year,
}

/// How sure a match with an inexact date must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "edtf::Match")]
pub enum DateMatch {
    /// It could hold on one of the days: "January 2013" possibly fell on 15 January.
    #[default]
    Possibly,
    /// It must hold on one of the days: "January 2013" definitely fell between 1 and 31 January.
    Definitely,
}

/// A date as exact as it is known, and the days between which it lies.
pub struct FuzzyDate {
    edtf: String,
    text: Option<String>,
}

impl FuzzyDate {
    /// The date in a row, with its words in the source.
    pub fn of(date: Option<&String>, text: Option<&String>) -> Option<Self> {
        Some(Self { edtf: date?.clone(), text: text.cloned() })
    }

    /// What it means. What is stored was checked when it was imported.
    fn meaning(&self) -> Result<edtf::Edtf> {
        self.edtf.parse().map_err(|malformed: edtf::Malformed| Error::Internal(DbErr::Type(malformed.to_string())))
    }
}

/// A date as exact as it is known. "January 2013" is `2013-01`: some day from `2013-01-01` to `2013-01-31`. A meeting of two days is
/// `2018-10-02/2018-10-03`, precision `DAY`.
#[Object]
impl FuzzyDate {
    /// The date in EDTF (ISO 8601-2), such as `2013-01`.
    async fn edtf(&self) -> Edtf {
        Edtf(self.edtf.clone())
    }

    /// The first day it can mean.
    fn earliest(&self) -> Result<Date> {
        Ok(Date(self.meaning()?.earliest))
    }

    /// The last day it can mean.
    fn latest(&self) -> Result<Date> {
        Ok(Date(self.meaning()?.latest))
    }

    /// How much of it is known.
    fn precision(&self) -> Result<DatePrecision> {
        Ok(self.meaning()?.precision.into())
    }

    /// The date as the source prints it, such as "November, 2011"; null where it is not printed as a date of its own.
    async fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

/// From when to when something holds.
pub struct Period(pub period::Period);

/// From when to when something holds. Either end may be unknown (null), and an end may be known to be open (`ongoing`).
#[Object]
impl Period {
    /// When it starts; null where no source says.
    async fn start(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.start.as_ref(), None)
    }

    /// When it ends; null where it is ongoing or no source says.
    async fn end(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.end.as_ref(), None)
    }

    /// Whether it had no end yet when the source was written.
    async fn ongoing(&self) -> bool {
        self.0.ongoing
    }

    /// The first day it can start on. Known for some periods whose start is not printed: nobody takes
    /// part in a process before it is established, and a chair follows the one before. Null where nothing bounds the start.
    async fn not_before(&self) -> Option<Date> {
        self.0.start_earliest.map(Date)
    }

    /// Whether it includes a day.
    async fn includes(
        &self,
        #[graphql(desc = "The day, `YYYY-MM-DD`.")] date: Date,
        #[graphql(
            name = "match",
            default_with = "Some(DateMatch::Possibly)",
            desc = "Whether it could include the day or must."
        )]
        sure: Option<DateMatch>,
    ) -> bool {
        self.0.holds(date.0, date.0, sure.unwrap_or_default().into())
    }
}

/// A day asked for, and how sure the answer must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct On {
    /// The day.
    pub day: NaiveDate,
    /// How sure.
    pub sure: DateMatch,
}

impl On {
    /// Arguments `on` and `match` of a field.
    pub fn new(on: Option<Date>, sure: Option<DateMatch>) -> Option<Self> {
        on.map(|on| Self { day: on.0, sure: sure.unwrap_or_default() })
    }

    /// That a row of `E` holds on the day.
    pub fn holds<E: period::Lasting>(self) -> sea_orm::Condition {
        E::holds(self.day, self.day, self.sure.into())
    }
}
