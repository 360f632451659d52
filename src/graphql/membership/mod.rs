//! Memberships: who takes part in a process, as what, and since when.

mod filter;

use std::sync::Arc;

use async_graphql::{AsObject, Context, Enum, ID, Items, Object};
use entity::{membership, period::Lasting as _};
use sea_orm::sea_query::{Alias, Expr, ExprTrait};

use super::{
    citation::{self, Citation},
    date::Period,
    discrepancy::Discrepancy,
    error::Result,
    filter::{Given, Relation, enum_filter},
    format::MembershipFormats,
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    party::{self, Party},
    process::Process,
    relation::{self, Naming, Noun},
};

pub use self::filter::{MembershipFilter, Narrowed, When};

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
    async fn member(&self, ctx: &Context<'_>) -> Result<AsObject<Party>> {
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
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::MembershipId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
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

    fn columns(field: &str) -> Option<&'static [membership::Column]> {
        match field {
            "period" => Some(membership::Entity::PERIOD_COLUMNS),
            _ => None,
        }
    }

    fn named(field: &str) -> &'static [Naming<Self>] {
        use membership::Column;

        match field {
            "process" => const { &[Naming::of::<Process>(Column::ProcessId)] },
            "member" => const { &party::named(Column::StateId, Column::OrganizationId, Column::MemberProcessId) },
            _ => &[],
        }
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
            // One term, since PostgreSQL compares all but the first the slow way.
            Term::ranked(table, "party", [membership::Column::StateId, membership::Column::OrganizationId].map(is_there)),
            Term::text(table, membership::Column::ListedAs, Direction::Asc),
        ]
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
