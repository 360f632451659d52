//! Organizations: what they are, where they take part, and which posts they hold.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Items, Object, OneofObject, connection::EmptyFields};
use entity::organization;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    citation::{self, Citation},
    date::{DateMatch, On},
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Conditions, Filter, Given, Many, Relation, StringFilter, enum_filter},
    membership::{self, Membership, MembershipFilter, MembershipRole},
    name::{self, Name, NameFilter},
    node,
    order::{CountOrder, Direction, Order, Term},
    page::{Arguments, Connection},
    process::{Process, ProcessFilter},
    relation::{self, Naming, Noun},
    scalar::Date,
    tenure::{self, Post, Tenure, TenureFilter},
};

/// An organization.
#[derive(Clone)]
pub struct Organization(pub(super) Arc<organization::Model>);

/// An organization that takes part in processes or serves them, such as Frontex or ICMPD. Source: the pages that name it.
#[Object]
impl Organization {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Organization", &self.0.slug)
    }

    /// The natural key, such as `frontex`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in English, as the source prints it: today's, or that of a day.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
    ) -> Result<String> {
        name::then(ctx, Relation::foreign(entity::name::Column::OrganizationId), self.0.id, &self.0.name, on).await
    }

    /// The acronym, such as `ICMPD`.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// Further names, with the time they were in use.
    async fn names(&self, ctx: &Context<'_>) -> Result<Items<Name>> {
        relation::all(ctx, Relation::foreign(entity::name::Column::OrganizationId), self.0.id, None).await
    }

    /// What sort of organization it is.
    async fn category(&self) -> OrganizationCategory {
        self.0.category.into()
    }

    /// The organization it is part of, as the source puts it.
    async fn parent(&self, ctx: &Context<'_>) -> Found<Organization> {
        relation::maybe(ctx, self.0.parent_id).await
    }

    /// The organizations that are part of it, by name.
    async fn children(&self, ctx: &Context<'_>) -> Result<Items<Organization>> {
        relation::all(ctx, Relation::foreign(organization::Column::ParentId), self.0.id, None).await
    }

    /// Where it takes part, and as what: all it ever was, or what stood on a day.
    async fn memberships(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these roles.")] role: Option<Vec<MembershipRole>>,
        #[graphql(desc = "Only those that stood on this day, `YYYY-MM-DD`.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the period. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Membership>> {
        let narrowed = membership::Narrowed { role, on: On::new(on, sure).map(membership::When::On), ..Default::default() };
        relation::all(ctx, Relation::foreign(entity::membership::Column::OrganizationId), self.0.id, Some(narrowed)).await
    }

    /// The processes it is a member of today, by name.
    async fn processes(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        relation::all(ctx, Relation::Linked(entity::membership::ORGANIZATIONS.back()), self.0.id, None).await
    }

    /// The posts it holds or held, newest first.
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
        let narrowed = tenure::Narrowed { post, on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::OrganizationId), self.0.id, Some(narrowed)).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::OrganizationId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::OrganizationId), self.0.id, None).await
    }
}

impl Noun for Organization {
    type Entity = organization::Entity;
    type Row = organization::Model;
    type Filter = OrganizationFilter;
    type Order = OrganizationOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> organization::Column {
        organization::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [organization::Column]> {
        match field {
            "names" | "children" | "memberships" | "processes" | "tenures" => Some(&[]),
            _ => None,
        }
    }

    fn named(field: &str) -> &'static [Naming<Self>] {
        match field {
            "parent" => const { &[Naming::of::<Self>(organization::Column::ParentId)] },
            _ => &[],
        }
    }

    fn usual_order() -> Vec<OrganizationOrder> {
        vec![OrganizationOrder::Name(Direction::Asc)]
    }
}

/// What sort of organization it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "organization::Category")]
pub enum OrganizationCategory {
    /// An intergovernmental organization.
    International,
    /// An organization of the States of one region.
    Regional,
    /// An institution, agency or body of the European Union.
    EuropeanUnion,
    /// None of these.
    Other,
}
enum_filter!(OrganizationCategoryFilter, OrganizationCategory, organization::Category);

/// Which organizations: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct OrganizationFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By name.
    name: Given<StringFilter>,
    /// By acronym.
    acronym: Given<StringFilter>,
    /// By what sort of organization it is.
    category: Given<OrganizationCategoryFilter>,
    /// By the organization it is part of.
    parent: Given<OrganizationFilter>,
    /// By the organizations that are part of it.
    children: Given<Many<OrganizationFilter>>,
    /// By its further names: former, formal, and as sources list it.
    names: Given<Many<NameFilter>>,
    /// By its memberships, of any role and standing.
    memberships: Given<Many<MembershipFilter>>,
    /// By the processes it is a member of today.
    processes: Given<Many<ProcessFilter>>,
    /// By the posts it holds.
    tenures: Given<Many<TenureFilter>>,
    /// All of these.
    and: Given<Vec<OrganizationFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<OrganizationFilter>>,
    /// The opposite of this.
    not: Given<OrganizationFilter>,
}

impl Filter for OrganizationFilter {
    type Entity = organization::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(organization::Column::Slug, &self.slug)
            .column(organization::Column::Name, &self.name)
            .column(organization::Column::Acronym, &self.acronym)
            .column(organization::Column::Category, &self.category)
            .one(organization::Column::ParentId, &self.parent)
            .many::<organization::Entity, _>(&Relation::foreign(organization::Column::ParentId), &self.children)
            .many::<organization::Entity, _>(&Relation::foreign(entity::name::Column::OrganizationId), &self.names)
            .many::<organization::Entity, _>(&Relation::foreign(entity::membership::Column::OrganizationId), &self.memberships)
            .many::<organization::Entity, _>(&Relation::Linked(entity::membership::ORGANIZATIONS.back()), &self.processes)
            .many::<organization::Entity, _>(&Relation::foreign(entity::tenure::Column::OrganizationId), &self.tenures)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| organization::Column::Slug.eq(slug))
    }
}

/// By what organizations are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum OrganizationOrder {
    /// By slug.
    Slug(Direction),
    /// By name.
    Name(Direction),
    /// By acronym.
    Acronym(Direction),
    /// By category, in the alphabet.
    Category(Direction),
    /// By the number of its memberships.
    Memberships(CountOrder),
}

impl Order for OrganizationOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, organization::Column::Slug, *order)],
            Self::Name(order) => vec![Term::text(table, organization::Column::Name, *order)],
            Self::Acronym(order) => vec![Term::text(table, organization::Column::Acronym, *order)],
            Self::Category(order) => vec![Term::text(table, organization::Column::Category, *order)],
            Self::Memberships(order) => Term::count::<entity::membership::Entity>(
                table,
                organization::Column::Id,
                &Relation::foreign(entity::membership::Column::OrganizationId),
                order,
            ),
        }
    }
}

/// The questions that start at organizations.
#[derive(Default)]
pub struct OrganizationQuery;

#[Object]
impl OrganizationQuery {
    /// One organization by its natural key, such as `frontex`; null where there is none.
    async fn organization(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Organization> {
        relation::by_key(ctx, slug).await
    }

    /// All organizations, page by page.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organizations.")] filter: Given<OrganizationFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<OrganizationOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Organization>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
