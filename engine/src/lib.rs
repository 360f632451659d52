//! The GraphQL engine: async-graphql as it is, except for how an object's fields are answered.
//!
//! The macros of async-graphql name what they need by the path `::async_graphql`. Under that name the project depends on this crate, so
//! they find [`resolver_utils::resolve_container`] of ours, and everything else of theirs.

mod container;
mod items;

pub use async_graphql::*;

pub use self::items::Items;

/// Utilities for output types.
pub mod resolver_utils {
    pub use async_graphql::resolver_utils::*;

    pub use crate::container::resolve_container;
}
