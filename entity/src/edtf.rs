//! Dates as sources print them: a day, a month, a year, or a range of these, in EDTF (ISO 8601-2).

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use edtf_core::{Bound, Bounds, DateField};
use sea_orm::{ColumnTrait, Condition, EntityTrait};

/// A date or a range of dates with both ends known, and the days between which it lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: String,
    /// The first day it can mean.
    pub earliest: NaiveDate,
    /// The last day it can mean.
    pub latest: NaiveDate,
    /// How much of it is known; of a range, the coarser end.
    pub precision: Precision,
}

crate::words! {
    /// How much of a date is known.
    #[derive(PartialOrd, Ord)]
    Precision {
        /// The day.
        Day,
        /// The month, not the day.
        Month,
        /// The year alone.
        Year,
    }
}

/// How sure a match with an inexact date must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Match {
    /// It could hold on one of the days asked for.
    Possibly,
    /// It must.
    Definitely,
}

/// One end of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Known, at least as a year.
    At(Edtf),
    /// Known to be open: `..`.
    Open,
    /// Not known: nothing is written.
    Unknown,
}

/// Why a text is not a date; one line, fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(String);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

impl Edtf {
    /// The text, as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.text
    }
}

impl FromStr for Edtf {
    type Err = Malformed;

    /// Reads `2018-10-02`, `2013-01`, `2009` and the like (levels 0 and 1, without times, seasons and decades), or two of them with
    /// `/` between.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let Some((start, end)) = text.split_once('/') else { return single(text) };
        let (start, end) = (single(start)?, single(end)?);
        if end.latest < start.earliest {
            return Err(Malformed(format!("{text:?} ends before it starts")));
        }
        Ok(Self {
            text: text.to_owned(),
            earliest: start.earliest,
            latest: end.latest,
            precision: start.precision.max(end.precision),
        })
    }
}

/// Reads a period: two ends with `/` between, each a date, `..` (open) or nothing (unknown).
///
/// # Errors
/// Where an end is no date, or the period would end before it starts.
pub fn parse_period(text: &str) -> Result<(End, End), Malformed> {
    let (start, end) =
        text.split_once('/').ok_or_else(|| Malformed(format!("{text:?} is not a period such as 2011/2017, 2010/.. or /..")))?;
    let ends = (parse_end(start)?, parse_end(end)?);
    match &ends {
        (End::At(start), End::At(end)) if end.latest < start.earliest => {
            Err(Malformed(format!("{text:?} ends before it starts")))
        }
        _ => Ok(ends),
    }
}

fn parse_end(text: &str) -> Result<End, Malformed> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        date => single(date).map(End::At),
    }
}

fn single(text: &str) -> Result<Edtf, Malformed> {
    let malformed = || Malformed(format!("{text:?} is not an EDTF date such as 2018-10-02, 2013-01 or 2009"));
    let parsed = edtf_core::Edtf::parse(text).map_err(|_| malformed())?;
    let edtf_core::Edtf::Date(date) = parsed else { return Err(malformed()) };
    let unspecified = |field: Option<DateField>| field.is_none_or(DateField::has_unspecified);
    let precision = match date.precision() {
        // A season is no stretch of days that all readers agree on, and a decade is more than a year.
        edtf_core::Precision::Season => return Err(malformed()),
        _ if parsed.level() > 1 || date.year.has_unspecified() => return Err(malformed()),
        _ if unspecified(date.month) => Precision::Year,
        _ if unspecified(date.day) => Precision::Month,
        _ => Precision::Day,
    };
    let Bounds { earliest, latest } = parsed.bounds();
    let day = |bound| match bound {
        Bound::Date(day) if (0..=9999).contains(&day.year) => {
            NaiveDate::from_ymd_opt(i32::try_from(day.year).ok()?, day.month.into(), day.day.into())
        }
        _ => None,
    };
    let (earliest, latest) = day(earliest).zip(day(latest)).ok_or_else(malformed)?;
    Ok(Edtf { text: text.to_owned(), earliest, latest, precision })
}

/// Gives an entity with the columns of a date its rule, and its model the date and the way back.
macro_rules! dated {
    () => {
        impl $crate::edtf::Dated for Entity {
            const DATE: $crate::edtf::DateColumns<Column> = $crate::edtf::DateColumns {
                edtf: Column::Date,
                earliest: Column::Earliest,
                latest: Column::Latest,
                precision: Column::Precision,
            };
        }

        impl Model {
            /// Keeps a date together with the days that bound it.
            pub fn set_date(&mut self, date: Option<$crate::edtf::Edtf>) {
                self.earliest = date.as_ref().map(|date| date.earliest);
                self.latest = date.as_ref().map(|date| date.latest);
                self.precision = date.as_ref().map(|date| date.precision);
                self.date = date.map(String::from);
            }
        }
    };
}
pub(crate) use dated;

