//! Random questions from the schema itself: valid ones, which every reader of the schema could write, and broken ones.

use std::collections::HashMap;

use async_graphql::{
    Name, Value,
    parser::{
        parse_schema,
        types::{BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition},
    },
};
use fastrand::Rng;
use iscm_graph::graphql::sdl;
use serde_json::{Map, Value as Json};

/// Texts that a value may have: of the data, and with signs that mean something somewhere.
const TEXTS: [&str; 18] = [
    "prague-process",
    "Prague",
    "PL",
    "POL",
    "XK",
    "e",
    "ministerial",
    "Macedonia",
    "",
    "%",
    "_",
    "\\",
    "'",
    "\"",
    "ż",
    "😀",
    "\u{202e}",
    "İ",
];

/// Days that a date may be.
const DAYS: [&str; 6] = ["2009-01-01", "2011-11-15", "2016-02-29", "2018-10-02", "0001-01-01", "9999-12-31"];

/// Pieces that a broken question may hold.
const PIECES: [&str; 16] =
    ["{", "}", "(", ")", "[", "]", "...", "@skip(if: true)", "$x", "\"", "#", "-1", "null", "on Query", "__typename", "!"];

/// The types of the schema.
pub struct Grammar {
    types: HashMap<String, TypeDefinition>,
    /// Cursors and global ids that an answer gave.
    tokens: Vec<String>,
}

/// A question, with its values as variables.
pub struct Question {
    /// The text with `$v0`, `$v1`, ..
    pub query: String,
    /// Their values.
    pub variables: Map<String, Json>,
    /// The same text with the values as literals.
    pub literal: String,
    /// How many fields it selects.
    pub fields: usize,
}

impl Grammar {
    /// The grammar of the schema; `tokens` are cursors and ids.
    pub fn new(tokens: Vec<String>) -> Self {
        let document = parse_schema(sdl()).expect("the schema parses");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => Some((definition.node.name.node.to_string(), definition.node)),
            _ => None,
        });
        Self { types: types.collect(), tokens }
    }

    /// A question that the schema allows.
    pub fn question(&self, random: &mut Rng) -> Question {
        let mut writer = Writer { grammar: self, random, values: Vec::new(), fields: 0 };
        let selection = writer.selection("Query", 0);
        let (values, fields) = (writer.values, writer.fields);
        let declared: Vec<_> = values.iter().enumerate().map(|(place, (ty, _))| format!("$v{place}: {ty}")).collect();
        let declared = if declared.is_empty() { String::new() } else { format!("({})", declared.join(", ")) };
        let mut literal = format!("query {selection}");
        // The last first: `$v1` begins `$v10`.
        for (place, (_, value)) in values.iter().enumerate().rev() {
            literal = literal.replace(&format!("$v{place}"), &value.to_string());
        }
        let variables = values.into_iter().enumerate();
        let variables = variables.map(|(place, (_, value))| (format!("v{place}"), value.into_json().expect("a value of JSON")));
        Question { query: format!("query{declared} {selection}"), variables: variables.collect(), literal, fields }
    }
}

struct Writer<'a> {
    grammar: &'a Grammar,
    random: &'a mut Rng,
    /// The values so far, each with its type.
    values: Vec<(String, Value)>,
    fields: usize,
}

