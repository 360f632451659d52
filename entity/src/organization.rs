//! Organizations that take part in processes or serve them.

use sea_orm::entity::prelude::*;

use crate::words;

words! {
    /// What sort of organization it is.
    Category {
        /// An intergovernmental organization.
        International,
        /// An organization of the States of one region.
        Regional,
        /// An institution, agency or body of the European Union.
        EuropeanUnion,
        /// None of these.
        Other,
    }
}

crate::row::row! {
    /// One row.
    #[sea_orm::model]
    #[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organization")]
    pub struct Model {
        /// The row's number; never shown to clients.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The natural key: `frontex`.
        #[sea_orm(unique)]
        pub slug: String,
        /// The name in English, as the source prints it.
        pub name: String,
        /// The acronym.
        pub acronym: Option<String>,
        /// What sort of organization it is.
        pub category: Category,
        /// The organization it is part of.
        pub parent_id: Option<i64>,
        /// The organization it is part of.
        #[sea_orm(self_ref, relation_enum = "Parent", from = "ParentId", to = "Id")]
        pub parent: HasOne<Entity>,
    }
}

impl ActiveModelBehavior for ActiveModel {}
