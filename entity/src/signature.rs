//! Signatures: which State signed or endorsed a declaration.

use sea_orm::entity::prelude::*;

use crate::{link::Link, words};

words! {
    /// What a State did with a declaration.
    Kind {
        /// It signed it.
        Signed,
        /// It endorsed it.
        Endorsed,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signature")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The declaration.
        pub declaration_id: i64,
        /// The State.
        pub state_id: i64,
        /// What the State did.
        pub kind: Kind,
        /// The declaration.
        #[sea_orm(belongs_to, from = "declaration_id", to = "id")]
        pub declaration: HasOne<super::declaration::Entity>,
        /// The State.
        #[sea_orm(belongs_to, from = "state_id", to = "id")]
        pub state: HasOne<super::state::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// From a declaration to the States that signed or endorsed it.
pub const SIGNATORIES: Link = Link { table: "signature", from: "declaration_id", to: "state_id", only: &[] };
