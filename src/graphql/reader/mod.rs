//! What one request reads: what is kept of the data's revision, and the rest from the database.

mod batch;
mod kept;

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::Context;
use futures::future::{Either, ready};
use sea_orm::{DatabaseConnection, DbErr};

use self::kept::{Entry, Stock};
pub use self::{
    batch::{Batches, Key},
    kept::Kept,
};

/// Reads for one request.
pub struct Reader {
    batches: Batches,
    /// What is kept of the revision that the request is answered from, where anything is kept.
    stock: Option<Arc<Stock>>,
    /// What the database told, until it is known to be of that revision.
    fresh: Mutex<Vec<Entry>>,
    asked: AtomicBool,
}

impl Reader {
    /// A reader that shares its lookups with the others.
    pub(super) fn new(batches: Batches, stock: Option<Arc<Stock>>) -> Self {
        Self { batches, stock, fresh: Mutex::default(), asked: AtomicBool::new(false) }
    }

    /// The reader of the request that is being answered.
    pub(super) fn of<'a>(ctx: &Context<'a>) -> &'a Self {
        ctx.data_unchecked::<Arc<Self>>()
    }

    /// What a key finds.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(super) fn find<K: Key>(&self, key: K) -> impl Future<Output = Result<K::Found, DbErr>> {
        match self.stock.as_ref().and_then(|stock| stock.find(&key)) {
            Some(found) => Either::Left(ready(Ok(found))),
            // In a box: the engine makes room for the largest field of an object with each of its fields.
            None => Either::Right(Box::pin(self.look_up(key))),
        }
    }

    async fn look_up<K: Key>(&self, key: K) -> Result<K::Found, DbErr> {
        self.asked.store(true, Ordering::Relaxed);
        if self.stock.is_none() {
            return self.batches.find(key).await;
        }
        let found = self.batches.find(key.clone()).await?;
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner).push(Entry::new(key, found.clone()));
        Ok(found)
    }

    /// The database itself, for what is not kept.
    pub(super) fn db(&self) -> &DatabaseConnection {
        self.asked.store(true, Ordering::Relaxed);
        self.batches.db()
    }

    /// Whether the database was asked for anything. What was read without it is of the revision that the reader was given.
    #[must_use]
    pub fn has_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Keeps what was read: the revision still stands, so all of it is of that revision.
    pub fn keep(&self) {
        let fresh = std::mem::take(&mut *self.fresh.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(stock) = &self.stock {
            for entry in fresh {
                stock.keep(entry);
            }
        }
    }
}
