//! Processes: what a mechanism is, who takes part in it, and what it did.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject, SimpleObject};
use entity::{process, succession, tagging};
use sea_orm::{ColumnTrait, Condition, IdenStatic, sea_query::Expr};

use super::{
    citation::{self, Citation},
    date::{DateMatch, FuzzyDate, On},
    declaration::{Declaration, DeclarationFilter, DeclarationOrder},
    discrepancy::{Discrepancy, DiscrepancyFilter},
    error::Result,
    filter::{Conditions, DateFilter, Filter, Given, Many, Relation, StringFilter, enum_filter},
    initiative::{Initiative, InitiativeFilter},
    meeting::{self, Meeting, MeetingFilter, MeetingOrder},
    membership::{self, Membership, MembershipFilter, MembershipRole},
    name::{self, Name},
    node,
    order::{CountOrder, Direction, Order, Term},
    organization::{Organization, OrganizationFilter},
    page::{Arguments, Connection},
    party::PartyKind,
    publication::{Publication, PublicationFilter, PublicationOrder},
    relation::{self, Noun},
    scalar::{Date, Url},
    state::{State, StateFilter},
    tenure::{self, Narrowed, Post, Tenure, TenureFilter},
    theme::{Theme, ThemeFilter},
};

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
    async fn names(&self, ctx: &Context<'_>) -> Result<Vec<Name>> {
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
        let filter = Some(membership::Narrowed { role, kind, on: Some(membership::When::of(on, sure)) });
        let arguments = Arguments { filter, order: None, first, after, last, before };
        Connection::of(ctx, entity::membership::Column::ProcessId, self.0.id, arguments).await
    }

    /// The States that are members today, by name.
    async fn states(&self, ctx: &Context<'_>) -> Result<Vec<State>> {
        relation::all(ctx, Relation::Linked(entity::membership::STATES), self.0.id, None).await
    }

    /// The organizations that are members today, by name.
    async fn organizations(&self, ctx: &Context<'_>) -> Result<Vec<Organization>> {
        relation::all(ctx, Relation::Linked(entity::membership::ORGANIZATIONS), self.0.id, None).await
    }

    /// Who observes today; `observerPresence` tells an empty list from an unknown one.
    async fn observers(&self, ctx: &Context<'_>) -> Result<Vec<Membership>> {
        let narrowed =
            membership::Narrowed { role: Some(vec![MembershipRole::Observer]), kind: None, on: Some(membership::When::Today) };
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

    /// The processes that it came out of.
    async fn predecessors(&self, ctx: &Context<'_>) -> Result<Vec<Process>> {
        relation::all(ctx, Relation::Linked(succession::SUCCESSORS.back()), self.0.id, None).await
    }

    /// The processes that came out of it.
    async fn successors(&self, ctx: &Context<'_>) -> Result<Vec<Process>> {
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
    ) -> Result<Vec<Tenure>> {
        let chairs = Narrowed { post: Some(tenure::CHAIRS.to_vec()), on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::ProcessId), self.0.id, Some(chairs)).await
    }

    /// Who runs its secretariat, newest first.
    async fn secretariats(&self, ctx: &Context<'_>) -> Result<Vec<Tenure>> {
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
    ) -> Result<Vec<Tenure>> {
        let narrowed = Narrowed { post, on: On::new(on, sure) };
        relation::all(ctx, Relation::foreign(entity::tenure::Column::ProcessId), self.0.id, Some(narrowed)).await
    }

    /// Its projects, by name.
    async fn initiatives(&self, ctx: &Context<'_>) -> Result<Vec<Initiative>> {
        relation::all(ctx, Relation::foreign(entity::initiative::Column::ProcessId), self.0.id, None).await
    }

    /// What it is about.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Vec<Theme>> {
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
        Connection::of(ctx, entity::meeting::Column::ProcessId, self.0.id, arguments).await
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
        Connection::of(ctx, entity::declaration::Column::ProcessId, self.0.id, arguments).await
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
        Connection::of(ctx, entity::publication::Column::ProcessId, self.0.id, arguments).await
    }

    /// The earliest meeting whose date is known.
    async fn first_meeting(&self, ctx: &Context<'_>) -> Result<Option<Meeting>> {
        meeting::edge(ctx, self.0.id, Direction::Asc).await
    }

    /// The latest meeting whose date is known.
    async fn latest_meeting(&self, ctx: &Context<'_>) -> Result<Option<Meeting>> {
        meeting::edge(ctx, self.0.id, Direction::Desc).await
    }

    /// Who says so: the sources of the process and of its parts, the main ones first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Vec<Citation>> {
        citation::of(ctx, entity::citation::Column::ProcessId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about the process and its parts.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Vec<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::ProcessId), self.0.id, None).await
    }
}

