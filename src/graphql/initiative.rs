//! Initiatives: projects inside a process.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Items, Object, OneofObject, connection::EmptyFields};
use entity::{initiative, period::Lasting as _};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    citation::{self, Citation},
    date::{DateMatch, On, Period},
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Conditions, Filter, Given, Many, PeriodFilter, Relation, StringFilter},
    format::Owner,
    meeting::{Meeting, MeetingFilter, MeetingOrder},
    name::Name,
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    process::{Process, ProcessFilter, ProcessOrder},
    relation::{self, Noun},
    scalar::Date,
    state::{State, StateFilter},
    tenure::{Narrowed, Post, Tenure},
};

/// An initiative.
#[derive(Clone)]
pub struct Initiative(pub(super) Arc<initiative::Model>);

/// A project inside a process, such as the Prague Process Targeted Initiative (PP TI).
#[Object]
impl Initiative {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Initiative", &self.0.slug)
    }

    /// The natural key, such as `pp-ti`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in English.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The acronym, such as `PP TI`.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// Further names.
    async fn names(&self, ctx: &Context<'_>) -> Result<Items<Name>> {
        relation::all(ctx, Relation::foreign(entity::name::Column::InitiativeId), self.0.id, None).await
    }

    /// From when to when it ran, as printed.
    async fn period(&self) -> Period {
        Period(self.0.period())
    }

    /// The process it belongs to.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// The States that lead it, by name.
    async fn leads(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        relation::all(ctx, Relation::Linked(entity::tenure::LEADS), self.0.id, None).await
    }

    /// Who holds a post in it: leaders and funders.
    async fn tenures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these posts.")] post: Option<Vec<Post>>,
        #[graphql(desc = "Only those in office on this day, `YYYY-MM-DD`.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the term. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Tenure>> {
        let narrowed = Narrowed { post, on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::InitiativeId), self.0.id, Some(narrowed)).await
    }

    /// Its meetings, newest first.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meetings.")] filter: Given<MeetingFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<MeetingOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Meeting>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::of(
            ctx,
            entity::meeting::Column::InitiativeId,
            self.0.id,
            Owner::new("initiative", "slug", &self.0.slug),
            arguments,
        )
        .await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::InitiativeId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::InitiativeId), self.0.id, None).await
    }
}

impl Noun for Initiative {
    type Entity = initiative::Entity;
    type Row = initiative::Model;
    type Filter = InitiativeFilter;
    type Order = InitiativeOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> initiative::Column {
        initiative::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [initiative::Column]> {
        use initiative::Column;

        match field {
            "period" => Some(initiative::Entity::PERIOD_COLUMNS),
            "process" => Some(&[Column::ProcessId]),
            "meetings" => Some(&[Column::Slug]),
            "names" | "leads" | "tenures" => Some(&[]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<InitiativeOrder> {
        vec![InitiativeOrder::Name(Direction::Asc)]
    }
}

/// Which initiatives: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct InitiativeFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By name.
    name: Given<StringFilter>,
    /// By acronym.
    acronym: Given<StringFilter>,
    /// By when it ran.
    period: Given<PeriodFilter>,
    /// By its process.
    process: Given<ProcessFilter>,
    /// By the States that lead it.
    leads: Given<Many<StateFilter>>,
    /// By its meetings.
    meetings: Given<Many<MeetingFilter>>,
    /// All of these.
    and: Given<Vec<InitiativeFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<InitiativeFilter>>,
    /// The opposite of this.
    not: Given<InitiativeFilter>,
}

impl Filter for InitiativeFilter {
    type Entity = initiative::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(initiative::Column::Slug, &self.slug)
            .column(initiative::Column::Name, &self.name)
            .column(initiative::Column::Acronym, &self.acronym)
            .add(self.period.get().map(PeriodFilter::on::<initiative::Entity>))
            .one(initiative::Column::ProcessId, &self.process)
            .many::<initiative::Entity, _>(&Relation::Linked(entity::tenure::LEADS), &self.leads)
            .many::<initiative::Entity, _>(&Relation::foreign(entity::meeting::Column::InitiativeId), &self.meetings)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| initiative::Column::Slug.eq(slug))
    }
}

/// By what initiatives are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum InitiativeOrder {
    /// By slug.
    Slug(Direction),
    /// By name.
    Name(Direction),
    /// By its process.
    Process(ProcessOrder),
}

impl Order for InitiativeOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, initiative::Column::Slug, *order)],
            Self::Name(order) => vec![Term::text(table, initiative::Column::Name, *order)],
            Self::Process(order) => Term::of::<entity::process::Entity>(table, initiative::Column::ProcessId, order),
        }
    }
}

/// The questions that start at initiatives.
#[derive(Default)]
pub struct InitiativeQuery;

#[Object]
impl InitiativeQuery {
    /// One initiative by its natural key, such as `pp-ti`; null where there is none.
    async fn initiative(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Initiative> {
        relation::by_key(ctx, slug).await
    }

    /// All initiatives, page by page.
    async fn initiatives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which initiatives.")] filter: Given<InitiativeFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<InitiativeOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Initiative>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
