//! Discrepancies: what a source contradicts or leaves open.

use sea_orm::entity::prelude::*;

use crate::words;

words! {
    /// What is odd about a source.
    Finding {
        /// It counts otherwise than it lists.
        CountMismatch,
        /// It points to something it does not name.
        UnresolvedReference,
        /// Its order is broken.
        OrderAnomaly,
        /// Its dates do not fit together.
        DateMismatch,
        /// It uses a name of another time.
        AnachronisticName,
        /// A numbered or dated row has a gap.
        GapInSequence,
        /// Its text is damaged or doubtful.
        SuspectText,
        /// Two sources say different things.
        SourcesDisagree,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "discrepancy")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key.
        #[sea_orm(unique)]
        pub slug: String,
        /// What was found.
        pub finding: Finding,
        /// What is odd, in our own words.
        pub message: String,
        /// The source it was found in.
        pub source_id: Option<i64>,
        /// The place in the source.
        pub locator: Option<String>,
        /// The process that the subject is, or is part of.
        pub process_id: Option<i64>,
        /// The State it is about.
        pub state_id: Option<i64>,
        /// The organization it is about.
        pub organization_id: Option<i64>,
        /// The membership it is about.
        pub membership_id: Option<i64>,
        /// The tenure it is about.
        pub tenure_id: Option<i64>,
        /// The initiative it is about.
        pub initiative_id: Option<i64>,
        /// The meeting it is about.
        pub meeting_id: Option<i64>,
        /// The declaration it is about.
        pub declaration_id: Option<i64>,
        /// The publication it is about.
        pub publication_id: Option<i64>,
        /// The source it was found in.
        #[sea_orm(belongs_to, from = "source_id", to = "id")]
        pub source: HasOne<super::source::Entity>,
        /// The process that the subject is, or is part of.
        #[sea_orm(belongs_to, from = "process_id", to = "id")]
        pub process: HasOne<super::process::Entity>,
        /// The State it is about.
        #[sea_orm(belongs_to, from = "state_id", to = "id")]
        pub state: HasOne<super::state::Entity>,
        /// The organization it is about.
        #[sea_orm(belongs_to, from = "organization_id", to = "id")]
        pub organization: HasOne<super::organization::Entity>,
        /// The membership it is about.
        #[sea_orm(belongs_to, from = "membership_id", to = "id")]
        pub membership: HasOne<super::membership::Entity>,
        /// The tenure it is about.
        #[sea_orm(belongs_to, from = "tenure_id", to = "id")]
        pub tenure: HasOne<super::tenure::Entity>,
        /// The initiative it is about.
        #[sea_orm(belongs_to, from = "initiative_id", to = "id")]
        pub initiative: HasOne<super::initiative::Entity>,
        /// The meeting it is about.
        #[sea_orm(belongs_to, from = "meeting_id", to = "id")]
        pub meeting: HasOne<super::meeting::Entity>,
        /// The declaration it is about.
        #[sea_orm(belongs_to, from = "declaration_id", to = "id")]
        pub declaration: HasOne<super::declaration::Entity>,
        /// The publication it is about.
        #[sea_orm(belongs_to, from = "publication_id", to = "id")]
        pub publication: HasOne<super::publication::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::subject::about!();
