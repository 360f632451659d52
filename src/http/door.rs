//! The door to the graph: all that stands before it, and how a document is executed behind it.

use std::{net::IpAddr, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{Variables, parser::types::ExecutableDocument};
use axum::http::HeaderValue;
use futures::FutureExt as _;
use sea_orm::DbErr;
use serde_json::{Map, Value as Json};
use sha2::{Digest as _, Sha256};
use tokio::time;

use super::{
    answers::Answers,
    documents::{Document, Documents, trusted},
    gate::Gate,
    load::{Left, Shares, Turn, Turns},
    refusal::Refusal,
    request::Question,
    revision::Known,
};
use crate::{
    config::{GetPolicy, Limits, Service, Sharing},
    database::Reading,
    graphql::{Answer, Graph, Reader, Revision, sdl},
    telemetry::{Phase, phase},
};

/// All that stands between a request and the graph.
pub struct Door {
    pub(super) graph: Graph,
    pub(super) gate: Gate,
    pub(super) documents: Documents,
    pub(super) answers: Answers,
    pub(super) known: Arc<Known>,
    turns: Turns,
    shares: Option<Shares>,
    pub(super) limits: Limits,
    pub(super) read_time: Duration,
    pub(super) get: GetPolicy,
    pub(super) cache_control: HeaderValue,
    /// The program and its schema: answers of another release are other answers.
    pub(super) release: String,
}

impl Door {
    /// A door to the graph over a database.
    ///
    /// # Errors
    /// Where a setting cannot be used; in one line.
    pub fn new(db: &Reading, service: &Service) -> Result<Self, String> {
        let Service { limits, load, sharing, .. } = service;
        let Sharing { trusted_documents, get, cache_control, .. } = sharing;
        let schema = sdl();
        let gate = Gate::new(limits.clone(), &schema);
        let trusted = trusted_documents.as_deref().map(|path| trusted(path, &gate)).transpose()?;
        Ok(Self {
            graph: Graph::new(db, limits, load.row_cache),
            gate,
            documents: Documents::new(load.document_cache, trusted),
            answers: Answers::new(load.answer_cache / 2, load.queue_time),
            known: Arc::new(Known::new(load.revision_age)),
            turns: Turns::new(load),
            shares: load.rate_limit.map(Shares::new),
            limits: limits.clone(),
            read_time: load.read_time,
            get: *get,
            cache_control: HeaderValue::try_from(cache_control)
                .map_err(|_| format!("CACHE_CONTROL {cache_control:?}: it cannot be a header"))?,
            release: format!("{} {:x}", env!("CARGO_PKG_VERSION"), Sha256::digest(schema)),
        })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.graph.ping().await
    }

    /// Whether each client has a share.
    pub fn has_shares(&self) -> bool {
        self.shares.is_some()
    }

    /// Takes a cost from a client's share, and tells what is `left` of it.
    ///
    /// # Errors
    /// Where too little is left.
    pub fn charge(&self, client: IpAddr, cost: u64, left: &mut Option<Left>) -> Result<(), Refusal> {
        let Some(shares) = self.shares.as_ref().filter(|_| cost > 0) else { return Ok(()) };
        let (now, result) = match shares.charge(client, cost) {
            Ok(now) => (now, Ok(())),
            Err((refusal, now)) => (now, Err(refusal)),
        };
        *left = Some(now);
        result
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// Where too many wait already, or it takes too long.
    pub async fn turn(&self) -> Result<Turn<'_>, Refusal> {
        phase(Phase::Queue, self.turns.next()).await
    }

    /// The revision of the data at this moment.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn revision(&self) -> Result<Revision, Refusal> {
        self.known.now(&self.graph).await
    }

    /// Executes a document in its turn.
    ///
    /// # Errors
    /// Where it takes longer than is allowed.
    pub async fn answer(
        &self,
        document: Arc<ExecutableDocument>,
        operation: Option<String>,
        variables: Map<String, Json>,
        valid: bool,
        reader: &Arc<Reader>,
        _turn: &Turn<'_>,
    ) -> Result<Answer, Refusal> {
        let variables = Variables::from_json(variables.into());
        // The engine's own state is large: it is moved once, not through each of the futures around it.
        let running = Box::pin(self.graph.answer(document, operation, variables, valid, reader.clone()));
        let caught = AssertUnwindSafe(running).catch_unwind();
        let result = phase(Phase::Execute, time::timeout(self.limits.operation_time, caught)).await;
        result.map_err(|_| Refusal::timed_out())?.map_err(|_| Refusal::internal())
    }

    /// Executes a question in its turn.
    ///
    /// # Errors
    /// Where it takes longer than is allowed.
    pub async fn execute(
        &self,
        asked: &Arc<Document>,
        question: &Question,
        reader: &Arc<Reader>,
        turn: &Turn<'_>,
    ) -> Result<Answer, Refusal> {
        let (document, known) = (asked.parsed.clone(), asked.is_valid());
        let answer = self.answer(document, question.operation.clone(), question.variables.clone(), known, reader, turn).await?;
        let valid = answer.data.is_some() || answer.errors.iter().any(|error| !error.path.is_empty());
        if valid && !known {
            self.documents.keep(asked);
        }
        Ok(answer)
    }
}
