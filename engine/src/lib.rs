//! The GraphQL engine: async-graphql for types, validation and introspection, and execution of our own, which writes JSON.
//!
//! The macros of async-graphql name what they need by the path `::async_graphql`. Under that name the project depends on this crate, so
//! they find [`resolver_utils::resolve_container`] of ours, and everything else of theirs.

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
};

/// Utilities for output types.
pub mod resolver_utils {
    pub use async_graphql::resolver_utils::*;

    pub use crate::object::resolve_container;
}
