//! Parties: who can take part in a process or hold a post in it.

use async_graphql::{AsObject, Context, Enum, Union, is_object};
use entity::membership;
use sea_orm::{ColumnTrait, DbErr, sea_query::Expr};

use super::{
    error::{Error, Result},
    organization::Organization,
    process::Process,
    relation::{self, Column, Naming, Noun},
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

is_object!(Party: State, Organization, Process);

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

/// That rows of a noun name a party in these columns.
pub const fn named<N: Noun>(state: Column<N>, organization: Column<N>, process: Column<N>) -> [Naming<N>; 3] {
    [Naming::of::<State>(state), Naming::of::<Organization>(organization), Naming::of::<Process>(process)]
}

/// The party of a row, which names exactly one.
pub async fn of(
    ctx: &Context<'_>,
    state: Option<i64>,
    organization: Option<i64>,
    process: Option<i64>,
) -> Result<AsObject<Party>> {
    let party = match (state, organization, process) {
        (Some(id), ..) => relation::one(ctx, id).await.map(Party::State),
        (_, Some(id), _) => relation::one(ctx, id).await.map(Party::Organization),
        (.., Some(id)) => relation::one(ctx, id).await.map(Party::Process),
        (None, None, None) => Err(Error::Internal(DbErr::RecordNotFound("a party".into()))),
    };
    party.map(AsObject)
}
