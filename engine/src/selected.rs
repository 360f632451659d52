//! Which fields of an object are selected. After the specification, all that is selected under one key is one field.

use std::ops::Deref;

use async_graphql::{
    ContextBase, ContextSelectionSet, OutputType, Positioned,
    parser::types::{Field, Selection, SelectionSet},
    registry::Registry,
};

/// A field that is selected.
pub(crate) enum Selected<'a> {
    Once(&'a Positioned<Field>),
    /// Several times, with all that is selected below it.
    Often(Box<Positioned<Field>>),
}

impl Deref for Selected<'_> {
    type Target = Positioned<Field>;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Once(field) => field,
            Self::Often(field) => field,
        }
    }
}

impl<'a> Selected<'a> {
    /// The fields of an object that are selected, in the order in which their keys are named first.
    pub fn of<T: OutputType + ?Sized>(ctx: &ContextSelectionSet<'a>, object: &T) -> Vec<Self> {
        let mut fields = Vec::with_capacity(ctx.item.node.items.len());
        each_field(ctx, &ctx.item.node, &object.introspection_type_name(), &mut |field| Self::add(&mut fields, field));
        fields
    }

    fn add(fields: &mut Vec<Self>, field: &'a Positioned<Field>) {
        let key = &field.node.response_key().node;
        let Some(twin) = fields.iter_mut().find(|known| known.node.response_key().node == *key) else {
            return fields.push(Self::Once(field));
        };
        let below = &field.node.selection_set.node.items;
        if below.is_empty() {
            return;
        }
        if let Self::Once(first) = twin {
            *twin = Self::Often(Box::new(first.clone()));
        }
        if let Self::Often(all) = twin {
            all.node.selection_set.node.items.extend_from_slice(below);
        }
    }
}

/// Tells of each field that a set selects of an object of a type, in order, through all fragments.
pub fn each_field<'a, T>(
    ctx: &ContextBase<'a, T>,
    set: &'a SelectionSet,
    own: &str,
    tell: &mut impl FnMut(&'a Positioned<Field>),
) {
    for selection in &set.items {
        let (condition, set) = match &selection.node {
            Selection::Field(field) => {
                tell(field);
                continue;
            }
            Selection::InlineFragment(inline) => (inline.node.type_condition.as_ref(), &inline.node.selection_set),
            Selection::FragmentSpread(spread) => {
                // Validation has seen to it that there is such a fragment.
                let Some(fragment) = ctx.query_env.fragments.get(&spread.node.fragment_name.node) else { continue };
                (Some(&fragment.node.type_condition), &fragment.node.selection_set)
            }
        };
        if condition.is_none_or(|condition| is_a(own, &condition.node.on.node, &ctx.schema_env.registry)) {
            each_field(ctx, &set.node, own, tell);
        }
    }
}

/// Whether a type is another one, implements it, or is a member of it. async-graphql forgets the last, where a fragment on a union is
/// spread on one of its members.
fn is_a(own: &str, name: &str, registry: &Registry) -> bool {
    own == name || registry.types.get(name).is_some_and(|abstraction| abstraction.is_possible_type(own))
}
