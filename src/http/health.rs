//! Health: whether the process runs, and whether it can answer.

use axum::{extract::State, http::StatusCode};
use sea_orm::DatabaseConnection;

/// The process runs; the database is not asked.
pub async fn live() -> &'static str {
    "ok\n"
}

/// The database answers.
pub async fn ready(State(db): State<DatabaseConnection>) -> (StatusCode, &'static str) {
    match db.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
