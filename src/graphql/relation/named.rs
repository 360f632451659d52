//! Rows that are read along with those that name them: one statement gives meetings and their hosts.

use std::{marker::PhantomData, sync::Arc};

use async_graphql::{Context, parser::types::SelectionSet};
use entity::row::{Columns, Field as _, Row as _};
use hashbrown::{HashMap, hash_map::Entry};
use sea_orm::{
    DbErr, EntityName as _, IdenStatic as _, QueryResult,
    sea_query::{Alias, Expr, ExprTrait as _, JoinType, SelectStatement},
};

use super::{
    Column, Noun,
    keys::ById,
    selection::{Selection, columns_in},
};
use crate::graphql::reader::{Beside, Findings, Key};

/// That a column of a noun's rows names a row of another noun.
pub struct Naming<N: Noun> {
    pub(super) column: Column<N>,
    kind: &'static dyn Kind,
}

impl<N: Noun> Naming<N> {
    /// That the column holds the number of an `M`.
    #[must_use]
    pub const fn of<M: Noun>(column: Column<N>) -> Self {
        Self { column, kind: &Of::<M>(PhantomData) }
    }

    /// What a set selects of the rows that are named; none where it selects nothing.
    pub(super) fn named(&self, ctx: &Context<'_>, set: &SelectionSet) -> Option<Named> {
        let columns = self.kind.selected(ctx, set)?;
        Some(Named { column: self.column.as_str(), columns, kind: self.kind })
    }
}

/// Rows that are read along.
#[derive(Clone)]
pub struct Named {
    /// The column that names them.
    pub(super) column: &'static str,
    /// Which of their own columns are read.
    pub(super) columns: Columns,
    kind: &'static dyn Kind,
}

impl Named {
    /// Joins them to the rows of the table that name them.
    pub(super) fn join(&self, table: &'static str, rows: &mut SelectStatement) {
        // A row may name several of one table, its own among them.
        let alias = Alias::new(format!("{}_row", self.column));
        let on = Expr::col((alias.clone(), Alias::new("id"))).equals((table, Alias::new(self.column)));
        rows.join_as(JoinType::LeftJoin, Alias::new(self.kind.table()), alias.clone(), on);
        for (column, label) in self.names().zip(self.labels()) {
            rows.expr_as(Expr::col((alias.clone(), Alias::new(column))), label);
        }
    }

    /// What their columns are called beside those of the rows that name them.
    pub(super) fn labels(&self) -> impl Iterator<Item = Alias> {
        self.names().map(|name| Alias::new(format!("{}.{name}", self.column)))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.kind.names().iter().enumerate().filter(|(place, _)| self.columns.has(*place)).map(|(_, name)| *name)
    }

    /// How many columns of theirs are read.
    pub(super) fn width(&self) -> usize {
        self.names().count()
    }

    /// What reads them, from the column in this place on.
    pub(super) fn reading(&self, place: usize) -> Box<dyn Reading> {
        self.kind.reading(place, self.columns)
    }
}

/// A noun whose rows are named, whichever it is.
trait Kind: Sync {
    fn selected(&self, ctx: &Context<'_>, set: &SelectionSet) -> Option<Columns>;
    fn table(&self) -> &'static str;
    fn names(&self) -> &'static [&'static str];
    fn reading(&self, place: usize, columns: Columns) -> Box<dyn Reading>;
}

struct Of<M>(PhantomData<fn() -> M>);

impl<M: Noun> Kind for Of<M> {
    fn selected(&self, ctx: &Context<'_>, set: &SelectionSet) -> Option<Columns> {
        columns_in::<M>(ctx, set)
    }

    fn table(&self) -> &'static str {
        M::Entity::default().table_name()
    }

    fn names(&self) -> &'static [&'static str] {
        M::Row::COLUMNS
    }

    fn reading(&self, place: usize, columns: Columns) -> Box<dyn Reading> {
        Box::new(Read::<M> { place, columns, found: HashMap::new() })
    }
}

/// Reads named rows of whichever noun.
pub(super) trait Reading: Send {
    /// Reads the one that a row names, where it names one.
    fn read(&mut self, row: &QueryResult) -> Result<(), DbErr>;

    /// All that were read.
    fn end(self: Box<Self>) -> Beside;
}

struct Read<M: Noun> {
    place: usize,
    columns: Columns,
    /// Many rows name the same one: it is read once.
    found: HashMap<ById<M>, <ById<M> as Key>::Found>,
}

impl<M: Noun> Reading for Read<M> {
    fn read(&mut self, row: &QueryResult) -> Result<(), DbErr> {
        if let Some(number) = Option::<i64>::read(row, self.place)?
            && let Entry::Vacant(place) = self.found.entry(ById(number, PhantomData))
        {
            place.insert(Some(Arc::new(M::Row::read(row, self.place, self.columns)?)));
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> Beside {
        Arc::new(Findings::<ById<M>> { wanted: Selection::of(self.columns), found: self.found, beside: Vec::new() })
    }
}
