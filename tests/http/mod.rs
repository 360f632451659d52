//! The wire: what the server answers over real sockets, to good requests and to bad ones.

mod audit;
mod caching;
mod errors;
mod formats;
mod gate;
mod load;
mod observation;
mod pages;
mod protocol;

use crate::engines::Server;
use serde_json::Value;

/// The codes of an answer's errors.
pub fn codes(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("no code")).collect()
}

/// Nothing of the inside: no SQL, no types, no files.
pub fn assert_clean(answer: &Value) {
    let text = answer["errors"].to_string().to_lowercase();
    for inside in ["select ", "sqlx", "sea_orm", "dberr", "panicked", ".rs", "sqlite", "postgres", "syntax error at"] {
        assert!(!text.contains(inside), "{inside:?} leaks: {text}");
    }
}

pub async fn assert_refused(server: &Server, query: &str, variables: Value, code: &str) {
    let answer = server.ask_with(query, variables).await;
    let codes = codes(&answer);
    assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{query}: {answer}");
    assert_clean(&answer);
}
