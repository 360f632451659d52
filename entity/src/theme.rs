//! Themes: what processes, meetings and declarations are about.

use sea_orm::entity::prelude::*;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "theme")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `legal-migration`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The name in English.
        pub name: String,
    }
}

impl ActiveModelBehavior for ActiveModel {}
