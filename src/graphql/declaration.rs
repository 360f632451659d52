//! Declarations: what States adopted or endorsed, where, and who chaired then.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Items, Object, OneofObject};
use entity::{declaration, process, signature, tagging};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

use super::{
    citation::{self, Citation},
    date::FuzzyDate,
    discrepancy::Discrepancy,
    error::{Found, Result},
    facet::Field,
    filter::{Conditions, DateFilter, Filter, Given, Many, Relation, StringFilter, enum_filter},
    format::DeclarationFormats,
    meeting::{Meeting, MeetingFilter, MeetingOrder},
    node,
    order::{Direction, Order, Term},
    page::{Arguments, Connection},
    process::{Process, ProcessFilter, ProcessOrder},
    relation::{self, Naming, Noun},
    scalar::Url,
    state::{State, StateFilter},
    tenure::{self, Tenure},
    theme::{Theme, ThemeFilter},
};

/// A declaration.
#[derive(Clone)]
pub struct Declaration(pub(super) Arc<declaration::Model>);

/// A text that States adopted or endorsed: a joint or ministerial declaration, an action plan.
#[Object]
impl Declaration {
    /// A global id, opaque and lasting; `node` takes it.
    pub async fn id(&self) -> ID {
        node::id("Declaration", &self.0.slug)
    }

    /// The natural key, such as `bratislava-ministerial-declaration`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The title in English.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What sort of text it is.
    async fn form(&self) -> DeclarationForm {
        self.0.form.into()
    }

    /// When it was made, where a source says; else see `adoptedAt`.
    async fn date(&self) -> Option<FuzzyDate> {
        FuzzyDate::of(self.0.date.as_ref(), self.0.date_text.as_ref())
    }

    /// Where it can be read.
    async fn url(&self) -> Option<Url> {
        self.0.url.clone().map(Url)
    }

    /// The process it belongs to.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.0.process_id).await
    }

    /// The meeting that adopted it.
    async fn adopted_at(&self, ctx: &Context<'_>) -> Found<Meeting> {
        relation::maybe(ctx, self.0.adopted_at_id).await
    }

    /// Who possibly held the chair of the process when it was adopted: on its own date or, where that is not known, on the date of
    /// the meeting that adopted it.
    async fn chairs(&self, ctx: &Context<'_>) -> Result<Items<Tenure>> {
        let mut days = self.0.earliest.zip(self.0.latest);
        if days.is_none()
            && let Some(meeting) = self.0.adopted_at_id
        {
            let meeting = relation::row::<Meeting>(ctx, meeting).await?;
            days = meeting.earliest.zip(meeting.latest);
        }
        tenure::chairs_on(ctx, self.0.process_id, days).await
    }

    /// The States that signed or endorsed it, by name; empty where no source lists them.
    async fn signatories(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        relation::all(ctx, Relation::Linked(signature::SIGNATORIES), self.0.id, None).await
    }

    /// What it is about.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Items<Theme>> {
        relation::all(ctx, Relation::Linked(tagging::OF_DECLARATION), self.0.id, None).await
    }

    /// Who says so: the sources of this row, the main one first.
    pub async fn citations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those for this field, such as `date`.")] property: Option<String>,
    ) -> Result<Items<Citation>> {
        citation::of(ctx, entity::citation::Column::DeclarationId, self.0.id, property).await
    }

    /// What a source contradicts or leaves open about this row.
    pub async fn discrepancies(&self, ctx: &Context<'_>) -> Result<Items<Discrepancy>> {
        relation::all(ctx, Relation::foreign(entity::discrepancy::Column::DeclarationId), self.0.id, None).await
    }
}

impl Noun for Declaration {
    type Entity = declaration::Entity;
    type Row = declaration::Model;
    type Filter = DeclarationFilter;
    type Order = DeclarationOrder;
    type Formats = DeclarationFormats;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> declaration::Column {
        declaration::Column::Slug
    }

    fn columns(field: &str) -> Option<&'static [declaration::Column]> {
        use declaration::Column;

        match field {
            "date" => Some(&[Column::Date, Column::DateText]),
            "process" => Some(&[Column::ProcessId]),
            "chairs" => Some(&[Column::ProcessId, Column::AdoptedAtId, Column::Earliest, Column::Latest]),
            "signatories" | "themes" => Some(&[]),
            _ => None,
        }
    }

    fn named(field: &str) -> &'static [Naming<Self>] {
        match field {
            "adoptedAt" => const { &[Naming::of::<Meeting>(declaration::Column::AdoptedAtId)] },
            _ => &[],
        }
    }

    fn usual_order() -> Vec<DeclarationOrder> {
        vec![DeclarationOrder::Date(Direction::Desc)]
    }

    fn facets() -> Vec<Field> {
        vec![
            Field::word(declaration::Column::Form),
            Field::row::<process::Entity>(
                "process",
                declaration::Column::ProcessId,
                process::Column::Slug,
                process::Column::Name,
            ),
        ]
    }
}

