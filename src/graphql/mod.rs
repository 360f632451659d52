//! What may be asked: the schema, one file per noun, and what every resolver can reach.

mod analysis;
mod citation;
mod dataset;
mod date;
mod declaration;
mod discrepancy;
mod error;
mod facet;
mod filter;
mod format;
mod initiative;
mod meeting;
mod membership;
mod name;
mod node;
mod order;
mod organization;
mod page;
mod party;
mod process;
mod publication;
mod reader;
mod relation;
mod scalar;
mod search;
mod source;
mod state;
mod tenure;
mod theme;

use std::sync::Arc;

use async_graphql::{
    Data, EmptyMutation, EmptySubscription, Engine, MergedObject, Question, SDLExportOptions, Schema, Variables,
    parser::types::ExecutableDocument,
};
use entity::revision;
use sea_orm::{DbErr, EntityTrait as _};

pub use async_graphql::Answer;
pub use entity::revision::Model as Revision;

use self::reader::{Batches, Kept};
pub use self::{
    error::code_of,
    page::{LARGEST_PAGE, USUAL_PAGE},
    reader::Reader,
};
use crate::{config::Limits, database::Reading, threads::PerThread};

/// The name of the root type.
pub const QUERY: &str = "Query";

/// The inter-State consultation mechanisms on migration (ISCMs): who takes part, who chairs, when they met, what they adopted,
/// and who says so. Every answer is read-only.
#[derive(Default, MergedObject)]
pub struct Query(
    process::ProcessQuery,
    state::StateQuery,
    organization::OrganizationQuery,
    meeting::MeetingQuery,
    meeting::MeetingCountQuery,
    declaration::DeclarationQuery,
    membership::MembershipQuery,
    publication::PublicationQuery,
    initiative::InitiativeQuery,
    theme::ThemeQuery,
    source::SourceQuery,
    discrepancy::DiscrepancyQuery,
    node::NodeQuery,
    search::SearchQuery,
    analysis::CommonQuery,
    analysis::MatrixQuery,
    dataset::DatasetQuery,
);

/// The standard introspection queries need this much, whatever the limits of questions about the data are.
const INTROSPECTION_DEPTH: usize = 20;

/// Answers questions from one database.
pub struct Graph {
    engine: Engine<Query>,
    /// A thread that waited for another's lookup would have to be woken by it.
    batches: PerThread<Batches>,
    kept: Kept,
}

impl Graph {
    /// The graph over a database whose tables are up to date, which keeps so many bytes of what it read. Whoever asks has held these
    /// limits already; the engine's own are a second wall.
    #[must_use]
    pub fn new(db: &Reading, limits: &Limits, row_cache: u64) -> Self {
        let engine = Engine::new(Query::default(), |validation| {
            validation
                .limit_recursive_depth(limits.nesting_limit)
                .limit_depth(limits.depth_limit.max(INTROSPECTION_DEPTH))
                .limit_complexity(limits.field_limit)
                .limit_directives(limits.directive_limit)
        });
        let batches = (0..db.threads()).map(|_| Batches::new(db.clone())).collect();
        Self { engine, batches, kept: Kept::new(row_cache) }
    }

    /// Whether anything is kept of what is read.
    #[must_use]
    pub fn keeps_any(&self) -> bool {
        self.kept.keeps_any()
    }

    /// A reader for one request; with the revision of the data, one that reads what is kept of it.
    #[must_use]
    pub fn reader(&self, revision: Option<&Revision>) -> Arc<Reader> {
        let stock = revision.and_then(|revision| self.kept.of(revision));
        Arc::new(Reader::new(self.batches.here().clone(), stock))
    }

    /// Answers a question. A document that was found `valid` before is not validated again: what it means does not change.
    pub async fn answer(
        &self,
        document: Arc<ExecutableDocument>,
        operation: Option<String>,
        variables: Variables,
        valid: bool,
        reader: Arc<Reader>,
    ) -> Answer {
        let mut data = Data::default();
        data.insert(reader.clone());
        let mut answer = reader.drive(self.engine.answer(Question { document, operation, variables, data }, valid)).await;
        error::tell(&mut answer.errors);
        answer
    }

    /// The revision of the data.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn revision(&self) -> Result<Revision, DbErr> {
        let found = revision::Entity::find().one(self.batches.here().db()).await?;
        found.ok_or_else(|| DbErr::RecordNotFound("the revision".into()))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.batches.here().db().pool().ping().await
    }
}

/// The schema in the schema definition language, sorted, with all descriptions.
#[must_use]
pub fn sdl() -> String {
    let options = SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by();
    Schema::build(Query::default(), EmptyMutation, EmptySubscription).finish().sdl_with_options(options)
}

#[cfg(test)]
mod tests {
    use async_graphql::{ContainerType, Context};

    use super::{
        declaration::Declaration, meeting::Meeting, membership::Membership, organization::Organization, process::Process,
        state::State, tenure::Tenure,
    };

    fn room<'a, T: 'a, F>(_: impl Fn(&'a T, &'a Context<'a>) -> F) -> usize {
        size_of::<F>()
    }

    // The engine allocates and moves as much for each field of an object, the smallest too, as its largest field needs.
    #[test]
    fn no_field_of_a_row_needs_much_room() {
        let rooms = [
            room(|row: &Process, ctx| row.resolve_field(ctx)),
            room(|row: &State, ctx| row.resolve_field(ctx)),
            room(|row: &Organization, ctx| row.resolve_field(ctx)),
            room(|row: &Meeting, ctx| row.resolve_field(ctx)),
            room(|row: &Declaration, ctx| row.resolve_field(ctx)),
            room(|row: &Membership, ctx| row.resolve_field(ctx)),
            room(|row: &Tenure, ctx| row.resolve_field(ctx)),
        ];
        assert!(rooms.iter().all(|bytes| *bytes <= 1024), "{rooms:?}");
    }
}
