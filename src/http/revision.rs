//! The revision of the data as far as it is known here: read from the database at most once in a while.

use std::{
    sync::{PoisonError, RwLock},
    time::{Duration, Instant},
};

use tokio::sync::Mutex;
use tracing::error;

use super::refusal::Refusal;
use crate::graphql::{Graph, Revision};

/// The revision that was read last.
pub struct Known {
    age: Duration,
    last: RwLock<Option<(Instant, Revision)>>,
    /// Held by the one that reads it, while the others wait; when it could not be read the last time.
    reading: Mutex<Option<Instant>>,
}

impl Known {
    /// Nothing is known yet; what is known is believed for this time.
    pub fn new(age: Duration) -> Self {
        Self { age, last: RwLock::default(), reading: Mutex::default() }
    }

    /// The revision, no older than is believed.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn recent(&self, graph: &Graph) -> Result<Revision, Refusal> {
        if let Some(known) = self.believed() {
            return Ok(known);
        }
        let asked = Instant::now();
        let mut failed = self.reading.lock().await;
        if let Some(known) = self.believed() {
            return Ok(known);
        }
        // It failed while this one waited: it would fail again, and those behind would wait for each other.
        if failed.is_some_and(|failed| failed > asked) {
            return Err(Refusal::unavailable());
        }
        let read = self.now(graph).await;
        *failed = read.is_err().then(Instant::now);
        read
    }

    /// The revision of this moment.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn now(&self, graph: &Graph) -> Result<Revision, Refusal> {
        let asked = Instant::now();
        let revision = graph.revision().await.map_err(|cause| {
            error!(%cause, "the revision cannot be read");
            Refusal::unavailable()
        })?;
        let mut last = self.last.write().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|(at, _)| *at < asked) {
            *last = Some((asked, revision.clone()));
        }
        Ok(revision)
    }

    fn believed(&self) -> Option<Revision> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(at, _)| at.elapsed() < self.age).map(|(_, revision)| revision.clone())
    }
}
