//! Further names of States, organizations, processes and initiatives, and the name of a day.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, Object, connection::EmptyFields};
use entity::{edtf::Match, name};
use sea_orm::Condition;

use super::{
    date::Period,
    error::Result,
    filter::{Conditions, Filter, Given, PeriodFilter, Relation, StringFilter, enum_filter},
    relation::{self, Noun},
    scalar::Date,
};

/// A further name.
#[derive(Clone)]
pub struct Name(Arc<name::Model>);

/// A further name of a State, an organization, a process or an initiative.
#[Object]
impl Name {
    /// The name.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// What sort of name it is.
    async fn kind(&self) -> NameKind {
        self.0.kind.into()
    }

    /// When it was in use, as far as a source says.
    async fn period(&self) -> Period {
        Period(self.0.period())
    }
}

impl Noun for Name {
    type Entity = name::Entity;
    type Row = name::Model;
    type Filter = Any;
    type Order = ();
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> name::Column {
        name::Column::Text
    }

    fn usual_order() -> Vec<()> {
        Vec::new()
    }
}

/// Which names: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct NameFilter {
    /// By the name itself.
    text: Given<StringFilter>,
    /// By what sort of name it is.
    kind: Given<NameKindFilter>,
    /// By when it is in use.
    period: Given<PeriodFilter>,
    /// All of these.
    and: Given<Vec<NameFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<NameFilter>>,
    /// The opposite of this.
    not: Given<NameFilter>,
}

impl Filter for NameFilter {
    type Entity = name::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(name::Column::Text, &self.text)
            .column(name::Column::Kind, &self.kind)
            .add(self.period.get().map(PeriodFilter::on::<name::Entity>))
            .combined(&self.and, &self.or, &self.not)
    }
}

/// Names are always listed whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Any;

impl Filter for Any {
    type Entity = name::Entity;

    fn condition(&self) -> Condition {
        Condition::all()
    }
}

/// The name on a day: a former one that is known to have ended after it, else that of today.
pub async fn then(ctx: &Context<'_>, bearer: Relation, id: i64, today: &str, on: Option<Date>) -> Result<String> {
    let Some(Date(day)) = on else { return Ok(today.to_owned()) };
    let names = relation::rows::<Name>(ctx, bearer, id, None).await?;
    // A former name whose end no source tells may have been given up at any time: it is not put in place of today's.
    let former = names
        .iter()
        .find(|row| row.kind == name::Kind::Former && row.end_latest.is_some() && row.period().holds(day, day, Match::Possibly));
    Ok(former.map_or(today, |row| &row.text).to_owned())
}

/// What sort of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "name::Kind")]
pub enum NameKind {
    /// Used before, not any more.
    Former,
    /// The long or formal form.
    Official,
    /// A short form made of letters.
    Acronym,
    /// As a source lists it: inverted, older, or spelled otherwise.
    AsListed,
}
enum_filter!(NameKindFilter, NameKind, name::Kind);
