//! Tenures: who holds a post in a process, and from when to when.

use sea_orm::entity::prelude::*;

use crate::{link::Link, words};

words! {
    /// A post in a process.
    Post {
        /// The chair.
        Chair,
        /// A chair shared with others.
        CoChair,
        /// The secretariat, or what serves as one.
        Secretariat,
        /// Who pays.
        Funder,
        /// Who leads an initiative.
        Lead,
        /// Another post; the label tells.
        Other,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tenure")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `prague-process-chair-pl-2011`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process.
        pub process_id: i64,
        /// The State that holds the post.
        pub state_id: Option<i64>,
        /// The organization that holds the post.
        pub organization_id: Option<i64>,
        /// The process that holds the post.
        pub holder_process_id: Option<i64>,
        /// The initiative, where the post is in one.
        pub initiative_id: Option<i64>,
        /// The post.
        pub post: Post,
        /// The source's own word for the post.
        pub label: Option<String>,
        /// A date it cannot have started before, in EDTF, where the start itself is not printed.
        pub not_before: Option<String>,
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
        /// The process.
        #[sea_orm(belongs_to, from = "process_id", to = "id", relation_enum = "Process")]
        pub process: HasOne<super::process::Entity>,
        /// The State that holds the post.
        #[sea_orm(belongs_to, from = "state_id", to = "id")]
        pub state: HasOne<super::state::Entity>,
        /// The organization that holds the post.
        #[sea_orm(belongs_to, from = "organization_id", to = "id")]
        pub organization: HasOne<super::organization::Entity>,
        /// The process that holds the post.
        #[sea_orm(belongs_to, from = "holder_process_id", to = "id", relation_enum = "HolderProcess")]
        pub holder_process: HasOne<super::process::Entity>,
        /// The initiative.
        #[sea_orm(belongs_to, from = "initiative_id", to = "id")]
        pub initiative: HasOne<super::initiative::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::period::lasting!();

/// From an initiative to the States that lead it.
pub const LEADS: Link = Link { table: "tenure", from: "initiative_id", to: "state_id", only: &[("post", "LEAD")] };
