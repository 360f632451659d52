//! Which processes a list has, and in which order.

use async_graphql::{InputObject, OneofObject};
use entity::{process, tagging};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use crate::graphql::{
    declaration::DeclarationFilter,
    discrepancy::DiscrepancyFilter,
    filter::{Conditions, DateFilter, Filter, Given, LabelsFilter, Many, Relation, StringFilter},
    initiative::InitiativeFilter,
    meeting::MeetingFilter,
    membership::MembershipFilter,
    name::NameFilter,
    order::{CountOrder, Direction, Order, Term},
    organization::OrganizationFilter,
    publication::PublicationFilter,
    state::StateFilter,
    tenure::TenureFilter,
    theme::ThemeFilter,
};

use super::words::{CompletenessFilter, ProcessLevelFilter, ProcessStatusFilter};

/// Which processes: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct ProcessFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By name.
    name: Given<StringFilter>,
    /// By acronym.
    acronym: Given<StringFilter>,
    /// By how wide it reaches.
    level: Given<ProcessLevelFilter>,
    /// By whether it still works.
    status: Given<ProcessStatusFilter>,
    /// By how much of the member list is known.
    completeness: Given<CompletenessFilter>,
    /// By the regions it covers.
    regions: Given<LabelsFilter>,
    /// By when it was established.
    established: Given<DateFilter>,
    /// By its further names: former, formal, and as sources list it.
    names: Given<Many<NameFilter>>,
    /// By its memberships, of any role and standing.
    members: Given<Many<MembershipFilter>>,
    /// By the States that are members today.
    states: Given<Many<StateFilter>>,
    /// By the organizations that are members today.
    organizations: Given<Many<OrganizationFilter>>,
    /// By who holds its posts.
    tenures: Given<Many<TenureFilter>>,
    /// By its meetings.
    meetings: Given<Many<MeetingFilter>>,
    /// By its declarations.
    declarations: Given<Many<DeclarationFilter>>,
    /// By its publications.
    publications: Given<Many<PublicationFilter>>,
    /// By its initiatives.
    initiatives: Given<Many<InitiativeFilter>>,
    /// By its themes.
    themes: Given<Many<ThemeFilter>>,
    /// By what is odd about it and its parts.
    discrepancies: Given<Many<DiscrepancyFilter>>,
    /// All of these.
    and: Given<Vec<ProcessFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<ProcessFilter>>,
    /// The opposite of this.
    not: Given<ProcessFilter>,
}

impl Filter for ProcessFilter {
    type Entity = process::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(process::Column::Slug, &self.slug)
            .column(process::Column::Name, &self.name)
            .column(process::Column::Acronym, &self.acronym)
            .column(process::Column::Level, &self.level)
            .column(process::Column::Status, &self.status)
            .column(process::Column::Completeness, &self.completeness)
            .column(process::Column::Regions, &self.regions)
            .add(self.established.get().map(DateFilter::on::<process::Entity>))
            .many::<process::Entity, _>(&Relation::foreign(entity::name::Column::ProcessId), &self.names)
            .many::<process::Entity, _>(&Relation::foreign(entity::membership::Column::ProcessId), &self.members)
            .many::<process::Entity, _>(&Relation::Linked(entity::membership::STATES), &self.states)
            .many::<process::Entity, _>(&Relation::Linked(entity::membership::ORGANIZATIONS), &self.organizations)
            .many::<process::Entity, _>(&Relation::foreign(entity::tenure::Column::ProcessId), &self.tenures)
            .many::<process::Entity, _>(&Relation::foreign(entity::meeting::Column::ProcessId), &self.meetings)
            .many::<process::Entity, _>(&Relation::foreign(entity::declaration::Column::ProcessId), &self.declarations)
            .many::<process::Entity, _>(&Relation::foreign(entity::publication::Column::ProcessId), &self.publications)
            .many::<process::Entity, _>(&Relation::foreign(entity::initiative::Column::ProcessId), &self.initiatives)
            .many::<process::Entity, _>(&Relation::Linked(tagging::OF_PROCESS), &self.themes)
            .many::<process::Entity, _>(&Relation::foreign(entity::discrepancy::Column::ProcessId), &self.discrepancies)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| process::Column::Slug.eq(slug))
    }
}

/// By what processes are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum ProcessOrder {
    /// By slug.
    Slug(Direction),
    /// By name.
    Name(Direction),
    /// By acronym.
    Acronym(Direction),
    /// By level, in the alphabet.
    Level(Direction),
    /// By status, in the alphabet.
    Status(Direction),
    /// By when it was established.
    Established(Direction),
    /// By the number of its memberships.
    Members(CountOrder),
    /// By the number of its meetings.
    Meetings(CountOrder),
    /// By the number of its declarations.
    Declarations(CountOrder),
}

impl Order for ProcessOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, process::Column::Slug, *order)],
            Self::Name(order) => vec![Term::text(table, process::Column::Name, *order)],
            Self::Acronym(order) => vec![Term::text(table, process::Column::Acronym, *order)],
            Self::Level(order) => vec![Term::text(table, process::Column::Level, *order)],
            Self::Status(order) => vec![Term::text(table, process::Column::Status, *order)],
            Self::Established(order) => {
                Term::days(table, process::Column::EstablishedEarliest, process::Column::EstablishedLatest, *order)
            }
            Self::Members(order) => Term::count::<entity::membership::Entity>(
                table,
                process::Column::Id,
                &Relation::foreign(entity::membership::Column::ProcessId),
                order,
            ),
            Self::Meetings(order) => Term::count::<entity::meeting::Entity>(
                table,
                process::Column::Id,
                &Relation::foreign(entity::meeting::Column::ProcessId),
                order,
            ),
            Self::Declarations(order) => Term::count::<entity::declaration::Entity>(
                table,
                process::Column::Id,
                &Relation::foreign(entity::declaration::Column::ProcessId),
                order,
            ),
        }
    }
}
