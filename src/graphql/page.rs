//! Relay pages over any list: by keyset, forwards and backwards, with `pageInfo` that tells the truth in both directions.

use std::{borrow::Cow, hash::Hash, sync::Arc};

use async_graphql::{Context, Object, OutputType, SimpleObject, TypeName};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sea_orm::{
    Condition, ConnectionTrait, DatabaseConnection, EntityTrait, FromQueryResult, IdenStatic, QueryTrait,
    sea_query::{Expr, Func, Query},
};
use serde::{Deserialize, Serialize};

use super::{
    error::{Error, Result},
    facet::{self, Facet},
    filter::Filter,
    format::{Formats as _, List, Owner},
    order::{TotalOrder, Value},
    relation::{self, Noun},
};

/// The most rows of a page.
pub const LARGEST_PAGE: u32 = 100;

/// The rows of a page where the client says nothing.
pub const USUAL_PAGE: u32 = 20;

/// The arguments that every connection has, as the client gave them.
pub struct Arguments<N: Noun> {
    /// What narrows the list.
    pub filter: Option<N::Filter>,
    /// What orders it; its usual order where empty or not given.
    pub order: Option<Vec<N::Order>>,
    /// How many from the start.
    pub first: Option<i32>,
    /// The cursor to start behind.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// The cursor to end before.
    pub before: Option<String>,
}

/// Which rows of which list make a page.
pub struct Window<N: Noun> {
    filter: Option<N::Filter>,
    orders: Vec<N::Order>,
    size: u32,
    backward: bool,
    after: Option<Vec<Value>>,
    before: Option<Vec<Value>>,
    /// Whether a row that lies on a cursor belongs to the page.
    inclusive: bool,
}

impl<N: Noun> PartialEq for Window<N> {
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter
            && self.orders == other.orders
            && (self.size, self.backward, self.inclusive) == (other.size, other.backward, other.inclusive)
            && self.after == other.after
            && self.before == other.before
    }
}

impl<N: Noun> Eq for Window<N> {}

impl<N: Noun> Hash for Window<N> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.filter, &self.orders, self.size, self.backward, &self.after, &self.before, self.inclusive).hash(state);
    }
}

impl<N: Noun> Window<N> {
    /// The window that the arguments describe.
    pub fn new(Arguments { filter, order, first, after, last, before }: Arguments<N>) -> Result<Self> {
        let (size, backward) = match (first, last) {
            (Some(_), Some(_)) => return Err(Error::Input("give `first` or `last`, not both".into())),
            (first, None) => (size("first", first)?, false),
            (None, last) => (size("last", last)?, true),
        };
        let orders = order.filter(|orders| !orders.is_empty()).unwrap_or_else(N::usual_order);
        let mut window = Self { filter, orders, size, backward, after: None, before: None, inclusive: false };
        window.after = after.map(|cursor| window.decode(&cursor)).transpose()?;
        window.before = before.map(|cursor| window.decode(&cursor)).transpose()?;
        Ok(window)
    }

    /// The one row that comes first in an order.
    pub fn single(filter: Option<N::Filter>, orders: Vec<N::Order>) -> Self {
        Self { filter, orders, size: 1, backward: false, after: None, before: None, inclusive: false }
    }

    /// The list's order, forwards.
    pub fn order(&self) -> TotalOrder {
        TotalOrder::new::<N::Entity>(&self.orders, N::key())
    }

    /// Whether the page is cut from the end.
    pub fn backward(&self) -> bool {
        self.backward
    }

    /// One row more than the page has: it tells whether there are more.
    pub fn limit(&self) -> u64 {
        u64::from(self.size) + 1
    }

    /// What a row of the page must fulfil.
    pub fn condition(&self) -> Condition {
        let order = self.order();
        Condition::all()
            .add_option(self.filter.as_ref().map(Filter::condition))
            .add_option(self.after.as_ref().map(|after| order.after(after, false, self.inclusive)))
            .add_option(self.before.as_ref().map(|before| order.after(before, true, self.inclusive)))
    }

    /// The page of the rows that were found, which are one more than asked for where there are more.
    pub fn cut(&self, mut rows: Vec<Placed<N::Row>>) -> Cut<N> {
        let more = rows.len() > self.size as usize;
        rows.truncate(self.size as usize);
        if self.backward {
            rows.reverse();
        }
        Cut { rows, more }
    }