/// An entity whose rows bear a date.
pub trait Dated: EntityTrait {
    /// Its columns for the date.
    const DATE: DateColumns<Self::Column>;

    /// That a row's date falls on one of the days `from` .. `to`. A day or a range of days is held on each of its days; of a
    /// month or a year, only the whole is sure.
    #[must_use]
    fn falls(from: Option<NaiveDate>, to: Option<NaiveDate>, sure: Match) -> Condition {
        let DateColumns { earliest, latest, precision, .. } = Self::DATE;
        let touches = Condition::all().add_option(to.map(|to| earliest.lte(to))).add_option(from.map(|from| latest.gte(from)));
        match sure {
            Match::Possibly => touches.add(earliest.is_not_null()),
            Match::Definitely => {
                let inside =
                    Condition::all().add_option(from.map(|from| earliest.gte(from))).add_option(to.map(|to| latest.lte(to)));
                touches.add(Condition::any().add(precision.eq(Precision::Day)).add(inside.add(earliest.is_not_null())))
            }
        }
    }
}

/// The columns of a date.
#[derive(Clone, Copy, Debug)]
pub struct DateColumns<C> {
    /// The date in EDTF.
    pub edtf: C,
    /// The first day it can mean.
    pub earliest: C,
    /// The last day it can mean.
    pub latest: C,
    /// How much of it is known.
    pub precision: C,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(text: &str) -> (String, String, Precision) {
        let date: Edtf = text.parse().expect("a date");
        (date.earliest.to_string(), date.latest.to_string(), date.precision)
    }

    #[test]
    fn a_date_lies_between_the_days_it_can_mean() {
        for (text, earliest, latest, precision) in [
            ("2018-10-02", "2018-10-02", "2018-10-02", Precision::Day),
            ("2018-10-02/2018-10-03", "2018-10-02", "2018-10-03", Precision::Day),
            ("2013-01", "2013-01-01", "2013-01-31", Precision::Month),
            ("2012-02~", "2012-02-01", "2012-02-29", Precision::Month),
            ("2009", "2009-01-01", "2009-12-31", Precision::Year),
            ("2013-01-XX", "2013-01-01", "2013-01-31", Precision::Month),
            ("2012-08/2016", "2012-08-01", "2016-12-31", Precision::Year),
        ] {
            assert_eq!(days(text), (earliest.into(), latest.into(), precision), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "..",
            "2011-13",
            "2011-02-30",
            "2011-2-3",
            "12",
            "2011-01-01T00",
            "2012/2011",
            "2011-21",
            "201X",
            "2011/",
            "20١١",
            "-2011",
            "2011-01-01-01",
            "2011?~",
        ] {
            assert!(text.parse::<Edtf>().is_err(), "{text:?} was read");
        }
    }

    #[test]
    fn a_period_may_be_open_or_unknown_at_either_end() {
        let (start, end) = parse_period("/..").expect("a period");
        assert_eq!((start, end), (End::Unknown, End::Open));
        assert!(matches!(parse_period("2010/.."), Ok((End::At(_), End::Open))));
        assert!(parse_period("2017/2011").is_err());
        assert!(parse_period("2011").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9X/.~?%TZ+ż-]{0,24}") {
            if let Ok(date) = text.parse::<Edtf>() {
                prop_assert!(date.earliest <= date.latest);
                prop_assert_eq!(date.as_str(), &text);
            }
            if let Ok((End::At(start), End::At(end))) = parse_period(&text) {
                prop_assert!(start.earliest <= end.latest);
            }
        }

        #[test]
        fn any_day_is_itself_and_lies_in_its_month_and_year(days in 0..3_000_000_i64) {
            let day = NaiveDate::from_ymd_opt(1000, 1, 1).expect("a day") + chrono::TimeDelta::days(days);
            let read: Edtf = day.to_string().parse().expect("a date");
            prop_assert_eq!((read.earliest, read.latest), (day, day));
            for coarser in ["%Y-%m", "%Y"] {
                let coarser: Edtf = day.format(coarser).to_string().parse().expect("a date");
                prop_assert!(coarser.earliest <= day && day <= coarser.latest);
            }
        }
    }
}
