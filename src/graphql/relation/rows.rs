//! Reading the rows that a statement gives.

use std::{marker::PhantomData, sync::Arc};

use entity::row::{Columns, Field as _, Row as _};
use sea_orm::{DbErr, QueryResult};

use super::{
    Noun,
    named::{Named, Reading},
    selection::Selection,
};
use crate::graphql::reader::Beside;

/// Reads rows of a noun, as [`super::statement::rows_of`] selects them, and those that they name.
pub struct Rows<N> {
    columns: Columns,
    named: Vec<Box<dyn Reading>>,
    /// How many columns all of them have.
    width: usize,
    noun: PhantomData<fn() -> N>,
}

impl<N: Noun> Rows<N> {
    /// Of which this is selected.
    pub fn of(Selection { columns, named }: &Selection) -> Self {
        let mut width = columns.count::<N::Row>();
        let reading = |named: &Named| {
            let reading = named.reading(width);
            width += named.width();
            reading
        };
        let named = named.iter().map(reading).collect();
        Self { columns: *columns, named, width, noun: PhantomData }
    }

    /// Reads a row.
    ///
    /// # Errors
    /// Where a column holds what it cannot hold.
    pub fn read(&mut self, row: &QueryResult) -> Result<Arc<N::Row>, DbErr> {
        for named in &mut self.named {
            named.read(row)?;
        }
        N::Row::read(row, 0, self.columns).map(Arc::new)
    }

    /// The number of a row: it comes first, whatever is selected.
    ///
    /// # Errors
    /// Where there is none.
    pub fn number(row: &QueryResult) -> Result<i64, DbErr> {
        i64::read(row, 0)
    }

    /// The number of the parent that a row was found for: it stands behind all columns of rows.
    ///
    /// # Errors
    /// Where there is none.
    pub fn parent(&self, row: &QueryResult) -> Result<i64, DbErr> {
        i64::read(row, self.width)
    }

    /// The rows that were named by those that were read.
    pub fn named(self) -> Vec<Beside> {
        self.named.into_iter().map(Reading::end).collect()
    }
}
