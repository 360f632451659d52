//! The revision of the data: one row, which every write to any table raises.

use sea_orm::entity::prelude::*;

/// One row.
#[sea_orm::model]
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// How many statements have written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Random, chosen with the tables: a database that was made anew is another one.
    pub origin: String,
}

impl ActiveModelBehavior for ActiveModel {}
