//! Processes: what a mechanism is, who takes part in it, and what it did.

mod filter;
mod gaps;
mod noun;
mod parts;
mod timeline;
mod words;

use std::sync::Arc;

use async_graphql::{Context, ID, Items, Object};
use entity::{process, succession, tagging};

use crate::graphql::{
    analysis::{self, Overlap},
    citation::{self, Citation},
    date::{DateMatch, FuzzyDate, On},
    declaration::{Declaration, DeclarationFilter, DeclarationOrder},
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Given, Relation},
    format::Owner,
    initiative::Initiative,
    meeting::{self, Meeting, MeetingFilter, MeetingOrder},
    membership::{self, Membership, MembershipRole},
    name::{self, Name},
    node,
    order::Direction,
    organization::Organization,
    page::{Arguments, Connection},
    party::PartyKind,
    publication::{Publication, PublicationFilter, PublicationOrder},
    relation,
    scalar::{Date, Url},
    state::State,
    tenure::{self, Narrowed, Post, Tenure},
    theme::Theme,
};

pub use self::filter::{ProcessFilter, ProcessOrder};
use self::gaps::MissingOrdinals;
pub use self::noun::ProcessQuery;
use self::parts::{Contact, FormalAssociation, StatedCount};
use self::timeline::TimelineConnection;
pub use self::words::{Completeness, Presence, ProcessLevel, ProcessStatus};

/// A process: an inter-State consultation mechanism on migration.
#[derive(Clone)]
pub struct Process(pub(super) Arc<process::Model>);

