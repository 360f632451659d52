//! The statements that serve many parents at once, on either engine.

use entity::link::Link;
use sea_orm::{
    Condition, DbBackend, EntityName, EntityTrait, Iterable, QueryTrait,
    sea_query::{
        Alias, ColumnRef, Expr, ExprTrait, Func, FunctionCall, IntoColumnRef, JoinType, Order as Sorting, Query, SelectStatement,
    },
};

use super::Noun;
use crate::graphql::{
    filter::{id_of, pairs_that_count},
    order::TotalOrder,
    page::Window,
};

/// The first rows of a window for each parent, with the parent's id as `parent` and the values of the order as `k0`, `k1`, ..
///
/// The cut is made inside a subselect per parent, so a page costs what it returns, not what its parent holds; and the parents
/// are one parameter, so one prepared text serves any number of them.
pub fn first_of<N: Noun>(
    parents: List,
    foreign: &'static str,
    window: &Window<N>,
    order: &TotalOrder,
    run: Condition,
    backend: DbBackend,
) -> SelectStatement {
    let parent = ("parent", if backend == DbBackend::Postgres { "parent" } else { "value" });
    let mut first = N::Entity::find().into_query();
    order.join(&mut first);
    first.cond_where(run).and_where(Expr::col((N::Entity::default(), Alias::new(foreign))).equals(parent)).limit(window.limit());
    order.sort(&mut first, window.backward());

    let mut rows = if backend == DbBackend::Postgres {
        let table = Alias::new(N::Entity::default().table_name());
        order.select(&mut first);
        Query::select()
            .columns(<N::Entity as EntityTrait>::Column::iter().map(|column| (table.clone(), column)))
            .columns(order.columns().iter().map(|column| (table.clone(), Alias::new(column))))
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
pub fn along<E: EntityTrait>(link: &Link, rows: &mut SelectStatement) -> ColumnRef {
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
