//! Rows as the database gives them, read by the place of each column.
//!
//! SeaORM's own `FromQueryResult` looks each column up by its name, more than once, and writes an error for each NULL, to drop it again:
//! where a page of rows is read, that is half of all the work for an answer.

use sea_orm::{
    DbErr, QueryResult, RuntimeErr,
    sqlx::{self, types::Json},
};
use serde::de::{
    DeserializeOwned,
    value::{self, StrDeserializer},
};

/// A row that begins with the columns of its entity, in their order: as every statement over the entity gives them.
pub trait Row: Sized {
    /// Its columns, in their order.
    const COLUMNS: &'static [&'static str];

    /// Reads it.
    ///
    /// # Errors
    /// Where a column holds what it cannot hold.
    fn read(row: &QueryResult) -> Result<Self, DbErr>;
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

            fn read(row: &sea_orm::QueryResult) -> Result<Self, sea_orm::DbErr> {
                let mut places = 0..;
                let mut place = || places.next().unwrap_or_default();
                Ok(Self { $($column: $crate::row::Field::read(row, place())?),* })
            }
        }
    };
}
pub(crate) use row;

#[cfg(test)]
mod tests {
    use sea_orm::{EntityTrait, IdenStatic as _, Iterable as _};

    use super::Row;

    fn columns_stand_in_their_places<E: EntityTrait<Model: Row>>() {
        let columns: Vec<_> = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
        assert_eq!(E::Model::COLUMNS, columns);
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
