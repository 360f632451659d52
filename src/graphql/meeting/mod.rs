//! Meetings: when a process met, where, and who hosted.

mod count;
mod filter;
mod neighbour;
mod words;

use std::sync::Arc;

use async_graphql::{Context, ID, Items, Object};
use entity::{meeting, process, state, tagging};

use crate::graphql::{
    citation::{self, Citation},
    date::FuzzyDate,
    declaration::Declaration,
    discrepancy::Discrepancy,
    error::{Found, Result},
    facet::Field,
    filter::{Given, Relation},
    format::MeetingFormats,
    initiative::Initiative,
    name, node,
    order::Direction,
    page::{Arguments, Connection},
    process::Process,
    relation::{self, Naming, Noun, Spread},
    scalar::Date,
    state::State,
    tenure::{self, Tenure},
    theme::Theme,
};

pub use self::count::MeetingCountQuery;
pub use self::filter::{MeetingFilter, MeetingOrder};
pub use self::neighbour::edge;
use self::neighbour::{Side, neighbour};
pub use self::words::{MeetingKind, MeetingMode};

/// A meeting.
#[derive(Clone)]
pub struct Meeting(pub(super) Arc<meeting::Model>);

/// A meeting of a process: a ministerial conference, a senior officials' meeting, a workshop, a webinar, ..
#[Object]
impl Meeting {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Meeting", &self.0.slug)
    }

    /// The natural key, such as `prague-process-2016-09-20-ministerial-conference`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The title, as printed.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The main kind.
    async fn kind(&self) -> MeetingKind {
        self.0.kind.into()
    }

    /// Further kinds, where one line of the source carries several.
    async fn other_kinds(&self) -> Vec<MeetingKind> {
        self.0.other_kinds.0.iter().map(|kind| (*kind).into()).collect()
    }

    /// Its number in a series, where the title gives one ("3rd").
    async fn ordinal(&self) -> Option<i32> {
        self.0.ordinal
    }

    /// When, as exact as it is printed.
    async fn date(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.date.as_ref(), self.0.date_text.as_ref())
    }

    /// In a place or online.
    async fn mode(&self) -> MeetingMode {
        self.0.mode.into()
    }

    /// The city, as printed; null online and where only a country is printed.
    async fn city(&self) -> Option<&str> {
        self.0.city.as_deref()
    }

    /// The country, as printed: "Macedonia" in 2018.
    async fn country_as_printed(&self) -> Option<&str> {
        self.0.country_as_printed.as_deref()
    }

    /// Its place in the source's list; the first is 1.
    async fn position(&self) -> Option<i32> {
        self.0.position
    }

    /// The State it took place in; null online.
    async fn host(&self, ctx: &Context<'_>) -> Found<State> {
        relation::maybe(ctx, self.0.host_id).await
    }

    /// The name of that State on the day of the meeting; null where there is none, or the date is not known.
    async fn host_name_then(&self, ctx: &Context<'_>) -> Found<String> {
        let (day, host) = (self.0.earliest?, self.0.host_id?);
        let host = match relation::row::<State>(ctx, host).await {
            Ok(host) => host,
            Err(error) => return Some(Err(error)),
        };
        Some(name::then(ctx, Relation::foreign(entity::name::Column::StateId), host.id, &host.name, Some(Date(day))).await)
    }

    /// The process that met.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// Who possibly held the chair of the process at the time; none where the date is not known.
    async fn chairs(&self, ctx: &Context<'_>) -> Result<Items<Tenure>> {
        tenure::chairs_on(ctx, self.0.process_id, self.0.earliest.zip(self.0.latest)).await
    }

    /// The initiative it belongs to.
    async fn initiative(&self, ctx: &Context<'_>) -> Found<Initiative> {
        relation::maybe(ctx, self.0.initiative_id).await
    }

    /// What it adopted.
    async fn adopted_declarations(&self, ctx: &Context<'_>) -> Result<Items<Declaration>> {
        relation::all(ctx, Relation::foreign(entity::declaration::Column::AdoptedAtId), self.0.id, None).await
    }

    /// What it was about, where the title says so.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Items<Theme>> {
        relation::all(ctx, Relation::Linked(tagging::OF_MEETING), self.0.id, None).await
    }

    /// The meeting of the same process before this one; null for the first, and where the date is not known.
    async fn previous(&self, ctx: &Context<'_>) -> Found<Meeting> {
        neighbour(ctx, self.0.id, Side::Before).await
    }

    /// The meeting of the same process after this one; null for the last, and where the date is not known.
    async fn next(&self, ctx: &Context<'_>) -> Found<Meeting> {
        neighbour(ctx, self.0.id, Side::After).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::MeetingId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::MeetingId), self.0.id, None).await
    }
}

impl Noun for Meeting {
    type Entity = meeting::Entity;
    type Row = meeting::Model;
    type Filter = MeetingFilter;
    type Order = MeetingOrder;
    type Formats = MeetingFormats;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> meeting::Column {
        meeting::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [meeting::Column]> {
        use meeting::Column;

        match field {
            "date" => Some(&[Column::Date, Column::DateText]),
            "hostNameThen" => Some(&[Column::HostId, Column::Earliest]),
            "process" => Some(&[Column::ProcessId]),
            "chairs" => Some(&[Column::ProcessId, Column::Earliest, Column::Latest]),
            "initiative" => Some(&[Column::InitiativeId]),
            "adoptedDeclarations" | "themes" | "previous" | "next" => Some(&[]),
            _ => None,
        }
    }

    fn named(field: &str) -> &'static [Naming<Self>] {
        match field {
            "host" => const { &[Naming::of::<State>(meeting::Column::HostId)] },
            _ => &[],
        }
    }

    fn usual_order() -> Vec<MeetingOrder> {
        vec![MeetingOrder::Date(Direction::Desc)]
    }

    fn spread(filter: &MeetingFilter, orders: &[MeetingOrder]) -> Option<(Spread<Self>, MeetingFilter)> {
        let is_by_date = orders.iter().all(|order| matches!(order, MeetingOrder::Date(_)));
        if is_by_date { filter.spread() } else { None }
    }

    fn facets() -> Vec<Field> {
        vec![
            Field::word(meeting::Column::Kind),
            Field::word(meeting::Column::Mode),
            Field::row::<process::Entity>("process", meeting::Column::ProcessId, process::Column::Slug, process::Column::Name),
            Field::row::<state::Entity>("host", meeting::Column::HostId, state::Column::Code, state::Column::Name),
        ]
    }
}

/// The questions that start at meetings.
#[derive(Default)]
pub struct MeetingQuery;

#[Object]
impl MeetingQuery {
    /// One meeting by its natural key, such as `prague-process-2016-09-20-ministerial-conference`; null where there is none.
    async fn meeting(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Meeting> {
        relation::by_key(ctx, slug).await
    }

    /// All meetings, page by page.
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
        Connection::root(ctx, arguments).await
    }
}
