//! A page of a list as clients get it, after the Relay cursor connections specification.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Items, Object, SimpleObject, TypeName, each_field};
use futures::future::BoxFuture;
use sea_orm::IdenStatic;

use super::{Arguments, Cut, Window};
use crate::graphql::{
    error::Result,
    facet::{self, Facet},
    format::{Formats as _, List, Owner},
    order::Value,
    reader::Wanted as _,
    relation::{self, Noun, Selection},
};

/// Where a list comes from.
enum Origin {
    /// All rows of a noun.
    Root,
    /// Those that name a parent in this column.
    Parent(&'static str, i64, Owner),
}

/// A page of a list. Its futures are in boxes: the engine makes room for the largest field of an object with each of its fields.
pub struct Connection<N: Noun> {
    origin: Origin,
    window: Arc<Window<N>>,
    cut: Arc<Cut<N>>,
}

impl<N: Noun> Connection<N> {
    /// A page of all rows of the noun.
    pub fn root<'a>(ctx: &'a Context<'_>, arguments: Arguments<N>) -> BoxFuture<'a, Result<Self>> {
        Box::pin(Self::load(ctx, Origin::Root, arguments))
    }

    /// A page of the rows that name a parent.
    pub fn of<'a>(
        ctx: &'a Context<'_>,
        foreign: impl IdenStatic,
        parent: i64,
        owner: Owner,
        arguments: Arguments<N>,
    ) -> BoxFuture<'a, Result<Self>> {
        Box::pin(Self::load(ctx, Origin::Parent(foreign.as_str(), parent, owner), arguments))
    }

    async fn load(ctx: &Context<'_>, origin: Origin, arguments: Arguments<N>) -> Result<Self> {
        let Asked { rows, places } = Asked::of::<N>(ctx);
        let window = Arc::new(Window::new(arguments, places)?);
        // Who asks for the count alone pays for the count alone.
        let cut = match rows {
            Some(selection) => origin.cut(ctx, &window, selection).await?,
            None => Arc::default(),
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
            Some(next) => Ok(!self.origin.cut(ctx, &Arc::new(next), Selection::default()).await?.rows.is_empty()),
        }
    }
}

impl Origin {
    async fn cut<N: Noun>(&self, ctx: &Context<'_>, window: &Arc<Window<N>>, selection: Selection) -> Result<Arc<Cut<N>>> {
        match self {
            Self::Parent(foreign, parent, _) => relation::cut(ctx, foreign, *parent, window.clone(), selection).await,
            Self::Root => relation::root_cut(ctx, window.clone(), selection).await,
        }
    }
}

/// What is asked of the rows of a page.
struct Asked {
    /// What is selected of them, where they are asked for at all.
    rows: Option<Selection>,
    /// Whether their places are.
    places: bool,
}

impl Asked {
    /// What is selected below a field that gives a connection.
    fn of<N: Noun>(ctx: &Context<'_>) -> Self {
        let mut asked = Self { rows: None, places: false };
        each_field(ctx, &ctx.item.node.selection_set.node, &Connection::<N>::type_name(), &mut |field| {
            let below = &field.node.selection_set.node;
            match field.node.name.node.as_str() {
                "nodes" => asked.add(relation::selected_in::<N>(ctx, below)),
                "edges" => {
                    asked.places = true;
                    each_field(ctx, below, &Edge::<N>::type_name(), &mut |field| {
                        if field.node.name.node == "node" {
                            asked.add(relation::selected_in::<N>(ctx, &field.node.selection_set.node));
                        }
                    });
                }
                "pageInfo" => asked.places = true,
                _ => {}
            }
        });
        if asked.places {
            asked.add(Selection::default());
        }
        asked
    }

    fn add(&mut self, selection: Selection) {
        self.rows.get_or_insert_default().add(selection);
    }
}

impl<N: Noun> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

/// A page of a list, after the Relay cursor connections specification.
#[Object(name_type)]
impl<N: Noun> Connection<N> {
    /// The rows of the page, each with its cursor.
    async fn edges(&self) -> Items<Edge<N>> {
        self.cut.rows.iter().map(|(row, values)| Edge { cursor: self.window.encode(values), row: row.clone() }).collect()
    }

    /// The rows of the page.
    async fn nodes(&self) -> Items<N> {
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
            Origin::Root => relation::root_count::<N>(ctx, self.window.filter.clone()).await,
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

impl<N: Noun> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// A row of a page, with its cursor.
#[Object(name_type)]
impl<N: Noun> Edge<N> {
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
