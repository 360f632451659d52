//! States and territories, as they take part in processes.

use sea_orm::entity::prelude::*;

use crate::words;

words! {
    /// What a code stands for.
    Kind {
        /// A State, or a party listed among States.
        State,
        /// A territory.
        Territory,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "state")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: the ISO 3166-1 alpha-2 code, or `XK`.
        #[sea_orm(unique)]
        pub code: String,
        /// The ISO 3166-1 alpha-3 code, or `XKX`.
        #[sea_orm(unique)]
        pub alpha3: String,
        /// The short name in English.
        pub name: String,
        /// State or territory.
        pub kind: Kind,
        /// Whether the codes are assigned by ISO 3166-1; `false` where they are user-assigned.
        pub official: bool,
        /// The region by the UN's M49 standard.
        pub region: Option<String>,
        /// The subregion by the UN's M49 standard.
        pub subregion: Option<String>,
        /// What travels with the name: `UNSCR 1244/1999`.
        pub designation: Option<String>,
    }
}

impl ActiveModelBehavior for ActiveModel {}
