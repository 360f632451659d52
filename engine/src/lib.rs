//! The GraphQL engine: async-graphql as it is, except for how objects and lists are answered, which is as JSON text.
//!
//! The macros of async-graphql name what they need by the path `::async_graphql`. Under that name the project depends on this crate, so
//! they find [`resolver_utils::resolve_container`] of ours, and everything else of theirs.

mod as_object;
mod items;
mod json;
mod object;
mod root;
mod selected;

pub use async_graphql::*;

use self::object::resolve_container;
pub use self::{
    as_object::{Abstract, AsObject},
    items::Items,
    json::write,
    root::Root,
};

/// Utilities for output types.
pub mod resolver_utils {
    pub use async_graphql::resolver_utils::*;

    pub use crate::object::resolve_container;
}
