//! Where nothing is kept, a row is read with no more columns than what is selected of it needs, and with those that it names. Here each
//! field of each row is asked for alone, and must say the same as where rows are read whole.

use std::{collections::HashMap, sync::atomic::Ordering};

use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind};
use iscm_graph::config::Service;
use serde_json::Value;

use crate::{
    engines::{cold, engines},
    schema,
};

/// Each type that has rows, and a list of it, with `*` for what is selected of a row.
const LISTS: [(&str, &str); 14] = [
    ("Process", "processes(first: 30) { nodes { * } }"),
    ("State", "states(first: 100) { nodes { * } }"),
    ("Organization", "organizations(first: 100) { nodes { * } }"),
    ("Meeting", "meetings(first: 100) { edges { node { * } } }"),
    ("Membership", "members(first: 100) { nodes { * } }"),
    ("Tenure", "processes(first: 30) { nodes { tenures { * } } }"),
    ("Initiative", "initiatives(first: 30) { nodes { * } }"),
    ("Declaration", "declarations(first: 100) { nodes { * } }"),
    ("Publication", "publications(first: 100) { nodes { * } }"),
    ("Theme", "themes(first: 100) { nodes { * } }"),
    ("Source", "sources(first: 100) { nodes { * } }"),
    ("Discrepancy", "discrepancies(first: 100) { nodes { * } }"),
    ("Name", "states(first: 100) { nodes { names { * } } }"),
    ("Citation", "processes(first: 30) { nodes { citations { * } } }"),
];

type Types = HashMap<String, TypeKind>;

fn named(kind: &Type) -> &str {
    match &kind.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

/// The fields of an object that ask for no argument.
fn fields<'a>(types: &'a Types, of: &str) -> impl Iterator<Item = &'a FieldDefinition> {
    let Some(TypeKind::Object(object)) = types.get(of) else { panic!("{of} is no object") };
    let free = |field: &&FieldDefinition| {
        field.arguments.iter().all(|argument| argument.node.ty.node.nullable || argument.node.default_value.is_some())
    };
    object.fields.iter().map(|field| &field.node).filter(free)
}

/// A field with all plain fields of what it gives.
fn selection(types: &Types, field: &FieldDefinition, depth: usize) -> Option<String> {
    let name = &field.name.node;
    let given = named(&field.ty.node);
    match types.get(given) {
        Some(TypeKind::Object(_)) if depth == 0 => None,
        Some(TypeKind::Object(_)) => {
            let below: Vec<_> = fields(types, given).filter_map(|field| selection(types, field, depth - 1)).collect();
            Some(format!("{name} {{ __typename {} }}", below.join(" ")))
        }
        Some(TypeKind::Interface(_) | TypeKind::Union(_)) => {
            Some(format!("{name} {{ __typename ... on Process {{ id name }} ... on State {{ name }} ... on Node {{ id }} }}"))
        }
        _ => Some(name.to_string()),
    }
}

/// Settings under which all may be asked for, and nothing is kept.
fn free() -> Service {
    let mut service = cold();
    service.limits.cost_limit = u64::MAX;
    service
}

/// The same, but rows are read whole, and kept.
fn keeping() -> Service {
    let mut service = free();
    service.load.row_cache = Service::default().load.row_cache;
    service
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_field_says_the_same_of_the_columns_it_needs_as_of_whole_rows() {
    let types: Types =
        schema::types().into_iter().map(|definition| (definition.name.node.to_string(), definition.kind)).collect();
    for (name, kind) in &types {
        let TypeKind::Object(object) = kind else { continue };
        let is_node = object.implements.iter().any(|interface| interface.node == "Node");
        assert!(!is_node || LISTS.iter().any(|(known, _)| known == name), "{name} is asked for nowhere");
    }
    for engine in engines().await {
        let whole = engine.served_with(keeping()).await;
        let partly = engine.served_with(free()).await;
        for (name, list) in LISTS {
            for field in fields(&types, name) {
                let query = format!("{{ {} }}", list.replace('*', &selection(&types, field, 1).expect("a field")));
                let answer = partly.ask(&query).await;
                assert!(answer["errors"] == Value::Null && answer["data"].is_object(), "{} {query}: {answer}", engine.name);
                assert_eq!(answer, whole.ask(&query).await, "{} {query}", engine.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_are_read_along_with_those_that_name_them() {
    let asked = [
        // The process, and its members.
        (
            2,
            r#"{ process(slug: "prague-process") { members(first: 100) { nodes { member {
            __typename ... on State { name code } ... on Organization { name } ... on Process { slug } } } } } }"#,
        ),
        // One row twice, and a table that names itself: its second step is a statement of its own.
        (1, "{ meetings(first: 100) { nodes { here: host { name } host { code region } } } }"),
        (2, "{ organizations(first: 100) { nodes { name parent { name parent { id } } } } }"),
        // What was read along had not all that is asked for elsewhere.
        (
            4,
            "{ declarations(first: 100) { nodes { adoptedAt { title } } } meetings(first: 100) { nodes { host { name } adoptedDeclarations { adoptedAt { city } } } } }",
        ),
    ];
    for engine in engines().await {
        let whole = engine.served_with(keeping()).await;
        let partly = engine.served().await;
        for (most, query) in asked {
            partly.statements.store(0, Ordering::Relaxed);
            let answer = partly.ask(query).await;
            let taken = partly.statements.load(Ordering::Relaxed);
            assert!(answer["errors"] == Value::Null && answer["data"].is_object(), "{} {query}: {answer}", engine.name);
            assert_eq!(answer, whole.ask(query).await, "{} {query}", engine.name);
            assert!(taken <= most, "{} takes {taken} statements: {query}", engine.name);
        }
    }
}
