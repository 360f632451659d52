//! From a row to its related rows: one SQL statement per relation, however many rows ask.

use std::{collections::HashMap, hash::Hash, marker::PhantomData, sync::Arc};

use async_graphql::Context;
use entity::link::Link;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityName, EntityTrait, FromQueryResult, IdenStatic,
    Iterable, ModelTrait, PrimaryKeyTrait, QueryResult, QueryTrait,
    sea_query::{
        Alias, ColumnRef, Expr, ExprTrait, Func, FunctionCall, IntoColumnRef, JoinType, Order as Sorting, Query, SelectStatement,
    },
};

use super::{
    batch::{Batches, Key},
    error::{Error, Found, Result},
    facet,
    filter::{Filter, Relation, id_of, pairs_that_count},
    format::Formats,
    order::{Order, TotalOrder},
    page::{Cut, Placed, Window},
};

/// A kind of row that is found one by one, and listed.
pub trait Noun: Clone + Send + Sync + 'static {
    /// Its table.
    type Entity: EntityTrait<Model = Self::Row, PrimaryKey: PrimaryKeyTrait<ValueType = i64>>;
    /// Its row.
    type Row: ModelTrait<Entity = Self::Entity> + FromQueryResult + PartialEq + Sync + 'static;
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

fn batches<'a>(ctx: &Context<'a>) -> &'a Batches {
    ctx.data_unchecked()
}

/// The row that another one names.
pub async fn one<N: Noun>(ctx: &Context<'_>, id: i64) -> Result<N> {
    let row = batches(ctx).find(ById::<N>(id, PhantomData)).await?;
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
    let found = batches(ctx).find(ByText::<N> { column: column.as_str(), text, noun: PhantomData }).await;
    found.map(|found| found.map(N::new)).map_err(Error::from).transpose()
}

/// All related rows that fulfil a filter, in their usual order.
pub async fn all<N: Noun>(ctx: &Context<'_>, relation: Relation, parent: i64, filter: Option<N::Filter>) -> Result<Vec<N>> {
    let rows = batches(ctx).find(All::<N> { relation, parent, filter }).await?;
    Ok(rows.iter().cloned().map(N::new).collect())
}

/// A page of the related rows that fulfil a filter, in a given order.
pub async fn cut<N: Noun>(ctx: &Context<'_>, foreign: &'static str, parent: i64, window: Arc<Window<N>>) -> Result<Arc<Cut<N>>> {
    Ok(batches(ctx).find(Page { foreign, parent, window }).await?)
}

/// How many related rows fulfil a filter.
pub async fn count<N: Noun>(ctx: &Context<'_>, foreign: &'static str, parent: i64, filter: Option<N::Filter>) -> Result<i64> {
    Ok(batches(ctx).find(Count::<N> { foreign, parent, filter }).await?)
}

/// A row by its number.
#[derive(Debug)]
struct ById<N>(i64, PhantomData<fn() -> N>);

/// A row by the text in a unique column.
struct ByText<N> {
    column: &'static str,
    text: String,
    noun: PhantomData<fn() -> N>,
}

/// All rows that are related to a parent.
struct All<N: Noun> {
    relation: Relation,
    parent: i64,
    filter: Option<N::Filter>,
}

/// A page of the rows that name a parent.
struct Page<N: Noun> {
    foreign: &'static str,
    parent: i64,
    window: Arc<Window<N>>,
}

/// How many rows name a parent.
struct Count<N: Noun> {
    foreign: &'static str,
    parent: i64,
    filter: Option<N::Filter>,
}

/// Compares, hashes and clones a key by its fields. The derives would ask the same of the noun, which is no value at all.
macro_rules! key {
    ($key:ident { $($field:tt),+ }) => {
        impl<N: Noun> Clone for $key<N> {
            fn clone(&self) -> Self {
                Self { $($field: self.$field.clone()),+ }
            }
        }

        impl<N: Noun> PartialEq for $key<N> {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&+
            }
        }

        impl<N: Noun> Eq for $key<N> {}

        impl<N: Noun> std::hash::Hash for $key<N> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                $(self.$field.hash(state);)+
            }
        }
    };
}
pub(super) use key;

key!(ById { 0, 1 });
key!(ByText { column, text, noun });
key!(All { relation, parent, filter });
key!(Page { foreign, parent, window });
key!(Count { foreign, parent, filter });

