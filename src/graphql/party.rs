//! Parties: who can take part in a process or hold a post in it.

use std::borrow::Cow;

use async_graphql::{
    Context, ContextSelectionSet, Enum, OutputType, Positioned, ServerResult, Union, Value, parser::types::Field,
    registry::Registry,
};
use entity::membership;
use sea_orm::{ColumnTrait, DbErr, sea_query::Expr};

use super::{
    error::{Error, Result},
    organization::Organization,
    process::Process,
    relation,
    state::State,
};

/// Who can take part in a process or hold a post in it.
#[derive(Union)]
pub enum Party {
    /// A State.
    State(State),
    /// An organization.
    Organization(Organization),
    /// Another process.
    Process(Process),
}

/// A party, answered as the object that it is. The engine would look into the union: with a future on the heap for each field.
pub struct AsObject(Party);

impl OutputType for AsObject {
    fn type_name() -> Cow<'static, str> {
        Party::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Party::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        match &self.0 {
            Party::State(state) => state.resolve(ctx, field).await,
            Party::Organization(organization) => organization.resolve(ctx, field).await,
            Party::Process(process) => process.resolve(ctx, field).await,
        }
    }
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum PartyKind {
    /// A State or territory.
    State,
    /// An organization.
    Organization,
    /// Another process.
    Process,
}

impl PartyKind {
    /// That the party of a membership is of this kind.
    pub fn of_member(self) -> Expr {
        match self {
            Self::State => membership::Column::StateId,
            Self::Organization => membership::Column::OrganizationId,
            Self::Process => membership::Column::MemberProcessId,
        }
        .is_not_null()
    }
}

/// The party of a row, which names exactly one.
pub async fn of(ctx: &Context<'_>, state: Option<i64>, organization: Option<i64>, process: Option<i64>) -> Result<AsObject> {
    let party = match (state, organization, process) {
        (Some(id), ..) => relation::one(ctx, id).await.map(Party::State),
        (_, Some(id), _) => relation::one(ctx, id).await.map(Party::Organization),
        (.., Some(id)) => relation::one(ctx, id).await.map(Party::Process),
        (None, None, None) => Err(Error::Internal(DbErr::RecordNotFound("a party".into()))),
    };
    party.map(AsObject)
}