    /// The window of the one row next to the page, after it or before it; none where the list has no rows there.
    fn next_to(&self, cut: &Cut<N>, after: bool) -> Option<Self> {
        // Without a cursor on that side, the page ends with its list.
        let bound = if after { &self.before } else { &self.after }.clone()?;
        let edge = if after { cut.rows.last() } else { cut.rows.first() };
        let (from, inclusive) = edge.map_or((bound, true), |(_, edge)| (edge.clone(), false));
        let (from, to) = if after { (Some(from), None) } else { (None, Some(from)) };
        Some(Self {
            filter: self.filter.clone(),
            orders: self.orders.clone(),
            size: 1,
            backward: !after,
            after: from,
            before: to,
            inclusive,
        })
    }

    /// An opaque text for a place in this order.
    fn encode(&self, values: &[Value]) -> String {
        let cursor = Cursor { order: Cow::Owned(fingerprint(&self.order())), values: Cow::Borrowed(values) };
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&cursor).expect("texts, numbers and days are JSON"))
    }

    fn decode(&self, cursor: &str) -> Result<Vec<Value>> {
        let malformed = || Error::Cursor("is malformed: take cursors from `pageInfo` or `edges`");
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
        let cursor: Cursor = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
        let order = self.order();
        if cursor.order != fingerprint(&order) {
            return Err(Error::Cursor("belongs to a list in another order"));
        }
        if !order.fits(&cursor.values) {
            return Err(malformed());
        }
        Ok(cursor.values.into_owned())
    }
}

/// The size of a page that an argument asks for.
pub fn size(argument: &str, size: Option<i32>) -> Result<u32> {
    let Some(size) = size else { return Ok(USUAL_PAGE) };
    u32::try_from(size)
        .ok()
        .filter(|size| (1..=LARGEST_PAGE).contains(size))
        .ok_or_else(|| Error::Input(format!("`{argument}` is {size}; it must be from 1 to {LARGEST_PAGE}")))
}

/// A place in an order, and which order that is.
#[derive(Serialize, Deserialize)]
struct Cursor<'a> {
    #[serde(rename = "o")]
    order: Cow<'a, str>,
    #[serde(rename = "v")]
    values: Cow<'a, [Value]>,
}

/// Short enough for a cursor; the same in every release, so that cursors outlive a restart.
fn fingerprint(order: &TotalOrder) -> String {
    use sha2::{Digest, Sha256};
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(order.name())[..6])
}

/// A row, and its place in the order of a list.
pub type Placed<R> = (Arc<R>, Vec<Value>);

/// The rows of a page.
pub struct Cut<N: Noun> {
    rows: Vec<Placed<N::Row>>,
    more: bool,
}

impl<N: Noun> Cut<N> {
    /// The first row.
    pub fn first(&self) -> Option<N> {
        self.rows.first().map(|(row, _)| N::new(row.clone()))
    }
}

impl<N: Noun> Default for Cut<N> {
    fn default() -> Self {
        Self { rows: Vec::new(), more: false }
    }
}

/// Where a list comes from.
enum Origin {
    /// All rows of a noun.
    Root,
    /// Those that name a parent in this column.
    Parent(&'static str, i64, Owner),
}

/// A page of a list.
pub struct Connection<N: Noun> {
    origin: Origin,
    window: Arc<Window<N>>,
    cut: Arc<Cut<N>>,
}

impl<N: Noun> Connection<N> {
    /// A page of all rows of the noun.
    pub async fn root(ctx: &Context<'_>, arguments: Arguments<N>) -> Result<Self> {
        Self::load(ctx, Origin::Root, arguments).await
    }

    /// A page of the rows that name a parent.
    pub async fn of(
        ctx: &Context<'_>,
        foreign: impl IdenStatic,
        parent: i64,
        owner: Owner,
        arguments: Arguments<N>,
    ) -> Result<Self> {
        Self::load(ctx, Origin::Parent(foreign.as_str(), parent, owner), arguments).await
    }

    async fn load(ctx: &Context<'_>, origin: Origin, arguments: Arguments<N>) -> Result<Self> {
        let window = Arc::new(Window::new(arguments)?);
        let selected = ctx.look_ahead();
        // Who asks for the count alone pays for the count alone.
        let cut = if ["nodes", "edges", "pageInfo"].iter().any(|field| selected.field(field).exists()) {
            origin.cut(ctx, &window).await?
        } else {
            Arc::default()
        };
        Ok(Self { origin, window, cut })
    }

