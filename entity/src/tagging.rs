//! Taggings: that a process, a meeting or a declaration is about a theme.

use sea_orm::entity::prelude::*;

use crate::link::Link;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tagging")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The theme.
        pub theme_id: i64,
        /// The process about it.
        pub process_id: Option<i64>,
        /// The meeting about it.
        pub meeting_id: Option<i64>,
        /// The declaration about it.
        pub declaration_id: Option<i64>,
        /// The theme.
        #[sea_orm(belongs_to, from = "theme_id", to = "id")]
        pub theme: HasOne<super::theme::Entity>,
        /// The process about it.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
        /// The meeting about it.
        #[sea_orm(belongs_to, from = "meeting_id", to = "id")]
        pub meeting: HasOne<super::meeting::Entity>,
        /// The declaration about it.
        #[sea_orm(belongs_to, from = "declaration_id", to = "id")]
        pub declaration: HasOne<super::declaration::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// From a process to its themes.
pub const OF_PROCESS: Link = Link { table: "tagging", from: "process_id", to: "theme_id", only: &[] };

/// From a meeting to its themes.
pub const OF_MEETING: Link = Link { table: "tagging", from: "meeting_id", to: "theme_id", only: &[] };

/// From a declaration to its themes.
pub const OF_DECLARATION: Link = Link { table: "tagging", from: "declaration_id", to: "theme_id", only: &[] };
