//! What may be asked: the schema, one file per noun, and what every resolver can reach.

mod analysis;
mod batch;
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
mod relation;
mod scalar;
mod search;
mod source;
mod state;
mod tenure;
mod theme;

use async_graphql::{
    EmptyMutation, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema, ValidationMode, Variables,
    parser::types::ExecutableDocument,
};
use entity::revision;
use sea_orm::{DatabaseConnection, DbErr, EntityTrait as _};

pub use entity::revision::Model as Revision;

use self::batch::Batches;
pub use self::{
    error::code_of,
    page::{LARGEST_PAGE, USUAL_PAGE},
};
use crate::config::Limits;

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

type Answering = Schema<Query, EmptyMutation, EmptySubscription>;

/// Answers questions from one database.
#[derive(Clone)]
pub struct Graph {
    /// Validates before it executes.
    careful: Answering,
    /// Executes what was found valid before.
    trusting: Answering,
    db: DatabaseConnection,
}

impl Graph {
    /// The graph over a database whose tables are up to date. Whoever asks has held these limits already; the engine's own are a
    /// second wall.
    #[must_use]
    pub fn new(db: DatabaseConnection, limits: &Limits) -> Self {
        let batches = Batches::new(db.clone());
        let schema = |mode| {
            Schema::build(Query::default(), EmptyMutation, EmptySubscription)
                .data(batches.clone())
                .data(db.clone())
                .validation_mode(mode)
                .limit_recursive_depth(limits.nesting_limit)
                .limit_depth(limits.depth_limit.max(INTROSPECTION_DEPTH))
                .limit_complexity(limits.field_limit)
                .limit_directives(limits.directive_limit)
                .finish()
        };
        Self { careful: schema(ValidationMode::Strict), trusting: schema(ValidationMode::Fast), db }
    }

    /// Answers a question. A document that was found `valid` before is not validated again: what it means does not change.
    pub async fn answer(
        &self,
        document: ExecutableDocument,
        operation: Option<String>,
        variables: Variables,
        valid: bool,
    ) -> Response {
        let mut request = Request::new(String::new()).variables(variables);
        request.operation_name = operation;
        request.set_parsed_query(document);
        let schema = if valid { &self.trusting } else { &self.careful };
        error::told(schema.execute(request).await)
    }

    /// The revision of the data.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn revision(&self) -> Result<Revision, DbErr> {
        let found = revision::Entity::find().one(&self.db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound("the revision".into()))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.db.ping().await
    }
}

/// The schema in the schema definition language, sorted, with all descriptions.
#[must_use]
pub fn sdl() -> String {
    let options = SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by();
    Schema::build(Query::default(), EmptyMutation, EmptySubscription).finish().sdl_with_options(options)
}
