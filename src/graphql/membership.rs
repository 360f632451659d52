//! Memberships: who takes part in a process, as what, and since when.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object};
use entity::membership;
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Alias, Expr, ExprTrait},
};

use super::{
    citation::{self, Citation},
    date::{DateMatch, On, Period},
    discrepancy::Discrepancy,
    error::Result,
    filter::{BooleanFilter, Conditions, Filter, Given, PeriodFilter, Relation, StringFilter, enum_filter, never},
    format::MembershipFormats,
    node,
    order::{Direction, Order, Term},
    organization::OrganizationFilter,
    page::{Arguments, Connection},
    party::{self, Party, PartyKind},
    process::{Process, ProcessFilter},
    relation::{self, Noun},
    scalar::Date,
    state::StateFilter,
};

/// A membership.
#[derive(Clone)]
pub struct Membership(pub(super) Arc<membership::Model>);

/// That a State, an organization or a process takes part in a process.
#[Object]
impl Membership {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Membership", &self.0.slug)
    }

    /// The process.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// The party that takes part.
    async fn member(&self, ctx: &Context<'_>) -> Result<Party> {
        party::of(ctx, self.0.state_id, self.0.organization_id, self.0.member_process_id).await
    }

    /// As what it takes part.
    async fn role(&self) -> MembershipRole {
        self.0.role.into()
    }

    /// The source's own word for the role.
    async fn role_label(&self) -> Option<&str> {
        self.0.role_label.as_deref()
    }

    /// The source's own label of the group within the process that the party belongs to, such as "European partners".
    async fn subgroup(&self) -> Option<&str> {
        self.0.subgroup.as_deref()
    }

    /// Whether the membership stands.
    async fn standing(&self) -> Standing {
        self.0.standing.into()
    }

    /// The name as printed in the list, such as "Netherlands, The".
    async fn listed_as(&self) -> Option<&str> {
        self.0.listed_as.as_deref()
    }

    /// Whether the party was there from the establishment on; null where no source tells.
    async fn founding(&self) -> Option<bool> {
        self.0.founding
    }

    /// Since when, and until when. The start of a founding membership is not printed, but bounded by the establishment (`notBefore`).
    async fn period(&self) -> Period {
        Period(self.0.period())
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Vec<Citation>> {
        citation::of(ctx, entity::citation::Column::MembershipId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Vec<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::MembershipId), self.0.id, None).await
    }
}

impl Noun for Membership {
    type Entity = membership::Entity;
    type Row = membership::Model;
    type Filter = Narrowed;
    type Order = Listed;
    type Formats = MembershipFormats;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> membership::Column {
        membership::Column::Slug
    }

    fn usual_order() -> Vec<Listed> {
        vec![Listed]
    }
}

/// States first, then organizations, then processes; each by their names as listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed;

impl Order for Listed {
    fn terms(&self, table: &str) -> Vec<Term> {
        let is_there = |column: membership::Column| Expr::col((Alias::new(table), column)).is_not_null();
        vec![
            Term::first_where(table, "state", is_there(membership::Column::StateId)),
            Term::first_where(table, "organization", is_there(membership::Column::OrganizationId)),
            Term::text(table, membership::Column::ListedAs, Direction::Asc),
        ]
    }
}

/// The arguments that narrow a list of memberships.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Narrowed {
    /// In these roles.
    pub role: Option<Vec<MembershipRole>>,
    /// Of these kinds of party.
    pub kind: Option<Vec<PartyKind>>,
    /// At this time.
    pub on: Option<When>,
    /// By what they are.
    pub filter: Option<MembershipFilter>,
}

/// The time at which a membership is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Those that stand today.
    Today,
    /// Those that stood on a day.
    On(On),
}

impl When {
    /// The day that is asked for, or today.
    pub fn of(on: Option<Date>, sure: Option<DateMatch>) -> Self {
        On::new(on, sure).map_or(Self::Today, Self::On)
    }
}

impl Narrowed {
    /// The filter that says the same.
    pub fn as_filter(&self) -> MembershipFilter {
        let kinds = |kinds: &Vec<PartyKind>| kinds.iter().map(|kind| MembershipFilter::of_kind(*kind)).collect::<Vec<_>>();
        let (standing, period) = match self.on {
            None => (Given::default(), Given::default()),
            Some(When::Today) => (StandingFilter { eq: Standing::Current.into(), ..Default::default() }.into(), Given::default()),
            Some(When::On(on)) => {
                (StandingFilter { ne: Standing::Pending.into(), ..Default::default() }.into(), PeriodFilter::including(on).into())
            }
        };
        MembershipFilter {
            role: Given::maybe(self.role.clone().map(|role| MembershipRoleFilter { one_of: role.into(), ..Default::default() })),
            standing,
            period,
            or: Given::maybe(self.kind.as_ref().map(kinds)),
            and: Given::maybe(self.filter.clone().map(|filter| vec![filter])),
            ..MembershipFilter::default()
        }
    }
}

