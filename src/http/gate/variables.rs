//! Whether the values that came with a request are of the types that its operation declares. The engine would find out only while
//! it executes, field by field.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::types::{
    BaseType, InputValueDefinition, OperationDefinition, ServiceDocument, Type, TypeKind, TypeSystemDefinition,
};
use serde_json::{Map, Value};

use crate::http::refusal::Refusal;

/// The input types of a schema.
pub struct Inputs(HashMap<String, Input>);

/// An input type; scalars that the schema defines itself are read by the engine.
enum Input {
    Enum(HashSet<String>),
    Object { fields: HashMap<String, Field>, one_of: bool },
}

struct Field {
    kind: Type,
    required: bool,
}

impl Inputs {
    /// The input types of a schema.
    pub fn of(schema: &ServiceDocument) -> Self {
        let inputs = schema.definitions.iter().filter_map(|definition| {
            let TypeSystemDefinition::Type(definition) = definition else { return None };
            let input = match &definition.node.kind {
                TypeKind::Enum(kind) => Input::Enum(kind.values.iter().map(|value| value.node.value.node.to_string()).collect()),
                TypeKind::InputObject(object) => Input::Object {
                    fields: object.fields.iter().map(|field| Field::of(&field.node)).collect(),
                    one_of: definition.node.directives.iter().any(|directive| directive.node.name.node == "oneOf"),
                },
                _ => return None,
            };
            Some((definition.node.name.node.to_string(), input))
        });
        Self(inputs.collect())
    }

    /// Checks the variables of an operation. Those that it does not declare are ignored, as the specification says.
    ///
    /// # Errors
    /// Where one is missing or not of its type.
    pub fn check(&self, operation: &OperationDefinition, variables: &Map<String, Value>) -> Result<(), Refusal> {
        for definition in &operation.variable_definitions {
            let (name, kind) = (&definition.node.name.node, &definition.node.var_type.node);
            let found = match variables.get(name.as_str()) {
                Some(value) => self.of_type(value, kind),
                None if kind.nullable || definition.node.default_value.is_some() => Ok(()),
                None => Err("is missing".to_owned()),
            };
            found.map_err(|why| Refusal::input(format!("the variable `${name}` of type `{kind}` {why}")).at(definition.pos))?;
        }
        Ok(())
    }

    fn of_type(&self, value: &Value, kind: &Type) -> Result<(), String> {
        match (&kind.base, value) {
            (_, Value::Null) if kind.nullable => Ok(()),
            (_, Value::Null) => Err("is null".to_owned()),
            (BaseType::List(inner), Value::Array(values)) => values.iter().try_for_each(|value| self.of_type(value, inner)),
            // One value stands for a list of one.
            (BaseType::List(inner), value) => self.of_type(value, inner),
            (BaseType::Named(name), value) => self.of_name(value, name),
        }
    }

    fn of_name(&self, value: &Value, name: &str) -> Result<(), String> {
        let fits = match (self.0.get(name), name) {
            (Some(Input::Object { fields, one_of }), _) => return self.of_fields(value, name, fields, *one_of),
            (Some(Input::Enum(names)), _) => value.as_str().is_some_and(|value| names.contains(value)),
            (None, "Int") => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
            (None, "Float") => value.is_number(),
            (None, "String") => value.is_string(),
            (None, "Boolean") => value.is_boolean(),
            (None, "ID") => value.is_string() || value.is_i64() || value.is_u64(),
            (None, _) => true,
        };
        if !fits {
            return Err(format!("has a value that is no `{name}`"));
        }
        if value.as_str().is_some_and(|text| text.contains('\0')) {
            return Err("has a text with U+0000, which no text of this API holds".to_owned());
        }
        Ok(())
    }

    fn of_fields(&self, value: &Value, name: &str, fields: &HashMap<String, Field>, one_of: bool) -> Result<(), String> {
        let Value::Object(values) = value else { return Err(format!("has a value that is no `{name}`")) };
        if one_of && (values.len() != 1 || values.values().any(Value::is_null)) {
            return Err(format!("has a `{name}` that does not hold exactly one field"));
        }
        if let Some(unknown) = values.keys().find(|given| !fields.contains_key(*given)) {
            return Err(format!("has the field {unknown:?}, which `{name}` does not have"));
        }
        for (field, Field { kind, required }) in fields {
            match values.get(field) {
                Some(value) => self.of_type(value, kind).map_err(|why| format!("has a field `{name}.{field}` that {why}"))?,
                None if *required => return Err(format!("lacks the field `{name}.{field}`")),
                None => {}
            }
        }
        Ok(())
    }
}

impl Field {
    fn of(definition: &InputValueDefinition) -> (String, Self) {
        let kind = definition.ty.node.clone();
        let required = !kind.nullable && definition.default_value.is_none();
        (definition.name.node.to_string(), Self { kind, required })
    }
}