impl<N: Noun> Key for ById<N> {
    type Found = Option<Arc<N::Row>>;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let column = id_of::<N::Entity>();
        let mut rows = N::Entity::find().into_query();
        rows.and_where(one_of(column.as_column_ref().into_column_ref(), List::Ids(ids), db.get_database_backend()));
        let rows = db.query_all(&rows).await?;
        rows.iter().map(|row| Ok((Self(row.try_get("", column.as_str())?, PhantomData), Some(model::<N>(row)?)))).collect()
    }
}

impl<N: Noun> Key for ByText<N> {
    type Found = Option<Arc<N::Row>>;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let mut found = HashMap::new();
        for (column, texts) in grouped(keys, |key| (key.column, key.text)) {
            let mut rows = N::Entity::find().into_query();
            let column_ref = (N::Entity::default(), Alias::new(column)).into_column_ref();
            rows.and_where(one_of(column_ref, List::Texts(texts), db.get_database_backend()));
            for row in db.query_all(&rows).await? {
                let key = Self { column, text: row.try_get("", column)?, noun: PhantomData };
                found.insert(key, Some(model::<N>(&row)?));
            }
        }
        Ok(found)
    }
}

impl<N: Noun> Key for All<N> {
    type Found = Arc<[Arc<N::Row>]>;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let mut found: HashMap<Self, Vec<Arc<N::Row>>> = HashMap::new();
        for ((relation, filter), parents) in grouped(keys, |key| ((key.relation, key.filter), key.parent)) {
            let mut rows = N::Entity::find().into_query();
            if let Some(filter) = &filter {
                rows.cond_where(filter.condition());
            }
            let parent = match relation {
                Relation::Foreign(column) => (N::Entity::default(), Alias::new(column)).into_column_ref(),
                Relation::Linked(link) => along::<N::Entity>(&link, &mut rows),
            };
            let order = TotalOrder::new::<N::Entity>(&N::usual_order(), N::key());
            order.join(&mut rows);
            rows.expr_as(Expr::col(parent.clone()), "parent")
                .and_where(one_of(parent, List::Ids(parents), db.get_database_backend()))
                .order_by("parent", Sorting::Asc);
            order.sort(&mut rows, false);
            for row in db.query_all(&rows).await? {
                let key = Self { relation, parent: row.try_get("", "parent")?, filter: filter.clone() };
                let (model, rows) = (model::<N>(&row)?, found.entry(key).or_default());
                // A link can pair the same two rows more than once.
                if rows.last() != Some(&model) {
                    rows.push(model);
                }
            }
        }
        Ok(found.into_iter().map(|(key, rows)| (key, rows.into())).collect())
    }
}

impl<N: Noun> Key for Page<N> {
    type Found = Arc<Cut<N>>;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let mut found: HashMap<Self, Vec<Placed<N::Row>>> = HashMap::new();
        for ((foreign, window), parents) in grouped(keys, |key| ((key.foreign, key.window), key.parent)) {
            let rows = first_of(List::Ids(parents), foreign, &window, db.get_database_backend());
            for row in db.query_all(&rows).await? {
                let key = Self { foreign, parent: row.try_get("", "parent")?, window: window.clone() };
                found.entry(key).or_default().push((model::<N>(&row)?, window.order().read(&row)?));
            }
        }
        Ok(found.into_iter().map(|(key, rows)| (key.clone(), Arc::new(key.window.cut(rows)))).collect())
    }
}

impl<N: Noun> Key for Count<N> {
    type Found = i64;

    async fn find(keys: Vec<Self>, db: &DatabaseConnection) -> std::result::Result<HashMap<Self, Self::Found>, DbErr> {
        let mut found = HashMap::new();
        for ((foreign, filter), parents) in grouped(keys, |key| ((key.foreign, key.filter), key.parent)) {
            let parent = (N::Entity::default(), Alias::new(foreign)).into_column_ref();
            let mut counts = Query::select().expr_as(Expr::col(parent.clone()), "parent").from(N::Entity::default()).take();
            if let Some(filter) = &filter {
                counts.cond_where(filter.condition());
            }
            counts
                .expr_as(Func::count(Expr::cust("*")), "number")
                .and_where(one_of(parent.clone(), List::Ids(parents), db.get_database_backend()))
                .add_group_by([Expr::col(parent)]);
            for row in db.query_all(&counts).await? {
                let key = Self { foreign, parent: row.try_get("", "parent")?, filter: filter.clone() };
                found.insert(key, row.try_get("", "number")?);
            }
        }
        Ok(found)
    }
}

