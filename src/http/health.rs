//! Health: whether the process runs, and whether it can answer.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};

use super::door::Door;

/// The process runs; the database is not asked.
pub async fn live() -> &'static str {
    "ok\n"
}

/// The database answers.
pub async fn ready(State(door): State<Arc<Door>>) -> (StatusCode, &'static str) {
    match door.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
