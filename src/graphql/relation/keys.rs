//! The keys by which rows are found, and how all keys of a kind are found at once.

use std::{hash::Hash, marker::PhantomData, sync::Arc};

use futures::future::try_join_all;
use hashbrown::{HashMap, hash_map::Entry};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Iterable, ModelTrait,
    sea_query::{Alias, Expr, Func, IntoColumnRef, Order as Sorting, Query},
};

use super::{
    Noun,
    rows::Rows,
    selection::Selection,
    statement::{List, along, first_of, one_of, rows_of, take_first},
};
use crate::{
    database::Reading,
    graphql::{
        filter::{Filter, Relation, id_of},
        order::TotalOrder,
        page::{Cut, Placed, Window},
        reader::{Finding, Findings, Key},
    },
};

/// A row by its number.
pub struct ById<N>(pub i64, pub PhantomData<fn() -> N>);

/// A row by the text in a unique column.
pub struct ByText<N> {
    pub column: &'static str,
    pub text: String,
    pub noun: PhantomData<fn() -> N>,
}

/// All rows that are related to a parent.
pub struct All<N: Noun> {
    pub relation: Relation,
    pub parent: i64,
    pub filter: Option<N::Filter>,
}

/// A page of the rows that name a parent.
pub struct Page<N: Noun> {
    pub foreign: &'static str,
    pub parent: i64,
    pub window: Arc<Window<N>>,
}

/// How many rows name a parent.
pub struct Count<N: Noun> {
    pub foreign: &'static str,
    pub parent: i64,
    pub filter: Option<N::Filter>,
}

/// A page of all rows.
pub struct RootPage<N: Noun> {
    pub window: Arc<Window<N>>,
}

/// How many rows there are.
pub struct RootCount<N: Noun> {
    pub filter: Option<N::Filter>,
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
pub(in crate::graphql) use key;

key!(ById { 0, 1 });
key!(ByText { column, text, noun });
key!(All { relation, parent, filter });
key!(Page { foreign, parent, window });
key!(Count { foreign, parent, filter });
key!(RootPage { window });
key!(RootCount { filter });

impl<N: Noun> Key for ById<N> {
    type Found = Option<Arc<N::Row>>;
    type Wanted = Selection;

    async fn find(keys: Vec<Self>, wanted: Selection, db: &Reading) -> Finding<Self> {
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let column = id_of::<N::Entity>();
        let mut statement = rows_of::<N>(&wanted);
        statement.and_where(one_of(column.as_column_ref().into_column_ref(), List::Ids(ids), db.get_database_backend()));
        let mut rows = Rows::<N>::of(&wanted);
        let mut found = HashMap::new();
        for row in db.query_all(&statement).await? {
            found.insert(Self(Rows::<N>::number(&row)?, PhantomData), Some(rows.read(&row)?));
        }
        Ok(Findings { wanted, found, beside: rows.named() })
    }

    fn weight(found: &Self::Found) -> usize {
        found.as_deref().map_or(0, bytes_of)
    }
}

impl<N: Noun> Key for ByText<N> {
    type Found = Option<Arc<N::Row>>;
    type Wanted = Selection;

    async fn find(keys: Vec<Self>, wanted: Selection, db: &Reading) -> Finding<Self> {
        let mut rows = Rows::<N>::of(&wanted);
        let mut found = HashMap::new();
        for (column, texts) in grouped(keys, |key| (key.column, key.text)) {
            let mut statement = rows_of::<N>(&wanted);
            let column_ref = (N::Entity::default(), Alias::new(column)).into_column_ref();
            statement.and_where(one_of(column_ref, List::Texts(texts), db.get_database_backend()));
            for row in db.query_all(&statement).await? {
                let key = Self { column, text: row.try_get("", column)?, noun: PhantomData };
                found.insert(key, Some(rows.read(&row)?));
            }
        }
        Ok(Findings { wanted, found, beside: rows.named() })
    }

    fn weight(found: &Self::Found) -> usize {
        found.as_deref().map_or(0, bytes_of)
    }
}

impl<N: Noun> Key for All<N> {
    type Found = Arc<[Arc<N::Row>]>;
    type Wanted = Selection;

    async fn find(keys: Vec<Self>, wanted: Selection, db: &Reading) -> Finding<Self> {
        let mut rows = Rows::<N>::of(&wanted);
        let mut found = HashMap::new();
        for ((relation, filter), parents) in grouped(keys, |key| ((key.relation, key.filter), key.parent)) {
            let mut statement = rows_of::<N>(&wanted);
            if let Some(filter) = &filter {
                statement.cond_where(filter.condition());
            }
            let parent = match relation {
                Relation::Foreign(column) => (N::Entity::default(), Alias::new(column)).into_column_ref(),
                Relation::Linked(link) => along::<N::Entity>(&link, &mut statement),
            };
            let order = TotalOrder::new::<N::Entity>(&N::usual_order(), N::key());
            order.join(&mut statement);
            statement
                .expr_as(Expr::col(parent.clone()), "parent")
                .and_where(one_of(parent, List::Ids(parents), db.get_database_backend()))
                .order_by("parent", Sorting::Asc);
            order.sort(&mut statement, false);
            let mut lists: HashMap<i64, Vec<Arc<N::Row>>> = HashMap::new();
            // Many parents share a row: it is read once.
            let mut known: HashMap<i64, Arc<N::Row>> = HashMap::new();
            for row in db.query_all(&statement).await? {
                let one = match known.entry(Rows::<N>::number(&row)?) {
                    Entry::Occupied(known) => known.get().clone(),
                    Entry::Vacant(place) => place.insert(rows.read(&row)?).clone(),
                };
                let list = lists.entry(rows.parent(&row)?).or_default();
                // A link can pair the same two rows more than once.
                if list.last().is_none_or(|last| !Arc::ptr_eq(last, &one)) {
                    list.push(one);
                }
            }
            let key = |parent| Self { relation, parent, filter: filter.clone() };
            found.extend(lists.into_iter().map(|(parent, list)| (key(parent), list.into())));
        }
        Ok(Findings { wanted, found, beside: rows.named() })
    }

