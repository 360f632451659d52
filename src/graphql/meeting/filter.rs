//! Which meetings a list has, and in which order.

use async_graphql::{InputObject, OneofObject};
use entity::{meeting, tagging};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use crate::graphql::{
    declaration::DeclarationFilter,
    discrepancy::DiscrepancyFilter,
    filter::{Comparator, Conditions, DateFilter, Filter, Given, IntFilter, Many, Relation, StringFilter, several},
    initiative::InitiativeFilter,
    order::{CountOrder, Direction, Order, Term},
    process::{ProcessFilter, ProcessOrder},
    relation::Spread,
    state::{StateFilter, StateOrder},
    theme::ThemeFilter,
};

use super::{
    Meeting,
    words::{MeetingKindFilter, MeetingModeFilter},
};

/// Which meetings: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct MeetingFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By title.
    title: Given<StringFilter>,
    /// By main kind.
    kind: Given<MeetingKindFilter>,
    /// By whether it was in a place or online.
    mode: Given<MeetingModeFilter>,
    /// By date.
    date: Given<DateFilter>,
    /// By city, as printed.
    city: Given<StringFilter>,
    /// By country, as printed.
    country_as_printed: Given<StringFilter>,
    /// By its number in a series.
    ordinal: Given<IntFilter>,
    /// By its place in the source's list.
    position: Given<IntFilter>,
    /// By the process that met.
    process: Given<ProcessFilter>,
    /// By the State it took place in.
    host: Given<StateFilter>,
    /// By the initiative it belongs to.
    initiative: Given<InitiativeFilter>,
    /// By what it adopted.
    adopted_declarations: Given<Many<DeclarationFilter>>,
    /// By its themes.
    themes: Given<Many<ThemeFilter>>,
    /// By what is odd about it.
    discrepancies: Given<Many<DiscrepancyFilter>>,
    /// All of these.
    and: Given<Vec<MeetingFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<MeetingFilter>>,
    /// The opposite of this.
    not: Given<MeetingFilter>,
}

impl MeetingFilter {
    /// Over what the meetings are spread that fulfil it, each part of which an index gives in the order of dates; and the rest of it.
    pub fn spread(&self) -> Option<(Spread<Meeting>, Self)> {
        use meeting::Column;

        let (column, values, rest) = if let Some(hosts) = several(&self.host) {
            (Column::HostId, hosts.into(), Self { host: Given::default(), ..self.clone() })
        } else if let Some(processes) = several(&self.process) {
            (Column::ProcessId, processes.into(), Self { process: Given::default(), ..self.clone() })
        } else if let Some(initiatives) = several(&self.initiative) {
            (Column::InitiativeId, initiatives.into(), Self { initiative: Given::default(), ..self.clone() })
        } else if let Some(kinds) = self.kind.get().and_then(Comparator::several) {
            (Column::Kind, kinds.into(), Self { kind: Given::default(), ..self.clone() })
        } else if let Some(modes) = self.mode.get().and_then(Comparator::several) {
            (Column::Mode, modes.into(), Self { mode: Given::default(), ..self.clone() })
        } else {
            return None;
        };
        Some((Spread { column, values }, rest))
    }

    /// Those whose date is known.
    pub fn dated() -> Self {
        Self { date: DateFilter::known().into(), ..Self::default() }
    }
}

impl Filter for MeetingFilter {
    type Entity = meeting::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(meeting::Column::Slug, &self.slug)
            .column(meeting::Column::Title, &self.title)
            .column(meeting::Column::Kind, &self.kind)
            .column(meeting::Column::Mode, &self.mode)
            .add(self.date.get().map(DateFilter::on::<meeting::Entity>))
            .column(meeting::Column::City, &self.city)
            .column(meeting::Column::CountryAsPrinted, &self.country_as_printed)
            .column(meeting::Column::Ordinal, &self.ordinal)
            .column(meeting::Column::Position, &self.position)
            .one(meeting::Column::ProcessId, &self.process)
            .one(meeting::Column::HostId, &self.host)
            .one(meeting::Column::InitiativeId, &self.initiative)
            .many::<meeting::Entity, _>(&Relation::foreign(entity::declaration::Column::AdoptedAtId), &self.adopted_declarations)
            .many::<meeting::Entity, _>(&Relation::Linked(tagging::OF_MEETING), &self.themes)
            .many::<meeting::Entity, _>(&Relation::foreign(entity::discrepancy::Column::MeetingId), &self.discrepancies)
            .combined(&self.and, &self.or, &self.not)
    }

    fn is_indexed(&self) -> bool {
        let Self { kind, mode, date, process, host, .. } = self.clone();
        *self == Self { kind, mode, date, process, host, ..Self::default() }
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| meeting::Column::Slug.eq(slug))
    }
}

/// By what meetings are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum MeetingOrder {
    /// By slug.
    Slug(Direction),
    /// By date: the earliest day it can mean, then the latest.
    Date(Direction),
    /// By title.
    Title(Direction),
    /// By kind, in the alphabet.
    Kind(Direction),
    /// By mode, in the alphabet.
    Mode(Direction),
    /// By city.
    City(Direction),
    /// By its number in a series.
    Ordinal(Direction),
    /// By its place in the source's list.
    Position(Direction),
    /// By the State it took place in.
    Host(StateOrder),
    /// By the process that met.
    Process(ProcessOrder),
    /// By how many declarations it adopted.
    AdoptedDeclarations(CountOrder),
}

impl Order for MeetingOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, meeting::Column::Slug, *order)],
            Self::Date(order) => Term::days(table, meeting::Column::Earliest, meeting::Column::Latest, *order),
            Self::Title(order) => vec![Term::text(table, meeting::Column::Title, *order)],
            Self::Kind(order) => vec![Term::text(table, meeting::Column::Kind, *order)],
            Self::Mode(order) => vec![Term::text(table, meeting::Column::Mode, *order)],
            Self::City(order) => vec![Term::text(table, meeting::Column::City, *order)],
            Self::Ordinal(order) => vec![Term::number(table, meeting::Column::Ordinal, *order)],
            Self::Position(order) => vec![Term::number(table, meeting::Column::Position, *order)],
            Self::Host(order) => Term::of::<entity::state::Entity>(table, meeting::Column::HostId, order),
            Self::Process(order) => Term::of::<entity::process::Entity>(table, meeting::Column::ProcessId, order),
            Self::AdoptedDeclarations(order) => Term::count::<entity::declaration::Entity>(
                table,
                meeting::Column::Id,
                &Relation::foreign(entity::declaration::Column::AdoptedAtId),
                order,
            ),
        }
    }
}
