//! What `@skip` and `@include` leave out.

use async_graphql::{
    Positioned, Value, Variables,
    parser::types::{Directive, Selection, SelectionSet},
};

/// Removes what is left out with these variables.
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
    let skips = match &*directive.node.name.node {
        "skip" => true,
        "include" => false,
        _ => return false,
    };
    let condition = directive.node.get_argument("if").cloned();
    let value = condition.map(|condition| condition.node.into_const_with(|name| variables.get(&name).cloned().ok_or(())));
    (value == Some(Ok(Value::Boolean(true)))) == skips
}