    fn weight(found: &Self::Found) -> usize {
        found.iter().map(|row| bytes_of(&**row)).sum()
    }
}

impl<N: Noun> Key for Page<N> {
    type Found = Arc<Cut<N>>;
    type Wanted = Selection;

    async fn find(keys: Vec<Self>, wanted: Selection, db: &Reading) -> Finding<Self> {
        let mut rows = Rows::<N>::of(&wanted);
        let mut found = HashMap::new();
        for ((foreign, window), mut parents) in grouped(keys, |key| ((key.foreign, key.window), key.parent)) {
            let order = window.order();
            let mut lists: HashMap<i64, Vec<Placed<N::Row>>> = HashMap::new();
            for run in window.runs(&order) {
                let missing = |parent: &i64| window.missing(lists.get(parent).map_or(0, Vec::len));
                parents.retain(|parent| missing(parent) > 0);
                let Some(most) = parents.iter().map(missing).max() else { break };
                let run = (window.filtered(run), most);
                let statement =
                    first_of(List::Ids(parents.clone()), foreign, &wanted, &window, &order, run, db.get_database_backend());
                for row in db.query_all(&statement).await? {
                    let list = lists.entry(rows.parent(&row)?).or_default();
                    list.push((rows.read(&row)?, window.place(&order, &row)?));
                }
            }
            let key = |parent| Self { foreign, parent, window: window.clone() };
            found.extend(lists.into_iter().map(|(parent, list)| (key(parent), Arc::new(window.cut(list)))));
        }
        Ok(Findings { wanted, found, beside: rows.named() })
    }

    fn weight(found: &Self::Found) -> usize {
        found.bytes()
    }
}

impl<N: Noun> Key for Count<N> {
    type Found = i64;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found = Vec::new();
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
                found.push((key, row.try_get("", "number")?));
            }
        }
        Ok(found.into_iter().collect())
    }
}

impl<N: Noun> Key for RootPage<N> {
    type Found = Arc<Cut<N>>;
    type Wanted = Selection;

    async fn find(keys: Vec<Self>, wanted: Selection, db: &Reading) -> Finding<Self> {
        let pages = keys.into_iter().map(async |key| {
            let (window, order) = (&key.window, key.window.order());
            let spread = window.spread();
            let mut rows = Rows::<N>::of(&wanted);
            let mut found = Vec::new();
            for run in window.runs(&order) {
                let missing = window.missing(found.len());
                if missing == 0 {
                    break;
                }
                let statement = if let Some((spread, rest)) = &spread {
                    spread.first(&wanted, (rest, window), &order, run, missing, db.get_database_backend())
                } else {
                    let mut statement = rows_of::<N>(&wanted);
                    window.select_places(&order, &mut statement);
                    take_first(&mut statement, window, &order, (window.filtered(run), missing));
                    statement
                };
                for row in db.query_all(&statement).await? {
                    found.push((rows.read(&row)?, window.place(&order, &row)?));
                }
            }
            let cut = Arc::new(window.cut(found));
            Ok::<_, DbErr>(((key, cut), rows.named()))
        });
        let (found, beside): (HashMap<_, _>, Vec<_>) = try_join_all(pages).await?.into_iter().unzip();
        Ok(Findings { wanted, found, beside: beside.into_iter().flatten().collect() })
    }

    fn weight(found: &Self::Found) -> usize {
        found.bytes()
    }
}

impl<N: Noun> Key for RootCount<N> {
    type Found = i64;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let counts = keys.into_iter().map(async |key| {
            let condition = key.filter.as_ref().map_or_else(Condition::all, Filter::condition);
            let mut count = Query::select().from(N::Entity::default()).expr_as(Func::count(Expr::cust("*")), "number").take();
            let row = db.query_one(count.cond_where(condition)).await?;
            let number = row.map(|row| row.try_get("", "number")).transpose()?;
            Ok::<_, DbErr>((key, number.unwrap_or_default()))
        });
        Ok(try_join_all(counts).await?.into_iter().collect())
    }
}

/// About how many bytes a row takes: itself, and its texts.
pub fn bytes_of<R: ModelTrait>(row: &R) -> usize {
    let texts = <R::Entity as EntityTrait>::Column::iter().map(|column| match row.get(column) {
        sea_orm::Value::String(Some(text)) => text.len(),
        _ => 0,
    });
    size_of::<R>() + texts.sum::<usize>()
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
