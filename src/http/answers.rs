//! Answers that are kept: the bytes of whole answers without errors, by everything that they depend on, bounded in bytes.
//!
//! What several clients ask for at the same moment is executed once: the first asks the graph, the others wait for its answer. None is
//! older than the data that the revision in its key tells of.

use std::time::Duration;

use axum::body::Bytes;
use quick_cache::{
    DefaultHashBuilder, Weighter,
    sync::{Cache, DefaultLifecycle, PlaceholderGuard},
};
use tokio::time;

use super::cache::Digest;

#[derive(Clone)]
struct Weight;

impl Weighter<Digest, Bytes> for Weight {
    fn weight(&self, key: &Digest, bytes: &Bytes) -> u64 {
        (size_of_val(key) + bytes.len()) as u64
    }
}

type Kept = Cache<Digest, Bytes, Weight>;

/// The answers that are kept.
pub struct Answers {
    kept: Option<Kept>,
    patience: Duration,
}

/// Held by the one that finds an answer. Where it is dropped without one, the next that waits finds it.
pub struct Finder<'a>(PlaceholderGuard<'a, Digest, Bytes, Weight, DefaultHashBuilder, DefaultLifecycle<Digest, Bytes>>);

impl Answers {
    /// As many as fit into so many bytes; none are kept where it is zero. Nobody waits longer than `patience` for what another finds.
    pub fn new(bytes: u64, patience: Duration) -> Self {
        // Most answers are longer than this; the estimate only sizes the table.
        let typical = 1024;
        let estimate = usize::try_from(bytes / typical).unwrap_or(1).max(1);
        Self { kept: (bytes > 0).then(|| Cache::with_weighter(estimate, bytes, Weight)), patience }
    }

    /// Whether any are kept.
    pub fn keep_any(&self) -> bool {
        self.kept.is_some()
    }

    /// The answer that is kept, or the task to find it; neither where none are kept, and where another finds it too slowly.
    pub async fn find(&self, key: &Digest) -> Option<Result<Bytes, Finder<'_>>> {
        let found = self.kept.as_ref()?.get_value_or_guard_async(key);
        let found = time::timeout(self.patience, found).await.ok()?;
        Some(found.map_err(Finder))
    }
}

impl Finder<'_> {
    /// Keeps what was found.
    pub fn keep(self, bytes: Bytes) {
        // It was dropped meanwhile: then the next one finds it again.
        let _ = self.0.insert(bytes);
    }
}
