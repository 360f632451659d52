//! Declarations: texts that States adopted or endorsed.

use sea_orm::entity::prelude::*;

use crate::{edtf::Precision, words};

words! {
    /// What sort of text it is.
    Form {
        /// A declaration made jointly.
        JointDeclaration,
        /// A declaration of ministers.
        MinisterialDeclaration,
        /// A plan of what to do.
        ActionPlan,
        /// None of these.
        Other,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "declaration")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `bratislava-ministerial-declaration`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process it belongs to.
        pub process_id: i64,
        /// The meeting that adopted it.
        pub adopted_at_id: Option<i64>,
        /// The title in English.
        pub title: String,
        /// What sort of text it is.
        pub form: Form,
        /// Where it can be read.
        pub url: Option<String>,
        /// When, in EDTF.
        pub date: Option<String>,
        /// When, as printed.
        pub date_text: Option<String>,
        /// The first day it can have been.
        pub earliest: Option<Date>,
        /// The last day it can have been.
        pub latest: Option<Date>,
        /// How much of the date is known.
        pub precision: Option<Precision>,
        /// The process it belongs to.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
        /// The meeting that adopted it.
        #[sea_orm(belongs_to, from = "adopted_at_id", to = "id")]
        pub adopted_at: HasOne<super::meeting::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::edtf::dated!();
