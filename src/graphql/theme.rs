//! Themes: what processes, meetings and declarations are about.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Items, Object, OneofObject, connection::EmptyFields};
use entity::{tagging, theme};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    error::{Found, Result},
    filter::{Conditions, Filter, Given, Many, Relation, StringFilter},
    meeting::MeetingFilter,
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    process::{Process, ProcessFilter},
    relation::{self, Noun},
};

/// A theme.
#[derive(Clone)]
pub struct Theme(pub(super) Arc<theme::Model>);

/// What processes, meetings and declarations are about, such as legal migration.
#[Object]
impl Theme {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Theme", &self.0.slug)
    }

    /// The natural key, such as `legal-migration`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in English.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The processes about it, by name.
    async fn processes(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        relation::all(ctx, Relation::Linked(tagging::OF_PROCESS.back()), self.0.id, None).await
    }
}

impl Noun for Theme {
    type Entity = theme::Entity;
    type Row = theme::Model;
    type Filter = ThemeFilter;
    type Order = ThemeOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> theme::Column {
        theme::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [theme::Column]> {
        (field == "processes").then_some(&[])
    }

    fn usual_order() -> Vec<ThemeOrder> {
        vec![ThemeOrder::Name(Direction::Asc)]
    }
}

/// Which themes: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct ThemeFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By name.
    name: Given<StringFilter>,
    /// By the processes about it.
    processes: Given<Many<ProcessFilter>>,
    /// By the meetings about it.
    meetings: Given<Many<MeetingFilter>>,
    /// All of these.
    and: Given<Vec<ThemeFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<ThemeFilter>>,
    /// The opposite of this.
    not: Given<ThemeFilter>,
}

impl Filter for ThemeFilter {
    type Entity = theme::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(theme::Column::Slug, &self.slug)
            .column(theme::Column::Name, &self.name)
            .many::<theme::Entity, _>(&Relation::Linked(tagging::OF_PROCESS.back()), &self.processes)
            .many::<theme::Entity, _>(&Relation::Linked(tagging::OF_MEETING.back()), &self.meetings)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| theme::Column::Slug.eq(slug))
    }
}

/// By what themes are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum ThemeOrder {
    /// By slug.
    Slug(Direction),
    /// By name.
    Name(Direction),
}

impl Order for ThemeOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, theme::Column::Slug, *order)],
            Self::Name(order) => vec![Term::text(table, theme::Column::Name, *order)],
        }
    }
}

/// The questions that start at themes.
#[derive(Default)]
pub struct ThemeQuery;

#[Object]
impl ThemeQuery {
    /// One theme by its natural key, such as `legal-migration`; null where there is none.
    async fn theme(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Theme> {
        relation::by_key(ctx, slug).await
    }

    /// All themes, page by page.
    async fn themes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which themes.")] filter: Given<ThemeFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<ThemeOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Theme>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
