//! What a process has beside its relations: its formal association, its contact, its stated members.

use async_graphql::{Context, Object, SimpleObject};
use sea_orm::IdenStatic;

use crate::graphql::{
    error::Result,
    membership::{self, Membership, MembershipRole},
    party::PartyKind,
    relation,
};

use super::words::Presence;

/// A formal association with a regional or multi-stakeholder organization.
#[derive(SimpleObject)]
pub struct FormalAssociation {
    /// Whether there is one: `NONE` where the source says there is none, `UNKNOWN` where it does not say.
    pub(super) presence: Presence,
    /// With whom, as printed; only where the presence is `NAMED`.
    pub(super) with: Option<String>,
}

/// Where to write to.
#[derive(SimpleObject)]
pub struct Contact {
    /// The office, as printed.
    pub(super) office: String,
    /// The organization it is part of, as printed.
    pub(super) part_of: Option<String>,
    /// The street and floor.
    pub(super) street: Option<String>,
    /// The city.
    pub(super) city: Option<String>,
    /// The country, as printed.
    pub(super) country: Option<String>,
    /// The e-mail address.
    pub(super) email: Option<String>,
    /// The telephone number.
    pub(super) phone: Option<String>,
}

/// A number of members that a source states.
pub struct StatedCount {
    pub(super) process: i64,
    pub(super) kind: PartyKind,
    pub(super) stated: i32,
}

/// A number of members that a source states, beside the number that it lists.
#[Object]
impl StatedCount {
    /// Members of which kind.
    async fn kind(&self) -> PartyKind {
        self.kind
    }

    /// How many the source counts.
    async fn stated(&self) -> i32 {
        self.stated
    }

    /// How many members of this kind are listed today.
    async fn listed(&self, ctx: &Context<'_>) -> Result<i64> {
        let members = membership::Narrowed {
            role: Some(vec![MembershipRole::Member]),
            kind: Some(vec![self.kind]),
            on: Some(membership::When::Today),
            filter: None,
        };
        relation::count::<Membership>(ctx, entity::membership::Column::ProcessId.as_str(), self.process, Some(members)).await
    }
}
