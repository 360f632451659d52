//! Pages of rows that are spread over several values of one column: the meetings of some hosts, or of some kinds.

use sea_orm::{
    Condition, DbBackend, IdenStatic as _,
    sea_query::{CommonTableExpression, Expr, ExprTrait as _, Func, Query, SelectStatement, UnionType},
};

use super::{
    Column, Noun,
    selection::Selection,
    statement::{List, Parents, first_of_each, rows_of, take_first},
};
use crate::graphql::{order::TotalOrder, page::Window};

/// That rows are spread over several values of one column, and an index gives those of each value in order. The first of all are among the
/// first of each: so few rows are read, however many there are.
pub struct Spread<N: Noun> {
    /// The column.
    pub column: Column<N>,
    /// Its values.
    pub values: Values,
}

/// The values that a column may have.
pub enum Values {
    /// These words, each once.
    Words(Vec<String>),
    /// The `id` of each row that a statement gives.
    Rows(Box<SelectStatement>),
}

impl From<Vec<String>> for Values {
    fn from(words: Vec<String>) -> Self {
        Self::Words(words)
    }
}

impl From<SelectStatement> for Values {
    fn from(rows: SelectStatement) -> Self {
        Self::Rows(Box::new(rows))
    }
}

/// Of more values than this, the first rows of each are many to read; and the rows are many, too, and soon met in the order of all.
const FEW: i64 = 64;

/// The table of the values, as far as they are few, and one more.
const SEVERAL: &str = "several";

impl<N: Noun> Spread<N> {
    /// The first rows of a run, so many at most, in their order: those of the window of the rest, value by value; or, where the values turn
    /// out to be many, those of the whole window. `SQLite` goes by the values however many they are.
    pub fn first(
        &self,
        selection: &Selection,
        (rest, whole): (&Window<N>, &Window<N>),
        order: &TotalOrder,
        run: Condition,
        most: u64,
        backend: DbBackend,
    ) -> SelectStatement {
        let of_each = |parents, run| {
            first_of_each(parents, self.column.as_str(), selection, rest, order, (rest.filtered(run), most), backend)
        };
        let mut rows = match &self.values {
            Values::Words(words) => of_each(Parents::Listed(List::Texts(words.clone())), run),
            Values::Rows(ids) if backend == DbBackend::Postgres => of_each(Parents::Table(SEVERAL), run.clone())
                .and_where(number().lte(FEW))
                .union(UnionType::All, of_all(selection, whole, order, run, most).and_where(number().gt(FEW)).take())
                .with_cte(several(ids))
                .take(),
            Values::Rows(ids) => of_each(Parents::Selected(ids.clone()), run),
        };
        order.sort_selected(&mut rows, whole.backward());
        rows.limit(most).take()
    }
}

/// The first rows of a run, with the columns that [`first_of_each`] gives.
fn of_all<N: Noun>(selection: &Selection, window: &Window<N>, order: &TotalOrder, run: Condition, most: u64) -> SelectStatement {
    let mut rows = rows_of::<N>(selection);
    rows.expr_as(Expr::cust("0"), "parent");
    order.select(&mut rows);
    take_first(&mut rows, window, order, (window.filtered(run), most));
    rows
}

fn several(ids: &SelectStatement) -> CommonTableExpression {
    let some = ids.clone().limit(FEW.unsigned_abs() + 1).take();
    CommonTableExpression::new().query(some).table_name(SEVERAL).materialized(true).to_owned()
}

/// How many values there are, as far as it matters.
fn number() -> Expr {
    let number = Query::select().expr(Func::count(Expr::cust("*"))).from(SEVERAL).take();
    Expr::SubQuery(None, Box::new(number.into()))
}
