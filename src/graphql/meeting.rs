//! Meetings: when a process met, where, and who hosted.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject};
use entity::{meeting, tagging};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, IdenStatic, Order as Sorting,
    sea_query::{Expr, ExprTrait, IntoColumnRef, Query, SelectStatement},
};

use super::{
    batch::{Batches, Key},
    citation::{self, Citation},
    date::FuzzyDate,
    declaration::{Declaration, DeclarationFilter},
    discrepancy::{Discrepancy, DiscrepancyFilter},
    error::Result,
    filter::{Conditions, DateFilter, Filter, Given, IntFilter, Many, Relation, StringFilter, enum_filter},
    initiative::{Initiative, InitiativeFilter},
    name, node,
    order::{CountOrder, Direction, Order, Term},
    page::{Arguments, Connection, Window},
    process::{Process, ProcessFilter, ProcessOrder},
    relation::{self, List, Noun},
    scalar::Date,
    state::{State, StateFilter, StateOrder},
    tenure::{self, Tenure},
    theme::{Theme, ThemeFilter},
};

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
    async fn host(&self, ctx: &Context<'_>) -> Result<Option<State>> {
        relation::maybe(ctx, self.0.host_id).await
    }

    /// The name of that State on the day of the meeting; null where there is none, or the date is not known.
    async fn host_name_then(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match (relation::maybe::<State>(ctx, self.0.host_id).await?, self.0.earliest) {
            (Some(State(host)), Some(day)) => {
                name::then(ctx, Relation::foreign(entity::name::Column::StateId), host.id, &host.name, Some(Date(day)))
                    .await
                    .map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The process that met.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// Who possibly held the chair of the process at the time; none where the date is not known.
    async fn chairs(&self, ctx: &Context<'_>) -> Result<Vec<Tenure>> {
        tenure::chairs_on(ctx, self.0.process_id, self.0.earliest.zip(self.0.latest)).await
    }

    /// The initiative it belongs to.
    async fn initiative(&self, ctx: &Context<'_>) -> Result<Option<Initiative>> {
        relation::maybe(ctx, self.0.initiative_id).await
    }

    /// What it adopted.
    async fn adopted_declarations(&self, ctx: &Context<'_>) -> Result<Vec<Declaration>> {
        relation::all(ctx, Relation::foreign(entity::declaration::Column::AdoptedAtId), self.0.id, None).await
    }

    /// What it was about, where the title says so.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Vec<Theme>> {
        relation::all(ctx, Relation::Linked(tagging::OF_MEETING), self.0.id, None).await
    }

    /// The meeting of the same process before this one; null for the first, and where the date is not known.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Meeting>> {
        neighbour(ctx, self.0.id, Side::Before).await
    }

    /// The meeting of the same process after this one; null for the last, and where the date is not known.
    async fn next(&self, ctx: &Context<'_>) -> Result<Option<Meeting>> {
        neighbour(ctx, self.0.id, Side::After).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Vec<Citation>> {
        citation::of(ctx, entity::citation::Column::MeetingId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Vec<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::MeetingId), self.0.id, None).await
    }
}

impl Noun for Meeting {
    type Entity = meeting::Entity;
    type Row = meeting::Model;
    type Filter = MeetingFilter;
    type Order = MeetingOrder;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> meeting::Column {
        meeting::Column::Slug
    }

    fn usual_order() -> Vec<MeetingOrder> {
        vec![MeetingOrder::Date(Direction::Desc)]
    }
}

/// The first or the last meeting of a process whose date is known.
pub async fn edge(ctx: &Context<'_>, process: i64, direction: Direction) -> Result<Option<Meeting>> {
    let dated = MeetingFilter { date: DateFilter::known().into(), ..MeetingFilter::default() };
    let window = Window::single(Some(dated), vec![MeetingOrder::Date(direction)]);
    Ok(relation::cut(ctx, meeting::Column::ProcessId.as_str(), process, Arc::new(window)).await?.first())
}

/// On which side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Before,
    After,
}

async fn neighbour(ctx: &Context<'_>, meeting: i64, side: Side) -> Result<Option<Meeting>> {
    let neighbour = ctx.data_unchecked::<Batches>().find(Neighbour { meeting, side }).await?;
    relation::maybe(ctx, neighbour).await
}

