//! The dataset that is loaded: one row, which changes with every import.

use sea_orm::entity::prelude::*;

/// One row.
#[sea_orm::model]
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    /// The row's number; never shown to clients.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// A digest of the whole data package; changes with every write.
    pub version: String,
    /// The title.
    pub title: String,
    /// The licence's address.
    pub licence: String,
    /// The package's description (`datapackage.json`), as imported.
    pub descriptor: String,
}

impl ActiveModelBehavior for ActiveModel {}
