//! Initiatives: projects inside a process.

use sea_orm::entity::prelude::*;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `pp-ti`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process it belongs to.
        pub process_id: i64,
        /// The name in English.
        pub name: String,
        /// The acronym.
        pub acronym: Option<String>,
        /// When it starts, as printed.
        pub start: Option<String>,
        /// The first day it can start on.
        pub start_earliest: Option<Date>,
        /// The last day it can start on.
        pub start_latest: Option<Date>,
        /// When it ends, as printed.
        pub end: Option<String>,
        /// The first day it can end on.
        pub end_earliest: Option<Date>,
        /// The last day it can end on.
        pub end_latest: Option<Date>,
        /// Whether it is known to have no end yet.
        pub ongoing: bool,
        /// The process it belongs to.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::period::lasting!();
