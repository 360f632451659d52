//! From a row to its related rows: one SQL statement per relation, however many rows ask.

mod keys;
mod statement;

use std::{marker::PhantomData, sync::Arc};

use async_graphql::{Context, Items};
use entity::row::Row;
use sea_orm::{DbErr, EntityName, EntityTrait, IdenStatic, ModelTrait, PrimaryKeyTrait};

pub(super) use self::keys::key;
use self::keys::{All, ById, ByText, Count, Page, RootCount, RootPage};
pub use self::{
    keys::{bytes_of, grouped},
    statement::{List, one_of},
};
use super::{
    error::{Error, Found, Result},
    facet,
    filter::{Filter, Relation},
    format::Formats,
    order::Order,
    page::{Cut, Window},
    reader::Reader,
};

/// A kind of row that is found one by one, and listed.
pub trait Noun: Clone + Send + Sync + 'static {
    /// Its table.
    type Entity: EntityTrait<Model = Self::Row, PrimaryKey: PrimaryKeyTrait<ValueType = i64>>;
    /// Its row.
    type Row: ModelTrait<Entity = Self::Entity> + Row + Sync + 'static;
    /// What narrows a list of it.
    type Filter: Filter<Entity = Self::Entity>;
    /// What orders a list of it.
    type Order: Order;
    /// The formats beside GraphQL in which a list of it is given.
    type Formats: Formats<Self>;

    /// The noun of a row.
    fn new(row: Arc<Self::Row>) -> Self;

    /// The column of its natural key, or what else tells its rows apart.
    fn key() -> <Self::Entity as EntityTrait>::Column;

    /// The order in which it is listed where nobody asks for another.
    fn usual_order() -> Vec<Self::Order>;

    /// What its lists are counted by.
    fn facets() -> Vec<facet::Field> {
        Vec::new()
    }
}

/// The row that another one names.
pub async fn one<N: Noun>(ctx: &Context<'_>, id: i64) -> Result<N> {
    let row = Reader::of(ctx).find(ById::<N>(id, PhantomData)).await?;
    // The database itself keeps such references whole.
    row.map(N::new).ok_or_else(|| Error::Internal(DbErr::RecordNotFound(format!("{} {id}", N::Entity::default().table_name()))))
}

/// The row that another one names, where it names one.
pub async fn maybe<N: Noun>(ctx: &Context<'_>, id: Option<i64>) -> Found<N> {
    Some(one(ctx, id?).await)
}

/// The row with a natural key, where there is one.
pub async fn by_key<N: Noun>(ctx: &Context<'_>, key: String) -> Found<N> {
    by_column(ctx, N::key(), key).await
}

/// The row that holds a text in a unique column, where there is one.
pub async fn by_column<N: Noun>(ctx: &Context<'_>, column: impl IdenStatic, text: String) -> Found<N> {
    let found = Reader::of(ctx).find(ByText::<N> { column: column.as_str(), text, noun: PhantomData }).await;
    found.map(|found| found.map(N::new)).map_err(Error::from).transpose()
}

/// All related rows that fulfil a filter, in their usual order.
pub async fn all<N: Noun>(ctx: &Context<'_>, relation: Relation, parent: i64, filter: Option<N::Filter>) -> Result<Items<N>> {
    // In a box, as where else a key holds a filter: the engine makes room for the largest field of an object with each of its fields.
    let rows = Box::pin(Reader::of(ctx).find(All::<N> { relation, parent, filter })).await?;
    Ok(rows.iter().cloned().map(N::new).collect())
}

/// A page of the related rows that fulfil a filter, in a given order.
pub async fn cut<N: Noun>(ctx: &Context<'_>, foreign: &'static str, parent: i64, window: Arc<Window<N>>) -> Result<Arc<Cut<N>>> {
    Ok(Reader::of(ctx).find(Page { foreign, parent, window }).await?)
}

/// A page of all rows that fulfil a filter, in a given order.
pub async fn root_cut<N: Noun>(ctx: &Context<'_>, window: Arc<Window<N>>) -> Result<Arc<Cut<N>>> {
    Ok(Reader::of(ctx).find(RootPage { window }).await?)
}

/// How many related rows fulfil a filter.
pub async fn count<N: Noun>(ctx: &Context<'_>, foreign: &'static str, parent: i64, filter: Option<N::Filter>) -> Result<i64> {
    Ok(Box::pin(Reader::of(ctx).find(Count::<N> { foreign, parent, filter })).await?)
}

/// How many of all rows fulfil a filter.
pub async fn root_count<N: Noun>(ctx: &Context<'_>, filter: Option<N::Filter>) -> Result<i64> {
    Ok(Box::pin(Reader::of(ctx).find(RootCount::<N> { filter })).await?)
}