    /// Whether the list has rows after the page, or before it.
    async fn has_more(&self, ctx: &Context<'_>, after: bool) -> Result<bool> {
        if self.cut.more && after != self.window.backward {
            return Ok(true);
        }
        match self.window.next_to(&self.cut, after) {
            None => Ok(false),
            Some(next) => Ok(!self.origin.cut(ctx, &Arc::new(next)).await?.rows.is_empty()),
        }
    }
}

impl Origin {
    async fn cut<N: Noun>(&self, ctx: &Context<'_>, window: &Arc<Window<N>>) -> Result<Arc<Cut<N>>> {
        match self {
            Self::Parent(foreign, parent, _) => relation::cut(ctx, foreign, *parent, window.clone()).await,
            Self::Root => root_cut(ctx.data_unchecked(), window).await.map(Arc::new),
        }
    }
}

async fn root_cut<N: Noun>(db: &DatabaseConnection, window: &Window<N>) -> Result<Cut<N>> {
    let order = window.order();
    let mut rows = N::Entity::find().into_query();
    order.join(&mut rows);
    order.select(&mut rows);
    rows.cond_where(window.condition()).limit(window.limit());
    order.sort(&mut rows, window.backward());
    let rows = db.query_all(&rows).await?;
    let rows: std::result::Result<Vec<_>, sea_orm::DbErr> =
        rows.iter().map(|row| Ok((Arc::new(N::Row::from_query_result(row, "")?), order.read(row)?))).collect();
    Ok(window.cut(rows?))
}

impl<N: Noun + OutputType> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

/// A page of a list, after the Relay cursor connections specification.
#[Object(name_type)]
impl<N: Noun + OutputType> Connection<N> {
    /// The rows of the page, each with its cursor.
    async fn edges(&self) -> Vec<Edge<N>> {
        self.cut.rows.iter().map(|(row, values)| Edge { cursor: self.window.encode(values), row: row.clone() }).collect()
    }

    /// The rows of the page.
    async fn nodes(&self) -> Vec<N> {
        self.cut.rows.iter().map(|(row, _)| N::new(row.clone())).collect()
    }

    /// Where the page lies in its list.
    async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        let selected = ctx.look_ahead();
        let has_next_page = selected.field("hasNextPage").exists() && self.has_more(ctx, true).await?;
        let has_previous_page = selected.field("hasPreviousPage").exists() && self.has_more(ctx, false).await?;
        let cursor = |row: Option<&(_, Vec<Value>)>| row.map(|(_, values)| self.window.encode(values));
        let (start_cursor, end_cursor) = (cursor(self.cut.rows.first()), cursor(self.cut.rows.last()));
        Ok(PageInfo { has_next_page, has_previous_page, start_cursor, end_cursor })
    }

    /// How many rows the whole list has. Counted only where it is selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        match &self.origin {
            Origin::Parent(foreign, parent, _) => relation::count::<N>(ctx, foreign, *parent, self.window.filter.clone()).await,
            Origin::Root => {
                let condition = self.window.filter.as_ref().map_or_else(Condition::all, Filter::condition);
                let mut count = Query::select().from(N::Entity::default()).expr_as(Func::count(Expr::cust("*")), "number").take();
                let row = ctx.data_unchecked::<DatabaseConnection>().query_one(count.cond_where(condition)).await?;
                Ok(row.map(|row| row.try_get("", "number")).transpose()?.unwrap_or_default())
            }
        }
    }

    /// How the rows of the whole list spread over their fields: of meetings, `kind`, `mode`, `process` and `host`; of declarations,
    /// `form` and `process`; of processes, `level`, `status` and `completeness`; other lists have none. Counted only where selected.
    async fn facets(&self, ctx: &Context<'_>) -> Result<Vec<Facet>> {
        let parent = match self.origin {
            Origin::Parent(foreign, parent, _) => Some((foreign, parent)),
            Origin::Root => None,
        };
        facet::facets::<N>(ctx, parent, self.window.filter.clone()).await
    }

    #[graphql(flatten)]
    fn formats(&self, _ctx: &Context<'_>) -> N::Formats {
        let owner = match &self.origin {
            Origin::Parent(.., owner) => Some(owner),
            Origin::Root => None,
        };
        N::Formats::of(&List { filter: self.window.filter.as_ref(), orders: &self.window.orders, owner })
    }
}

/// A row of a page, with its cursor.
pub struct Edge<N: Noun> {
    cursor: String,
    row: Arc<N::Row>,
}

impl<N: Noun + OutputType> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// A row of a page, with its cursor.
#[Object(name_type)]
impl<N: Noun + OutputType> Edge<N> {
    /// The row's place in its list, for `after` and `before`. Opaque, and of use only in the same order.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The row.
    async fn node(&self) -> N {
        N::new(self.row.clone())
    }
}

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub struct PageInfo {
    /// Whether rows come after the page.
    pub has_next_page: bool,
    /// Whether rows come before the page.
    pub has_previous_page: bool,
    /// The cursor of the first row; null where the page is empty.
    pub start_cursor: Option<String>,
    /// The cursor of the last row; null where the page is empty.
    pub end_cursor: Option<String>,
}
