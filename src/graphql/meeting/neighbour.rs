//! The meetings at the ends of a process, and those next to a meeting.

use std::sync::Arc;

use async_graphql::Context;
use entity::meeting;
use sea_orm::{
    ConnectionTrait, DbBackend, IdenStatic, Order as Sorting,
    sea_query::{Expr, ExprTrait, IntoColumnRef, Query, SelectStatement},
};

use crate::{
    database::Reading,
    graphql::{
        error::Found,
        order::Direction,
        page::Window,
        reader::{Finding, Key, Reader},
        relation::{self, List},
    },
};

use super::{
    Meeting,
    filter::{MeetingFilter, MeetingOrder},
};

/// The first or the last meeting of a process whose date is known.
pub async fn edge(ctx: &Context<'_>, process: i64, direction: Direction) -> Found<Meeting> {
    let window = Window::single(Some(MeetingFilter::dated()), vec![MeetingOrder::Date(direction)]);
    let selection = relation::selected::<Meeting>(ctx);
    let cut = relation::cut(ctx, meeting::Column::ProcessId.as_str(), process, Arc::new(window), selection).await;
    cut.map(|page| page.first()).transpose()
}

/// On which side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Earlier.
    Before,
    /// Later.
    After,
}

/// The meeting of the same process on one side of a meeting.
pub async fn neighbour(ctx: &Context<'_>, meeting: i64, side: Side) -> Found<Meeting> {
    match Reader::of(ctx).find(Neighbour { meeting, side }).await {
        Ok(neighbour) => relation::maybe(ctx, neighbour).await,
        Err(error) => Some(Err(error.into())),
    }
}

/// The meeting of the same process next to one, by date, then by slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Neighbour {
    meeting: i64,
    side: Side,
}

impl Key for Neighbour {
    type Found = Option<i64>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found = Vec::new();
        for side in [Side::Before, Side::After] {
            let meetings: Vec<i64> = keys.iter().filter(|key| key.side == side).map(|key| key.meeting).collect();
            if meetings.is_empty() {
                continue;
            }
            for row in db.query_all(&next_to(meetings, side, db.get_database_backend())).await? {
                found.push((Self { meeting: row.try_get("", "meeting")?, side }, row.try_get("", "neighbour")?));
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// For each of `meetings` the id of its neighbour: a subselect that reads one row from the index of process and date.
fn next_to(meetings: Vec<i64>, side: Side, backend: DbBackend) -> SelectStatement {
    let place = |table: &'static str| {
        let columns = [meeting::Column::Earliest, meeting::Column::Latest, meeting::Column::Slug];
        Expr::tuple(columns.map(|column| Expr::col((table, column))))
    };
    let (here, there) = ("here", "there");
    let (beyond, direction) = match side {
        Side::Before => (place(there).lt(place(here)), Sorting::Desc),
        Side::After => (place(there).gt(place(here)), Sorting::Asc),
    };
    let neighbour = Query::select()
        .column((there, meeting::Column::Id))
        .from_as(meeting::Entity, there)
        .and_where(Expr::col((there, meeting::Column::ProcessId)).equals((here, meeting::Column::ProcessId)))
        .and_where(beyond)
        .order_by((there, meeting::Column::Earliest), direction.clone())
        .order_by((there, meeting::Column::Latest), direction.clone())
        .order_by((there, meeting::Column::Slug), direction)
        .limit(1)
        .take();
    Query::select()
        .expr_as(Expr::col((here, meeting::Column::Id)), "meeting")
        .expr_as(Expr::SubQuery(None, Box::new(neighbour.into())), "neighbour")
        .from_as(meeting::Entity, here)
        .and_where(relation::one_of((here, meeting::Column::Id).into_column_ref(), List::Ids(meetings), backend))
        .take()
}
