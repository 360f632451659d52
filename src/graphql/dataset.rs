//! The dataset that is loaded: its version, and how much it holds.

use async_graphql::{Context, Enum, Object, SimpleObject};
use entity::{dataset, declaration, initiative, meeting, organization, process, publication, state, theme};
use sea_orm::{
    ConnectionTrait, DbErr, EntityName, EntityTrait,
    sea_query::{Alias, Expr, Func, Query},
};

use super::{
    error::{Error, Result},
    reader::Reader,
    scalar::Url,
};

/// The dataset.
pub struct Dataset(dataset::Model);

/// The dataset that is loaded.
#[Object]
impl Dataset {
    /// A digest of the data; changes with every write. For caches and incremental builds.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The licence under which the data may be used.
    async fn licence(&self) -> Url {
        Url(self.0.licence.clone())
    }

    /// How many rows of each noun there are.
    async fn counts(&self, ctx: &Context<'_>) -> Result<Vec<NounCount>> {
        let nouns = [
            (NodeKind::Process, process::Entity.table_name()),
            (NodeKind::State, state::Entity.table_name()),
            (NodeKind::Organization, organization::Entity.table_name()),
            (NodeKind::Meeting, meeting::Entity.table_name()),
            (NodeKind::Declaration, declaration::Entity.table_name()),
            (NodeKind::Publication, publication::Entity.table_name()),
            (NodeKind::Initiative, initiative::Entity.table_name()),
            (NodeKind::Theme, theme::Entity.table_name()),
        ];
        let mut counts = Query::select();
        for (_, table) in &nouns {
            let count = Query::select().expr(Func::count(Expr::cust("*"))).from(Alias::new(*table)).take();
            counts.expr_as(Expr::SubQuery(None, Box::new(count.into())), Alias::new(*table));
        }
        let row = Reader::of(ctx).db().query_one(&counts).await?.ok_or_else(missing)?;
        nouns.into_iter().map(|(noun, table)| Ok(NounCount { noun, count: row.try_get("", table)? })).collect()
    }
}

/// How many rows of a noun there are.
#[derive(SimpleObject)]
pub struct NounCount {
    /// The noun.
    noun: NodeKind,
    /// How many.
    count: i64,
}

/// The nouns of this graph that are counted and searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum NodeKind {
    /// Processes.
    Process,
    /// States and territories.
    State,
    /// Organizations.
    Organization,
    /// Meetings.
    Meeting,
    /// Declarations.
    Declaration,
    /// Publications.
    Publication,
    /// Initiatives.
    Initiative,
    /// Themes.
    Theme,
}

/// The question about the dataset itself.
#[derive(Default)]
pub struct DatasetQuery;

#[Object]
impl DatasetQuery {
    /// The dataset that is loaded.
    async fn dataset(&self, ctx: &Context<'_>) -> Result<Dataset> {
        let dataset = dataset::Entity::find().one(Reader::of(ctx).db()).await?;
        dataset.map(Dataset).ok_or_else(missing)
    }
}

fn missing() -> Error {
    Error::Internal(DbErr::RecordNotFound("the dataset".into()))
}
