//! How large a document is with its fragments expanded, without expanding them: each fragment is walked once.

use std::collections::HashMap;

use async_graphql::{
    Name, Pos, Positioned,
    parser::types::{ExecutableDocument, Field, FragmentDefinition, Selection, SelectionSet},
};
use async_graphql_value::Value;

use crate::http::refusal::Refusal;

/// What a selection holds, fragments expanded. Sums saturate: the expanded size can be exponential in the text's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Fields, spreads and inline fragments.
    pub fields: usize,
    /// How deep fields are nested.
    pub depth: usize,
    /// Those of `fields` that ask about the schema itself.
    pub meta_fields: usize,
    /// How deep these are nested.
    pub meta_depth: usize,
    /// Aliases.
    pub aliases: usize,
    /// Directives.
    pub directives: usize,
    /// Fields at the top.
    pub roots: usize,
}

impl Shape {
    /// Both one beside the other.
    fn beside(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            depth: self.depth.max(other.depth),
            meta_fields: self.meta_fields.saturating_add(other.meta_fields),
            meta_depth: self.meta_depth.max(other.meta_depth),
            aliases: self.aliases.saturating_add(other.aliases),
            directives: self.directives.saturating_add(other.directives),
            roots: self.roots.saturating_add(other.roots),
        }
    }

    /// This below a field. Introspection (`__schema`, `__type`) is counted apart.
    fn below(self, field: &Field) -> Self {
        let meta = field.name.node.starts_with("__") && !field.selection_set.node.items.is_empty();
        let (fields, depth) = (self.fields.saturating_add(1), self.depth + 1);
        let mut shape = Self {
            aliases: self.aliases.saturating_add(usize::from(field.alias.is_some())),
            directives: self.directives.saturating_add(field.directives.len()),
            roots: 1,
            ..self
        };
        if meta {
            (shape.fields, shape.depth) = (0, 0);
            (shape.meta_fields, shape.meta_depth) = (fields.saturating_add(self.meta_fields), depth.max(self.meta_depth));
        } else {
            (shape.fields, shape.depth) = (fields, depth);
        }
        shape
    }

    /// This behind a spread or an inline fragment.
    fn behind(self, directives: usize) -> Self {
        Self { fields: self.fields.saturating_add(1), directives: self.directives.saturating_add(directives), ..self }
    }
}

/// The largest operation or fragment of a document, in each respect. Fragments that no operation uses count as well: they are
/// validated too.
///
/// # Errors
/// Where fragments spread each other in a circle, or selections are nested deeper than `deepest` levels through fragments.
pub fn measure(document: &ExecutableDocument, deepest: usize) -> Result<Shape, Refusal> {
    let mut walk = Walk { fragments: &document.fragments, known: HashMap::new(), level: 0, deepest };
    let mut largest = Shape::default();
    let mut grow = |shape: Shape| {
        largest = Shape {
            fields: largest.fields.max(shape.fields),
            depth: largest.depth.max(shape.depth),
            meta_fields: largest.meta_fields.max(shape.meta_fields),
            meta_depth: largest.meta_depth.max(shape.meta_depth),
            aliases: largest.aliases.max(shape.aliases),
            directives: largest.directives.max(shape.directives),
            roots: largest.roots.max(shape.roots),
        };
    };
    for (_, operation) in document.operations.iter() {
        let mut defaults = operation.node.variable_definitions.iter().filter_map(|variable| variable.node.default_value.as_ref());
        if let Some(default) = defaults.find(|default| holds_nul(&default.node.clone().into_value())) {
            return Err(nul(default.pos));
        }
        let shape = walk.selections(&operation.node.selection_set)?;
        let variables = operation.node.variable_definitions.iter().map(|variable| variable.node.directives.len());
        let directives = operation.node.directives.len() + variables.sum::<usize>();
        grow(Shape { directives: shape.directives.saturating_add(directives), ..shape });
    }
    for (name, fragment) in &document.fragments {
        let shape = walk.fragment(name, fragment)?;
        // What a fragment selects is at no operation's root.
        grow(Shape { roots: 0, ..shape });
    }
    Ok(largest)
}

struct Walk<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    /// The fragments that were walked; none while one is being walked.
    known: HashMap<&'a str, Option<Shape>>,
    /// How deep the walk itself is, and may be: it recurses.
    level: usize,
    deepest: usize,
}

impl<'a> Walk<'a> {
    fn selections(&mut self, set: &'a Positioned<SelectionSet>) -> Result<Shape, Refusal> {
        if self.level > self.deepest {
            return Err(Refusal::limit("nesting", self.deepest, self.level));
        }
        self.level += 1;
        let shape =
            set.node.items.iter().try_fold(Shape::default(), |sum, selection| Ok(sum.beside(self.selection(&selection.node)?)));
        self.level -= 1;
        shape
    }

    fn selection(&mut self, selection: &'a Selection) -> Result<Shape, Refusal> {
        Ok(match selection {
            Selection::Field(field) => {
                if let Some((_, value)) = field.node.arguments.iter().find(|(_, value)| holds_nul(&value.node)) {
                    return Err(nul(value.pos));
                }
                self.selections(&field.node.selection_set)?.below(&field.node)
            }
            Selection::InlineFragment(inline) => {
                self.selections(&inline.node.selection_set)?.behind(inline.node.directives.len())
            }
            Selection::FragmentSpread(spread) => {
                let fragments = self.fragments;
                let shape = match fragments.get_key_value(&spread.node.fragment_name.node) {
                    Some((name, fragment)) => self.fragment(name, fragment)?,
                    // Validation will say so.
                    None => Shape::default(),
                };
                shape.behind(spread.node.directives.len())
            }
        })
    }

    fn fragment(&mut self, name: &'a Name, fragment: &'a Positioned<FragmentDefinition>) -> Result<Shape, Refusal> {
        match self.known.get(name.as_str()) {
            Some(Some(shape)) => return Ok(*shape),
            Some(None) => return Err(Refusal::circle(name, fragment.pos)),
            None => {}
        }
        self.known.insert(name, None);
        let shape = self.selections(&fragment.node.selection_set)?.behind(fragment.node.directives.len());
        self.known.insert(name, Some(shape));
        Ok(shape)
    }
}

/// The one character that PostgreSQL cannot store: no engine is asked for it.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::List(values) => values.iter().any(holds_nul),
        Value::Object(fields) => fields.values().any(holds_nul),
        _ => false,
    }
}

fn nul(location: Pos) -> Refusal {
    Refusal::input("no text of this API holds U+0000").at(location)
}
