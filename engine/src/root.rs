//! The root of queries.

use std::borrow::Cow;

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value, parser::types::Field,
    registry::Registry,
};

use crate::{resolve_container, selected::Selected};

/// The root of queries, whose fields async-graphql itself answers: each as often as it is selected, to merge the values then. As text they
/// cannot be merged, so that each is answered with all that is selected under its key.
#[derive(Default)]
pub struct Root<Q>(Q);

impl<Q: ObjectType> ContainerType for Root<Q> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let mut ctx = ctx.clone();
        let set = ctx.with_selection_set(&ctx.query_env.operation.node.selection_set);
        let fields = Selected::of(&set, self)?;
        let key = &ctx.item.node.response_key().node;
        if let Some(field) = fields.iter().find(|field| field.node.response_key().node == *key) {
            ctx.item = field;
        }
        self.0.resolve_field(&ctx).await
    }
}

impl<Q: ObjectType> OutputType for Root<Q> {
    fn type_name() -> Cow<'static, str> {
        Q::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Q::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl<Q: ObjectType> ObjectType for Root<Q> {}
