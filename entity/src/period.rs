//! Periods: from when to when something holds, each end known, open or unknown.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait,
    sea_query::{Expr, ExprTrait},
};

use crate::edtf::{Edtf, End, Match};

/// A period with the days that bound its ends. An end that is not printed can still be bounded: founding members take part
/// since some day of the year of establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// When it starts, as printed.
    pub start: Option<String>,
    /// The first day it can start on.
    pub start_earliest: Option<NaiveDate>,
    /// The last day it can start on.
    pub start_latest: Option<NaiveDate>,
    /// When it ends, as printed.
    pub end: Option<String>,
    /// The first day it can end on.
    pub end_earliest: Option<NaiveDate>,
    /// The last day it can end on.
    pub end_latest: Option<NaiveDate>,
    /// Whether it is known to have no end yet.
    pub ongoing: bool,
}

impl Period {
    /// The period between two ends.
    #[must_use]
    pub fn between(start: &End, end: &End) -> Self {
        let at = |end: &End| match end {
            End::At(date) => Some(date.clone()),
            End::Open | End::Unknown => None,
        };
        let (from, to): (Option<Edtf>, Option<Edtf>) = (at(start), at(end));
        Self {
            start: from.as_ref().map(|date| date.as_str().to_owned()),
            start_earliest: from.as_ref().map(|date| date.earliest),
            start_latest: from.map(|date| date.latest),
            end: to.as_ref().map(|date| date.as_str().to_owned()),
            end_earliest: to.as_ref().map(|date| date.earliest),
            end_latest: to.map(|date| date.latest),
            ongoing: *end == End::Open,
        }
    }

    /// The period as EDTF: `2018/2020`, `2010/..`, `/..`.
    #[must_use]
    pub fn edtf(&self) -> String {
        let end = if self.ongoing { ".." } else { self.end.as_deref().unwrap_or_default() };
        format!("{}/{end}", self.start.as_deref().unwrap_or_default())
    }

    /// Whether it holds on one of the days `from` .. `to`.
    #[must_use]
    pub fn holds(&self, from: NaiveDate, to: NaiveDate, sure: Match) -> bool {
        match sure {
            Match::Possibly => {
                self.start_earliest.is_none_or(|start| start <= to) && self.end_latest.is_none_or(|end| end >= from)
            }
            Match::Definitely => {
                self.start_latest.is_some_and(|start| start <= to)
                    && (self.ongoing || self.end_earliest.is_some_and(|end| end >= from))
                    && self.start_latest <= self.end_earliest.or(self.start_latest)
            }
        }
    }
}

/// An entity whose rows hold for a period.
pub trait Lasting: EntityTrait {
    /// Its columns for the bounds of the start, of the end, and for whether it is ongoing.
    const PERIOD: PeriodColumns<Self::Column>;

    /// All columns of the period, the printed ones included.
    const PERIOD_COLUMNS: &'static [Self::Column];

    /// That a row holds on one of the days `from` .. `to`: [`Period::holds`] as SQL.
    #[must_use]
    fn holds(from: NaiveDate, to: NaiveDate, sure: Match) -> Condition {
        let PeriodColumns { start_earliest, start_latest, end_earliest, end_latest, ongoing } = Self::PERIOD;
        match sure {
            Match::Possibly => Condition::all()
                .add(start_earliest.is_null().or(start_earliest.lte(to)))
                .add(end_latest.is_null().or(end_latest.gte(from))),
            Match::Definitely => Condition::all().add(start_latest.lte(to)).add(ongoing.eq(true).or(end_earliest.gte(from))).add(
                end_earliest.is_null().or(Expr::col(start_latest.as_column_ref()).lte(Expr::col(end_earliest.as_column_ref()))),
            ),
        }
    }
}

/// The columns that bound a period.
#[derive(Clone, Copy, Debug)]
pub struct PeriodColumns<C> {
    /// The first day it can start on.
    pub start_earliest: C,
    /// The last day it can start on.
    pub start_latest: C,
    /// The first day it can end on.
    pub end_earliest: C,
    /// The last day it can end on.
    pub end_latest: C,
    /// Whether it is known to have no end yet.
    pub ongoing: C,
}

/// Gives an entity with the seven columns of a period its rule, its model the period and the way back.
macro_rules! lasting {
    () => {
        impl $crate::period::Lasting for Entity {
            const PERIOD: $crate::period::PeriodColumns<Column> = $crate::period::PeriodColumns {
                start_earliest: Column::StartEarliest,
                start_latest: Column::StartLatest,
                end_earliest: Column::EndEarliest,
                end_latest: Column::EndLatest,
                ongoing: Column::Ongoing,
            };

            const PERIOD_COLUMNS: &'static [Column] = &[
                Column::Start,
                Column::StartEarliest,
                Column::StartLatest,
                Column::End,
                Column::EndEarliest,
                Column::EndLatest,
                Column::Ongoing,
            ];
        }

        impl Model {
            /// From when to when it holds.
            #[must_use]
            pub fn period(&self) -> $crate::period::Period {
                $crate::period::Period {
                    start: self.start.clone(),
                    start_earliest: self.start_earliest,
                    start_latest: self.start_latest,
                    end: self.end.clone(),
                    end_earliest: self.end_earliest,
                    end_latest: self.end_latest,
                    ongoing: self.ongoing,
                }
            }

            /// Keeps a period.
            pub fn set_period(&mut self, period: $crate::period::Period) {
                self.start = period.start;
                self.start_earliest = period.start_earliest;
                self.start_latest = period.start_latest;
                self.end = period.end;
                self.end_earliest = period.end_earliest;
                self.end_latest = period.end_latest;
                self.ongoing = period.ongoing;
            }
        }
    };
}
pub(crate) use lasting;
