//! The revision of the data as far as it is known here: read from the database at most once in a while, and again once PostgreSQL tells
//! that somebody has written.

use std::{
    sync::{RwLock, Weak},
    time::{Duration, Instant},
};

use sea_orm::DatabaseConnection;
use tokio::{sync::Mutex, time};
use tracing::{error, warn};

use super::refusal::Refusal;
use crate::{
    database::Writes,
    graphql::{Graph, Revision},
    lock,
};

/// What is known, and since when; nothing where a write was told of since.
type Last = (Instant, Option<Revision>);

/// The revision that was read last.
pub struct Known {
    age: Duration,
    last: RwLock<Last>,
    /// Held by the one that reads it, while the others wait; when it could not be read the last time.
    reading: Mutex<Option<Instant>>,
}

impl Known {
    /// Nothing is known yet; what is known is believed for this time.
    pub fn new(age: Duration) -> Self {
        Self { age, last: RwLock::new((Instant::now(), None)), reading: Mutex::default() }
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
        self.learn(asked, Some(revision.clone()));
        Ok(revision)
    }

    /// Takes note of what was so at a moment, unless something later is known.
    fn learn(&self, at: Instant, revision: Option<Revision>) {
        let mut last = lock::written(&self.last);
        if last.0 <= at {
            *last = (at, revision);
        }
    }

    /// The revision, where it is believed without asking.
    pub fn believed(&self) -> Option<Revision> {
        let last = lock::read(&self.last);
        last.1.as_ref().filter(|_| last.0.elapsed() < self.age).cloned()
    }
}

/// How long to wait before listening anew, where the database went away. Meanwhile what is known is believed for its time.
const PAUSE: Duration = Duration::from_secs(1);

/// Forgets the revision whenever PostgreSQL tells of a write, as long as anybody wants to know. Other engines do not tell.
pub async fn listen(db: DatabaseConnection, known: Weak<Known>) {
    let Some(mut writes) = Writes::of(&db) else { return };
    loop {
        let heard = writes.next().await;
        let Some(known) = known.upgrade() else { return };
        // Also where the connection was lost: nobody knows what was missed.
        known.learn(Instant::now(), None);
        if let Err(cause) = heard {
            warn!(%cause, "the database cannot be listened to");
            time::sleep(PAUSE).await;
        }
    }
}
