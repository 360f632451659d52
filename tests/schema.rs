//! The schema as clients see it: `schema.graphql` is current, everything is described, nothing speaks of the database.

use async_graphql::parser::{
    parse_schema,
    types::{TypeDefinition, TypeKind, TypeSystemDefinition},
};
use iscm_graph::graphql::sdl;

/// Every type of the schema.
pub fn types() -> Vec<TypeDefinition> {
    let document = parse_schema(sdl()).expect("the schema parses");
    let types = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => Some(definition.node),
        _ => None,
    });
    types.collect()
}

/// Each type, field, argument, input field and enum value: its path, and whether it is described.
fn everything() -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for definition in types() {
        let name = definition.name.node.to_string();
        all.push((name.clone(), definition.description.is_some()));
        let fields = match &definition.kind {
            TypeKind::Object(object) => &object.fields,
            TypeKind::Interface(interface) => &interface.fields,
            _ => &Vec::new(),
        };
        for field in fields {
            let path = format!("{name}.{}", field.node.name.node);
            all.push((path.clone(), field.node.description.is_some()));
            let arguments = field.node.arguments.iter();
            all.extend(
                arguments.map(|argument| (format!("{path}({})", argument.node.name.node), argument.node.description.is_some())),
            );
        }
        if let TypeKind::InputObject(input) = &definition.kind {
            let fields = input.fields.iter();
            all.extend(fields.map(|field| (format!("{name}.{}", field.node.name.node), field.node.description.is_some())));
        }
        if let TypeKind::Enum(words) = &definition.kind {
            let words = words.values.iter();
            all.extend(words.map(|word| (format!("{name}.{}", word.node.value.node), word.node.description.is_some())));
        }
    }
    all
}

#[test]
fn the_committed_schema_is_current() {
    let committed = std::fs::read_to_string("schema.graphql").expect("schema.graphql");
    assert!(committed.trim_end() == sdl().trim_end(), "schema.graphql is stale: run `cargo run -- schema > schema.graphql`");
}

#[test]
fn everything_is_described() {
    let all = everything();
    assert!(all.len() > 500, "the whole schema was seen");
    let bare: Vec<_> = all.iter().filter(|(_, described)| !described).map(|(path, _)| path).collect();
    assert!(bare.is_empty(), "without a description: {bare:?}");
}

#[test]
fn no_name_speaks_of_the_database() {
    let words = ["Table", "Row", "Column", "Entity", "Model", "ForeignKey", "Join", "Sql", "Tagging", "Id"];
    let speaks = |path: &str| {
        let name = path.rsplit(['.', '(']).next().unwrap_or_default().trim_end_matches(')');
        let ends_so = words.iter().any(|word| name.ends_with(word));
        // A matrix has rows.
        ends_so && !["ID", "MatrixRow"].contains(&name)
    };
    let speaking: Vec<_> = everything().into_iter().map(|(path, _)| path).filter(|path| speaks(path)).collect();
    assert!(speaking.is_empty(), "{speaking:?}");
}

#[test]
fn the_core_of_the_contract_is_there() {
    let all: Vec<String> = everything().into_iter().map(|(path, _)| path).collect();
    for path in [
        "Query.node(id)",
        "Query.nodes(ids)",
        "Query.process(slug)",
        "Query.state(code)",
        "Query.organization(slug)",
        "Query.meeting(slug)",
        "Query.declaration(slug)",
        "Query.publication(slug)",
        "Query.initiative(slug)",
        "Query.theme(slug)",
        "Query.source(slug)",
        "Query.dataset",
        "Query.discrepancies(filter)",
        "Process.members(match)",
        "Process.meetings(orderBy)",
        "Meeting.hostNameThen",
        "Declaration.chairs",
        "Membership.member",
        "Period.includes(match)",
        "Discrepancy.subject",
        "Party",
        "Cited.citations(property)",
        "Direction.DESC_NULLS_LAST",
        "PageInfo.hasPreviousPage",
        "MeetingConnection.totalCount",
    ] {
        assert!(all.iter().any(|known| known == path), "{path} is missing");
    }
}
