//! Publications: documents of a process that nobody adopts.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Items, Object, OneofObject, connection::EmptyFields};
use entity::publication;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    citation::{self, Citation},
    date::FuzzyDate,
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Conditions, DateFilter, Filter, Given, Relation, StringFilter, enum_filter},
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    process::{Process, ProcessFilter, ProcessOrder},
    relation::{self, Noun},
    scalar::Url,
};

/// A publication.
#[derive(Clone)]
pub struct Publication(pub(super) Arc<publication::Model>);

/// A document of a process that nobody adopts: a factsheet, a discussion paper, a report.
#[Object]
impl Publication {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Publication", &self.0.slug)
    }

    /// The natural key, such as `prague-process-factsheet`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The title in English.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What sort of document it is.
    async fn genre(&self) -> PublicationGenre {
        self.0.genre.into()
    }

    /// When it was published, where a source says.
    async fn date(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.date.as_ref(), self.0.date_text.as_ref())
    }

    /// Where it can be read.
    async fn url(&self) -> Option<Url> {
        self.0.url.clone().map(Url)
    }

    /// The process it belongs to.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::PublicationId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::PublicationId), self.0.id, None).await
    }
}

impl Noun for Publication {
    type Entity = publication::Entity;
    type Row = publication::Model;
    type Filter = PublicationFilter;
    type Order = PublicationOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> publication::Column {
        publication::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [publication::Column]> {
        use publication::Column;

        match field {
            "date" => Some(&[Column::Date, Column::DateText]),
            "process" => Some(&[Column::ProcessId]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<PublicationOrder> {
        vec![PublicationOrder::Date(Direction::Desc)]
    }
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "publication::Genre")]
pub enum PublicationGenre {
    /// A factsheet.
    Factsheet,
    /// A discussion paper.
    DiscussionPaper,
    /// A report.
    Report,
    /// None of these.
    Other,
}
enum_filter!(PublicationGenreFilter, PublicationGenre, publication::Genre);

/// Which publications: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct PublicationFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By title.
    title: Given<StringFilter>,
    /// By what sort of document it is.
    genre: Given<PublicationGenreFilter>,
    /// By date.
    date: Given<DateFilter>,
    /// By its process.
    process: Given<ProcessFilter>,
    /// All of these.
    and: Given<Vec<PublicationFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<PublicationFilter>>,
    /// The opposite of this.
    not: Given<PublicationFilter>,
}

impl Filter for PublicationFilter {
    type Entity = publication::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(publication::Column::Slug, &self.slug)
            .column(publication::Column::Title, &self.title)
            .column(publication::Column::Genre, &self.genre)
            .add(self.date.get().map(DateFilter::on::<publication::Entity>))
            .one(publication::Column::ProcessId, &self.process)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| publication::Column::Slug.eq(slug))
    }
}

/// By what publications are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum PublicationOrder {
    /// By slug.
    Slug(Direction),
    /// By date: the earliest day it can mean, then the latest.
    Date(Direction),
    /// By title.
    Title(Direction),
    /// By genre, in the alphabet.
    Genre(Direction),
    /// By its process.
    Process(ProcessOrder),
}

impl Order for PublicationOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, publication::Column::Slug, *order)],
            Self::Date(order) => Term::days(table, publication::Column::Earliest, publication::Column::Latest, *order),
            Self::Title(order) => vec![Term::text(table, publication::Column::Title, *order)],
            Self::Genre(order) => vec![Term::text(table, publication::Column::Genre, *order)],
            Self::Process(order) => Term::of::<entity::process::Entity>(table, publication::Column::ProcessId, order),
        }
    }
}

/// The questions that start at publications.
#[derive(Default)]
pub struct PublicationQuery;

#[Object]
impl PublicationQuery {
    /// One publication by its natural key, such as `prague-process-factsheet`; null where there is none.
    async fn publication(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Publication> {
        relation::by_key(ctx, slug).await
    }

    /// All publications, page by page.
    async fn publications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which publications.")] filter: Given<PublicationFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<PublicationOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Publication>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
