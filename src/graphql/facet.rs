//! Facets: how the rows of a list spread over the values of some of their fields.

use std::{marker::PhantomData, sync::Arc};

use async_graphql::{Context, SimpleObject};
use hashbrown::HashMap;
use sea_orm::{
    ConnectionTrait, EntityTrait, IdenStatic,
    sea_query::{Alias, Expr, ExprTrait, Func, IntoColumnRef, Order, Query, SelectStatement},
};

use super::{
    error::Result,
    filter::{Filter as _, id_of},
    reader::{Finding, Key, Reader},
    relation::{List, Noun, grouped, key, one_of},
};
use crate::database::Reading;

/// What a facet counts by.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name: the field of the row.
    pub name: &'static str,
    /// The column of the row.
    pub column: &'static str,
    /// What the column names, where it names another row: its table, and its columns for the key and the label.
    pub names: Option<(&'static str, &'static str, &'static str)>,
}

impl Field {
    /// A field that holds a word.
    pub fn word(column: impl IdenStatic) -> Self {
        Self { name: column.as_str(), column: column.as_str(), names: None }
    }

    /// A field that names another row.
    pub fn row<E: EntityTrait>(name: &'static str, column: impl IdenStatic, key: E::Column, label: E::Column) -> Self {
        let names = Some((E::default().table_name(), key.as_str(), label.as_str()));
        Self { name, column: column.as_str(), names }
    }
}

/// The rows of a whole list, spread over the values of one field.
#[derive(Clone, SimpleObject)]
pub struct Facet {
    /// The field, such as `kind`.
    name: &'static str,
    /// Its values, those with the most rows first. Rows without a value are in none.
    buckets: Vec<FacetBucket>,
}

/// The rows with one value.
#[derive(Clone, SimpleObject)]
pub struct FacetBucket {
    /// The value: a word of the schema, a natural key or a code, as filters take it.
    key: String,
    /// The value for people.
    label: String,
    /// How many rows have it.
    count: i64,
}

/// The facets of the whole list that a page is from.
pub async fn facets<N: Noun>(
    ctx: &Context<'_>,
    parent: Option<(&'static str, i64)>,
    filter: Option<N::Filter>,
) -> Result<Vec<Facet>> {
    let (foreign, parent) = parent.unzip();
    let asked = N::facets().into_iter().map(|field| {
        let spread = Spread::<N> { field: field.name, foreign, parent, filter: filter.clone(), noun: PhantomData };
        async move {
            let buckets = Reader::of(ctx).find(spread).await?;
            Ok(Facet { name: field.name, buckets: buckets.to_vec() })
        }
    });
    futures::future::try_join_all(asked).await
}

/// The buckets of one field.
struct Spread<N: Noun> {
    field: &'static str,
    foreign: Option<&'static str>,
    parent: Option<i64>,
    filter: Option<N::Filter>,
    noun: PhantomData<fn() -> N>,
}
key!(Spread { field, foreign, parent, filter, noun });

impl<N: Noun> Key for Spread<N> {
    type Found = Arc<[FacetBucket]>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found: HashMap<Self, Vec<FacetBucket>> = HashMap::new();
        for ((field, foreign, filter), parents) in grouped(keys, |key| ((key.field, key.foreign, key.filter), key.parent)) {
            let Some(asked) = N::facets().into_iter().find(|asked| asked.name == field) else { continue };
            let mut counts = counted::<N>(&asked, filter.as_ref());
            if let Some(foreign) = foreign {
                let column = (N::Entity::default(), Alias::new(foreign)).into_column_ref();
                let parents = List::Ids(parents.into_iter().flatten().collect());
                counts.expr_as(Expr::col(column.clone()), "parent").add_group_by([Expr::col(column.clone())]).and_where(one_of(
                    column,
                    parents,
                    db.get_database_backend(),
                ));
            }
            for row in db.query_all(&counts).await? {
                let parent = if foreign.is_some() { Some(row.try_get("", "parent")?) } else { None };
                let value: String = row.try_get("", "key")?;
                let label = if asked.names.is_some() { row.try_get("", "label")? } else { spoken(&value) };
                let bucket = FacetBucket { key: value, label, count: row.try_get("", "number")? };
                found.entry(Self { field, foreign, parent, filter: filter.clone(), noun: PhantomData }).or_default().push(bucket);
            }
        }
        Ok(found.into_iter().map(|(key, buckets)| (key, buckets.into())).collect())
    }
}

/// How many rows have which value, those with the most first.
fn counted<N: Noun>(field: &Field, filter: Option<&N::Filter>) -> SelectStatement {
    let number = || Expr::from(Func::count(Expr::cust("*")));
    let column = (N::Entity::default(), Alias::new(field.column)).into_column_ref();
    let mut counts = Query::select().expr_as(number(), "number").from(N::Entity::default()).take();
    if let Some(filter) = filter {
        counts.cond_where(filter.condition());
    }
    let value = if let Some((table, key, label)) = field.names {
        // The alias: a list of processes may be spread over processes.
        let id = (Alias::new("named"), id_of::<N::Entity>());
        counts.join_as(
            sea_orm::sea_query::JoinType::InnerJoin,
            Alias::new(table),
            Alias::new("named"),
            Expr::col(column).equals(id),
        );
        let label = Expr::col((Alias::new("named"), Alias::new(label)));
        counts.expr_as(label.clone(), "label").add_group_by([label]);
        Expr::col((Alias::new("named"), Alias::new(key)))
    } else {
        counts.and_where(Expr::col(column.clone()).is_not_null());
        Expr::col(column)
    };
    counts
        .expr_as(value.clone(), "key")
        .add_group_by([value.clone()])
        .order_by_expr(number(), Order::Desc)
        .order_by_expr(value, Order::Asc)
        .take()
}

/// A word of the schema for people: `SENIOR_OFFICIALS_MEETING` is "Senior officials meeting".
fn spoken(word: &str) -> String {
    let mut letters = word.chars().map(|letter| if letter == '_' { ' ' } else { letter.to_ascii_lowercase() });
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
