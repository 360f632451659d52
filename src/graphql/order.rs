//! Orders: in which sequence a list comes, and the conditions that continue it after a row.

use std::hash::Hash;

use async_graphql::{Enum, OneofObject};
use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, Order as Sorting, QueryResult,
    sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, JoinType, NullOrdering, Query, SelectStatement},
};
use serde::{Deserialize, Serialize};

use super::filter::{Relation, id_of, never};

/// Up or down. Unknown values come last unless this says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(rename_items = "SCREAMING_SNAKE_CASE")]
pub enum Direction {
    /// Up: A before Z, old before new; unknown last.
    Asc,
    /// Down: Z before A, new before old; unknown last.
    Desc,
    /// Up, unknown first.
    AscNullsFirst,
    /// Up, unknown last.
    AscNullsLast,
    /// Down, unknown first.
    DescNullsFirst,
    /// Down, unknown last.
    DescNullsLast,
}

impl Direction {
    fn descends(self) -> bool {
        matches!(self, Self::Desc | Self::DescNullsFirst | Self::DescNullsLast)
    }

    fn nulls_first(self) -> bool {
        matches!(self, Self::AscNullsFirst | Self::DescNullsFirst)
    }
}

/// What a client may order a list by; one term, or a few that belong together.
pub trait Order: Clone + Eq + Hash + Send + Sync + 'static {
    /// Its terms over a table, which the statement calls `table`.
    fn terms(&self, table: &str) -> Vec<Term>;
}

/// For lists that come in one order only.
impl Order for () {
    fn terms(&self, _: &str) -> Vec<Term> {
        Vec::new()
    }
}

/// Orders by how many related rows there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, OneofObject)]
pub enum CountOrder {
    /// By their number.
    Count(Direction),
}

/// What sort of value a term has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Text,
    Number,
    Day,
}

/// A value by which a row is ordered; a cursor is made of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Number(i32),
    /// A day.
    Day(NaiveDate),
    /// A text.
    Text(String),
    /// Not known.
    Unknown,
}

/// One term of an order.
#[derive(Clone, Debug)]
pub struct Term {
    expr: Expr,
    sort: Sort,
    direction: Direction,
    /// Whether its value is always known. Then nothing is said about unknown ones: SQLite would not use the index to the end.
    always: bool,
    /// Whether its value is unknown only where that of the term before is.
    follows: bool,
    /// What the statement must join for it.
    joins: Vec<Join>,
    /// Tells it from all other terms of the same list.
    name: String,
}

/// A table that a term needs beside the list's own.
#[derive(Clone, Debug)]
struct Join {
    rows: SelectStatement,
    alias: String,
    on: Expr,
}

impl Term {
    fn new(table: &str, column: &str, sort: Sort, direction: Direction) -> Self {
        let expr = Expr::col((Alias::new(table), Alias::new(column)));
        Self { expr, sort, direction, always: false, follows: false, joins: Vec::new(), name: format!("{table}.{column}") }
    }

    /// By a text.
    pub fn text(table: &str, column: impl ColumnTrait, direction: Direction) -> Self {
        Self::new(table, column.as_str(), Sort::Text, direction)
    }

    /// By a whole number.
    pub fn number(table: &str, column: impl ColumnTrait, direction: Direction) -> Self {
        Self::new(table, column.as_str(), Sort::Number, direction)
    }

    /// By a day.
    pub fn day(table: &str, column: impl ColumnTrait, direction: Direction) -> Self {
        Self::new(table, column.as_str(), Sort::Day, direction)
    }

    /// By the two days between which something lies: by the first, then by the last.
    pub fn days(table: &str, earliest: impl ColumnTrait, latest: impl ColumnTrait, direction: Direction) -> Vec<Self> {
        vec![Self::day(table, earliest, direction), Self { follows: true, ..Self::day(table, latest, direction) }]
    }

    /// Rows for which the first condition holds first, then those for which the next one does, and the others last.
    pub fn ranked(table: &str, name: &str, conditions: impl IntoIterator<Item = Expr>) -> Self {
        let ranked = |(ranks, rank): (CaseStatement, i32), holds| (ranks.case(holds, rank), rank + 1);
        let (ranks, last) = conditions.into_iter().fold((CaseStatement::new(), 0), ranked);
        Self {
            expr: ranks.finally(last).into(),
            sort: Sort::Number,
            direction: Direction::Asc,
            always: true,
            follows: false,
            joins: Vec::new(),
            name: format!("{table}.{name}?"),
        }
    }

