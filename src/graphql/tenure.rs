//! Tenures: who holds a post in a process, and from when to when.

use std::sync::Arc;

use async_graphql::{AsObject, Context, Enum, ID, InputObject, Items, Object, SimpleObject, connection::EmptyFields};
use chrono::NaiveDate;
use entity::{edtf::Match, period::Lasting as _, tenure};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Alias, Expr, ExprTrait},
};

use super::{
    citation::{self, Citation},
    date::{On, Period},
    discrepancy::Discrepancy,
    error::{Found, Result},
    filter::{Conditions, Filter, Given, PeriodFilter, Relation, StringFilter, enum_filter},
    initiative::{Initiative, InitiativeFilter},
    node,
    order::{Direction, Order, Term},
    organization::OrganizationFilter,
    party::{self, Party},
    process::{Process, ProcessFilter},
    relation::{self, Naming, Noun},
    scalar::Date,
    state::StateFilter,
};

/// A tenure.
#[derive(Clone)]
pub struct Tenure(pub(super) Arc<tenure::Model>);

/// That a State, an organization or a process holds a post in a process, from when to when.
#[Object]
impl Tenure {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Tenure", &self.0.slug)
    }

    /// The process.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// The party that holds the post.
    async fn holder(&self, ctx: &Context<'_>) -> Result<AsObject<Party>> {
        party::of(ctx, self.0.state_id, self.0.organization_id, self.0.holder_process_id).await
    }

    /// The post.
    async fn post(&self) -> Post {
        self.0.post.into()
    }

    /// The source's own word for the post, such as "project support unit".
    async fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    /// From when to when, as printed.
    async fn period(&self) -> Period {
        Period(self.0.period())
    }

    /// The time before it in which nobody is known to have held the post: since the tenure before, or since the process was
    /// established. Null where there is none, and where an end, or this start, is not known.
    async fn gap_before(&self, ctx: &Context<'_>) -> Found<Gap> {
        self.find_gap(ctx).await.transpose()
    }

    /// The initiative, where the post is in one.
    async fn initiative(&self, ctx: &Context<'_>) -> Found<Initiative> {
        relation::maybe(ctx, self.0.initiative_id).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::TenureId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::TenureId), self.0.id, None).await
    }
}

/// Days on which nobody is known to have held a post.
#[derive(SimpleObject)]
pub struct Gap {
    /// The first of them.
    from: Date,
    /// The last.
    to: Date,
}

impl Tenure {
    async fn find_gap(&self, ctx: &Context<'_>) -> Result<Option<Gap>> {
        let (true, Some(start)) = (self.0.start.is_some(), self.0.start_earliest) else { return Ok(None) };
        let same_post = Narrowed { post: Some(vec![self.0.post.into()]), on: None };
        let process = Relation::foreign(tenure::Column::ProcessId);
        let all = relation::rows::<Self>(ctx, process, self.0.process_id, Some(same_post)).await?;
        let before = |other: &&Arc<tenure::Model>| {
            other.initiative_id == self.0.initiative_id && other.start_earliest.is_none_or(|earlier| earlier < start)
        };
        // An end that is not known may lie anywhere, so it leaves no gap.
        let ends = all.iter().filter(before).map(|other| other.end_latest.unwrap_or(NaiveDate::MAX));
        let since = match ends.max() {
            Some(end) => end.succ_opt(),
            None => relation::row::<Process>(ctx, self.0.process_id).await?.established_earliest,
        };
        Ok(since.zip(start.pred_opt()).filter(|(from, to)| from <= to).map(|(from, to)| Gap { from: Date(from), to: Date(to) }))
    }
}

