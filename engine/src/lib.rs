//! The GraphQL engine: async-graphql for types, validation and introspection, and execution of our own, which writes JSON.
//!
//! async-graphql's execution makes a future on the heap for each field, and hands a tree of values upwards that is written and dropped at the
//! end: that was most of what an answer cost. It also merges what is selected twice after it has answered it twice, leaves a fragment on a
//! union out where it is spread on a member, and takes variables that are left out for null in `@skip` and `@include`.
//!
//! The macros of async-graphql name what they need by the path `::async_graphql`. Under that name the project depends on this crate, so
//! they find those of [`resolver_utils`] that are ours, and everything else of theirs.

mod as_object;
mod engine;
mod items;
mod json;
mod object;
mod selected;
mod skipped;

pub use async_graphql::*;

pub use self::{
    as_object::{Abstract, AsObject},
    engine::{Answer, Engine, Question},
    items::Items,
    json::{write_name, written},
    selected::each_field,
};

/// Utilities for output types.
pub mod resolver_utils {
    pub use async_graphql::resolver_utils::*;

    pub use crate::object::{resolve_container, resolve_simple_field_value};
}