    /// By the terms of the one row that a column names.
    pub fn of<E: EntityTrait>(table: &str, foreign: impl ColumnTrait, order: &impl Order) -> Vec<Self> {
        let alias = format!("{table}_{}", foreign.as_str());
        let on = Expr::col((Alias::new(&alias), id_of::<E>())).equals((Alias::new(table), Alias::new(foreign.as_str())));
        let rows = Query::select().column(sea_orm::sea_query::Asterisk).from(E::default()).take();
        let mut terms = order.terms(&alias);
        for term in &mut terms {
            term.joins.insert(0, Join { rows: rows.clone(), alias: alias.clone(), on: on.clone() });
        }
        terms
    }

    /// By how many rows of `E` are related.
    pub fn count<E: EntityTrait>(table: &str, id: impl ColumnTrait, relation: &Relation, order: &CountOrder) -> Vec<Self> {
        let CountOrder::Count(direction) = order;
        let (mut counted, column) = match relation {
            Relation::Foreign(column) => (Query::select().from(E::default()).take(), *column),
            Relation::Linked(link) => {
                let pairs = super::filter::pairs_that_count(link).add(Expr::col(Alias::new(link.to)).is_not_null());
                (Query::select().from(link.table).cond_where(pairs).take(), link.from)
            }
        };
        counted
            .expr_as(Expr::col(Alias::new(column)), "parent")
            .expr_as(Func::count(Expr::cust("*")), "number")
            .group_by_col(Alias::new(column));
        let alias = format!("{table}_{}_{column}", E::default().table_name());
        let on = Expr::col((Alias::new(&alias), Alias::new("parent"))).equals((Alias::new(table), Alias::new(id.as_str())));
        let number = Func::coalesce([Expr::col((Alias::new(&alias), Alias::new("number"))), Expr::value(0)]);
        let expr = Func::cast_as(Expr::from(number), "integer").into();
        vec![Self {
            expr,
            sort: Sort::Number,
            direction: *direction,
            always: true,
            follows: false,
            name: alias.clone(),
            joins: vec![Join { rows: counted, alias, on }],
        }]
    }

    fn descends(&self, backward: bool) -> bool {
        self.direction.descends() != backward
    }

    fn nulls_first(&self, backward: bool) -> bool {
        self.direction.nulls_first() != backward
    }

    fn sorting(&self, backward: bool) -> (Sorting, NullOrdering) {
        let sorting = if self.descends(backward) { Sorting::Desc } else { Sorting::Asc };
        (sorting, if self.nulls_first(backward) { NullOrdering::First } else { NullOrdering::Last })
    }

    /// That a row's value comes after `value`, or with it where `also` is set.
    fn after(&self, value: &Value, backward: bool, also: bool) -> Condition {
        let unknown = || self.expr.clone().is_null();
        let Some(known) = value.known() else {
            return match (self.nulls_first(backward), also) {
                (true, true) => Condition::all(),
                (true, false) => Condition::all().add(unknown().not()),
                (false, true) => Condition::all().add(unknown()),
                (false, false) => Condition::all().add(never()),
            };
        };
        let expr = self.expr.clone();
        let beyond = match (self.descends(backward), also) {
            (false, false) => expr.gt(known),
            (false, true) => expr.gte(known),
            (true, false) => expr.lt(known),
            (true, true) => expr.lte(known),
        };
        Condition::any().add(beyond).add_option((!self.always && !self.nulls_first(backward)).then(unknown))
    }

    fn same(&self, value: &Value) -> Expr {
        match value.known() {
            Some(known) => self.expr.clone().eq(known),
            None => self.expr.clone().is_null(),
        }
    }

    fn read(&self, row: &QueryResult, column: &str) -> Result<Value, DbErr> {
        Ok(match self.sort {
            Sort::Text => row.try_get::<Option<String>>("", column)?.map(Value::Text),
            Sort::Number => row.try_get::<Option<i32>>("", column)?.map(Value::Number),
            Sort::Day => row.try_get::<Option<NaiveDate>>("", column)?.map(Value::Day),
        }
        .unwrap_or(Value::Unknown))
    }
}

impl Value {
    fn known(&self) -> Option<sea_orm::Value> {
        match self {
            Self::Number(number) => Some((*number).into()),
            Self::Day(day) => Some((*day).into()),
            Self::Text(text) => Some(text.as_str().into()),
            Self::Unknown => None,
        }
    }
}

/// A total order: no two rows are equal in all its terms.
#[derive(Clone, Debug)]
pub struct TotalOrder {
    terms: Vec<Term>,
    /// The columns in which a statement gives the values of the terms: `k0`, `k1`, ..
    columns: Vec<String>,
}

impl TotalOrder {
    /// The client's terms, in its sequence, and at last the natural key.
    pub fn new<E: EntityTrait>(orders: &[impl Order], key: impl ColumnTrait) -> Self {
        let table = E::default().table_name().to_owned();
        let mut terms: Vec<Term> = orders.iter().flat_map(|order| order.terms(&table)).collect();
        terms.push(Term { always: true, ..Term::text(&table, key, Direction::Asc) });
        let columns = (0..terms.len()).map(|place| format!("k{place}")).collect();
        Self { terms, columns }
    }

