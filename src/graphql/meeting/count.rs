//! How many meetings there were: by year, month, kind, mode, country, process and theme.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use async_graphql::{Context, Enum, Object, SimpleObject};
use chrono::{Datelike as _, NaiveDate};
use entity::{edtf::Precision, meeting, process, state, tagging, theme};
use futures::future::try_join_all;
use sea_orm::{
    Condition, ConnectionTrait, DbErr, QueryResult,
    sea_query::{Expr, ExprTrait, Func, IntoColumnRef, Query, SelectStatement},
};

use super::MeetingFilter;
use crate::{
    database::Reading,
    graphql::{
        error::{Error, Result},
        filter::{Filter as _, Given},
        reader::{Finding, Key, Reader},
    },
};

/// The most keys that meetings are grouped by.
const MOST_KEYS: usize = 3;

/// What meetings are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum MeetingKey {
    /// The year, such as `2013`.
    Year,
    /// The month, such as `2013-01`.
    Month,
    /// The main kind, such as `WEBINAR`.
    Kind,
    /// The mode, such as `ONLINE`.
    Mode,
    /// The alpha-2 code of the host State.
    Country,
    /// The natural key of the process.
    Process,
    /// The natural key of a theme; a meeting with several themes is counted with each.
    Theme,
}

/// Meetings, counted by keys.
#[derive(Clone, Default, SimpleObject)]
pub struct MeetingCounts {
    /// The buckets that hold meetings, in the order of their keys.
    buckets: Vec<MeetingBucket>,
    /// How many meetings there are in all. A meeting can be in several buckets, so this is not always their sum.
    total: i64,
}

/// The meetings that share their keys.
#[derive(Clone, Default, SimpleObject)]
pub struct MeetingBucket {
    /// The keys, in the order of `groupBy`; null where the meeting has none: no date, no host State, no theme.
    keys: Vec<Option<String>>,
    /// How many meetings are counted here, those that may belong elsewhere included.
    count: i64,
    /// How many of these are counted here only possibly: their date is not exact enough to place them, so they are counted in every
    /// bucket in which they can have been.
    uncertain: i64,
}

/// The question for numbers of meetings.
#[derive(Default)]
pub struct MeetingCountQuery;

#[Object]
impl MeetingCountQuery {
    /// How many meetings there were, by up to three keys.
    async fn meeting_counts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What they are grouped by: one to three keys, each once.")] group_by: Vec<MeetingKey>,
        #[graphql(desc = "Which meetings.")] filter: Given<MeetingFilter>,
    ) -> Result<MeetingCounts> {
        let each_once: HashSet<_> = group_by.iter().collect();
        if group_by.is_empty() || group_by.len() > MOST_KEYS || each_once.len() < group_by.len() {
            return Err(Error::Input("`groupBy` takes one to three keys, each once".into()));
        }
        let filter = filter.get().cloned();
        Ok((*Reader::of(ctx).find(Counts { keys: group_by, filter }).await?).clone())
    }
}

/// Meetings by keys.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Counts {
    keys: Vec<MeetingKey>,
    filter: Option<MeetingFilter>,
}

impl Key for Counts {
    type Found = Arc<MeetingCounts>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let counts = keys.into_iter().map(async |key| {
            let counts = Arc::new(counts(&key.keys, key.filter.as_ref(), db).await?);
            Ok::<_, DbErr>((key, counts))
        });
        Ok(try_join_all(counts).await?.into_iter().collect())
    }

    fn weight(found: &Self::Found) -> usize {
        let texts = |keys: &[Option<String>]| keys.iter().flatten().map(String::len).sum::<usize>();
        found.buckets.iter().map(|bucket| size_of_val(bucket) + size_of_val(&*bucket.keys) + texts(&bucket.keys)).sum()
    }
}

