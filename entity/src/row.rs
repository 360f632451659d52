//! Rows as the database gives them, read by the place of each column.
//!
//! SeaORM's own `FromQueryResult` looks each column up by its name, more than once, and writes an error for each NULL, to drop it again:
//! where a page of rows is read, that is half of all the work for an answer. Nor does it leave columns out that nobody asks for.

use std::ops::BitOr;

use sea_orm::{
    DbErr, EntityTrait, ModelTrait, QueryResult, RuntimeErr,
    sqlx::{self, types::Json},
};
use serde::de::{
    DeserializeOwned,
    value::{self, StrDeserializer},
};

/// A row whose columns stand together, in the order of its entity: as every statement over the entity gives them.
pub trait Row: ModelTrait {
    /// Its columns, in their order; the first holds its number.
    const COLUMNS: &'static [&'static str];

    /// The one column.
    fn column(column: <Self::Entity as EntityTrait>::Column) -> Columns;

    /// Reads it from the columns that a statement has asked for, the first of them in this place. What was not asked for is left empty.
    ///
    /// # Errors
    /// Where a column holds what it cannot hold.
    fn read(row: &QueryResult, place: usize, columns: Columns) -> Result<Self, DbErr>;
}

/// Some of the columns of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns(u64);

impl Columns {
    /// All of them.
    pub const ALL: Self = Self(u64::MAX);
    /// The row's number alone.
    pub const NUMBER: Self = Self::at(0);

    /// The one column in this place of the entity.
    pub(crate) const fn at(place: usize) -> Self {
        Self(1 << place)
    }

    /// Whether the column in this place of the entity is among them.
    #[must_use]
    pub const fn has(self, place: usize) -> bool {
        self.0 & Self::at(place).0 != 0
    }

    /// Whether all others are among them.
    #[must_use]
    pub const fn cover(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// How many they are.
    #[must_use]
    pub fn count<R: Row>(self) -> usize {
        (0..R::COLUMNS.len()).filter(|place| self.has(*place)).count()
    }
}

impl BitOr for Columns {
    type Output = Self;

    fn bitor(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// Goes through a row, column by column.
pub(crate) struct Cells<'a> {
    row: &'a QueryResult,
    columns: Columns,
    /// The next column's place in the entity.
    column: usize,
    /// The next cell's place in the row.
    place: usize,
}

impl<'a> Cells<'a> {
    pub fn new(row: &'a QueryResult, place: usize, columns: Columns) -> Self {
        Self { row, columns, column: 0, place }
    }

    /// What the next column holds, where it was asked for.
    pub fn read<F: Field + Default>(&mut self) -> Result<F, DbErr> {
        let asked = self.columns.has(self.column);
        self.column += 1;
        if !asked {
            return Ok(F::default());
        }
        self.place += 1;
        F::read(self.row, self.place - 1)
    }
}

/// A value in a column.
pub trait Cell: Sized {
    /// Reads it, where it is not NULL.
    ///
    /// # Errors
    /// Where the column holds something else.
    fn find(row: &QueryResult, place: usize) -> Result<Option<Self>, DbErr>;
}

/// What a field of a row holds: a value, or perhaps one.
pub trait Field: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Where the column holds something else, or nothing where there is always something.
    fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr>;
}

impl<C: Cell> Field for C {
    fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
        C::find(row, place)?.ok_or_else(|| DbErr::Type(format!("column {place} is NULL")))
    }
}

impl<C: Cell> Field for Option<C> {
    fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
        C::find(row, place)
    }
}

/// A value as either engine's driver gives it.
macro_rules! find {
    ($row:ident, $place:ident, $type:ty) => {{
        use sea_orm::sqlx::Row as _;
        let found = match ($row.try_as_pg_row(), $row.try_as_sqlite_row()) {
            // PostgreSQL holds in a column what the migrations say, SQLite whatever was written there.
            (Some(row), _) => row.try_get_unchecked::<Option<$type>, _>($place),
            (_, Some(row)) => row.try_get::<Option<$type>, _>($place),
            _ => Err(sqlx::Error::Protocol("a row of neither engine".into())),
        };
        found.map_err(failed)
    }};
}

