//! The timeline of a process: everything about it that has a date, in one order.

use std::sync::Arc;

use async_graphql::{AsObject, Context, Enum, Items, Object, SimpleObject};
use chrono::NaiveDate;
use entity::{declaration, initiative, meeting, membership, process, publication, tenure};
use hashbrown::HashMap;
use sea_orm::{
    ConnectionTrait, EntityTrait,
    sea_query::{
        Alias, ColumnRef, Expr, ExprTrait, Func, IntoColumnRef, Order, Query, SelectStatement, UnionType, WindowStatement,
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    database::Reading,
    graphql::{
        date::FuzzyDate,
        error::{Error, Result},
        node::Node,
        page::{self, PageInfo, size},
        reader::{Finding, Key, Reader},
        relation::{self, List, grouped, one_of},
    },
};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Enum)]
pub enum TimelineKind {
    /// The process was established.
    Established,
    /// A party began to take part.
    Joined,
    /// A party ceased to take part.
    Left,
    /// A post was taken.
    TenureBegan,
    /// A post was given up.
    TenureEnded,
    /// An initiative began.
    InitiativeBegan,
    /// An initiative ended.
    InitiativeEnded,
    /// A meeting took place.
    Met,
    /// A declaration was adopted or endorsed.
    Declared,
    /// A document was published.
    Published,
}

/// All kinds; a kind is known to a statement by its place in this list.
const KINDS: [TimelineKind; 10] = [
    TimelineKind::Established,
    TimelineKind::Joined,
    TimelineKind::Left,
    TimelineKind::TenureBegan,
    TimelineKind::TenureEnded,
    TimelineKind::InitiativeBegan,
    TimelineKind::InitiativeEnded,
    TimelineKind::Met,
    TimelineKind::Declared,
    TimelineKind::Published,
];

impl TimelineKind {
    /// The row that such an event is about.
    async fn subject(self, ctx: &Context<'_>, id: i64) -> Result<Node> {
        Ok(match self {
            Self::Established => Node::Process(relation::one(ctx, id).await?),
            Self::Joined | Self::Left => Node::Membership(relation::one(ctx, id).await?),
            Self::TenureBegan | Self::TenureEnded => Node::Tenure(relation::one(ctx, id).await?),
            Self::InitiativeBegan | Self::InitiativeEnded => Node::Initiative(relation::one(ctx, id).await?),
            Self::Met => Node::Meeting(relation::one(ctx, id).await?),
            Self::Declared => Node::Declaration(relation::one(ctx, id).await?),
            Self::Published => Node::Publication(relation::one(ctx, id).await?),
        })
    }

    /// The events of this kind, each with the process it belongs to, which must be one of those asked for.
    fn events(self, of: &dyn Fn(ColumnRef) -> Expr) -> SelectStatement {
        match self {
            Self::Established => events::<process::Entity>(self, "id", ESTABLISHED, of),
            Self::Joined => events::<membership::Entity>(self, "process_id", START, of),
            Self::Left => events::<membership::Entity>(self, "process_id", END, of),
            Self::TenureBegan => events::<tenure::Entity>(self, "process_id", START, of),
            Self::TenureEnded => events::<tenure::Entity>(self, "process_id", END, of),
            Self::InitiativeBegan => events::<initiative::Entity>(self, "process_id", START, of),
            Self::InitiativeEnded => events::<initiative::Entity>(self, "process_id", END, of),
            Self::Met => events::<meeting::Entity>(self, "process_id", DATE, of),
            Self::Declared => events::<declaration::Entity>(self, "process_id", DATE, of),
            Self::Published => events::<publication::Entity>(self, "process_id", DATE, of),
        }
    }
}

/// The columns of a date: as printed, the first and the last day it can mean.
type Columns = [&'static str; 3];

const ESTABLISHED: Columns = ["established", "established_earliest", "established_latest"];
const DATE: Columns = ["date", "earliest", "latest"];
const START: Columns = ["start", "start_earliest", "start_latest"];
const END: Columns = ["end", "end_earliest", "end_latest"];

fn events<E: EntityTrait>(
    kind: TimelineKind,
    process: &'static str,
    [date, earliest, latest]: Columns,
    of: &dyn Fn(ColumnRef) -> Expr,
) -> SelectStatement {
    let column = |name: &'static str| Expr::col((E::default(), Alias::new(name)));
    let place = KINDS.iter().position(|known| *known == kind).and_then(|place| i32::try_from(place).ok()).unwrap_or_default();
    Query::select()
        .expr_as(column(process), "parent")
        .expr_as(Expr::cust(place.to_string()), "kind")
        .expr_as(column("id"), "id")
        .expr_as(column("slug"), "slug")
        .expr_as(column(date), "date")
        .expr_as(column(earliest), "earliest")
        .expr_as(column(latest), "latest")
        .from(E::default())
        // Said of each kind, so that each reads its index.
        .and_where(of((E::default(), Alias::new(process)).into_column_ref()))
        // A start that is only bounded, and not printed, is no event.
        .and_where(column(date).is_not_null())
        .take()
}

/// Where an event stands in a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Place {
    earliest: NaiveDate,
    latest: NaiveDate,
    kind: i32,
    slug: String,
}