/// A process: an inter-State consultation mechanism on migration (ISCM), regional (RCP), interregional (IRF) or global, such as the
/// Prague Process. Source: the International Organization for Migration (IOM) and the process itself.
#[Object]
impl Process {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Process", &self.0.slug)
    }

    /// The natural key, such as `prague-process`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name in English: today's, or that of a day.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
    ) -> Result<String> {
        name::then(ctx, Relation::foreign(entity::name::Column::ProcessId), self.0.id, &self.0.name, on).await
    }

    /// The acronym it goes by.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// Further names, with the time they were in use.
    async fn names(&self, ctx: &Context<'_>) -> Result<Items<Name>> {
        relation::all(ctx, Relation::foreign(entity::name::Column::ProcessId), self.0.id, None).await
    }

    /// How wide it reaches.
    async fn level(&self) -> ProcessLevel {
        self.0.level.into()
    }

    /// Whether it still works.
    async fn status(&self) -> ProcessStatus {
        self.0.status.into()
    }

    /// The regions it covers, as the source names them.
    async fn regions(&self) -> &[String] {
        &self.0.regions.0
    }

    /// When it was established.
    async fn established(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.established.as_ref(), None)
    }

    /// What it is for, in our own words.
    async fn objectives(&self) -> Option<&str> {
        self.0.objectives.as_deref()
    }

    /// What it works on and how, in our own words, point by point.
    async fn focus(&self) -> &[String] {
        &self.0.focus.0
    }

    /// Whether the source names observers: it can also say that there are none, or nothing at all.
    async fn observer_presence(&self) -> Presence {
        self.0.observer_presence.into()
    }

    /// Who may observe, in our own words.
    async fn observer_policy(&self) -> Option<&str> {
        self.0.observer_policy.as_deref()
    }

    /// Whether it is formally associated with a regional or multi-stakeholder organization.
    async fn formal_association(&self) -> FormalAssociation {
        FormalAssociation { presence: self.0.association_presence.into(), with: self.0.association_with.clone() }
    }

    /// Its own site.
    async fn website(&self) -> Option<Url> {
        self.0.website.clone().map(Url)
    }

    /// Where its documents are kept.
    async fn repository(&self) -> Option<Url> {
        self.0.repository.clone().map(Url)
    }

    /// Where to write to; null where no source says.
    async fn contact(&self) -> Option<Contact> {
        let row = &self.0;
        row.contact_office.clone().map(|office| Contact {
            office,
            part_of: row.contact_organization.clone(),
            street: row.contact_street.clone(),
            city: row.contact_city.clone(),
            country: row.contact_country.clone(),
            email: row.contact_email.clone(),
            phone: row.contact_phone.clone(),
        })
    }

    /// Who takes part, and as what. Members where no role is asked for; those of today where no day is. States come first, then
    /// organizations, then processes, each by their names as listed.
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which roles; in any where null.", default_with = "Some(vec![MembershipRole::Member])")] role: Option<
            Vec<MembershipRole>,
        >,
        #[graphql(desc = "Only parties of these kinds.")] kind: Option<Vec<PartyKind>>,
        #[graphql(desc = "Who took part on this day, `YYYY-MM-DD`; today's memberships where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the period. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Membership>> {
        let filter = Some(membership::Narrowed { role, kind, on: Some(membership::When::of(on, sure)), filter: None });
        let arguments = Arguments { filter, order: None, first, after, last, before };
        Connection::of(
            ctx,
            entity::membership::Column::ProcessId,
            self.0.id,
            Owner::new("process", "slug", &self.0.slug),
            arguments,
        )
        .await
    }

    /// The States that are members today, by name.
    async fn states(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        relation::all(ctx, Relation::Linked(entity::membership::STATES), self.0.id, None).await
    }

    /// The organizations that are members today, by name.
    async fn organizations(&self, ctx: &Context<'_>) -> Result<Items<Organization>> {
        relation::all(ctx, Relation::Linked(entity::membership::ORGANIZATIONS), self.0.id, None).await
    }

    /// Who observes today; `observerPresence` tells an empty list from an unknown one.
    async fn observers(&self, ctx: &Context<'_>) -> Result<Items<Membership>> {
        let narrowed = membership::Narrowed {
            role: Some(vec![MembershipRole::Observer]),
            on: Some(membership::When::Today),
            ..Default::default()
        };
        relation::all(ctx, Relation::foreign(entity::membership::Column::ProcessId), self.0.id, Some(narrowed)).await
    }

    /// How many members the source counts, beside how many it lists. The two are read apart: neither is ever made from the other.
    async fn stated_members(&self) -> Vec<StatedCount> {
        let stated = [
            (PartyKind::State, self.0.stated_states),
            (PartyKind::Organization, self.0.stated_organizations),
            (PartyKind::Process, self.0.stated_processes),
        ];
        let counted = stated.into_iter().filter_map(|(kind, stated)| Some((kind, stated?)));
        counted.map(|(kind, stated)| StatedCount { process: self.0.id, kind, stated }).collect()
    }

    /// How much of the member list is known.
    async fn completeness(&self) -> Completeness {
        self.0.completeness.into()
    }

    /// The date that the member list is known for; null where the source bears none.
    async fn as_of(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.as_of.as_ref(), None)
    }

    /// What the member list holds and lacks, in our own words.
    async fn completeness_note(&self) -> Option<&str> {
        self.0.completeness_note.as_deref()
    }

    /// The processes that it came out of.
    async fn predecessors(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        relation::all(ctx, Relation::Linked(succession::SUCCESSORS.back()), self.0.id, None).await
    }

    /// The processes that came out of it.
    async fn successors(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        relation::all(ctx, Relation::Linked(succession::SUCCESSORS), self.0.id, None).await
    }

    /// Who chairs it, newest first; with `on`, who was in office that day.
    async fn chairs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day, `YYYY-MM-DD`.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether the day possibly or definitely lies in the term. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Tenure>> {
        let chairs = Narrowed { post: Some(tenure::CHAIRS.to_vec()), on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::ProcessId), self.0.id, Some(chairs)).await
    }

    /// Who runs its secretariat, newest first.
    async fn secretariats(&self, ctx: &Context<'_>) -> Result<Items<Tenure>> {
        let secretariats = Narrowed { post: Some(vec![Post::Secretariat]), on: None };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::ProcessId), self.0.id, Some(secretariats)).await
    }

    /// Who holds its posts, those of its initiatives included, newest first.
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
        let narrowed = Narrowed { post, on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::ProcessId), self.0.id, Some(narrowed)).await
    }

    /// Its projects, by name.
    async fn initiatives(&self, ctx: &Context<'_>) -> Result<Items<Initiative>> {
        relation::all(ctx, Relation::foreign(entity::initiative::Column::ProcessId), self.0.id, None).await
    }

    /// What it is about.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Items<Theme>> {
        relation::all(ctx, Relation::Linked(tagging::OF_PROCESS), self.0.id, None).await
    }

    /// When it met, newest first.
    async fn meetings(
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
        Connection::of(ctx, entity::meeting::Column::ProcessId, self.0.id, Owner::new("process", "slug", &self.0.slug), arguments)
            .await
    }

    /// What its States adopted or endorsed, newest first.
    async fn declarations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which declarations.")] filter: Given<DeclarationFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<DeclarationOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Declaration>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::of(
            ctx,
            entity::declaration::Column::ProcessId,
            self.0.id,
            Owner::new("process", "slug", &self.0.slug),
            arguments,
        )
        .await
    }

    /// Its documents, newest first.
    async fn publications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which publications.")] filter: Given<PublicationFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<PublicationOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Publication>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::of(
            ctx,
            entity::publication::Column::ProcessId,
            self.0.id,
            Owner::new("process", "slug", &self.0.slug),
            arguments,
        )
        .await
    }

    /// The earliest meeting whose date is known.
    async fn first_meeting(&self, ctx: &Context<'_>) -> Found<Meeting> {
        meeting::edge(ctx, self.0.id, Direction::Asc).await
    }

    /// The latest meeting whose date is known.
    async fn latest_meeting(&self, ctx: &Context<'_>) -> Found<Meeting> {
        meeting::edge(ctx, self.0.id, Direction::Desc).await
    }

    /// Everything about it that has a date, the oldest first: meetings, declarations, documents, and who joined, left, took a post or
    /// gave it up.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many events, 1 to 100; 20 where left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
    ) -> Result<TimelineConnection> {
        timeline::timeline(ctx, self.0.id, first, after).await
    }

    /// The series of numbered meetings from which numbers are missing: a "3rd" without a "2nd".
    async fn missing_ordinals(&self, ctx: &Context<'_>) -> Result<Vec<MissingOrdinals>> {
        gaps::missing_ordinals(ctx, self.0.id).await
    }

    /// The processes that share States with it, most shared first.
    async fn overlaps(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "On this day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether memberships possibly or definitely stood on the day. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
        #[graphql(desc = "Only those that share at least so many States.", default = 1)] min_shared: i32,
    ) -> Result<Items<Overlap>> {
        analysis::overlaps(ctx, self.0.id, membership::When::of(on, sure), min_shared).await
    }

    /// Who says so: the sources of the process and of its parts, the main ones first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::ProcessId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about the process and its parts.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::ProcessId), self.0.id, None).await
    }
}
