//! What an operation costs: an upper bound of the values in its answer, known before it runs.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{
        BaseType, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet, ServiceDocument,
        TypeKind, TypeSystemDefinition,
    },
};
use async_graphql_value::Value;
use serde_json::{Map, Value as Json};

use crate::graphql::{LARGEST_PAGE, QUERY, USUAL_PAGE};

/// How many items a list without pages is taken to have.
const LIST: u64 = 10;

/// What an operation may put into its answer, at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Values about the graph.
    pub data: u64,
    /// Values about the schema itself.
    pub schema: u64,
}

impl Cost {
    /// Both together.
    #[must_use]
    pub fn total(self) -> u64 {
        self.data.saturating_add(self.schema)
    }

    /// This, and another beside it.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self { data: self.data.saturating_add(other.data), schema: self.schema.saturating_add(other.schema) }
    }
}

/// The prices of a schema: what every field gives.
pub struct Prices {
    types: HashMap<String, HashMap<String, Gives>>,
}

/// What a field gives.
struct Gives {
    kind: String,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    One,
    List,
    /// A page, whose size the client chooses.
    Page,
}

impl Prices {
    /// The prices of a schema.
    pub fn of(schema: &ServiceDocument) -> Self {
        let types = schema.definitions.iter().filter_map(|definition| {
            let TypeSystemDefinition::Type(definition) = definition else { return None };
            let definition = &definition.node;
            let fields = match &definition.kind {
                TypeKind::Object(object) => &object.fields,
                TypeKind::Interface(interface) => &interface.fields,
                _ => return None,
            };
            let fields = fields.iter().map(|field| {
                let field = &field.node;
                let (kind, list) = named(&field.ty.node.base);
                let paged = field.arguments.iter().any(|argument| argument.node.name.node == "first");
                let shape = if paged {
                    Shape::Page
                } else if list {
                    Shape::List
                } else {
                    Shape::One
                };
                (field.name.node.to_string(), Gives { kind: kind.to_owned(), shape })
            });
            Some((definition.name.node.to_string(), fields.collect()))
        });
        Self { types: types.collect() }
    }

    /// What an operation costs with these variables.
    pub fn cost(&self, document: &ExecutableDocument, operation: &OperationDefinition, variables: &Map<String, Json>) -> Cost {
        let mut walk = Walk { prices: self, fragments: &document.fragments, operation, variables, known: HashMap::new() };
        walk.selections(&operation.selection_set, QUERY, None)
    }
}

/// The name of a type, and whether it is in a list.
fn named(base: &BaseType) -> (&str, bool) {
    match base {
        BaseType::Named(name) => (name, false),
        BaseType::List(inner) => (named(&inner.base).0, true),
    }
}

struct Walk<'a> {
    prices: &'a Prices,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    operation: &'a OperationDefinition,
    variables: &'a Map<String, Json>,
    /// The fragments that were walked, each with the size of the page it is spread in.
    known: HashMap<(&'a str, Option<u64>), Cost>,
}

impl<'a> Walk<'a> {
    /// What a selection on a type costs; `page` is how many rows the lists of that type have, where it is a page.
    fn selections(&mut self, set: &'a Positioned<SelectionSet>, kind: &'a str, page: Option<u64>) -> Cost {
        set.node.items.iter().fold(Cost::default(), |sum, selection| {
            sum.beside(match &selection.node {
                Selection::Field(field) => self.field(&field.node, kind, page),
                Selection::InlineFragment(inline) => {
                    let kind = inline.node.type_condition.as_ref().map_or(kind, |condition| &condition.node.on.node);
                    self.selections(&inline.node.selection_set, kind, page)
                }
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node, page),
            })
        })
    }

    fn fragment(&mut self, name: &'a Name, page: Option<u64>) -> Cost {
        if let Some(cost) = self.known.get(&(name.as_str(), page)) {
            return *cost;
        }
        let fragments = self.fragments;
        let Some(fragment) = fragments.get(name) else { return Cost::default() };
        let cost = self.selections(&fragment.node.selection_set, &fragment.node.type_condition.node.on.node, page);
        self.known.insert((name, page), cost);
        cost
    }

    fn field(&mut self, field: &'a Field, kind: &'a str, page: Option<u64>) -> Cost {
        let name = field.name.node.as_str();
        if name.starts_with("__") && !field.selection_set.node.items.is_empty() {
            return Cost { data: 0, schema: self.catalogue(&field.selection_set).saturating_add(1) };
        }
        let prices = self.prices;
        let Some(gives) = prices.types.get(kind).and_then(|fields| fields.get(name)) else {
            // `__typename`, or what does not exist and will not be executed.
            return Cost { data: 1, schema: 0 };
        };
        let (times, page) = match gives.shape {
            Shape::One => (1, None),
            Shape::List => (page.unwrap_or(LIST), None),
            Shape::Page => (1, Some(self.page(field))),
        };
        let below = self.selections(&field.selection_set, &gives.kind, page);
        let data = below.data.saturating_mul(times).saturating_add(1);
        Cost { data, schema: below.schema.saturating_mul(times) }
    }

    /// What a selection within introspection costs.
    fn catalogue(&self, set: &'a Positioned<SelectionSet>) -> u64 {
        // Fragments were measured before: they are in no circle, and expanded they are small.
        set.node.items.iter().fold(0, |sum: u64, selection| {
            let cost = match &selection.node {
                Selection::Field(field) => {
                    let times = match field.node.name.node.as_str() {
                        "types" => self.prices.types.len() as u64,
                        "fields" | "args" | "inputFields" | "enumValues" | "possibleTypes" | "directives" => LIST,
                        _ => 1,
                    };
                    self.catalogue(&field.node.selection_set).saturating_mul(times).saturating_add(1)
                }
                Selection::InlineFragment(inline) => self.catalogue(&inline.node.selection_set),
                Selection::FragmentSpread(spread) => self
                    .fragments
                    .get(&spread.node.fragment_name.node)
                    .map_or(0, |fragment| self.catalogue(&fragment.node.selection_set)),
            };
            sum.saturating_add(cost)
        })
    }

    /// How many rows a page has at most: a literal and a variable count the same.
    fn page(&self, field: &Field) -> u64 {
        let size =
            ["first", "last"].iter().filter_map(|name| field.get_argument(name)).filter_map(|value| self.size(&value.node));
        size.max().unwrap_or(USUAL_PAGE.into()).clamp(1, LARGEST_PAGE.into())
    }

    /// A number that is given, or given by a variable, or by a variable's default.
    fn size(&self, value: &Value) -> Option<u64> {
        match value {
            Value::Variable(name) => {
                if let Some(given) = self.variables.get(name.as_str()) {
                    return given.as_u64();
                }
                let definitions = &self.operation.variable_definitions;
                let definition = definitions.iter().find(|definition| definition.node.name.node == *name)?;
                self.size(&definition.node.default_value.as_ref()?.node.clone().into_value())
            }
            Value::Number(number) => number.as_u64(),
            _ => None,
        }
    }
}
