//! Sources: pages and documents that facts were read from.

use sea_orm::entity::prelude::*;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "source")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `iom-prague-process`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The title.
        pub title: String,
        /// Who published it.
        pub publisher: Option<String>,
        /// Where it can be read.
        pub url: Option<String>,
        /// The date it speaks of, in EDTF.
        pub as_of: Option<String>,
    }
}

impl ActiveModelBehavior for ActiveModel {}
