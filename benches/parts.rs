//! What the parts of an answer take, each alone, on SQLite with the embedded dataset: `cargo bench`.

use std::{hint::black_box, sync::Arc};

use async_graphql::{
    Variables,
    parser::{parse_query, types::ExecutableDocument},
    written,
};
use criterion::Criterion;
use iscm_graph::{
    config::Service,
    database::{self, Reading},
    dataset,
    graphql::{Answer, Graph, Revision, sdl},
    http::gate::{Gate, operation},
};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The last meetings of a process, their hosts, and the processes of those: three relations, one below the other.
const RELATIONS: &str = include_str!("queries/q3.graphql");

/// A hundred meetings by date.
const PAGE: &str = include_str!("queries/q4.graphql");

/// The cursors of the same page.
const CURSORS: &str =
    "query ($after: String) { meetings(first: 100, after: $after, orderBy: [{ date: ASC }]) { edges { cursor } } }";

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    gate(&mut criterion);
    answers(&mut criterion);
    criterion.final_summary();
}

/// What a document passes that is not known yet.
fn gate(criterion: &mut Criterion) {
    let gate = Gate::new(Service::default().limits, &sdl());
    let document = document(RELATIONS);
    let price = |document: &ExecutableDocument| {
        let (_, operation) = operation(document, None).ok()?;
        gate.price(document, operation, &Map::new()).ok()
    };
    let mut group = criterion.benchmark_group("gate");
    group.bench_function("parse alone", |timed| timed.iter(|| parse_query(black_box(RELATIONS))));
    group.bench_function("scan, parse and measure", |timed| timed.iter(|| gate.parse(black_box(RELATIONS)).ok()));
    group.bench_function("price", |timed| timed.iter(|| price(black_box(&document))));
    group.finish();
}

/// What the graph answers, without HTTP, and the bytes of it.
fn answers(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = TempDir::new().expect("a temporary folder");
    let graph = runtime.block_on(filled(&folder));
    let revision = runtime.block_on(graph.revision()).expect("the revision");
    let [page, cursors, relations] = [PAGE, CURSORS, RELATIONS].map(Question::new);
    let whole = runtime.block_on(page.answer(&graph, None)).data.expect("data");
    let whole: async_graphql::Value = serde_json::from_slice(&whole).expect("JSON");
    let data = runtime.block_on(cursors.answer(&graph, None)).data.expect("data");
    let cursor = serde_json::from_slice::<Value>(&data).expect("JSON")["meetings"]["edges"][99].clone();
    let after = Question { variables: Variables::from_json(json!({ "after": cursor["cursor"] })), ..Question::new(CURSORS) };

    let mut group = criterion.benchmark_group("answer");
    for (name, question, kept) in [
        ("a page", &page, None),
        ("a page of cursors", &cursors, None),
        ("a page of cursors, after a cursor", &after, None),
        ("relations", &relations, None),
        ("relations, rows kept", &relations, Some(&revision)),
    ] {
        group.bench_function(name, |timed| timed.to_async(&runtime).iter(|| question.answer(&graph, kept)));
    }
    group.bench_function("the bytes of a page", |timed| timed.iter(|| written(black_box(&whole))));
    group.finish();
}

/// A graph over the embedded dataset.
async fn filled(folder: &TempDir) -> Graph {
    let service = Service::default();
    let url = format!("sqlite://{}", folder.path().join("bench.db").display());
    let db = database::connect(&url, 4, None).await.expect("a database");
    database::migrate(&db).await.expect("the tables");
    dataset::fill(&db).await.expect("the dataset");
    Graph::new(&Reading::new([db], None, |_| {}), &service.limits, service.load.row_cache)
}

/// A question whose document is known.
struct Question {
    document: Arc<ExecutableDocument>,
    variables: Variables,
}

impl Question {
    fn new(query: &str) -> Self {
        Self { document: Arc::new(document(query)), variables: Variables::default() }
    }

    /// Its answer; with a revision, from what is kept of it.
    async fn answer(&self, graph: &Graph, revision: Option<&Revision>) -> Answer {
        let reader = graph.reader(revision);
        let answer = graph.answer(self.document.clone(), None, self.variables.clone(), true, reader.clone()).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        reader.keep();
        answer
    }
}

fn document(query: &str) -> ExecutableDocument {
    parse_query(query).expect("a query")
}
