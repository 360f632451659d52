//! Every query of `tests/queries`, on a fresh filled database of each engine: its answer, and the number of SQL statements.
//!
//! Where an answer is meant to change, write it anew with `UPDATE_ANSWERS=1 make test` and review the difference.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

use crate::engines::{Server, engines};
use serde_json::{Value, json};

/// All query files, in order.
fn queries() -> Vec<PathBuf> {
    let folders = fs::read_dir("tests/queries").expect("the queries").map(|folder| folder.expect("a folder").path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()));
    let mut queries: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "graphql")).collect();
    queries.sort();
    queries
}

/// The number in the first line of a query: `# At most 3 SQL statements.`
fn allowed(query: &str, path: &Path) -> usize {
    let number = query.strip_prefix("# At most ").and_then(|rest| rest.split(' ').next()).and_then(|number| number.parse().ok());
    number.unwrap_or_else(|| panic!("{}: the first line does not say how many SQL statements it may take", path.display()))
}

async fn check(server: &Server, path: &Path, engine: &str) {
    let query = fs::read_to_string(path).expect("a query");
    server.statements.store(0, Ordering::Relaxed);
    let answer = server.ask(&query).await;
    let taken = server.statements.load(Ordering::Relaxed);
    let expected = path.with_extension("json");
    if env::var_os("UPDATE_ANSWERS").is_some() {
        let text = serde_json::to_string_pretty(&answer).expect("JSON");
        fs::write(&expected, text + "\n").expect("a written answer");
        eprintln!("{engine} {}: {taken} statements", path.display());
    }
    let expected: Value =
        fs::read_to_string(&expected).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    assert_eq!(answer, expected, "{engine} answers {} otherwise", path.display());
    assert!(
        env::var_os("UPDATE_ANSWERS").is_some() || taken <= allowed(&query, path),
        "{engine} takes {taken} statements for {}",
        path.display()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_query_has_its_answer_within_its_statements() {
    for engine in engines().await {
        let server = engine.served().await;
        for path in queries() {
            check(&server, &path, engine.name).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_statements_does_not_depend_on_the_number_of_rows() {
    for engine in engines().await {
        let server = engine.served().await;
        let mut taken = Vec::new();
        for first in [2, 15, 100] {
            server.statements.store(0, Ordering::Relaxed);
            let query = format!(
                "{{ meetings(first: {first}, filter: {{ mode: {{ eq: IN_PERSON }} }}) {{ nodes {{ title host {{ name processes {{ name }} }} chairs {{ holder {{ ... on State {{ name }} }} }}
                    previous {{ title }} citations {{ source {{ title }} }} adoptedDeclarations {{ title }} }} }} }}"
            );
            let answer = server.ask(&query).await;
            assert_eq!(answer["errors"], Value::Null, "{}", engine.name);
            taken.push(server.statements.load(Ordering::Relaxed));
        }
        assert!(taken.iter().all(|taken| *taken <= 11), "{}: {taken:?}", engine.name);
    }
}

/// The meetings of the Prague Process, as a list of their own that is narrowed, or as those of the process.
#[derive(Clone, Copy)]
enum List {
    Narrowed,
    Nested,
}

