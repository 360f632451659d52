//! What `@skip` and `@include` leave out.

use std::borrow::Cow;

use async_graphql::{
    Positioned, Value, Variables,
    parser::types::{Directive, Selection, SelectionSet},
};

/// What is left of a set with these variables: mostly itself.
pub(crate) fn left<'a>(set: &'a Positioned<SelectionSet>, variables: &Variables) -> Cow<'a, Positioned<SelectionSet>> {
    if !has_conditions(&set.node) {
        return Cow::Borrowed(set);
    }
    let mut set = set.clone();
    remove(&mut set.node, variables);
    Cow::Owned(set)
}

fn has_conditions(set: &SelectionSet) -> bool {
    set.items.iter().any(|Positioned { node: selection, .. }| {
        selection.directives().iter().any(|directive| skips(directive).is_some())
            || match selection {
                Selection::Field(field) => has_conditions(&field.node.selection_set.node),
                Selection::InlineFragment(inline) => has_conditions(&inline.node.selection_set.node),
                Selection::FragmentSpread(_) => false,
            }
    })
}

/// Removes what is left out.
pub(crate) fn remove(set: &mut SelectionSet, variables: &Variables) {
    set.items.retain(|selection| !selection.node.directives().iter().any(|directive| leaves_out(directive, variables)));
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) => remove(&mut field.node.selection_set.node, variables),
            Selection::InlineFragment(inline) => remove(&mut inline.node.selection_set.node, variables),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn leaves_out(directive: &Positioned<Directive>, variables: &Variables) -> bool {
    let Some(skips) = skips(directive) else { return false };
    let condition = directive.node.get_argument("if").cloned();
    let value = condition.map(|condition| condition.node.into_const_with(|name| variables.get(&name).cloned().ok_or(())));
    (value == Some(Ok(Value::Boolean(true)))) == skips
}

/// Whether a directive leaves out where its condition is met, or where it is not; none where it is neither of the two.
fn skips(directive: &Positioned<Directive>) -> Option<bool> {
    match &*directive.node.name.node {
        "skip" => Some(true),
        "include" => Some(false),
        _ => None,
    }
}