fn failed(cause: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(cause.into()))
}

macro_rules! cells {
    ($($type:ty)*) => {
        $(impl Cell for $type {
            fn find(row: &QueryResult, place: usize) -> Result<Option<Self>, DbErr> {
                find!(row, place, $type)
            }
        })*
    };
}

cells!(bool i32 i64 String chrono::NaiveDate);

/// A word with a fixed meaning; what [`crate::words`] declares reads its cells with it.
pub(crate) fn word<T: DeserializeOwned>(row: &QueryResult, place: usize) -> Result<Option<T>, DbErr> {
    let text = find!(row, place, &str)?;
    let known = |text| T::deserialize(StrDeserializer::<value::Error>::new(text));
    text.map(known).transpose().map_err(|cause| DbErr::Type(cause.to_string()))
}

/// A list that is stored as JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &QueryResult, place: usize) -> Result<Option<T>, DbErr> {
    Ok(find!(row, place, Json<T>)?.map(|Json(list)| list))
}

/// Implements [`Cell`] for types by a function that reads them.
macro_rules! cells_by {
    ($read:path: $($type:ty),+) => {
        $(impl $crate::row::Cell for $type {
            fn find(row: &sea_orm::QueryResult, place: usize) -> Result<Option<Self>, sea_orm::DbErr> {
                $read(row, place)
            }
        })+
    };
}
pub(crate) use cells_by;

/// Declares the rows of an entity, and how they are read.
macro_rules! row {
    ($(#[$meta:meta])* pub struct Model { $($fields:tt)* }) => {
        $(#[$meta])*
        pub struct Model { $($fields)* }

        $crate::row::row!(@read [] $($fields)*);
    };
    // The row of a relation is no column.
    (@read [$($column:ident)*] $(#[$meta:meta])* pub $relation:ident: HasOne<$entity:path>, $($rest:tt)*) => {
        $crate::row::row!(@read [$($column)*] $($rest)*);
    };
    (@read [$($column:ident)*] $(#[$meta:meta])* pub $field:ident: $type:ident $(<$inner:ident>)?, $($rest:tt)*) => {
        $crate::row::row!(@read [$($column)* $field] $($rest)*);
    };
    (@read [$($column:ident)*]) => {
        impl $crate::row::Row for Model {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];

            fn column(column: Column) -> $crate::row::Columns {
                $crate::row::Columns::at(column as usize)
            }

            fn read(row: &sea_orm::QueryResult, place: usize, columns: $crate::row::Columns) -> Result<Self, sea_orm::DbErr> {
                let mut cells = $crate::row::Cells::new(row, place, columns);
                Ok(Self { $($column: cells.read()?),* })
            }
        }
    };
}
pub(crate) use row;

#[cfg(test)]
mod tests {
    use sea_orm::{EntityTrait, IdenStatic as _, Iterable as _};

    use super::{Columns, Row};

    fn columns_stand_in_their_places<E: EntityTrait<Model: Row>>() {
        let columns: Vec<_> = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
        assert_eq!(E::Model::COLUMNS, columns);
        assert_eq!((columns[0].as_str(), E::Model::column(E::Column::iter().next().expect("a column"))), ("id", Columns::NUMBER));
        let places = E::Column::iter().enumerate();
        assert!(columns.len() <= 64 && places.into_iter().all(|(place, column)| E::Model::column(column) == Columns::at(place)));
    }

    #[test]
    fn rows_are_read_in_the_order_in_which_statements_give_them() {
        macro_rules! check {
            ($($entity:ident)*) => { $(columns_stand_in_their_places::<crate::$entity::Entity>();)* };
        }
        check!(
            citation declaration discrepancy initiative meeting membership name organization process publication signature source
            state succession tagging tenure theme
        );
    }
}
