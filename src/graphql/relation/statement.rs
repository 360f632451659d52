//! The statements that serve many parents at once, on either engine.

use entity::link::Link;
use sea_orm::{
    Condition, DbBackend, EntityName, EntityTrait, Iterable,
    sea_query::{
        Alias, ColumnRef, Expr, ExprTrait, Func, FunctionCall, IntoColumnRef, JoinType, Order as Sorting, Query, SelectStatement,
    },
};

use super::{Column, Noun, named::Named, selection::Selection};
use crate::graphql::{
    filter::{id_of, pairs_that_count},
    order::TotalOrder,
    page::Window,
};

/// The rows of a noun, with what is selected of them: first their own columns, then those of the rows that they name.
pub fn rows_of<N: Noun>(selection: &Selection) -> SelectStatement {
    let mut rows = Query::select().from(N::Entity::default()).take();
    select::<N>(selection, &mut rows);
    rows
}

/// Selects from rows of a noun.
fn select<N: Noun>(selection: &Selection, rows: &mut SelectStatement) {
    let table = N::Entity::default();
    rows.columns(own::<N>(selection).map(|column| (table, column)));
    for named in &selection.named {
        named.join(table.table_name(), rows);
    }
}

fn own<N: Noun>(selection: &Selection) -> impl Iterator<Item = Column<N>> {
    Column::<N>::iter().enumerate().filter(|(place, _)| selection.columns.has(*place)).map(|(_, column)| column)
}

/// The first rows of a window for each parent: of those in a run, so many at most. The rows of a parent come in their order. Behind what is
/// selected of a row stand its parent's id and, where the places of the rows are asked for, the values of the order.
pub fn first_of<N: Noun>(
    parents: List,
    foreign: &'static str,
    selection: &Selection,
    window: &Window<N>,
    order: &TotalOrder,
    run: (Condition, u64),
    backend: DbBackend,
) -> SelectStatement {
    let mut rows = first_of_each(Parents::Listed(parents), foreign, selection, window, order, run, backend);
    // On PostgreSQL, what is joined laterally can only be run for one parent after the other, and its rows pass in the order in which they
    // come: sorting them again would cost a third of the statement.
    if backend != DbBackend::Postgres {
        rows.order_by("parent", Sorting::Asc);
        order.sort_selected(&mut rows, window.backward());
    }
    rows
}

/// The same, without an order among them.
///
/// The cut is made inside a subselect per parent, so a page costs what it returns, not what its parent holds; and the parents
/// are one parameter, so one prepared text serves any number of them.
pub fn first_of_each<N: Noun>(
    parents: Parents,
    foreign: &'static str,
    selection: &Selection,
    window: &Window<N>,
    order: &TotalOrder,
    (run, most): (Condition, u64),
    backend: DbBackend,
) -> SelectStatement {
    let is_lateral = backend == DbBackend::Postgres;
    let parent = ("parent", parents.column(backend));
    let mut first = if is_lateral { rows_of::<N>(selection) } else { rows_of::<N>(&Selection::default()) };
    let of_parent = Expr::col((N::Entity::default(), Alias::new(foreign))).equals(parent);
    take_first(&mut first, window, order, (run.add(of_parent), most));

    let mut rows = Query::select();
    match parents {
        Parents::Listed(list) => rows.from_function(list.rows(backend), "parent"),
        Parents::Selected(ids) => rows.from_subquery(*ids, "parent"),
        Parents::Table(table) => rows.from_as(table, "parent"),
    };
    if is_lateral {
        window.select_places(order, &mut first);
        let table = N::Entity::default().table_name();
        return rows
            .columns(own::<N>(selection).map(|column| (table, column)))
            .columns(selection.named.iter().flat_map(Named::labels).map(|label| (table, label)))
            .column(parent)
            .columns(window.places(order).iter().map(|place| (table, Alias::new(place))))
            .join_lateral(JoinType::InnerJoin, first, table, Expr::cust("TRUE"))
            .take();
    }
    // SQLite has no LATERAL, but a subselect in IN may name the parent. That comes first, which SQLite takes a CROSS JOIN to mean: where it
    // knows that the table is small, it would have the subselect run for each of its rows.
    let id = (N::Entity::default(), id_of::<N::Entity>());
    rows.cross_join(N::Entity::default());
    select::<N>(selection, &mut rows);
    order.join(&mut rows);
    rows.expr_as(Expr::col(parent), "parent").and_where(Expr::col(id).in_subquery(first));
    order.select(&mut rows);
    rows
}

/// Takes of rows only the first of a run, so many at most, in their order.
pub fn take_first<N: Noun>(rows: &mut SelectStatement, window: &Window<N>, order: &TotalOrder, (run, most): (Condition, u64)) {
    order.join(rows);
    rows.cond_where(run).limit(most);
    order.sort(rows, window.backward());
}

/// Those whose rows are asked for.
pub enum Parents {
    /// These.
    Listed(List),
    /// Those whose `id` a statement selects.
    Selected(Box<SelectStatement>),
    /// Those whose `id` stands in a table that the statement makes.
    Table(&'static str),
}

impl Parents {
    fn column(&self, backend: DbBackend) -> &'static str {
        match (self, backend) {
            (Self::Listed(_), DbBackend::Postgres) => "parent",
            (Self::Listed(_), _) => "value",
            (Self::Selected(_) | Self::Table(_), _) => "id",
        }
    }
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
