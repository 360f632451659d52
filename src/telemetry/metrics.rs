//! Metrics for Prometheus. No label holds what a client sends, so their number is bounded.

use std::{sync::LazyLock, time::Duration};

use metrics::{Counter, Histogram, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::time;

use crate::database::Connections;

/// How long recorded values may wait for their buckets. Under load, those of five seconds took 10 MiB on two cores.
const UPKEEP: Duration = Duration::from_millis(500);
/// From a cached answer to the time limit of an operation.
const SECONDS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 10.0];
/// From one name to the limit of costs.
const COSTS: [f64; 6] = [10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0];
/// From what rows that are kept answer to a page of everything.
const STATEMENTS: [f64; 7] = [0.0, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0];

static RECORDER: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let recorder = [("_seconds", &SECONDS[..]), ("_cost", &COSTS), ("_statements", &STATEMENTS)]
        .into_iter()
        .try_fold(PrometheusBuilder::new(), |builder, (suffix, buckets)| {
            builder.set_buckets_for_metric(Matcher::Suffix(suffix.to_owned()), buckets)
        })
        .expect("there are buckets")
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).expect("no other recorder is set");
    describe_counter!("iscm_requests_total", "Requests, by route, status and code of the first error");
    describe_histogram!("iscm_request_seconds", "Time from a request's headers to its answer");
    describe_histogram!("iscm_phase_seconds", "Time that questions spend in a phase: read, gate, queue, execute, write");
    describe_histogram!("iscm_operation_cost", "Cost of operations that were executed");
    describe_histogram!("iscm_operation_statements", "SQL statements of operations that were executed");
    describe_histogram!("iscm_statement_seconds", "Time that SQL statements take");
    describe_counter!("iscm_statements_failed_total", "SQL statements that failed");
    describe_counter!("iscm_documents_total", "Documents by whether they were known already");
    describe_counter!("iscm_answers_total", "Whole answers by whether they were kept already");
    describe_counter!("iscm_not_modified_total", "Answers that the client had already");
    describe_counter!("iscm_shed_total", "Operations refused because too many were under way");
    describe_counter!("iscm_limited_total", "Operations refused because their client had asked for its share");
    describe_gauge!("iscm_connections", "Connections to the database, by what they do");
    handle
});

/// Starts to count.
pub fn start() {
    LazyLock::force(&RECORDER);
}

/// Puts what was recorded into its buckets again and again: until then each value takes memory, and nobody may ever ask for them.
pub async fn keep_up() {
    let mut ticks = time::interval(UPKEEP);
    loop {
        ticks.tick().await;
        RECORDER.run_upkeep();
    }
}

/// All metrics, in the text format of Prometheus.
#[must_use]
pub fn text(connections: Connections) -> String {
    gauge!("iscm_connections", "state" => "idle").set(connections.idle);
    gauge!("iscm_connections", "state" => "busy").set(connections.busy);
    RECORDER.run_upkeep();
    RECORDER.render()
}

/// A phase of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Its request is read.
    Read,
    /// It passes the gate.
    Gate,
    /// It waits for its turn.
    Queue,
    /// It is executed.
    Execute,
    /// Its answer is written.
    Write,
}

impl Phase {
    /// All of them.
    const ALL: [Self; 5] = [Self::Read, Self::Gate, Self::Queue, Self::Execute, Self::Write];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Gate => "gate",
            Self::Queue => "queue",
            Self::Execute => "execute",
            Self::Write => "write",
        }
    }
}

/// What every question raises. To find a metric by its labels takes longer than to raise it.
struct Handles {
    phases: [Histogram; Phase::ALL.len()],
    cost: Histogram,
    statements: Histogram,
    statement: Histogram,
    documents: [Counter; 2],
    answers: [Counter; 2],
}

static HANDLES: LazyLock<Handles> = LazyLock::new(|| {
    const KNOWN: [&str; 2] = ["no", "yes"];
    start();
    Handles {
        phases: Phase::ALL.map(|phase| histogram!("iscm_phase_seconds", "phase" => phase.name())),
        cost: histogram!("iscm_operation_cost"),
        statements: histogram!("iscm_operation_statements"),
        statement: histogram!("iscm_statement_seconds"),
        documents: KNOWN.map(|known| counter!("iscm_documents_total", "known" => known)),
        answers: KNOWN.map(|kept| counter!("iscm_answers_total", "kept" => kept)),
    }
});

/// The requests to a route.
pub struct Requests {
    route: String,
    /// Those that went well: answers, and answers that the client had already.
    fine: [(u16, Counter); 2],
    seconds: Histogram,
}

impl Requests {
    /// Those to a route.
    #[must_use]
    pub fn to(route: &str) -> Self {
        start();
        let fine = [200, 304].map(|status| (status, counter(route, status, FINE)));
        Self { route: route.to_owned(), fine, seconds: histogram!("iscm_request_seconds", "route" => route.to_owned()) }
    }

    /// The route's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.route
    }

    /// One was answered.
    pub fn answered(&self, status: u16, code: Option<&str>, time: Duration) {
        match self.fine.iter().find(|(fine, _)| code.is_none() && *fine == status) {
            Some((_, counter)) => counter.increment(1),
            None => counter(&self.route, status, code.unwrap_or(FINE)).increment(1),
        }
        self.seconds.record(time);
    }
}

/// In place of an error's code.
const FINE: &str = "none";

fn counter(route: &str, status: u16, code: &str) -> Counter {
    counter!("iscm_requests_total", "route" => route.to_owned(), "status" => status.to_string(), "code" => code.to_owned())
}

/// A phase of a question ended.
pub fn phase(phase: Phase, time: Duration) {
    HANDLES.phases[phase as usize].record(time);
}

/// An operation was executed.
#[expect(clippy::cast_precision_loss, reason = "costs are far smaller than 2^52")]
pub fn operation(cost: u64, statements: u32) {
    HANDLES.cost.record(cost as f64);
    HANDLES.statements.record(statements);
}

/// A statement was executed.
pub fn statement(time: Duration, failed: bool) {
    HANDLES.statement.record(time);
    if failed {
        counter!("iscm_statements_failed_total").increment(1);
    }
}

/// A document was looked for.
pub fn document(known: bool) {
    HANDLES.documents[usize::from(known)].increment(1);
}

/// A whole answer was looked for.
pub fn answer(kept: bool) {
    HANDLES.answers[usize::from(kept)].increment(1);
}

/// The client had the answer already.
pub fn not_modified() {
    counter!("iscm_not_modified_total").increment(1);
}

/// An operation was refused because too many were under way.
pub fn shed() {
    counter!("iscm_shed_total").increment(1);
}

/// An operation was refused because its client had asked for its share.
pub fn limited() {
    counter!("iscm_limited_total").increment(1);
}