/// An event of a timeline.
#[derive(Clone)]
struct Event {
    kind: TimelineKind,
    id: i64,
    date: String,
    place: Place,
}

/// A page of a timeline, after the Relay cursor connections specification.
#[derive(SimpleObject)]
pub struct TimelineConnection {
    /// The events of the page, each with its cursor.
    edges: Items<TimelineEdge>,
    /// The events of the page.
    nodes: Items<TimelineEvent>,
    /// Where the page lies.
    page_info: PageInfo,
}

/// An event of a page, with its cursor.
#[derive(SimpleObject)]
pub struct TimelineEdge {
    /// The event's place in its timeline, for `after`.
    cursor: String,
    /// The event.
    node: TimelineEvent,
}

/// Something that happened.
#[derive(Clone)]
pub struct TimelineEvent(Event);

/// Something that happened to a process.
#[Object]
impl TimelineEvent {
    /// What happened.
    async fn event(&self) -> TimelineKind {
        self.0.kind
    }

    /// When, as exact as it is known.
    async fn when(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(Some(&self.0.date), None)
    }

    /// What it is about: the meeting, the membership that began, and so on.
    async fn about(&self, ctx: &Context<'_>) -> Result<AsObject<Node>> {
        self.0.kind.subject(ctx, self.0.id).await.map(AsObject)
    }
}

/// A page of the timeline of a process.
pub async fn timeline(ctx: &Context<'_>, process: i64, first: Option<i32>, after: Option<String>) -> Result<TimelineConnection> {
    let first = size("first", first)?;
    let after = after.map(|cursor| decode(&cursor)).transpose()?;
    let (begins, key) = (after.is_none(), Timeline { process, first, after });
    let mut found = Reader::of(ctx).find(key).await?.to_vec();
    let more = found.len() > first as usize;
    found.truncate(first as usize);
    let edges: Items<_> = found
        .iter()
        .map(|event| TimelineEdge { cursor: page::written(&event.place), node: TimelineEvent(event.clone()) })
        .collect();
    let page_info = PageInfo {
        has_next_page: more,
        // A cursor is of an event, which lies before the page.
        has_previous_page: !begins,
        start_cursor: edges.first().map(|edge| edge.cursor.clone()),
        end_cursor: edges.last().map(|edge| edge.cursor.clone()),
    };
    Ok(TimelineConnection { nodes: found.into_iter().map(TimelineEvent).collect(), edges, page_info })
}

fn decode(cursor: &str) -> Result<Place> {
    let place = page::read(cursor).filter(|place: &Place| !place.slug.contains('\0'));
    place.ok_or(Error::Cursor("is malformed: take cursors from `pageInfo` or `edges` of a timeline"))
}

/// The first events of a timeline after a place, and one more.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Timeline {
    process: i64,
    first: u32,
    after: Option<Place>,
}

impl Key for Timeline {
    type Found = Arc<[Event]>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found: HashMap<Self, Vec<Event>> = HashMap::new();
        for ((first, after), processes) in grouped(keys, |key| ((key.first, key.after), key.process)) {
            let of = |parent| one_of(parent, List::Ids(processes.clone()), db.get_database_backend());
            let mut all = KINDS[0].events(&of);
            for kind in &KINDS[1..] {
                all.union(UnionType::All, kind.events(&of));
            }
            let order = ["earliest", "latest", "kind", "slug"];
            let mut among = WindowStatement::partition_by("parent");
            let mut ranked = Query::select().expr(Expr::cust("*")).from_subquery(all, "event").take();
            for column in order {
                among.order_by(column, Order::Asc);
            }
            ranked.expr_window_as(Func::cust("row_number"), among, "place");
            if let Some(Place { earliest, latest, kind, slug }) = &after {
                let place = Expr::tuple(order.map(Expr::col));
                let values: [Expr; 4] = [(*earliest).into(), (*latest).into(), (*kind).into(), slug.as_str().into()];
                ranked.and_where(place.gt(Expr::tuple(values)));
            }
            let page = Query::select()
                .expr(Expr::cust("*"))
                .from_subquery(ranked, "ranked")
                .and_where(Expr::col("place").lte(first + 1))
                .order_by("parent", Order::Asc)
                .order_by("place", Order::Asc)
                .take();
            for row in db.query_all(&page).await? {
                let place = Place {
                    earliest: row.try_get("", "earliest")?,
                    latest: row.try_get("", "latest")?,
                    kind: row.try_get("", "kind")?,
                    slug: row.try_get("", "slug")?,
                };
                let key = Self { process: row.try_get("", "parent")?, first, after: after.clone() };
                let Some(kind) = usize::try_from(place.kind).ok().and_then(|place| KINDS.get(place).copied()) else { continue };
                let event = Event { kind, id: row.try_get("", "id")?, date: row.try_get("", "date")?, place };
                found.entry(key).or_default().push(event);
            }
        }
        Ok(found.into_iter().map(|(key, events)| (key, events.into())).collect())
    }

    fn weight(found: &Self::Found) -> usize {
        size_of_val(&**found) + found.iter().map(|event| event.date.len() + event.place.slug.len()).sum::<usize>()
    }
}
