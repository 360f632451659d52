//! Unions and interfaces.

use std::borrow::Cow;

use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value, parser::types::Field, registry::Registry};

/// A union or an interface; see [`crate::is_object`].
pub trait Abstract: OutputType {
    /// Answers what is selected of the object that it is.
    fn resolve_object(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> impl Future<Output = ServerResult<Value>> + Send;
}

/// A value of a union or an interface, answered as the object that it is.
#[derive(Clone)]
pub struct AsObject<T>(pub T);

impl<T: Abstract> OutputType for AsObject<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        self.0.resolve_object(ctx, field).await
    }
}

/// Tells which objects a union or an interface can be, by the names of its variants.
#[macro_export]
macro_rules! is_object {
    ($abstract:ident: $($variant:ident),+) => {
        impl $crate::Abstract for $abstract {
            async fn resolve_object(
                &self,
                ctx: &$crate::ContextSelectionSet<'_>,
                field: &$crate::Positioned<$crate::parser::types::Field>,
            ) -> $crate::ServerResult<$crate::Value> {
                match self {
                    $(Self::$variant(object) => $crate::OutputType::resolve(object, ctx, field).await,)+
                }
            }
        }
    };
}
