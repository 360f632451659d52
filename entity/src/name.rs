//! Further names of States, organizations, processes and initiatives, with the time they were in use.

use sea_orm::entity::prelude::*;

use crate::words;

words! {
    /// What sort of name it is.
    Kind {
        /// Used before, not any more.
        Former,
        /// The long or formal form.
        Official,
        /// A short form made of letters.
        Acronym,
        /// As a source lists it: inverted, older, or spelled otherwise.
        AsListed,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "name")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The State it names.
        pub state_id: Option<i64>,
        /// The organization it names.
        pub organization_id: Option<i64>,
        /// The process it names.
        pub process_id: Option<i64>,
        /// The initiative it names.
        pub initiative_id: Option<i64>,
        /// The name.
        pub text: String,
        /// What sort of name it is.
        pub kind: Kind,
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
        /// The State it names.
        #[sea_orm(belongs_to, from = "state_id", to = "id")]
        pub state: HasOne<super::state::Entity>,
        /// The organization it names.
        #[sea_orm(belongs_to, from = "organization_id", to = "id")]
        pub organization: HasOne<super::organization::Entity>,
        /// The process it names.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
        /// The initiative it names.
        #[sea_orm(belongs_to, from = "initiative_id", to = "id")]
        pub initiative: HasOne<super::initiative::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::period::lasting!();
