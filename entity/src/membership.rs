//! Memberships: who takes part in a process, as what, and since when.

use sea_orm::entity::prelude::*;

use crate::{link::Link, words};

words! {
    /// As what a party takes part.
    Role {
        /// With full rights.
        Member,
        /// It may listen.
        Observer,
        /// It works alongside.
        Partner,
        /// Another role; the label tells.
        Other,
    }
}

words! {
    /// Whether a membership stands.
    Standing {
        /// It does.
        Current,
        /// It is suspended.
        Suspended,
        /// It has ended.
        Former,
        /// It is applied for or agreed, and has not begun.
        Pending,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "membership")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `prague-process-pl`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process.
        pub process_id: i64,
        /// The State that takes part.
        pub state_id: Option<i64>,
        /// The organization that takes part.
        pub organization_id: Option<i64>,
        /// The process that takes part.
        pub member_process_id: Option<i64>,
        /// As what it takes part.
        pub role: Role,
        /// The source's own word for the role.
        pub role_label: Option<String>,
        /// The source's own label of the group within the process that the party belongs to.
        pub subgroup: Option<String>,
        /// Whether the membership stands.
        pub standing: Standing,
        /// The party's name as printed in the list.
        pub listed_as: Option<String>,
        /// Whether the party was there from the establishment on.
        pub founding: Option<bool>,
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
        /// The State that takes part.
        #[sea_orm(belongs_to, from = "state_id", to = "id")]
        pub state: HasOne<super::state::Entity>,
        /// The organization that takes part.
        #[sea_orm(belongs_to, from = "organization_id", to = "id")]
        pub organization: HasOne<super::organization::Entity>,
        /// The process that takes part.
        #[sea_orm(belongs_to, from = "member_process_id", to = "id", relation_enum = "MemberProcess")]
        pub member_process: HasOne<super::process::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// The members of today: what a plain list of members means.
pub const CURRENT_MEMBERS: &[(&str, &str)] = &[("role", "MEMBER"), ("standing", "CURRENT")];

/// From a process to the States that are members today.
pub const STATES: Link = Link { table: "membership", from: "process_id", to: "state_id", only: CURRENT_MEMBERS };

/// From a process to the organizations that are members today.
pub const ORGANIZATIONS: Link = Link { table: "membership", from: "process_id", to: "organization_id", only: CURRENT_MEMBERS };

crate::period::lasting!();
