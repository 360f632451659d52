//! What may be asked: the schema, one file per noun, and what every resolver can reach.

mod batch;
mod citation;
mod dataset;
mod date;
mod declaration;
mod discrepancy;
mod error;
mod filter;
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
mod source;
mod state;
mod tenure;
mod theme;

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema};
use sea_orm::DatabaseConnection;

use self::batch::Batches;

/// The inter-State consultation mechanisms on migration (ISCMs): who takes part, who chairs, when they met, what they adopted,
/// and who says so. Every answer is read-only.
#[derive(Default, MergedObject)]
pub struct Query(
    process::ProcessQuery,
    state::StateQuery,
    organization::OrganizationQuery,
    meeting::MeetingQuery,
    declaration::DeclarationQuery,
    publication::PublicationQuery,
    initiative::InitiativeQuery,
    theme::ThemeQuery,
    source::SourceQuery,
    discrepancy::DiscrepancyQuery,
    node::NodeQuery,
    dataset::DatasetQuery,
);

/// The deepest that fields may be nested; the standard introspection query has 13 levels.
const DEEPEST: usize = 20;

/// The most fields that a query may select, fragments included.
const MOST_FIELDS: usize = 2_000;

/// Answers questions from one database.
#[derive(Clone)]
pub struct Graph(Schema<Query, EmptyMutation, EmptySubscription>);

impl Graph {
    /// The graph over a database whose tables are up to date.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        let schema = Schema::build(Query::default(), EmptyMutation, EmptySubscription)
            .data(Batches::new(db.clone()))
            .data(db)
            .limit_depth(DEEPEST)
            .limit_complexity(MOST_FIELDS)
            .limit_directives(32)
            .finish();
        Self(schema)
    }

    /// Answers a question.
    pub async fn answer(&self, mut request: Request) -> Response {
        if let Err(error) = request.parsed_query() {
            return error::not_parsed(error);
        }
        error::told(self.0.execute(request).await)
    }
}

/// The schema in the schema definition language, sorted, with all descriptions.
#[must_use]
pub fn sdl() -> String {
    let options = SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by();
    Schema::build(Query::default(), EmptyMutation, EmptySubscription).finish().sdl_with_options(options)
}
