//! Successions: which process came out of which.

use sea_orm::entity::prelude::*;

use crate::link::Link;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "succession")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The process before.
        pub predecessor_id: i64,
        /// The process after.
        pub successor_id: i64,
        /// The process before.
        #[sea_orm(belongs_to, from = "predecessor_id", to = "id", relation_enum = "Predecessor")]
        pub predecessor: HasOne<super::process::Entity>,
        /// The process after.
        #[sea_orm(belongs_to, from = "successor_id", to = "id", relation_enum = "Successor")]
        pub successor: HasOne<super::process::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// From a process to those that came out of it.
pub const SUCCESSORS: Link = Link { table: "succession", from: "predecessor_id", to: "successor_id", only: &[] };