async fn counts(
    group_by: &[MeetingKey],
    filter: Option<&MeetingFilter>,
    db: &Reading,
) -> std::result::Result<MeetingCounts, DbErr> {
    let condition = filter.map_or_else(Condition::all, MeetingFilter::condition);
    let total = Query::select().expr_as(number(), "number").from(meeting::Entity).cond_where(condition.clone()).take();
    let total = db.query_one(&total).await?.map(|row| row.try_get("", "number")).transpose()?.unwrap_or_default();
    let by_time = group_by.iter().any(|key| matches!(key, MeetingKey::Year | MeetingKey::Month));
    let mut buckets: BTreeMap<Keys, (i64, i64)> = BTreeMap::new();
    for row in db.query_all(&grouped(group_by, condition)).await? {
        let count: i64 = row.try_get("", "number")?;
        let span = if by_time { Span::of(&row)? } else { None };
        let months = span.as_ref().map_or_else(Vec::new, |span| span.parts(group_by));
        let uncertain = months.len() > 1 && span.is_some_and(|span| span.precision != Some(Precision::Day));
        // Without a date there is one bucket all the same.
        for month in if months.is_empty() { vec![None] } else { months.into_iter().map(Some).collect() } {
            let keys = group_by.iter().enumerate().map(|(place, key)| match key {
                MeetingKey::Year => Ok(month.map(|month| month.format("%Y").to_string())),
                MeetingKey::Month => Ok(month.map(|month| month.format("%Y-%m").to_string())),
                _ => row.try_get("", &alias(place)),
            });
            let bucket = buckets.entry(Keys(keys.collect::<std::result::Result<_, _>>()?)).or_default();
            bucket.0 += count;
            bucket.1 += if uncertain { count } else { 0 };
        }
    }
    let buckets = buckets.into_iter().map(|(keys, (count, uncertain))| MeetingBucket { keys: keys.0, count, uncertain });
    Ok(MeetingCounts { buckets: buckets.collect(), total })
}
fn number() -> Expr {
    Func::count(Expr::cust("*")).into()
}

fn alias(place: usize) -> String {
    format!("key{place}")
}

/// The meetings, counted by keys, with dates as inexact as they are.
fn grouped(keys: &[MeetingKey], condition: Condition) -> SelectStatement {
    let mut counts = Query::select().expr_as(number(), "number").from(meeting::Entity).cond_where(condition).take();
    for (place, key) in keys.iter().enumerate() {
        let column = match key {
            MeetingKey::Year | MeetingKey::Month => {
                for column in [meeting::Column::Earliest, meeting::Column::Latest, meeting::Column::Precision] {
                    counts.column((meeting::Entity, column)).group_by_col((meeting::Entity, column));
                }
                continue;
            }
            MeetingKey::Kind => (meeting::Entity, meeting::Column::Kind).into_column_ref(),
            MeetingKey::Mode => (meeting::Entity, meeting::Column::Mode).into_column_ref(),
            MeetingKey::Country => {
                counts.left_join(state::Entity, on((state::Entity, state::Column::Id), meeting::Column::HostId));
                (state::Entity, state::Column::Code).into_column_ref()
            }
            MeetingKey::Process => {
                counts.inner_join(process::Entity, on((process::Entity, process::Column::Id), meeting::Column::ProcessId));
                (process::Entity, process::Column::Slug).into_column_ref()
            }
            MeetingKey::Theme => {
                let of_theme = Expr::col((theme::Entity, theme::Column::Id)).equals((tagging::Entity, tagging::Column::ThemeId));
                counts
                    .left_join(tagging::Entity, on((tagging::Entity, tagging::Column::MeetingId), meeting::Column::Id))
                    .left_join(theme::Entity, of_theme);
                (theme::Entity, theme::Column::Slug).into_column_ref()
            }
        };
        counts.expr_as(Expr::col(column.clone()), alias(place)).add_group_by([Expr::col(column)]);
    }
    counts
}

fn on(far: impl IntoColumnRef, near: meeting::Column) -> Expr {
    Expr::col(far).equals((meeting::Entity, near))
}

/// The days between which a meeting lies.
struct Span {
    earliest: NaiveDate,
    latest: NaiveDate,
    precision: Option<Precision>,
}

impl Span {
    fn of(row: &QueryResult) -> std::result::Result<Option<Self>, DbErr> {
        let (Some(earliest), Some(latest)) = (row.try_get("", "earliest")?, row.try_get("", "latest")?) else { return Ok(None) };
        Ok(Some(Self { earliest, latest, precision: row.try_get("", "precision")? }))
    }

    /// The first days of the months, or of the years, that it touches.
    fn parts(&self, keys: &[MeetingKey]) -> Vec<NaiveDate> {
        let step = if keys.contains(&MeetingKey::Month) { 1 } else { 12 };
        let first = self.earliest.with_day(1).and_then(|day| if step == 12 { day.with_month(1) } else { Some(day) });
        std::iter::successors(first, |day| day.checked_add_months(chrono::Months::new(step)))
            .take_while(|day| *day <= self.latest)
            .collect()
    }
}

/// The keys of a bucket; what is not known comes last.
#[derive(PartialEq, Eq)]
struct Keys(Vec<Option<String>>);

impl Ord for Keys {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |keys: &Self| keys.0.iter().map(|key| (key.is_none(), key.clone())).collect::<Vec<_>>();
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for Keys {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
