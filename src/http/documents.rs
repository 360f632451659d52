//! Documents that are known: parsed ones that were executed before, and trusted ones from a manifest.
//!
//! A persisted query is nothing but a document that is known: whoever sends its hash gets it executed. So nothing is kept for
//! persisted queries alone, and only what has passed the gate and validation can be kept.

use std::{
    collections::HashMap,
    fmt,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use async_graphql::parser::types::ExecutableDocument;
use quick_cache::{Weighter, sync::Cache};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{gate::Gate, refusal::Refusal, request::Question};

/// The SHA-256 hash of a query's text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A document that has passed the gate.
pub struct Document {
    /// Its text's hash.
    pub hash: Hash,
    /// The document.
    pub parsed: Arc<ExecutableDocument>,
    /// Whether the engine has found it valid.
    valid: AtomicBool,
    /// About how many bytes it takes.
    weight: u64,
}

impl Document {
    /// Whether the engine has found it valid already.
    pub fn is_valid(&self) -> bool {
        self.valid.load(Ordering::Relaxed)
    }
}

/// How many bytes a parsed document takes for each byte of its text: measured, and rounded up.
const WEIGHT: u64 = 64;

#[derive(Clone)]
struct Bytes;

impl Weighter<Hash, Arc<Document>> for Bytes {
    fn weight(&self, _: &Hash, document: &Arc<Document>) -> u64 {
        document.weight
    }
}

/// The documents that are known.
pub struct Documents {
    known: Cache<Hash, Arc<Document>, Bytes>,
    /// The trusted ones, by id and by hash; nothing else is executed where there is a manifest.
    trusted: Option<HashMap<String, Arc<Document>>>,
}

impl Documents {
    /// No documents yet, or trusted ones alone.
    pub fn new(bytes: u64, trusted: Option<HashMap<String, Arc<Document>>>) -> Self {
        // Most queries are shorter than this; the estimate only sizes the table.
        let typical = 512 * WEIGHT;
        Self { known: Cache::with_weighter(usize::try_from(bytes / typical).unwrap_or(1).max(1), bytes, Bytes), trusted }
    }

    /// The document that a question means.
    ///
    /// # Errors
    /// Where it does not pass the gate, or is named and not known.
    pub fn find(&self, question: &Question, gate: &Gate) -> Result<Arc<Document>, Refusal> {
        let Question { query, document: id, .. } = question;
        if let Some(trusted) = &self.trusted {
            let id = match (id, query) {
                (Some(id), _) => id.clone(),
                (None, Some(query)) => Hash::of(query).to_string(),
                (None, None) => return Err(missing()),
            };
            return trusted.get(&id).cloned().ok_or_else(Refusal::not_trusted);
        }
        let Some(query) = query else {
            let id = id.as_ref().ok_or_else(missing)?;
            let known = parse_hash(id).and_then(|hash| self.known.get(&hash));
            return known.ok_or_else(Refusal::not_persisted);
        };
        let hash = Hash::of(query);
        if id.as_ref().is_some_and(|id| *id != hash.to_string()) {
            return Err(Refusal::hash_mismatch());
        }
        match self.known.get(&hash) {
            Some(document) => Ok(document),
            None => Ok(Arc::new(parse(query, gate)?)),
        }
    }

    /// Keeps a document that was found valid.
    pub fn keep(&self, document: &Arc<Document>) {
        document.valid.store(true, Ordering::Relaxed);
        if self.trusted.is_none() {
            self.known.insert(document.hash, document.clone());
        }
    }
}

fn missing() -> Refusal {
    Refusal::malformed("there is no `query`")
}

fn parse(text: &str, gate: &Gate) -> Result<Document, Refusal> {
    Ok(Document {
        hash: Hash::of(text),
        parsed: Arc::new(gate.parse(text)?),
        valid: AtomicBool::new(false),
        weight: 1024 + WEIGHT * text.len() as u64,
    })
}

fn parse_hash(text: &str) -> Option<Hash> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(Hash(bytes))
}

/// A manifest of trusted documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    /// As Apollo writes it.
    Operations { operations: Vec<Operation> },
    /// As Relay and GraphQL Codegen write it: texts by hash.
    Texts(HashMap<String, String>),
}

#[derive(Deserialize)]
struct Operation {
    id: String,
    body: String,
}

/// Reads a manifest. Each document passes the gate now, so that a bad one is known at once.
///
/// # Errors
/// Where the file cannot be read or a document does not pass; in one line.
pub fn trusted(path: &Path, gate: &Gate) -> Result<HashMap<String, Arc<Document>>, String> {
    let named = |reason: &dyn fmt::Display| format!("cannot use the trusted documents {}: {reason}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|_| named(&"it is neither { \"id\": \"query\" } nor { \"operations\": [{ \"id\", \"body\" }] }"))?;
    let texts: Vec<(String, String)> = match manifest {
        Manifest::Operations { operations } => operations.into_iter().map(|operation| (operation.id, operation.body)).collect(),
        Manifest::Texts(texts) => texts.into_iter().collect(),
    };
    let mut trusted = HashMap::new();
    for (id, text) in texts {
        let document =
            Arc::new(parse(&text, gate).map_err(|refusal| named(&format!("document {id}: {}", refusal.error.message)))?);
        trusted.insert(document.hash.to_string(), document.clone());
        trusted.insert(id, document);
    }
    Ok(trusted)
}
