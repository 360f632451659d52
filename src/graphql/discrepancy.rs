//! Discrepancies: what a source contradicts or leaves open.

use std::sync::Arc;

use async_graphql::{AsObject, Context, Enum, ID, InputObject, Object, OneofObject, connection::EmptyFields};
use entity::discrepancy;
use sea_orm::Condition;

use super::{
    error::{Found, Result},
    filter::{Conditions, Filter, Given, StringFilter, enum_filter},
    node::{self, Cited},
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    process::ProcessFilter,
    relation::{self, Noun},
    source::Source,
};

/// A discrepancy.
#[derive(Clone)]
pub struct Discrepancy(pub(super) Arc<discrepancy::Model>);

/// What a source contradicts or leaves open. Nothing is silently repaired: the row keeps what is printed, and this says what is odd.
#[Object]
impl Discrepancy {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Discrepancy", &self.0.slug)
    }

    /// The natural key, such as `prague-organizations-count`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// What was found.
    async fn finding(&self) -> Finding {
        self.0.finding.into()
    }

    /// What is odd, in our own words.
    async fn message(&self) -> &str {
        &self.0.message
    }

    /// The place in the source, such as `Meetings, line 128`; lines are counted in the stored text of the page.
    async fn locator(&self) -> Option<&str> {
        self.0.locator.as_deref()
    }

    /// The source it was found in.
    async fn found_in(&self, ctx: &Context<'_>) -> Found<Source> {
        relation::maybe(ctx, self.0.source_id).await
    }

    /// The row that it is about.
    async fn subject(&self, ctx: &Context<'_>) -> Found<AsObject<Cited>> {
        let (noun, id) = self.0.subject()?;
        Some(node::cited(ctx, noun, id).await)
    }
}

impl Noun for Discrepancy {
    type Entity = discrepancy::Entity;
    type Row = discrepancy::Model;
    type Filter = DiscrepancyFilter;
    type Order = DiscrepancyOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> discrepancy::Column {
        discrepancy::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [discrepancy::Column]> {
        use discrepancy::Column;

        match field {
            "foundIn" => Some(&[Column::SourceId]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<DiscrepancyOrder> {
        vec![DiscrepancyOrder::Slug(Direction::Asc)]
    }
}

/// What is odd about a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "discrepancy::Finding")]
pub enum Finding {
    /// It counts otherwise than it lists.
    CountMismatch,
    /// It points to something it does not name.
    UnresolvedReference,
    /// Its order is broken.
    OrderAnomaly,
    /// Its dates do not fit together, or are less exact than others.
    DateMismatch,
    /// It uses a name of another time.
    AnachronisticName,
    /// A numbered or dated row has a gap.
    GapInSequence,
    /// Its text is damaged or doubtful.
    SuspectText,
    /// Two sources say different things.
    SourcesDisagree,
}
enum_filter!(FindingFilter, Finding, discrepancy::Finding);

/// Which discrepancies: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct DiscrepancyFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By what was found.
    finding: Given<FindingFilter>,
    /// By its words.
    message: Given<StringFilter>,
    /// By the process that it is about, or about a part of.
    process: Given<ProcessFilter>,
    /// All of these.
    and: Given<Vec<DiscrepancyFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<DiscrepancyFilter>>,
    /// The opposite of this.
    not: Given<DiscrepancyFilter>,
}

impl Filter for DiscrepancyFilter {
    type Entity = discrepancy::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(discrepancy::Column::Slug, &self.slug)
            .column(discrepancy::Column::Finding, &self.finding)
            .column(discrepancy::Column::Message, &self.message)
            .one(discrepancy::Column::ProcessId, &self.process)
            .combined(&self.and, &self.or, &self.not)
    }
}

/// By what discrepancies are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum DiscrepancyOrder {
    /// By slug.
    Slug(Direction),
    /// By finding, in the alphabet.
    Finding(Direction),
}

impl Order for DiscrepancyOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, discrepancy::Column::Slug, *order)],
            Self::Finding(order) => vec![Term::text(table, discrepancy::Column::Finding, *order)],
        }
    }
}

/// The questions that start at discrepancies.
#[derive(Default)]
pub struct DiscrepancyQuery;

#[Object]
impl DiscrepancyQuery {
    /// All discrepancies, page by page.
    async fn discrepancies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which discrepancies.")] filter: Given<DiscrepancyFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<DiscrepancyOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Discrepancy>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
