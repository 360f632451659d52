//! What is stored, and the rules of each noun. Knows SeaORM; knows neither GraphQL nor files.

pub mod citation;
pub mod dataset;
pub mod declaration;
pub mod discrepancy;
pub mod edtf;
pub mod initiative;
pub mod labels;
pub mod link;
pub mod meeting;
pub mod membership;
pub mod name;
pub mod organization;
pub mod period;
pub mod process;
pub mod publication;
pub mod revision;
pub mod row;
pub mod signature;
pub mod source;
pub mod state;
pub mod subject;
pub mod succession;
pub mod tagging;
pub mod tenure;
pub mod theme;

/// Declares words with a fixed meaning, stored, exported and asked for by the same name (`SENIOR_OFFICIALS_MEETING`).
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident, $($(#[$word_doc:meta])* $word:ident,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, Hash, sea_orm::EnumIter, sea_orm::DeriveActiveEnum, serde::Serialize,
            serde::Deserialize,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name {
            $(#[$first_doc])*
            #[default]
            $first,
            $($(#[$word_doc])* $word,)*
        }

        $crate::row::cells_by!($crate::row::word: $name);
    };
}
pub(crate) use words;
