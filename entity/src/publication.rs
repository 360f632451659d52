//! Publications: factsheets, papers and other documents.

use sea_orm::entity::prelude::*;

use crate::{edtf::Precision, words};

words! {
    /// What sort of document it is.
    Genre {
        /// A factsheet.
        Factsheet,
        /// A discussion paper.
        DiscussionPaper,
        /// A report.
        Report,
        /// None of these.
        Other,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "publication")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `prague-process-factsheet`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The process it belongs to.
        pub process_id: i64,
        /// The title in English.
        pub title: String,
        /// What sort of document it is.
        pub genre: Genre,
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
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::edtf::dated!();
