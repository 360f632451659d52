//! Sources: pages and documents that facts were read from.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, OneofObject, connection::EmptyFields};
use entity::source;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    date::FuzzyDate,
    error::{Found, Result},
    filter::{Conditions, Filter, Given, StringFilter},
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    relation::{self, Noun},
    scalar::Url,
};

/// A source.
#[derive(Clone)]
pub struct Source(pub(super) Arc<source::Model>);

/// A page or document that facts were read from.
#[Object]
impl Source {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Source", &self.0.slug)
    }

    /// The natural key, such as `iom-prague-process`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Who published it.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// Where it can be read.
    async fn url(&self) -> Option<Url> {
        self.0.url.clone().map(Url)
    }

    /// The date it speaks of; null where it bears none.
    async fn as_of(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.as_of.as_ref(), None)
    }
}

impl Noun for Source {
    type Entity = source::Entity;
    type Row = source::Model;
    type Filter = SourceFilter;
    type Order = SourceOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> source::Column {
        source::Column::Slug
    }

    fn usual_order() -> Vec<SourceOrder> {
        vec![SourceOrder::Title(Direction::Asc)]
    }
}

/// Which sources: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct SourceFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By title.
    title: Given<StringFilter>,
    /// By publisher.
    publisher: Given<StringFilter>,
    /// All of these.
    and: Given<Vec<SourceFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<SourceFilter>>,
    /// The opposite of this.
    not: Given<SourceFilter>,
}

impl Filter for SourceFilter {
    type Entity = source::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(source::Column::Slug, &self.slug)
            .column(source::Column::Title, &self.title)
            .column(source::Column::Publisher, &self.publisher)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| source::Column::Slug.eq(slug))
    }
}

/// By what sources are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum SourceOrder {
    /// By slug.
    Slug(Direction),
    /// By title.
    Title(Direction),
    /// By publisher.
    Publisher(Direction),
}

impl Order for SourceOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, source::Column::Slug, *order)],
            Self::Title(order) => vec![Term::text(table, source::Column::Title, *order)],
            Self::Publisher(order) => vec![Term::text(table, source::Column::Publisher, *order)],
        }
    }
}

/// The questions that start at sources.
#[derive(Default)]
pub struct SourceQuery;

#[Object]
impl SourceQuery {
    /// One source by its natural key, such as `iom-prague-process`; null where there is none.
    async fn source(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Source> {
        relation::by_key(ctx, slug).await
    }

    /// All sources, page by page.
    async fn sources(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which sources.")] filter: Given<SourceFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<SourceOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Source>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