impl Filter for Narrowed {
    type Entity = membership::Entity;

    fn condition(&self) -> Condition {
        let roles = self
            .role
            .as_ref()
            .map(|roles| membership::Column::Role.is_in(roles.iter().map(|role| membership::Role::from(*role))));
        let kinds = self.kind.as_ref().map(|kinds| {
            // None of no kinds.
            kinds.iter().fold(Condition::any().add(never()), |any, kind| any.add(kind.of_member()))
        });
        let when = self.on.map(|when| match when {
            When::Today => Condition::all().add(membership::Column::Standing.eq(membership::Standing::Current)),
            When::On(on) => on.holds::<membership::Entity>().add(membership::Column::Standing.ne(membership::Standing::Pending)),
        });
        let filter = self.filter.as_ref().map(Filter::condition);
        Condition::all().add_option(roles).add_option(kinds).add_option(when).add_option(filter)
    }
}

/// As what a party takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "membership::Role")]
pub enum MembershipRole {
    /// With full rights.
    Member,
    /// It may listen.
    Observer,
    /// It works alongside.
    Partner,
    /// Another role; `roleLabel` tells.
    Other,
}
enum_filter!(MembershipRoleFilter, MembershipRole, membership::Role);

/// Whether a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "membership::Standing")]
pub enum Standing {
    /// It does.
    Current,
    /// It is suspended.
    Suspended,
    /// It has ended.
    Former,
    /// It is applied for or agreed, and has not begun.
    Pending,
}
enum_filter!(StandingFilter, Standing, membership::Standing);

/// Which memberships: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct MembershipFilter {
    /// By role.
    role: Given<MembershipRoleFilter>,
    /// By whether it stands.
    standing: Given<StandingFilter>,
    /// By whether the party was there from the establishment on.
    founding: Given<BooleanFilter>,
    /// By the source's own label of the group within the process.
    subgroup: Given<StringFilter>,
    /// By the name as printed in the list.
    listed_as: Given<StringFilter>,
    /// By when it holds.
    period: Given<PeriodFilter>,
    /// By the process.
    process: Given<Box<ProcessFilter>>,
    /// By the State, where the party is one.
    state: Given<Box<StateFilter>>,
    /// By the organization, where the party is one.
    organization: Given<Box<OrganizationFilter>>,
    /// All of these.
    and: Given<Vec<MembershipFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<MembershipFilter>>,
    /// The opposite of this.
    not: Given<Box<MembershipFilter>>,
}

impl MembershipFilter {
    /// Those of a kind of party.
    fn of_kind(kind: PartyKind) -> Self {
        let state = || Self { state: Box::<StateFilter>::default().into(), ..Self::default() };
        let organization = || Self { organization: Box::<OrganizationFilter>::default().into(), ..Self::default() };
        match kind {
            PartyKind::State => state(),
            PartyKind::Organization => organization(),
            PartyKind::Process => {
                let neither = Self { or: vec![state(), organization()].into(), ..Self::default() };
                Self { not: Box::new(neither).into(), ..Self::default() }
            }
        }
    }
}

impl Filter for MembershipFilter {
    type Entity = membership::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(membership::Column::Role, &self.role)
            .column(membership::Column::Standing, &self.standing)
            .column(membership::Column::Founding, &self.founding)
            .column(membership::Column::Subgroup, &self.subgroup)
            .column(membership::Column::ListedAs, &self.listed_as)
            .add(self.period.get().map(PeriodFilter::on::<membership::Entity>))
            .one(membership::Column::ProcessId, &self.process)
            .one(membership::Column::StateId, &self.state)
            .one(membership::Column::OrganizationId, &self.organization)
            .combined(&self.and, &self.or, &self.not)
    }
}

/// The question that starts at memberships.
#[derive(Default)]
pub struct MembershipQuery;

#[Object]
impl MembershipQuery {
    /// All memberships of all processes, of any role and standing, page by page. States come first, then organizations, then processes,
    /// each by their names as listed.
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which memberships.")] filter: Given<MembershipFilter>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Membership>> {
        let filter = filter.get().map(|filter| Narrowed { filter: Some(filter.clone()), ..Narrowed::default() });
        Connection::root(ctx, Arguments { filter, order: None, first, after, last, before }).await
    }
}
