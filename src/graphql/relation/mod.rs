//! From a row to its related rows: one SQL statement per relation, however many rows ask.
//!
//! What is given here as a noun has the columns for what the client selects below the field that asks, and is for no other use than to be
//! that field's answer. Who computes with rows, or puts them into something else, takes whole ones.

mod keys;
mod named;
mod rows;
mod selection;
mod spread;
mod statement;

use std::{marker::PhantomData, sync::Arc};

use async_graphql::{Context, Items, ObjectType};
use entity::row::Row;
use sea_orm::{DbErr, EntityName, EntityTrait, IdenStatic as _, PrimaryKeyTrait};

pub(super) use self::keys::key;
use self::keys::{All, ById, ByText, Count, Page, RootCount, RootPage};
pub use self::{
    keys::{bytes_of, grouped},
    named::Naming,
    selection::{Selection, selected, selected_in},
    spread::Spread,
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

/// A kind of row that is found one by one, and listed. It holds no more of its row than is selected of it.
pub trait Noun: ObjectType + Clone + 'static {
    /// Its table.
    type Entity: EntityTrait<Model = Self::Row, PrimaryKey: PrimaryKeyTrait<ValueType = i64>>;
    /// Its row.
    type Row: Row<Entity = Self::Entity> + Sync + 'static;
    /// What narrows a list of it.
    type Filter: Filter<Entity = Self::Entity>;
    /// What orders a list of it.
    type Order: Order;
    /// The formats beside GraphQL in which a list of it is given.
    type Formats: Formats<Self>;

    /// The noun of a row.
    fn new(row: Arc<Self::Row>) -> Self;

    /// The column of its natural key, or what else tells its rows apart.
    fn key() -> Column<Self>;

    /// The columns that a field of it is made from, beside the row's number, where they are not the one column of the field's own name.
    fn columns(_field: &str) -> Option<&'static [Column<Self>]> {
        None
    }

    /// The columns of its row that name what a field of it gives. What is selected of the rows that are named is read along, which pays
    /// where the rows of a list mostly name different ones. What many name is better found once, by itself: of that, [`Self::columns`]
    /// tells the column.
    fn named(_field: &str) -> &'static [Naming<Self>] {
        &[]
    }

    /// The order in which it is listed where nobody asks for another.
    fn usual_order() -> Vec<Self::Order>;

    /// Over which values of which column the rows are spread that fulfil a filter, where an index gives those of each value in an order;
    /// and what else they must fulfil.
    fn spread(_filter: &Self::Filter, _orders: &[Self::Order]) -> Option<(Spread<Self>, Self::Filter)> {
        None
    }

    /// What its lists are counted by.
    fn facets() -> Vec<facet::Field> {
        Vec::new()
    }
}

/// A column of a noun's rows.
pub type Column<N> = <<N as Noun>::Entity as EntityTrait>::Column;

/// The row that another one names.
pub async fn one<N: Noun>(ctx: &Context<'_>, id: i64) -> Result<N> {
    let row = Reader::of(ctx).find_with(ById::<N>(id, PhantomData), || selected::<N>(ctx)).await?;
    row.map(N::new).ok_or_else(|| lost::<N>(id))
}

/// The row that another one names, where it names one.
pub async fn maybe<N: Noun>(ctx: &Context<'_>, id: Option<i64>) -> Found<N> {
    Some(one(ctx, id?).await)
}

/// The row that another one names, whole.
pub async fn row<N: Noun>(ctx: &Context<'_>, id: i64) -> Result<Arc<N::Row>> {
    Reader::of(ctx).find(ById::<N>(id, PhantomData)).await?.ok_or_else(|| lost::<N>(id))
}

/// The noun of a row that another one names, whole.
pub async fn whole<N: Noun>(ctx: &Context<'_>, id: i64) -> Result<N> {
    row::<N>(ctx, id).await.map(N::new)
}

/// The database itself keeps such references whole.
fn lost<N: Noun>(id: i64) -> Error {
    Error::Internal(DbErr::RecordNotFound(format!("{} {id}", N::Entity::default().table_name())))
}

/// The row with a natural key, where there is one.
pub async fn by_key<N: Noun>(ctx: &Context<'_>, key: String) -> Found<N> {
    by_column(ctx, N::key(), key).await
}

/// The row that holds a text in a unique column, where there is one.
pub async fn by_column<N: Noun>(ctx: &Context<'_>, column: Column<N>, text: String) -> Found<N> {
    let key = ByText::<N> { column: column.as_str(), text, noun: PhantomData };
    let found = Reader::of(ctx).find_with(key, || selected::<N>(ctx).with(N::Row::column(column))).await;
    found.map(|found| found.map(N::new)).map_err(Error::from).transpose()
}

/// The row with a natural key, where there is one, whole.
pub async fn row_by_key<N: Noun>(ctx: &Context<'_>, key: String) -> Result<Option<Arc<N::Row>>> {
    Ok(Reader::of(ctx).find(ByText::<N> { column: N::key().as_str(), text: key, noun: PhantomData }).await?)
}

/// All related rows that fulfil a filter, in their usual order.
pub async fn all<N: Noun>(ctx: &Context<'_>, relation: Relation, parent: i64, filter: Option<N::Filter>) -> Result<Items<N>> {
    // In a box, as where else a key holds a filter: the engine makes room for the largest field of an object with each of its fields.
    let rows = Box::pin(Reader::of(ctx).find_with(All::<N> { relation, parent, filter }, || selected::<N>(ctx))).await?;
    Ok(rows.iter().cloned().map(N::new).collect())
}

/// All related rows that fulfil a filter, in their usual order, and whole.
pub async fn rows<N: Noun>(
    ctx: &Context<'_>,
    relation: Relation,
    parent: i64,
    filter: Option<N::Filter>,
) -> Result<Arc<[Arc<N::Row>]>> {
    Ok(Box::pin(Reader::of(ctx).find(All::<N> { relation, parent, filter })).await?)
}

/// A page of the related rows that fulfil a filter, in a given order, with what is selected of them.
pub async fn cut<N: Noun>(
    ctx: &Context<'_>,
    foreign: &'static str,
    parent: i64,
    window: Arc<Window<N>>,
    selection: Selection,
) -> Result<Arc<Cut<N>>> {
    Ok(Reader::of(ctx).find_with(Page { foreign, parent, window }, || selection).await?)
}

/// A page of all rows that fulfil a filter, in a given order, with what is selected of them.
pub async fn root_cut<N: Noun>(ctx: &Context<'_>, window: Arc<Window<N>>, selection: Selection) -> Result<Arc<Cut<N>>> {
    Ok(Reader::of(ctx).find_with(RootPage { window }, || selection).await?)
}

/// How many related rows fulfil a filter.
pub async fn count<N: Noun>(ctx: &Context<'_>, foreign: &'static str, parent: i64, filter: Option<N::Filter>) -> Result<i64> {
    Ok(Box::pin(Reader::of(ctx).find(Count::<N> { foreign, parent, filter })).await?)
}

/// How many of all rows fulfil a filter.
pub async fn root_count<N: Noun>(ctx: &Context<'_>, filter: Option<N::Filter>) -> Result<i64> {
    Ok(Box::pin(Reader::of(ctx).find(RootCount::<N> { filter })).await?)
}