    /// Tells this order from others: a cursor of one is of no use in another.
    pub fn name(&self) -> String {
        let terms: Vec<_> = self.terms.iter().map(|term| format!("{} {:?}", term.name, term.direction)).collect();
        terms.join(",")
    }

    /// The columns of the values that [`Self::select`] gives.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Whether values can be a row's place in this order.
    pub fn fits(&self, values: &[Value]) -> bool {
        let fits = |(term, value): (&Term, &Value)| match value {
            Value::Number(_) => term.sort == Sort::Number,
            Value::Day(_) => term.sort == Sort::Day,
            // PostgreSQL knows no text with a zero in it, so no row has one.
            Value::Text(text) => term.sort == Sort::Text && !text.contains('\0'),
            Value::Unknown => true,
        };
        values.len() == self.terms.len() && self.terms.iter().zip(values).all(fits)
    }

    /// Joins what the terms need.
    pub fn join(&self, rows: &mut SelectStatement) {
        let mut joined = Vec::new();
        for join in self.terms.iter().flat_map(|term| &term.joins) {
            if !joined.contains(&&join.alias) {
                rows.join_subquery(JoinType::LeftJoin, join.rows.clone(), Alias::new(&join.alias), join.on.clone());
                joined.push(&join.alias);
            }
        }
    }

    /// Selects the values of the terms.
    pub fn select(&self, rows: &mut SelectStatement) {
        for (term, column) in self.terms.iter().zip(&self.columns) {
            rows.expr_as(term.expr.clone(), Alias::new(column));
        }
    }

    /// Sorts by the terms. Where unknown values matter, it says where they go, which SQLite can read from an index for one term only;
    /// so what follows another goes without, where PostgreSQL puts them there by itself.
    pub fn sort(&self, rows: &mut SelectStatement, backward: bool) {
        for term in &self.terms {
            let (sorting, nulls) = term.sorting(backward);
            if term.always || (term.follows && term.descends(backward) == term.nulls_first(backward)) {
                rows.order_by_expr(term.expr.clone(), sorting);
            } else {
                rows.order_by_expr_with_nulls(term.expr.clone(), sorting, nulls);
            }
        }
    }

    /// Sorts by the values that [`Self::select`] gave.
    pub fn sort_selected(&self, rows: &mut SelectStatement, backward: bool) {
        for (term, column) in self.terms.iter().zip(&self.columns) {
            let (sorting, nulls) = term.sorting(backward);
            rows.order_by_with_nulls(Alias::new(column), sorting, nulls);
        }
    }

    /// The values of a row that [`Self::select`] gave.
    pub fn read(&self, row: &QueryResult) -> Result<Vec<Value>, DbErr> {
        self.terms.iter().zip(&self.columns).map(|(term, column)| term.read(row, column)).collect()
    }

    /// Whether rows whose leading value is unknown come after the one with these values, beside those whose value is known. One index
    /// gives either, but not both at once.
    pub fn spills(&self, values: &[Value], backward: bool) -> bool {
        let leading = self.terms.iter().zip(values).next();
        leading.is_some_and(|(term, value)| value.known().is_some() && !term.always && !term.nulls_first(backward))
    }

    /// The order among the rows whose leading value is known.
    #[must_use]
    pub fn known(mut self) -> Self {
        if let Some(leading) = self.terms.first_mut() {
            leading.always = true;
        }
        self
    }

    /// That a row's leading value is unknown.
    pub fn unknown(&self) -> Option<Expr> {
        self.terms.first().map(|leading| leading.expr.clone().is_null())
    }

    /// Whether the rows whose leading value is unknown come first.
    pub fn starts_unknown(&self, backward: bool) -> bool {
        self.terms.first().is_some_and(|leading| leading.nulls_first(backward))
    }

    /// That a row comes after the one with these values, or is it where `inclusive` is set.
    pub fn after(&self, values: &[Value], backward: bool, inclusive: bool) -> Condition {
        let mut after = Condition::any();
        for (place, (term, value)) in self.terms.iter().zip(values).enumerate() {
            let equal =
                self.terms.iter().zip(values).take(place).fold(Condition::all(), |all, (term, value)| all.add(term.same(value)));
            let also = inclusive && place + 1 == self.terms.len();
            after = after.add(equal.add(term.after(value, backward, also)));
        }
        // Without a bound of its own for the leading term, PostgreSQL reads the index from its start.
        let bound = self.terms.iter().zip(values).next().map(|(term, value)| term.after(value, backward, true));
        Condition::all().add_option(bound).add(after)
    }
}
