//! Lists of objects.

use std::{borrow::Cow, ops::Deref};

use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value, parser::types::Field, registry::Registry};
use futures::future::try_join_all;

use crate::json;

/// So many futures lie beside each other and are polled together: more of them would be put on the heap one by one. What items wait for
/// mostly comes for all of them at once.
const CHUNK: usize = 30;

/// A list like a vector, with less around each item.
pub struct Items<T>(Vec<T>);

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Items<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> IntoIterator for Items<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: OutputType> OutputType for Items<T> {
    fn type_name() -> Cow<'static, str> {
        Vec::<T>::type_name()
    }

    fn qualified_type_name() -> String {
        Vec::<T>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<T>::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let values = self.0.chunks(CHUNK).enumerate().map(|(place, chunk)| {
            try_join_all(chunk.iter().zip(place * CHUNK..).map(async |(item, index)| {
                let ctx = ctx.with_index(index);
                item.resolve(&ctx, field).await.map_err(|error| ctx.set_error_path(error))
            }))
        });
        Ok(json::list(Box::pin(try_join_all(values)).await?.iter().flatten()))
    }
}