impl Noun for Process {
    type Entity = process::Entity;
    type Row = process::Model;
    type Filter = ProcessFilter;
    type Order = ProcessOrder;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> process::Column {
        process::Column::Slug
    }

    fn usual_order() -> Vec<ProcessOrder> {
        vec![ProcessOrder::Name(Direction::Asc)]
    }
}

/// A formal association with a regional or multi-stakeholder organization.
#[derive(SimpleObject)]
pub struct FormalAssociation {
    /// Whether there is one: `NONE` where the source says there is none, `UNKNOWN` where it does not say.
    presence: Presence,
    /// With whom, as printed; only where the presence is `NAMED`.
    with: Option<String>,
}

/// Where to write to.
#[derive(SimpleObject)]
pub struct Contact {
    /// The office, as printed.
    office: String,
    /// The organization it is part of, as printed.
    part_of: Option<String>,
    /// The street and floor.
    street: Option<String>,
    /// The city.
    city: Option<String>,
    /// The country, as printed.
    country: Option<String>,
    /// The e-mail address.
    email: Option<String>,
    /// The telephone number.
    phone: Option<String>,
}

/// A number of members that a source states.
pub struct StatedCount {
    process: i64,
    kind: PartyKind,
    stated: i32,
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
        };
        relation::count::<Membership>(ctx, entity::membership::Column::ProcessId.as_str(), self.process, Some(members)).await
    }
}

/// How wide a process reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Level")]
pub enum ProcessLevel {
    /// One region: a regional consultative process (RCP).
    Regional,
    /// Several regions: an interregional forum (IRF).
    Interregional,
    /// The world.
    Global,
}
enum_filter!(ProcessLevelFilter, ProcessLevel, process::Level);

/// Whether a process still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Status")]
pub enum ProcessStatus {
    /// It meets.
    Active,
    /// It has not met for long, and has not ended.
    Dormant,
    /// It has ended or become something else.
    Ended,
    /// No source says.
    Unknown,
}
enum_filter!(ProcessStatusFilter, ProcessStatus, process::Status);

/// Whether there is something to name. "None" and "not known" are two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Presence")]
pub enum Presence {
    /// There is, and it is named.
    Named,
    /// The source says there is none.
    None,
    /// No source says.
    Unknown,
}

/// How much of a member list is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Completeness")]
pub enum Completeness {
    /// All members are listed.
    Complete,
    /// All members of a certain date are listed; `asOf` tells which.
    CompleteAsOf,
    /// Some members are listed.
    Partial,
    /// The list follows from another one.
    Derived,
    /// No list can exist: whoever wishes takes part.
    Open,
    /// No list was found.
    None,
    /// The members are other processes.
    ProcessesAsMembers,
}
enum_filter!(CompletenessFilter, Completeness, process::Completeness);

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
    /// By when it was established.
    established: Given<DateFilter>,
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
    not: Given<Box<ProcessFilter>>,
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
            .add(self.established.get().map(DateFilter::on::<process::Entity>))
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
            Self::Established(order) => vec![
                Term::day(table, process::Column::EstablishedEarliest, *order),
                Term::day(table, process::Column::EstablishedLatest, *order),
            ],
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

/// The questions that start at processes.
#[derive(Default)]
pub struct ProcessQuery;

#[Object]
impl ProcessQuery {
    /// One process by its natural key, such as `prague-process`; null where there is none.
    async fn process(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Result<Option<Process>> {
        relation::by_key(ctx, slug).await
    }

    /// All processes, page by page.
    async fn processes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which processes.")] filter: Given<ProcessFilter>,
        #[graphql(desc = "In which order; by the terms in this sequence.")] order_by: Option<Vec<ProcessOrder>>,
        #[graphql(desc = "How many from the start, 1 to 100; 20 where neither `first` nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "The cursor to start behind.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor to end before.")] before: Option<String>,
    ) -> Result<Connection<Process>> {
        let arguments = Arguments { filter: filter.get().cloned(), order: order_by, first, after, last, before };
        Connection::root(ctx, arguments).await
    }
}
