//! What lookups have found: rows, lists, pages and counts, kept in a bounded number of bytes while the data stays as it is.
//!
//! All of it is of one revision. It is dropped as a whole with the first question about another.

use std::{
    any::{Any, TypeId},
    hash::{Hash, Hasher},
    sync::{Arc, RwLock},
};

use entity::revision::Model as Revision;
use quick_cache::{Weighter, sync::Cache};

use super::batch::Key;
use crate::lock;

/// What is kept, of the revision that was asked for last.
pub struct Kept {
    bytes: u64,
    stock: RwLock<Option<Arc<Stock>>>,
}

impl Kept {
    /// As much as fits into so many bytes; nothing where it is zero.
    pub fn new(bytes: u64) -> Self {
        Self { bytes, stock: RwLock::default() }
    }

    /// Whether anything is kept.
    pub fn keeps_any(&self) -> bool {
        self.bytes > 0
    }

    /// What is kept of a revision. What is kept of another one is dropped.
    pub fn of(&self, revision: &Revision) -> Option<Arc<Stock>> {
        if !self.keeps_any() {
            return None;
        }
        let last = lock::read(&self.stock).clone();
        if last.as_ref().is_some_and(|stock| stock.revision == *revision) {
            return last;
        }
        let mut last = lock::written(&self.stock);
        if last.as_ref().is_none_or(|stock| stock.revision != *revision) {
            *last = Some(Arc::new(Stock::new(revision.clone(), self.bytes)));
        }
        last.clone()
    }
}

/// What is kept of one revision.
pub struct Stock {
    revision: Revision,
    entries: Cache<Box<dyn AnyKey>, Arc<Value>, Weight>,
}

impl Stock {
    fn new(revision: Revision, bytes: u64) -> Self {
        // Most entries are larger than this; the estimate only sizes the table.
        let typical = 1024;
        let estimate = usize::try_from(bytes / typical).unwrap_or(1).max(1);
        Self { revision, entries: Cache::with_weighter(estimate, bytes, Weight) }
    }

    /// What a key has found.
    pub fn find<K: Key>(&self, key: &K) -> Option<K::Found> {
        let key: &dyn AnyKey = key;
        let value = self.entries.get(key)?;
        value.found.downcast_ref().cloned()
    }

    /// Keeps what was found in this revision.
    pub fn keep(&self, Entry(key, value): Entry) {
        self.entries.insert(key, Arc::new(value));
    }
}

/// A key, with what it has found.
pub struct Entry(Box<dyn AnyKey>, Value);

impl Entry {
    pub fn new<K: Key>(key: K, found: K::Found) -> Self {
        let bytes = size_of::<K>() + size_of::<K::Found>() + K::weight(&found);
        Self(Box::new(key), Value { bytes: bytes as u64, found: Box::new(found) })
    }
}

struct Value {
    bytes: u64,
    found: Box<dyn Any + Send + Sync>,
}

/// A key of any kind: one table holds them all.
trait AnyKey: Any + Send + Sync {
    fn equals(&self, other: &dyn AnyKey) -> bool;
    fn feed(&self, hasher: &mut dyn Hasher);
}

impl<K: Key> AnyKey for K {
    fn equals(&self, other: &dyn AnyKey) -> bool {
        (other as &dyn Any).downcast_ref::<K>() == Some(self)
    }

    fn feed(&self, mut hasher: &mut dyn Hasher) {
        TypeId::of::<K>().hash(&mut hasher);
        self.hash(&mut hasher);
    }
}

impl PartialEq for dyn AnyKey {
    fn eq(&self, other: &Self) -> bool {
        self.equals(other)
    }
}

impl Eq for dyn AnyKey {}

impl Hash for dyn AnyKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.feed(state);
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Box<dyn AnyKey>, Arc<Value>> for Weight {
    fn weight(&self, _: &Box<dyn AnyKey>, value: &Arc<Value>) -> u64 {
        // The table's own place for an entry, and the blocks on the heap that hold it.
        let place = 128;
        place + value.bytes
    }
}
