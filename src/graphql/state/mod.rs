//! States: what they are called, where they take part, and what they chaired, hosted and signed.

mod filter;

use std::sync::Arc;

use async_graphql::{Context, ID, Items, Object, connection::EmptyFields};
use entity::{signature, state};

use crate::graphql::{
    analysis::{self, Peer},
    citation::{self, Citation},
    date::{DateMatch, On},
    declaration::Declaration,
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Given, Relation},
    format::Owner,
    initiative::Initiative,
    meeting::{Meeting, MeetingFilter, MeetingOrder},
    membership::{self, Membership, MembershipRole},
    name::{self, Name},
    node,
    order::Direction,
    page::{Arguments, Connection},
    process::Process,
    relation::{self, Noun},
    scalar::{CountryCode, Date},
    tenure::{self, Post, Tenure},
};

pub use self::filter::{StateFilter, StateOrder};

/// A State or territory.
#[derive(Clone)]
pub struct State(pub(super) Arc<state::Model>);

/// A State or territory, as it takes part in processes. Being listed says nothing about its status. Source: the UN's M49 standard
/// for codes, names and regions, and the pages that list it.
#[Object]
impl State {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("State", &self.0.code)
    }

    /// The ISO 3166-1 alpha-2 code, such as `PL`; `XK` is user-assigned.
    async fn code(&self) -> CountryCode {
        CountryCode(self.0.code.clone())
    }

    /// The ISO 3166-1 alpha-3 code, such as `POL`; `XKX` is user-assigned.
    async fn alpha3(&self) -> &str {
        &self.0.alpha3
    }

    /// Whether the codes are assigned by ISO 3166-1; `false` where they are user-assigned.
    async fn official(&self) -> bool {
        self.0.official
    }

    /// The short name in English: today's, or that of a day.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
    ) -> Result<String> {
        name::then(ctx, Relation::foreign(entity::name::Column::StateId), self.0.id, &self.0.name, on).await
    }

    /// Further names: former ones, formal ones, and as sources list it.
    async fn names(&self, ctx: &Context<'_>) -> Result<Items<Name>> {
        relation::all(ctx, Relation::foreign(entity::name::Column::StateId), self.0.id, None).await
    }

    /// What travels with the name, such as `(UNSCR 1244/1999)`.
    async fn designation(&self) -> Option<&str> {
        self.0.designation.as_deref()
    }

    /// Whether it is a territory rather than a State.
    async fn territory(&self) -> bool {
        self.0.kind == state::Kind::Territory
    }

    /// The region by the M49 standard, such as `Europe`; null where M49 has no entry.
    async fn region(&self) -> Option<&str> {
        self.0.region.as_deref()
    }

    /// The subregion by the M49 standard, such as `Eastern Europe`.
    async fn subregion(&self) -> Option<&str> {
        self.0.subregion.as_deref()
    }

    /// Where it takes part, and as what: all it ever was, or what stood on a day.
    async fn memberships(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in these roles.")] role: Option<Vec<MembershipRole>>,
        #[graphql(desc = "Only those that stood on this day, `YYYY-MM-DD`.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the period. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Membership>> {
        let narrowed = membership::Narrowed { role, on: On::new(on, sure).map(membership::When::On), ..Default::default() };
        relation::all(ctx, Relation::foreign(entity::membership::Column::StateId), self.0.id, Some(narrowed)).await
    }

    /// The processes it is a member of today, by name.
    async fn processes(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        relation::all(ctx, Relation::Linked(entity::membership::STATES.back()), self.0.id, None).await
    }

    /// The posts it holds or held, newest first.
    async fn tenures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these posts.")] post: Option<Vec<Post>>,
        #[graphql(desc = "Only those in office on this day, `YYYY-MM-DD`.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the term. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Tenure>> {
        let narrowed = tenure::Narrowed { post, on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::StateId), self.0.id, Some(narrowed)).await
    }

    /// The initiatives it leads or led.
    async fn led_initiatives(&self, ctx: &Context<'_>) -> Result<Items<Initiative>> {
        relation::all(ctx, Relation::Linked(entity::tenure::LEADS.back()), self.0.id, None).await
    }

    /// The meetings that took place in it, newest first.
    async fn hosted_meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meetings.")] filter: Given<MeetingFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<MeetingOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Meeting>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::of(ctx, entity::meeting::Column::HostId, self.0.id, Owner::new("host", "code", &self.0.code), arguments).await
    }

    /// The declarations it signed or endorsed.
    async fn signed_declarations(&self, ctx: &Context<'_>) -> Result<Items<Declaration>> {
        relation::all(ctx, Relation::Linked(signature::SIGNATORIES.back()), self.0.id, None).await
    }

    /// The States that are members of the same processes, most shared first.
    async fn peers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 300.", default = 20)] first: i32,
        #[graphql(desc = "On this day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether memberships possibly or definitely stood on the day. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Peer>> {
        analysis::peers(ctx, self.0.id, membership::When::of(on, sure), first).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::StateId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::StateId), self.0.id, None).await
    }
}

impl Noun for State {
    type Entity = state::Entity;
    type Row = state::Model;
    type Filter = StateFilter;
    type Order = StateOrder;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> state::Column {
        state::Column::Code
    }

    fn columns(field: &str) -> Option<&'static [state::Column]> {
        use state::Column;

        match field {
            "territory" => Some(&[Column::Kind]),
            "hostedMeetings" => Some(&[Column::Code]),
            "names" | "memberships" | "processes" | "tenures" | "ledInitiatives" | "signedDeclarations" | "peers" => Some(&[]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<StateOrder> {
        vec![StateOrder::Name(Direction::Asc)]
    }
}

/// The questions that start at states.
#[derive(Default)]
pub struct StateQuery;

#[Object]
impl StateQuery {
    /// One State by its ISO 3166-1 code, alpha-2 (`PL`) or alpha-3 (`POL`), in any case of letters; null where there is none.
    async fn state(&self, ctx: &Context<'_>, #[graphql(desc = "The code.")] code: String) -> Found<State> {
        let code = code.to_ascii_uppercase();
        let column = if code.len() == 3 { state::Column::Alpha3 } else { state::Column::Code };
        relation::by_column(ctx, column, code).await
    }

    /// All states, page by page.
    async fn states(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which states.")] filter: Given<StateFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<StateOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<State>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
