//! What lets caches keep answers: a strong tag made of everything that an answer depends on.

use axum::{
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_ENCODING, IF_NONE_MATCH},
    },
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{answer::Format, documents::Hash};
use crate::graphql::Revision;

/// What an answer depends on.
pub struct Origin<'a> {
    /// The data.
    pub revision: &'a Revision,
    /// The schema and the program.
    pub release: &'a str,
    /// The query.
    pub document: &'a Hash,
    /// Which operation of it.
    pub operation: Option<&'a str>,
    /// The variables.
    pub variables: &'a Map<String, Value>,
    /// How the answer is written.
    pub format: Format,
    /// Whether the cost is told beside it.
    pub cost: bool,
}

/// Tells what an answer depends on from everything else.
pub type Digest = [u8; 32];

impl Origin<'_> {
    /// What the answer depends on, whatever its encoding.
    pub fn digest(&self) -> Digest {
        let Self { revision, release, document, operation, variables, format, cost } = self;
        // Written with the names in order.
        let variables = json!(variables).to_string();
        let question = [
            document.bytes(),
            operation.map(str::as_bytes).unwrap_or_default(),
            variables.as_bytes(),
            &[u8::from(*format == Format::Json), u8::from(*cost), u8::from(operation.is_some())],
        ];
        digest(revision, release, &question)
    }
}

/// What a release makes of the data of a revision for a question.
pub fn digest(revision: &Revision, release: &str, question: &[&[u8]]) -> Digest {
    let data = [&revision.number.to_be_bytes(), revision.origin.as_bytes(), release.as_bytes()];
    digested(data.into_iter().chain(question.iter().copied()))
}

/// The tag of an answer. Other encodings are other bytes, so what the client accepts belongs to it.
pub fn tag(answer: &Digest, headers: &HeaderMap) -> HeaderValue {
    let encodings = headers.get_all(ACCEPT_ENCODING).iter().map(HeaderValue::as_bytes);
    let digits = BASE64_URL_SAFE_NO_PAD.encode(digested([answer.as_slice()].into_iter().chain(encodings)));
    HeaderValue::try_from(format!("\"{digits}\"")).expect("letters and digits are visible")
}

fn digested<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Digest {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

/// Whether the client has the answer with this tag already. A proxy may have made the tag a weak one.
pub fn is_known(tag: &HeaderValue, headers: &HeaderMap) -> bool {
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    known.map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known).as_bytes() == tag.as_bytes())
}

/// The answer is what the client has.
pub fn not_modified() -> Response {
    StatusCode::NOT_MODIFIED.into_response()
}