/// Walks over a list in pages of `size`, from the start or from the end, and gives the slugs in the list's order.
async fn walk(server: &Server, list: List, order: &str, size: usize, forwards: bool) -> Vec<String> {
    let (mut slugs, mut cursor) = (Vec::new(), String::new());
    loop {
        let window = match (forwards, cursor.as_str()) {
            (true, "") => format!("first: {size}"),
            (true, cursor) => format!("first: {size}, after: \"{cursor}\""),
            (false, "") => format!("last: {size}"),
            (false, cursor) => format!("last: {size}, before: \"{cursor}\""),
        };
        let page = "totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
        let (query, place) = match list {
            List::Narrowed => (
                format!(
                    "{{ meetings(filter: {{ process: {{ slug: {{ eq: \"prague-process\" }} }} }}, orderBy: {order}, {window}) {{ {page} }} }}"
                ),
                "/data/meetings",
            ),
            List::Nested => (
                format!("{{ process(slug: \"prague-process\") {{ meetings(orderBy: {order}, {window}) {{ {page} }} }} }}"),
                "/data/process/meetings",
            ),
        };
        let answer = server.ask(&query).await;
        let page = answer.pointer(place).unwrap_or_else(|| panic!("{query}: {answer}"));
        let nodes: Vec<String> = page["nodes"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|node| node["slug"].as_str().expect("a slug").to_owned())
            .collect();
        let info = &page["pageInfo"];
        let (ahead, behind, end) = if forwards {
            ("hasNextPage", "hasPreviousPage", "endCursor")
        } else {
            ("hasPreviousPage", "hasNextPage", "startCursor")
        };
        assert_eq!(info[behind], Value::Bool(!slugs.is_empty()), "{order} {window}");
        if forwards {
            slugs.extend(nodes);
        } else {
            drop(slugs.splice(0..0, nodes));
        }
        let total = usize::try_from(page["totalCount"].as_u64().expect("a count")).expect("a small count");
        assert_eq!(info[ahead], Value::Bool(slugs.len() < total), "{order} {window}");
        if info[ahead] == Value::Bool(false) {
            return slugs;
        }
        info[end].as_str().expect("a cursor").clone_into(&mut cursor);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_any_size_and_direction_give_each_row_once_and_in_order() {
    let orders = [
        "[]",
        "[{ date: ASC }]",
        "[{ city: ASC }]",
        "[{ city: DESC_NULLS_FIRST }, { date: ASC }]",
        "[{ ordinal: ASC_NULLS_FIRST }, { title: DESC }]",
        "[{ host: { name: DESC } }, { date: DESC }]",
        "[{ adoptedDeclarations: { count: DESC } }, { position: ASC }]",
    ];
    let mut seen: Vec<Vec<String>> = Vec::new();
    for engine in engines().await {
        let server = engine.served().await;
        for (place, order) in orders.iter().enumerate() {
            let whole = walk(&server, List::Narrowed, order, 100, true).await;
            assert_eq!(whole.len(), 47);
            for (list, size) in [1, 7, 46, 47].map(|size| (List::Narrowed, size)).into_iter().chain([(List::Nested, 7)]) {
                assert_eq!(walk(&server, list, order, size, true).await, whole, "{} {order} {size}", engine.name);
                assert_eq!(walk(&server, list, order, size, false).await, whole, "{} {order} {size} from the end", engine.name);
            }
            if let Some(other) = seen.get(place) {
                assert_eq!(&whole, other, "the engines differ in {order}");
            } else {
                seen.push(whole);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_many_parents_is_that_of_each_alone() {
    for engine in engines().await {
        let server = engine.served().await;
        // Behind the cursor some processes have more dated meetings than the page, some fewer, some none; undated ones come last.
        let cursor = server.ask("{ meetings(orderBy: [{ date: ASC }], filter: { date: { from: \"2014-01-01\" } }, first: 1) { pageInfo { endCursor } } }").await;
        let cursor = &cursor["data"]["meetings"]["pageInfo"]["endCursor"];
        for first in [1, 3, 10] {
            let page = format!(
                "slug meetings(orderBy: [{{ date: ASC }}], first: {first}, after: {cursor}) {{ nodes {{ slug }} pageInfo {{ hasNextPage }} }}"
            );
            let together = server.ask(&format!("{{ processes(first: 50) {{ nodes {{ {page} }} }} }}")).await;
            let processes = together["data"]["processes"]["nodes"].as_array().expect("processes");
            let has_more = |process: &&Value| process["meetings"]["pageInfo"]["hasNextPage"] == true;
            let many = processes.iter().filter(has_more).count();
            assert!((1..processes.len()).contains(&many), "{}: {many} of {}", engine.name, processes.len());
            for process in processes {
                let alone = server.ask(&format!("{{ process(slug: {}) {{ {page} }} }}", process["slug"])).await;
                assert_eq!(*process, alone["data"]["process"], "{} {first}", engine.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_several_kinds_or_hosts_is_the_same_however_it_is_asked_for() {
    const PAGE: &str = "nodes { slug host { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
    for engine in engines().await {
        let server = engine.served().await;
        let list = async |arguments: String| {
            let answer = server.ask(&format!("{{ meetings({arguments}) {{ {PAGE} }} }}")).await;
            assert!(answer["errors"].is_null(), "{} {arguments}: {answer}", engine.name);
            answer["data"]["meetings"].clone()
        };
        for filter in [
            "kind: { in: [WORKSHOP, TRAINING, WORKSHOP] }",
            "kind: { in: [OTHER, WEBINAR] }, date: { from: \"2015-01-01\" }",
            "kind: { in: [] }",
            "mode: { in: [ONLINE, NOT_STATED] }, process: { slug: { eq: \"prague-process\" } }",
            "host: { code: { in: [\"CZ\", \"PL\", \"TH\"] } }",
            "host: { code: { in: [] } }",
            "host: { region: { eq: \"Europe\" } }, date: { to: \"2020-12-31\" }",
            // Many.
            "host: { name: { ne: \"Nowhere\" } }",
            "process: { members: { some: { state: { code: { eq: \"PL\" } } } } }, kind: { ne: TRAINING }",
            "initiative: { name: { contains: \"e\" } }",
        ] {
            for order in ["[{ date: ASC }]", "[{ date: DESC }]"] {
                for end in ["first", "last"] {
                    let mut cursor = String::new();
                    // All pages of the list, and an empty one.
                    loop {
                        let rest = format!("orderBy: {order}, {end}: 9{cursor}");
                        // What is asked for in `and` is not looked into.
                        let page = list(format!("filter: {{ {filter} }}, {rest}")).await;
                        assert_eq!(
                            page,
                            list(format!("filter: {{ and: [{{ {filter} }}] }}, {rest}")).await,
                            "{} {filter} {rest}",
                            engine.name
                        );
                        let (bound, edge) = if end == "first" { ("after", "endCursor") } else { ("before", "startCursor") };
                        if page["nodes"] == json!([]) {
                            break;
                        }
                        cursor = format!(", {bound}: {}", page["pageInfo"][edge]);
                    }
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_give_every_type_of_node_in_one_query() {
    // One field name has one type in the whole schema, so all fields of all types fit into one selection.
    for engine in engines().await {
        let server = engine.served().await;
        let types = server.ask("{ __type(name: \"Node\") { possibleTypes { name fields { name args { name } type { ...t } } } } } fragment t on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }").await;
        let selections: Vec<String> =
            types["data"]["__type"]["possibleTypes"].as_array().expect("types").iter().map(all_fields).collect();
        let query = format!("query($id: ID!) {{ node(id: $id) {{ __typename {} }} }}", selections.join(" "));
        let ids = server.ask("{ processes { nodes { id } } states(first: 1) { nodes { id } } meetings(first: 1) { nodes { id } } sources { nodes { id } } }").await;
        for noun in ["processes", "states", "meetings", "sources"] {
            let answer = server.ask_with(&query, serde_json::json!({ "id": ids["data"][noun]["nodes"][0]["id"] })).await;
            assert_eq!(answer["errors"], Value::Null, "{} {noun}", engine.name);
            assert!(answer["data"]["node"].is_object(), "{} {noun}", engine.name);
        }
    }
}

/// An inline fragment with every field of a type.
fn all_fields(kind: &Value) -> String {
    let fields = kind["fields"].as_array().expect("fields").iter().map(|field| {
        let mut named = &field["type"];
        while named["ofType"] != Value::Null {
            named = &named["ofType"];
        }
        let leaf = matches!(named["kind"].as_str(), Some("SCALAR" | "ENUM"));
        format!("{}{}", field["name"].as_str().expect("a name"), if leaf { "" } else { " { __typename }" })
    });
    format!("... on {} {{ {} }}", kind["name"].as_str().expect("a name"), fields.collect::<Vec<_>>().join(" "))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_come_in_the_order_asked_for_and_twins_as_one() {
    let query = "
        query {
          process(slug: \"prague-process\") {
            name
            meetings(first: 1, filter: { mode: { eq: IN_PERSON } }) { totalCount nodes { title } }
            ... also
            slug
            __typename
            meetings(first: 1, filter: { mode: { eq: IN_PERSON } }) { nodes { host { name } kind } }
            called: name
            name
            states { code }
          }
        }
        fragment also on Cited { ... on Process { level meetings(first: 1, filter: { mode: { eq: IN_PERSON } }) { nodes { slug } } } }";
    for engine in engines().await {
        let server = engine.served().await;
        let request = server.client.post(format!("{}/graphql", server.address)).json(&json!({ "query": query }));
        let text = request.send().await.expect("an answer").text().await.expect("a text");
        let start = r#"{"data":{"process":{"name":"Prague Process","meetings":{"totalCount":"#;
        assert!(text.starts_with(start), "{}: {text}", engine.name);
        let rest = r#""level":"REGIONAL","slug":"prague-process","__typename":"Process","called":"Prague Process","states":[{"code":"AL"},"#;
        assert!(text.contains(rest), "{}: {text}", engine.name);
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        let meeting = answer["data"]["process"]["meetings"]["nodes"][0].as_object().expect("a meeting");
        let fields: Vec<_> = meeting.keys().map(String::as_str).collect();
        assert_eq!(fields, ["host", "kind", "slug", "title"], "{}: {text}", engine.name);
        let places = ["\"title\":", "\"slug\":", "\"host\":", "\"kind\":"].map(|field| text.find(field));
        assert!(places.is_sorted() && places[0].is_some(), "{}: {text}", engine.name);
    }
}
