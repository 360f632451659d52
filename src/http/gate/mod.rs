//! The gate: what every operation passes before the engine sees it, in linear time, whichever way it arrived.
//!
//! The engine has limits of its own, but they apply only after it has parsed without a limit and expanded fragments, which a few
//! hundred bytes can make exponential. They stay on as a second wall.

mod cost;
mod scan;
mod shape;
mod variables;

use async_graphql::{
    Name,
    parser::{
        self,
        types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
    },
};
use serde_json::{Map, Value as Json};

pub use self::cost::Cost;
use self::{
    cost::Prices,
    scan::{Scan, scan},
    shape::{Shape, measure},
    variables::Inputs,
};
use super::refusal::Refusal;
use crate::config::Limits;

/// The deepest that introspection may nest fields, and the most fields it may have: its standard queries need 15 and 400.
const INTROSPECTION: (usize, usize) = (20, 800);

/// The gate, with its limits.
pub struct Gate {
    limits: Limits,
    inputs: Inputs,
    prices: Prices,
}

impl Gate {
    /// A gate with these limits, before a schema in the schema definition language, as the engine has written it.
    ///
    /// # Panics
    /// Where it is not.
    #[must_use]
    pub fn new(limits: Limits, sdl: &str) -> Self {
        let schema = parser::parse_schema(sdl).expect("the schema is written by the engine that reads it");
        Self { limits, inputs: Inputs::of(&schema), prices: Prices::of(&schema) }
    }

    /// Parses a text that keeps all limits.
    ///
    /// # Errors
    /// Where the text is larger than allowed, in any respect, or not GraphQL.
    pub fn parse(&self, text: &str) -> Result<ExecutableDocument, Refusal> {
        let limits = &self.limits;
        within("bytes", limits.query_limit, text.len())?;
        let Scan { tokens, nesting } =
            scan(text).ok_or_else(|| Refusal::syntax("a text within the query is not closed", None))?;
        within("tokens", limits.token_limit, tokens)?;
        within("nesting", limits.nesting_limit, nesting)?;
        let document = parser::parse_query(text).map_err(|error| Refusal::syntax(error.to_string(), error.positions().next()))?;
        within("fragments", limits.fragment_limit, document.fragments.len())?;
        let Shape { fields, depth, meta_fields, meta_depth, aliases, directives, roots } =
            measure(&document, limits.nesting_limit)?;
        for (limit, allowed, found) in [
            ("fields", limits.field_limit, fields),
            ("depth", limits.depth_limit, depth),
            ("introspection depth", INTROSPECTION.0, meta_depth),
            ("introspection fields", INTROSPECTION.1, meta_fields),
            ("aliases", limits.alias_limit, aliases),
            ("directives", limits.directive_limit, directives),
            ("root fields", limits.root_field_limit, roots),
        ] {
            within(limit, allowed, found)?;
        }
        Ok(document)
    }

    /// What an operation costs with these variables, where they are of its types and the cost is within the limits.
    ///
    /// # Errors
    /// Where it asks for a change, a variable is not of its type, or it costs more.
    pub fn price(
        &self,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
        variables: &Map<String, Json>,
    ) -> Result<Cost, Refusal> {
        if operation.ty != OperationType::Query {
            return Err(Refusal::read_only(operation.ty));
        }
        self.inputs.check(operation, variables)?;
        let cost = self.prices.cost(document, operation, variables);
        for (allowed, found) in [(self.limits.cost_limit, cost.data), (self.limits.introspection_limit, cost.schema)] {
            if found > allowed {
                return Err(Refusal::cost(allowed, found));
            }
        }
        Ok(cost)
    }
}

fn within(limit: &'static str, allowed: usize, found: usize) -> Result<(), Refusal> {
    if found > allowed { Err(Refusal::limit(limit, allowed, found)) } else { Ok(()) }
}

/// The operation that a request means, and its name.
///
/// # Errors
/// Where its name is of none, or missing beside several.
pub fn operation<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<(Option<&'a Name>, &'a OperationDefinition), Refusal> {
    let found = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some((None, operation)),
        (DocumentOperations::Multiple(operations), Some(name)) => {
            operations.get_key_value(name).map(|(name, found)| (Some(name), found))
        }
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.iter().next().map(|(name, found)| (Some(name), found))
        }
        _ => None,
    };
    let (name, operation) = found.ok_or_else(|| {
        Refusal::operation(match name {
            Some(name) => format!("the query has no operation named {name:?}"),
            None => "the query has several operations: say which by `operationName`".to_owned(),
        })
    })?;
    Ok((name, &operation.node))
}
