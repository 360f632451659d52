//! What one request reads: what is kept of the data's revision, and the rest from the database.

mod batch;
mod kept;

use std::{
    mem,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    task::Poll,
};

use async_graphql::Context;
use futures::{
    FutureExt as _, StreamExt as _, TryFutureExt as _,
    future::{BoxFuture, Either, poll_fn, ready},
    stream::FuturesUnordered,
};
use sea_orm::DbErr;

use self::{
    batch::Lookup,
    kept::{Entry, Stock},
};
pub use self::{
    batch::{Batches, Beside, Finding, Findings, Key, Wanted},
    kept::Kept,
};
use crate::{database::Reading, lock::held};

/// Reads for one request.
pub struct Reader {
    batches: Batches,
    /// What is kept of the revision that the request is answered from, where anything is kept.
    stock: Option<Arc<Stock>>,
    /// What the database told, until it is known to be of that revision.
    fresh: Mutex<Vec<Entry>>,
    /// What was found beside what was asked for.
    beside: Mutex<Vec<Beside>>,
    /// Lookups that the request was the first to ask for.
    begun: Mutex<Vec<Lookup>>,
    asked: AtomicBool,
}

impl Reader {
    /// A reader that shares its lookups with the others.
    pub(super) fn new(batches: Batches, stock: Option<Arc<Stock>>) -> Self {
        Self {
            batches,
            stock,
            fresh: Mutex::default(),
            beside: Mutex::default(),
            begun: Mutex::default(),
            asked: AtomicBool::new(false),
        }
    }

    /// The reader of the request that is being answered.
    pub(super) fn of<'a>(ctx: &Context<'a>) -> &'a Self {
        ctx.data_unchecked::<Arc<Self>>()
    }

    /// Runs what asks this reader, and beside it the lookups that it begins. Each is polled only where it was woken itself: a lookup gives
    /// way several times, and with each the engine would poll every field that waits.
    pub(super) async fn drive<T>(&self, asking: impl Future<Output = T> + Send) -> T {
        let mut running = FuturesUnordered::<BoxFuture<'_, Option<T>>>::new();
        running.push(Box::pin(asking.map(Some)));
        poll_fn(|cx| {
            loop {
                let ended = running.poll_next_unpin(cx);
                if let Poll::Ready(Some(Some(answer))) = ended {
                    return Poll::Ready(answer);
                }
                let begun = mem::take(&mut *held(&self.begun));
                if begun.is_empty() && ended.is_pending() {
                    return Poll::Pending;
                }
                running.extend(begun.into_iter().map(|lookup| lookup.map(|()| None).boxed()));
            }
        })
        .await
    }

    /// What a key finds. Only what is driven gets an answer.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(super) fn find<K: Key>(&self, key: K) -> impl Future<Output = Result<K::Found, DbErr>> {
        self.find_with(key, K::Wanted::all)
    }

    /// What a key finds, where no more than a part of it is of use. What is kept, is kept whole: it serves other questions, too.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(super) fn find_with<K: Key>(
        &self,
        key: K,
        wanted: impl FnOnce() -> K::Wanted,
    ) -> impl Future<Output = Result<K::Found, DbErr>> {
        if let Some(found) = self.stock.as_ref().and_then(|stock| stock.find(&key)) {
            return Either::Left(ready(Ok(found)));
        }
        self.asked.store(true, Ordering::Relaxed);
        let wanted = if self.stock.is_some() { K::Wanted::all() } else { wanted() };
        if let Some(found) = self.find_beside(&key, &wanted) {
            return Either::Left(ready(Ok(found)));
        }
        let (finding, begun) = self.batches.find(key, wanted);
        if let Some(begun) = begun {
            held(&self.begun).push(begun);
        }
        Either::Right(finding.map_ok(|(key, found, beside)| {
            if self.stock.is_some() {
                held(&self.fresh).push(Entry::new(key, found.clone()));
            }
            self.know_beside(beside);
            found
        }))
    }

    /// All keys of a batch have found the same beside them.
    fn know_beside(&self, beside: Vec<Beside>) {
        let mut known = held(&self.beside);
        for findings in beside {
            if !known.iter().any(|known| Arc::ptr_eq(known, &findings)) {
                known.push(findings);
            }
        }
    }

    /// What a key has found on the way to something else.
    fn find_beside<K: Key>(&self, key: &K, wanted: &K::Wanted) -> Option<K::Found> {
        let beside = held(&self.beside);
        let mut findings = beside.iter().filter_map(|findings| findings.downcast_ref::<Findings<K>>());
        findings.find_map(|findings| findings.found.get(key).filter(|_| findings.wanted.covers(wanted)).cloned())
    }

    /// The database itself, for what is not kept.
    pub(super) fn db(&self) -> &Reading {
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
        let fresh = mem::take(&mut *held(&self.fresh));
        if let Some(stock) = &self.stock {
            for entry in fresh {
                stock.keep(entry);
            }
        }
    }
}
