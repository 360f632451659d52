//! Citations: which source says what, where, and in which words.

use sea_orm::entity::prelude::*;

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "citation")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
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
        /// The further name it is about; its bearer is cited too.
        pub name_id: Option<i64>,
        /// The signature it is about; its declaration is cited too.
        pub signature_id: Option<i64>,
        /// The source.
        pub source_id: i64,
        /// The property it supports; all of the row where not given.
        pub property: Option<String>,
        /// The place in the source.
        pub locator: Option<String>,
        /// The words there.
        pub as_printed: Option<String>,
        /// Whether it is the row's main source.
        pub main: bool,
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
        /// The further name it is about.
        #[sea_orm(belongs_to, from = "name_id", to = "id")]
        pub name: HasOne<super::name::Entity>,
        /// The signature it is about.
        #[sea_orm(belongs_to, from = "signature_id", to = "id")]
        pub signature: HasOne<super::signature::Entity>,
        /// The source.
        #[sea_orm(belongs_to, from = "source_id", to = "id")]
        pub source: HasOne<super::source::Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::subject::about!();