impl Noun for Tenure {
    type Entity = tenure::Entity;
    type Row = tenure::Model;
    type Filter = Narrowed;
    type Order = Newest;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> tenure::Column {
        tenure::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [tenure::Column]> {
        use tenure::Column;

        match field {
            "process" => Some(&[Column::ProcessId]),
            "period" => Some(tenure::Entity::PERIOD_COLUMNS),
            "initiative" => Some(&[Column::InitiativeId]),
            _ => None,
        }
    }

    fn named(field: &str) -> &'static [Naming<Self>] {
        use tenure::Column;

        match field {
            "holder" => const { &party::named(Column::StateId, Column::OrganizationId, Column::HolderProcessId) },
            _ => &[],
        }
    }

    fn usual_order() -> Vec<Newest> {
        vec![Newest]
    }
}

/// Those that go on first, then from the latest start to the earliest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Newest;

impl Order for Newest {
    fn terms(&self, table: &str) -> Vec<Term> {
        vec![
            Term::ranked(table, "ongoing", [Expr::col((Alias::new(table), tenure::Column::Ongoing)).eq(true)]),
            Term::day(table, tenure::Column::StartEarliest, Direction::Desc),
        ]
    }
}

/// The posts of who presides.
pub const CHAIRS: [Post; 2] = [Post::Chair, Post::CoChair];

/// Who possibly held the chair of a process on one of the days; none where the days are not known.
pub async fn chairs_on(ctx: &Context<'_>, process: i64, days: Option<(NaiveDate, NaiveDate)>) -> Result<Items<Tenure>> {
    let Some((from, to)) = days else { return Ok(Items::default()) };
    // All chairs of the process, whatever the days: so all meetings of a process share the statement.
    let narrowed = Narrowed { post: Some(CHAIRS.to_vec()), on: None };
    let chairs = relation::rows::<Tenure>(ctx, Relation::foreign(tenure::Column::ProcessId), process, Some(narrowed)).await?;
    Ok(chairs.iter().filter(|row| row.period().holds(from, to, Match::Possibly)).cloned().map(Tenure).collect())
}

/// The arguments that narrow a list of tenures.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Narrowed {
    /// Of these posts.
    pub post: Option<Vec<Post>>,
    /// On this day.
    pub on: Option<On>,
}

impl Filter for Narrowed {
    type Entity = tenure::Entity;

    fn condition(&self) -> Condition {
        let posts =
            self.post.as_ref().map(|posts| tenure::Column::Post.is_in(posts.iter().map(|post| tenure::Post::from(*post))));
        Condition::all().add_option(posts).add_option(self.on.map(On::holds::<tenure::Entity>))
    }
}

/// A post in a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "tenure::Post")]
pub enum Post {
    /// The chair.
    Chair,
    /// A chair shared with others.
    CoChair,
    /// The secretariat, or what serves as one.
    Secretariat,
    /// Who pays.
    Funder,
    /// Who leads an initiative.
    Lead,
    /// Another post; `label` tells.
    Other,
}
enum_filter!(PostFilter, Post, tenure::Post);

/// Which tenures: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct TenureFilter {
    /// By post.
    post: Given<PostFilter>,
    /// By the source's own word for the post.
    label: Given<StringFilter>,
    /// By when it holds.
    period: Given<PeriodFilter>,
    /// By the process.
    process: Given<ProcessFilter>,
    /// By the State, where the party is one.
    state: Given<StateFilter>,
    /// By the organization, where the party is one.
    organization: Given<OrganizationFilter>,
    /// By the initiative, where the post is in one.
    initiative: Given<InitiativeFilter>,
    /// All of these.
    and: Given<Vec<TenureFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<TenureFilter>>,
    /// The opposite of this.
    not: Given<TenureFilter>,
}

impl Filter for TenureFilter {
    type Entity = tenure::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(tenure::Column::Post, &self.post)
            .column(tenure::Column::Label, &self.label)
            .add(self.period.get().map(PeriodFilter::on::<tenure::Entity>))
            .one(tenure::Column::ProcessId, &self.process)
            .one(tenure::Column::StateId, &self.state)
            .one(tenure::Column::OrganizationId, &self.organization)
            .one(tenure::Column::InitiativeId, &self.initiative)
            .combined(&self.and, &self.or, &self.not)
    }
}
