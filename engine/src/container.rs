//! The fields of an object.
//!
//! async-graphql makes a future on the heap for each field, and polls them together. Most fields are values of a row that lies there already:
//! these are answered in place, on the stack, with less than half of the work. The others wait together, as they do there.

use std::{
    pin::pin,
    task::{self, Poll},
};

use async_graphql::{
    ContainerType, ContextSelectionSet, Name, Positioned, ServerError, ServerResult, Value,
    indexmap::{IndexMap, map::Entry},
    parser::types::{Field, Selection, SelectionSet},
    resolver_utils,
};
use futures::future::{BoxFuture, poll_fn, try_join_all};

/// Answers the fields of an object that are asked for, in the order in which they are asked for. Extensions of the engine are not
/// told of them.
///
/// # Errors
/// Where a field fails that is never null.
pub async fn resolve_container<'a, T: ContainerType + ?Sized>(
    ctx: &ContextSelectionSet<'a>,
    object: &'a T,
) -> ServerResult<Value> {
    if is_abstract(object) || !ctx.schema_env.custom_directives.is_empty() {
        return Box::pin(resolver_utils::resolve_container(ctx, object)).await;
    }
    let mut fields = Fields { answered: Vec::with_capacity(ctx.item.node.items.len()), waiting: Vec::new() };
    poll_fn(|task| Poll::Ready(fields.begin(ctx, object, task))).await?;
    let Fields { mut answered, waiting } = fields;
    if !waiting.is_empty() {
        // In a box: every object has room for it, those without such fields too.
        for (place, value) in Box::pin(try_join_all(waiting)).await? {
            answered[place].1 = value;
        }
    }
    let mut values = IndexMap::with_capacity(answered.len());
    for (name, value) in answered {
        insert(&mut values, name, value);
    }
    Ok(Value::Object(values))
}

/// Whether it is of a union or an interface, which only async-graphql can look into.
fn is_abstract<T: ContainerType + ?Sized>(object: &T) -> bool {
    object.introspection_type_name() != T::type_name()
}

/// Fields on their way.
struct Fields<'a> {
    /// In the order asked for; those that wait hold a place.
    answered: Vec<(Name, Value)>,
    waiting: Vec<BoxFuture<'a, ServerResult<(usize, Value)>>>,
}

impl<'a> Fields<'a> {
    fn begin<T: ContainerType + ?Sized>(
        &mut self,
        ctx: &ContextSelectionSet<'a>,
        object: &'a T,
        task: &mut task::Context<'_>,
    ) -> ServerResult<()> {
        for selection in &ctx.item.node.items {
            match &selection.node {
                Selection::Field(field) => self.begin_field(ctx, object, field, task)?,
                fragment => {
                    if let Some(selected) = applicable(ctx, object, fragment)? {
                        self.begin(&ctx.with_selection_set(selected), object, task)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn begin_field<T: ContainerType + ?Sized>(
        &mut self,
        ctx: &ContextSelectionSet<'a>,
        object: &'a T,
        field: &'a Positioned<Field>,
        task: &mut task::Context<'_>,
    ) -> ServerResult<()> {
        let name = field.node.response_key().node.clone();
        let value = if field.node.name.node == "__typename" {
            Some(Value::String(object.introspection_type_name().into_owned()))
        } else if field.node.selection_set.node.items.is_empty() {
            // The few that are not ready are begun anew: a future that was polled here cannot be moved. What it asked for it will ask for
            // again, which costs nothing more.
            match pin!(object.resolve_field(&ctx.with_field(field))).poll(task) {
                Poll::Ready(value) => Some(value?.unwrap_or_default()),
                Poll::Pending => None,
            }
        } else {
            None
        };
        if value.is_none() {
            let (ctx, place) = (ctx.clone(), self.answered.len());
            self.waiting.push(Box::pin(async move {
                let value = object.resolve_field(&ctx.with_field(field)).await?;
                Ok((place, value.unwrap_or_default()))
            }));
        }
        self.answered.push((name, value.unwrap_or_default()));
        Ok(())
    }
}

/// What a fragment selects, where it applies to the object.
fn applicable<'a, T: ContainerType + ?Sized>(
    ctx: &ContextSelectionSet<'a>,
    object: &T,
    fragment: &'a Selection,
) -> ServerResult<Option<&'a Positioned<SelectionSet>>> {
    let (condition, selected) = match fragment {
        Selection::InlineFragment(inline) => (inline.node.type_condition.as_ref(), &inline.node.selection_set),
        Selection::FragmentSpread(spread) => {
            let name = &spread.node.fragment_name.node;
            let unknown = || ServerError::new(format!(r#"Unknown fragment "{name}"."#), Some(spread.pos));
            let found = ctx.query_env.fragments.get(name).ok_or_else(unknown)?;
            (Some(&found.node.type_condition), &found.node.selection_set)
        }
        Selection::Field(_) => return Ok(None),
    };
    let applies = condition.is_none_or(|condition| {
        let (condition, name) = (condition.node.on.node.as_str(), object.introspection_type_name());
        name == condition || ctx.schema_env.registry.implements.get(&*name).is_some_and(|abstracts| abstracts.contains(condition))
    });
    Ok(applies.then_some(selected))
}

/// Adds a value; what was selected twice is merged.
fn insert(values: &mut IndexMap<Name, Value>, name: Name, value: Value) {
    match values.entry(name) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut twin) => merge(twin.get_mut(), value),
    }
}

fn merge(one: &mut Value, other: Value) {
    match (one, other) {
        (Value::Object(values), Value::Object(others)) => {
            for (name, value) in others {
                insert(values, name, value);
            }
        }
        (Value::List(values), Value::List(others)) => {
            for (value, other) in values.iter_mut().zip(others) {
                merge(value, other);
            }
        }
        _ => {}
    }
}