/// The first rows of a window for each parent, with the parent's id as `parent` and the values of the order as `k0`, `k1`, ..
///
/// The cut is made inside a subselect per parent, so a page costs what it returns, not what its parent holds; and the parents
/// are one parameter, so one prepared text serves any number of them.
fn first_of<N: Noun>(parents: List, foreign: &'static str, window: &Window<N>, backend: DbBackend) -> SelectStatement {
    let order = window.order();
    let parent = ("parent", if backend == DbBackend::Postgres { "parent" } else { "value" });
    let mut first = N::Entity::find().into_query();
    order.join(&mut first);
    first
        .cond_where(window.condition())
        .and_where(Expr::col((N::Entity::default(), Alias::new(foreign))).equals(parent))
        .limit(window.limit());
    order.sort(&mut first, window.backward());

    let mut rows = if backend == DbBackend::Postgres {
        let table = Alias::new(N::Entity::default().table_name());
        order.select(&mut first);
        Query::select()
            .columns(<N::Entity as EntityTrait>::Column::iter().map(|column| (table.clone(), column)))
            .columns((0..order.len()).map(|place| (table.clone(), Alias::new(format!("k{place}")))))
            .from_function(parents.rows(backend), "parent")
            .join_lateral(JoinType::InnerJoin, first, table.clone(), Expr::cust("TRUE"))
            .take()
    } else {
        // SQLite has no LATERAL, but a subselect in IN may name the parent.
        let id = (N::Entity::default(), id_of::<N::Entity>());
        first.clear_selects().expr(Expr::col(id));
        let mut rows = N::Entity::find().into_query();
        order.join(&mut rows);
        order.select(&mut rows);
        rows.from_function(parents.rows(backend), "parent").and_where(Expr::col(id).in_subquery(first));
        rows
    };
    rows.expr_as(Expr::col(parent), "parent").order_by("parent", Sorting::Asc);
    order.sort_selected(&mut rows, window.backward());
    rows
}

/// Joins the link's pairs to its far rows, and gives the column of the near end.
fn along<E: EntityTrait>(link: &Link, rows: &mut SelectStatement) -> ColumnRef {
    let far = (link.table, Alias::new(link.to));
    rows.inner_join(link.table, Expr::col(far).equals((E::default(), id_of::<E>()))).cond_where(pairs_that_count(link));
    (link.table, Alias::new(link.from)).into_column_ref()
}

/// The keys of a batch, as one parameter.
pub enum List {
    /// Numbers of rows.
    Ids(Vec<i64>),
    /// Texts.
    Texts(Vec<String>),
}

impl List {
    fn value(self, backend: DbBackend) -> sea_orm::Value {
        let json = |list: serde_json::Result<String>| list.expect("numbers and texts are JSON").into();
        match (self, backend) {
            (Self::Ids(ids), DbBackend::Postgres) => ids.into(),
            (Self::Texts(texts), DbBackend::Postgres) => texts.into(),
            (Self::Ids(ids), _) => json(serde_json::to_string(&ids)),
            (Self::Texts(texts), _) => json(serde_json::to_string(&texts)),
        }
    }

    /// The keys as the rows of a table.
    fn rows(self, backend: DbBackend) -> FunctionCall {
        Func::cust(if backend == DbBackend::Postgres { "unnest" } else { "json_each" }).arg(self.value(backend))
    }
}

/// That a column holds one of the keys.
pub fn one_of(column: ColumnRef, list: List, backend: DbBackend) -> Expr {
    match backend {
        DbBackend::Postgres => Expr::col(column).eq(Func::cust("ANY").arg(list.value(backend))),
        _ => Expr::col(column).in_subquery(Query::select().column("value").from_function(list.rows(backend), "keys").take()),
    }
}

fn model<N: Noun>(row: &QueryResult) -> std::result::Result<Arc<N::Row>, DbErr> {
    N::Row::from_query_result(row, "").map(Arc::new)
}

/// Puts together the keys that one statement can serve.
pub fn grouped<K, G: Eq + Hash, V>(keys: Vec<K>, parts: impl Fn(K) -> (G, V)) -> HashMap<G, Vec<V>> {
    let mut groups: HashMap<G, Vec<V>> = HashMap::new();
    for key in keys {
        let (group, value) = parts(key);
        groups.entry(group).or_default().push(value);
    }
    groups
}
