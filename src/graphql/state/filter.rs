//! Which States a list has, and in which order.

use async_graphql::{InputObject, OneofObject};
use entity::{signature, state};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use crate::graphql::{
    declaration::DeclarationFilter,
    filter::{BooleanFilter, Conditions, CountryCodeFilter, Filter, Given, Many, Relation, StringFilter},
    initiative::InitiativeFilter,
    meeting::MeetingFilter,
    membership::MembershipFilter,
    name::NameFilter,
    order::{CountOrder, Direction, Order, Term},
    process::ProcessFilter,
    tenure::TenureFilter,
};

/// Which States: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct StateFilter {
    /// By ISO 3166-1 alpha-2 code.
    code: Given<CountryCodeFilter>,
    /// By ISO 3166-1 alpha-3 code.
    alpha3: Given<StringFilter>,
    /// By name.
    name: Given<StringFilter>,
    /// By M49 region.
    region: Given<StringFilter>,
    /// By M49 subregion.
    subregion: Given<StringFilter>,
    /// By whether the codes are assigned by ISO 3166-1.
    official: Given<BooleanFilter>,
    /// By its further names: former, formal, and as sources list it.
    names: Given<Many<NameFilter>>,
    /// By its memberships, of any role and standing.
    memberships: Given<Many<MembershipFilter>>,
    /// By the processes it is a member of today.
    processes: Given<Many<ProcessFilter>>,
    /// By the posts it holds.
    tenures: Given<Many<TenureFilter>>,
    /// By the initiatives it leads.
    led_initiatives: Given<Many<InitiativeFilter>>,
    /// By the meetings that took place in it.
    hosted_meetings: Given<Many<MeetingFilter>>,
    /// By the declarations it signed or endorsed.
    signed_declarations: Given<Many<DeclarationFilter>>,
    /// All of these.
    and: Given<Vec<StateFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<StateFilter>>,
    /// The opposite of this.
    not: Given<StateFilter>,
}

impl Filter for StateFilter {
    type Entity = state::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(state::Column::Code, &self.code)
            .column(state::Column::Alpha3, &self.alpha3)
            .column(state::Column::Name, &self.name)
            .column(state::Column::Region, &self.region)
            .column(state::Column::Subregion, &self.subregion)
            .column(state::Column::Official, &self.official)
            .many::<state::Entity, _>(&Relation::foreign(entity::name::Column::StateId), &self.names)
            .many::<state::Entity, _>(&Relation::foreign(entity::membership::Column::StateId), &self.memberships)
            .many::<state::Entity, _>(&Relation::Linked(entity::membership::STATES.back()), &self.processes)
            .many::<state::Entity, _>(&Relation::foreign(entity::tenure::Column::StateId), &self.tenures)
            .many::<state::Entity, _>(&Relation::Linked(entity::tenure::LEADS.back()), &self.led_initiatives)
            .many::<state::Entity, _>(&Relation::foreign(entity::meeting::Column::HostId), &self.hosted_meetings)
            .many::<state::Entity, _>(&Relation::Linked(signature::SIGNATORIES.back()), &self.signed_declarations)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let code = self.code.get()?.only_equal()?;
        let alone = Self { code: self.code.clone(), ..Self::default() };
        (*self == alone).then(|| state::Column::Code.eq(code.0.as_str()))
    }
}

/// By what States are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum StateOrder {
    /// By code.
    Code(Direction),
    /// By name.
    Name(Direction),
    /// By region.
    Region(Direction),
    /// By subregion.
    Subregion(Direction),
    /// By the number of its memberships.
    Memberships(CountOrder),
    /// By the number of meetings that took place in it.
    HostedMeetings(CountOrder),
}

impl Order for StateOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Code(order) => vec![Term::text(table, state::Column::Code, *order)],
            Self::Name(order) => vec![Term::text(table, state::Column::Name, *order)],
            Self::Region(order) => vec![Term::text(table, state::Column::Region, *order)],
            Self::Subregion(order) => vec![Term::text(table, state::Column::Subregion, *order)],
            Self::Memberships(order) => Term::count::<entity::membership::Entity>(
                table,
                state::Column::Id,
                &Relation::foreign(entity::membership::Column::StateId),
                order,
            ),
            Self::HostedMeetings(order) => Term::count::<entity::meeting::Entity>(
                table,
                state::Column::Id,
                &Relation::foreign(entity::meeting::Column::HostId),
                order,
            ),
        }
    }
}