/// The meeting of the same process next to one, by date, then by slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Neighbour {
    meeting: i64,
    side: Side,
}

impl Key for Neighbour {
    type Found = Option<i64>;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let mut found = HashMap::new();
        for side in [Side::Before, Side::After] {
            let meetings: Vec<i64> = keys.iter().filter(|key| key.side == side).map(|key| key.meeting).collect();
            if meetings.is_empty() {
                continue;
            }
            for row in db.query_all(&next_to(meetings, side, db.get_database_backend())).await? {
                found.insert(Self { meeting: row.try_get("", "meeting")?, side }, row.try_get("", "neighbour")?);
            }
        }
        Ok(found)
    }
}

/// For each of `meetings` the id of its neighbour: a subselect that reads one row from the index of process and date.
fn next_to(meetings: Vec<i64>, side: Side, backend: DbBackend) -> SelectStatement {
    let place = |table: &'static str| {
        let columns = [meeting::Column::Earliest, meeting::Column::Latest, meeting::Column::Slug];
        Expr::tuple(columns.map(|column| Expr::col((table, column))))
    };
    let (here, there) = ("here", "there");
    let (beyond, direction) = match side {
        Side::Before => (place(there).lt(place(here)), Sorting::Desc),
        Side::After => (place(there).gt(place(here)), Sorting::Asc),
    };
    let neighbour = Query::select()
        .column((there, meeting::Column::Id))
        .from_as(meeting::Entity, there)
        .and_where(Expr::col((there, meeting::Column::ProcessId)).equals((here, meeting::Column::ProcessId)))
        .and_where(beyond)
        .order_by((there, meeting::Column::Earliest), direction.clone())
        .order_by((there, meeting::Column::Latest), direction.clone())
        .order_by((there, meeting::Column::Slug), direction)
        .limit(1)
        .take();
    Query::select()
        .expr_as(Expr::col((here, meeting::Column::Id)), "meeting")
        .expr_as(Expr::SubQuery(None, Box::new(neighbour.into())), "neighbour")
        .from_as(meeting::Entity, here)
        .and_where(relation::one_of((here, meeting::Column::Id).into_column_ref(), List::Ids(meetings), backend))
        .take()
}

/// What sort of meeting it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "meeting::Kind")]
pub enum MeetingKind {
    /// Of ministers.
    MinisterialConference,
    /// Of senior officials (SOM).
    SeniorOfficialsMeeting,
    /// Of a core group.
    CoreGroup,
    /// Of a strategic group.
    StrategicGroup,
    /// Of a steering group or committee.
    SteeringGroup,
    /// Of experts or a working group.
    ExpertMeeting,
    /// A conference.
    Conference,
    /// A workshop.
    Workshop,
    /// A training.
    Training,
    /// A webinar.
    Webinar,
    /// A policy talk.
    PolicyTalk,
    /// None of these.
    Other,
}
enum_filter!(MeetingKindFilter, MeetingKind, meeting::Kind);

/// In a place or online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "meeting::Mode")]
pub enum MeetingMode {
    /// In a place. The source prints a place, and no word of "virtual".
    InPerson,
    /// Online.
    Online,
    /// Both.
    Hybrid,
    /// The source does not say.
    NotStated,
}
enum_filter!(MeetingModeFilter, MeetingMode, meeting::Mode);

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
    process: Given<Box<ProcessFilter>>,
    /// By the State it took place in.
    host: Given<Box<StateFilter>>,
    /// By the initiative it belongs to.
    initiative: Given<Box<InitiativeFilter>>,
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
    not: Given<Box<MeetingFilter>>,
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
            Self::Date(order) => {
                vec![Term::day(table, meeting::Column::Earliest, *order), Term::day(table, meeting::Column::Latest, *order)]
            }
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

/// The questions that start at meetings.
#[derive(Default)]
pub struct MeetingQuery;

#[Object]
impl MeetingQuery {
    /// One meeting by its natural key, such as `prague-process-2016-09-20-ministerial-conference`; null where there is none.
    async fn meeting(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Result<Option<Meeting>> {
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