impl Writer<'_> {
    fn one_in(&mut self, number: usize) -> bool {
        self.random.usize(..number) == 0
    }

    fn any<'b, T>(&mut self, of: &'b [T]) -> &'b T {
        &of[self.random.usize(..of.len())]
    }

    /// A selection set on a type. With the depth it gets smaller, and at last ends.
    fn selection(&mut self, kind: &str, depth: usize) -> String {
        let grammar = self.grammar;
        match &grammar.types[kind].kind {
            TypeKind::Union(union) => {
                let members = union.members.clone();
                let member = self.any(&members).node.to_string();
                format!("{{ __typename ... on {member} {} }}", self.selection(&member, depth))
            }
            TypeKind::Object(object) => self.fields(&object.fields, depth),
            TypeKind::Interface(interface) => self.fields(&interface.fields, depth),
            _ => String::new(),
        }
    }

    fn fields(&mut self, of: &[async_graphql::Positioned<FieldDefinition>], depth: usize) -> String {
        let count = if depth == 0 { 2 } else { 4_usize.saturating_sub(depth / 2).max(1) };
        let mut written = Vec::new();
        for place in 0..=self.random.usize(..count) {
            let field = &self.any(of).node;
            let kind = name_of(&field.ty.node);
            let leaf = self.is_leaf(&kind);
            if !leaf && depth > 5 {
                continue;
            }
            self.fields += 1;
            let (name, arguments) = (field.name.node.as_str(), self.arguments(&field.arguments));
            let below = if leaf { String::new() } else { format!(" {}", self.selection(&kind, depth + 1)) };
            // Two fields of one name may differ in their arguments.
            written.push(format!("f{place}: {name}{arguments}{below}"));
        }
        if written.is_empty() { "{ __typename }".to_owned() } else { format!("{{ {} }}", written.join(" ")) }
    }

    fn is_leaf(&self, kind: &str) -> bool {
        let own = self.grammar.types.get(kind);
        own.is_none_or(|kind| matches!(kind.kind, TypeKind::Scalar | TypeKind::Enum(_)))
    }

    fn arguments(&mut self, of: &[async_graphql::Positioned<InputValueDefinition>]) -> String {
        let mut given = Vec::new();
        // `first` and `last`, and so their cursors, exclude each other.
        let unused = if self.one_in(2) { ["first", "after"] } else { ["last", "before"] };
        for argument in of.iter().map(|argument| &argument.node) {
            let name = argument.name.node.as_str();
            if unused.contains(&name) || argument.ty.node.nullable && !self.one_in(3) {
                continue;
            }
            let value = match name {
                "first" | "last" => Value::from(self.random.i32(1..=30)),
                "after" | "before" => self.token(),
                _ => self.value(&argument.ty.node, 0),
            };
            given.push(format!("{name}: $v{}", self.values.len()));
            self.values.push((argument.ty.node.to_string(), value));
        }
        if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
    }

    fn token(&mut self) -> Value {
        let grammar = self.grammar;
        let token = self.any(&grammar.tokens).clone();
        if self.one_in(2) { Value::from(token) } else { Value::from(mutated_token(self.random, &token)) }
    }

    /// A value of a type. What may be null is given all the same: in filters null is an error of its own.
    fn value(&mut self, ty: &Type, depth: usize) -> Value {
        let name = match &ty.base {
            BaseType::List(inner) => {
                let count = if depth > 2 { 0 } else { self.random.usize(..3) };
                return Value::List((0..count).map(|_| self.value(inner, depth + 1)).collect());
            }
            BaseType::Named(name) => name.as_str(),
        };
        match name {
            "Int" => self.random.i32(-3..3000).into(),
            "Float" => self.random.f64().into(),
            "Boolean" => self.random.bool().into(),
            "String" => (*self.any(&TEXTS)).into(),
            "ID" => self.token(),
            "Date" => (*self.any(&DAYS)).into(),
            "CountryCode" => (*self.any(&["PL", "GEO", "XK", "ZZ"])).into(),
            _ => self.named(name, depth),
        }
    }

    fn named(&mut self, name: &str, depth: usize) -> Value {
        let grammar = self.grammar;
        let definition = &grammar.types[name];
        match &definition.kind {
            TypeKind::Enum(words) => Value::Enum(self.any(&words.values).node.value.node.clone()),
            TypeKind::InputObject(input) => {
                let one_of = definition.directives.iter().any(|directive| directive.node.name.node == "oneOf");
                let only = one_of.then(|| self.random.usize(..input.fields.len()));
                let mut given = Vec::<(Name, Value)>::new();
                for (place, field) in input.fields.iter().map(|field| &field.node).enumerate() {
                    let wanted = match only {
                        Some(only) => place == only,
                        None => !field.ty.node.nullable || depth < 4 && self.one_in(input.fields.len().div_ceil(2)),
                    };
                    if wanted {
                        given.push((field.name.node.clone(), self.value(&field.ty.node, depth + 1)));
                    }
                }
                Value::Object(given.into_iter().collect())
            }
            _ => (*self.any(&TEXTS)).into(),
        }
    }
}

fn name_of(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(inner) => name_of(inner),
    }
}

/// A text with one or more changes that no grammar knows.
pub fn broken(random: &mut Rng, text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for _ in 0..random.usize(1..4) {
        let place = random.usize(..=signs.len());
        let end = (place + random.usize(..6)).min(signs.len());
        match random.u8(..4) {
            0 => drop(signs.drain(place..end)),
            1 => drop(signs.splice(place..place, PIECES[random.usize(..PIECES.len())].chars())),
            2 => signs.truncate(place.max(1)),
            _ => {
                let again = signs[place..end].to_vec();
                let there = random.usize(..=signs.len());
                drop(signs.splice(there..there, again));
            }
        }
    }
    signs.into_iter().collect()
}

/// A cursor or an id with a change inside or outside of its encoding.
pub fn mutated_token(random: &mut Rng, token: &str) -> String {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
    let Ok(mut bytes) = BASE64_URL_SAFE_NO_PAD.decode(token) else { return broken(random, token) };
    let place = random.usize(..bytes.len().max(1)).min(bytes.len());
    match random.u8(..4) {
        0 => bytes.insert(place, random.u8(..128)),
        1 if !bytes.is_empty() => bytes[place] ^= 1 << random.u8(..7),
        2 => bytes.truncate(place),
        _ => return broken(random, token),
    }
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
