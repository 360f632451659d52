//! Which memberships a list has.

use async_graphql::InputObject;
use entity::membership;
use sea_orm::{ColumnTrait, Condition};

use super::{MembershipRole, MembershipRoleFilter, Standing, StandingFilter};
use crate::graphql::{
    date::{DateMatch, On},
    filter::{BooleanFilter, Conditions, Filter, Given, PeriodFilter, StringFilter, never},
    organization::OrganizationFilter,
    party::PartyKind,
    process::ProcessFilter,
    scalar::Date,
    state::StateFilter,
};

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
    process: Given<ProcessFilter>,
    /// By the State, where the party is one.
    state: Given<StateFilter>,
    /// By the organization, where the party is one.
    organization: Given<OrganizationFilter>,
    /// All of these.
    and: Given<Vec<MembershipFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<MembershipFilter>>,
    /// The opposite of this.
    not: Given<MembershipFilter>,
}

impl MembershipFilter {
    /// Those of a kind of party.
    fn of_kind(kind: PartyKind) -> Self {
        let state = || Self { state: StateFilter::default().into(), ..Self::default() };
        let organization = || Self { organization: OrganizationFilter::default().into(), ..Self::default() };
        match kind {
            PartyKind::State => state(),
            PartyKind::Organization => organization(),
            PartyKind::Process => {
                let neither = Self { or: vec![state(), organization()].into(), ..Self::default() };
                Self { not: neither.into(), ..Self::default() }
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
