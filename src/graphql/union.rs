//! Fragments on a union, wherever they are spread.
//!
//! The engine asks for the interfaces of an object only when it decides whether a fragment applies to it. So it leaves out, without a word, a
//! fragment on a union that is spread on one of the union's members, as in `children { ...party }`. Told that the members implement the
//! union, it answers rightly; but its introspection repeats what it was told, so questions about the schema go to another.

use std::{borrow::Cow, convert::Infallible, marker::PhantomData};

use async_graphql::{
    ContextSelectionSet, OutputType, Positioned, ServerResult, Value,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
    registry::{MetaType, Registry},
};

/// Registered beside a union, makes its fragments apply to its members. No value of it exists.
pub struct Members<U>(Infallible, PhantomData<U>);

impl<U: OutputType> OutputType for Members<U> {
    fn type_name() -> Cow<'static, str> {
        U::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let union = U::create_type_info(registry);
        let members = match registry.types.get(&*U::type_name()) {
            Some(MetaType::Union { possible_types, .. }) => possible_types.clone(),
            _ => return union,
        };
        for member in members {
            registry.add_implements(&member, &U::type_name());
        }
        union
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        match self.0 {}
    }
}

/// Whether a document asks about the schema itself.
pub fn asks_about_schema(document: &ExecutableDocument) -> bool {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    operations.chain(fragments).any(names_schema)
}

fn names_schema(set: &SelectionSet) -> bool {
    set.items.iter().any(|selection| match &selection.node {
        Selection::Field(field) => matches!(&*field.node.name.node, "__schema" | "__type"),
        Selection::InlineFragment(inline) => names_schema(&inline.node.selection_set.node),
        Selection::FragmentSpread(_) => false,
    })
}