/// What sort of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "declaration::Form")]
pub enum DeclarationForm {
    /// A declaration made jointly.
    JointDeclaration,
    /// A declaration of ministers.
    MinisterialDeclaration,
    /// A plan of what to do.
    ActionPlan,
    /// None of these.
    Other,
}
enum_filter!(DeclarationFormFilter, DeclarationForm, declaration::Form);

/// Which declarations: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct DeclarationFilter {
    /// By slug.
    slug: Given<StringFilter>,
    /// By title.
    title: Given<StringFilter>,
    /// By what sort of text it is.
    form: Given<DeclarationFormFilter>,
    /// By date.
    date: Given<DateFilter>,
    /// By its process.
    process: Given<ProcessFilter>,
    /// By the meeting that adopted it.
    adopted_at: Given<MeetingFilter>,
    /// By the States that signed or endorsed it.
    signatories: Given<Many<StateFilter>>,
    /// By its themes.
    themes: Given<Many<ThemeFilter>>,
    /// All of these.
    and: Given<Vec<DeclarationFilter>>,
    /// At least one of these; none where the list is empty.
    or: Given<Vec<DeclarationFilter>>,
    /// The opposite of this.
    not: Given<DeclarationFilter>,
}

impl Filter for DeclarationFilter {
    type Entity = declaration::Entity;

    fn condition(&self) -> Condition {
        Conditions::new()
            .column(declaration::Column::Slug, &self.slug)
            .column(declaration::Column::Title, &self.title)
            .column(declaration::Column::Form, &self.form)
            .add(self.date.get().map(DateFilter::on::<declaration::Entity>))
            .one(declaration::Column::ProcessId, &self.process)
            .one(declaration::Column::AdoptedAtId, &self.adopted_at)
            .many::<declaration::Entity, _>(&Relation::Linked(signature::SIGNATORIES), &self.signatories)
            .many::<declaration::Entity, _>(&Relation::Linked(tagging::OF_DECLARATION), &self.themes)
            .combined(&self.and, &self.or, &self.not)
    }

    fn unique(&self) -> Option<Expr> {
        let slug = self.slug.get()?.only_equal()?;
        let alone = Self { slug: self.slug.clone(), ..Self::default() };
        (*self == alone).then(|| declaration::Column::Slug.eq(slug))
    }
}

/// By what declarations are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum DeclarationOrder {
    /// By slug.
    Slug(Direction),
    /// By date: the earliest day it can mean, then the latest.
    Date(Direction),
    /// By title.
    Title(Direction),
    /// By form, in the alphabet.
    Form(Direction),
    /// By its process.
    Process(ProcessOrder),
    /// By the meeting that adopted it.
    AdoptedAt(Box<MeetingOrder>),
}

impl Order for DeclarationOrder {
    fn terms(&self, table: &str) -> Vec<Term> {
        match self {
            Self::Slug(order) => vec![Term::text(table, declaration::Column::Slug, *order)],
            Self::Date(order) => Term::days(table, declaration::Column::Earliest, declaration::Column::Latest, *order),
            Self::Title(order) => vec![Term::text(table, declaration::Column::Title, *order)],
            Self::Form(order) => vec![Term::text(table, declaration::Column::Form, *order)],
            Self::Process(order) => Term::of::<entity::process::Entity>(table, declaration::Column::ProcessId, order),
            Self::AdoptedAt(order) => Term::of::<entity::meeting::Entity>(table, declaration::Column::AdoptedAtId, &**order),
        }
    }
}

/// The questions that start at declarations.
#[derive(Default)]
pub struct DeclarationQuery;

#[Object]
impl DeclarationQuery {
    /// One declaration by its natural key, such as `bratislava-ministerial-declaration`; null where there is none.
    async fn declaration(&self, ctx: &Context<'_>, #[graphql(desc = "The natural key.")] slug: String) -> Found<Declaration> {
        relation::by_key(ctx, slug).await
    }

    /// All declarations, page by page.
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
        Connection::root(ctx, arguments).await
    }
}
