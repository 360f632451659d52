//! How questions arrive: the routes, and the order of the layers around them. One file per concern.

mod answer;
mod answers;
mod cache;
mod client;
mod console;
mod documents;
mod door;
mod formats;
pub mod gate;
mod graphql;
mod health;
mod load;
mod observe;
mod refusal;
mod request;
mod revision;
mod server;
mod sharing;

use std::sync::Arc;

use axum::{Router, http::header::CONTENT_TYPE, middleware::from_fn_with_state, routing::get};
use sea_orm::DatabaseConnection;
use tower_http::compression::{CompressionLayer, DefaultPredicate, Predicate as _};

pub use self::server::{listen, serve};
use self::{
    door::Door,
    observe::{Observer, observe},
};
use crate::{config::Service, database, graphql::sdl, telemetry::metrics};

/// All routes over one database.
///
/// # Errors
/// Where a setting cannot be used; in one line.
pub fn router(db: &DatabaseConnection, service: &Service) -> Result<Router, String> {
    let door = Arc::new(Door::new(db.clone(), service)?);
    let schema = sdl();
    let questions = Router::new().route("/graphql", get(graphql::answer).post(graphql::answer).fallback(graphql::answer));
    let files = Router::new()
        .route("/schema.graphql", get(|| async { ([(CONTENT_TYPE, "application/graphql; charset=utf-8")], schema) }));
    let mut router = Router::new()
        .merge(sharing::open(questions.with_state(door.clone()), &service.sharing)?)
        .merge(sharing::open(files, &service.sharing)?)
        .merge(sharing::open(formats::routes(&door, db), &service.sharing)?)
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready).with_state(door))
        .merge(console::routes());
    if service.metrics_listen.is_none() {
        router = router.merge(metrics_router(db));
    }
    let observer = Arc::new(Observer::new(service.load.trusted_proxies.clone()));
    Ok(router
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(formats::NOT_AN_ARCHIVE)))
        .layer(axum::middleware::map_response(sharing::secured))
        .layer(from_fn_with_state(observer, observe)))
}

/// The metrics alone, for a port of their own.
pub fn metrics_router(db: &DatabaseConnection) -> Router {
    metrics::start();
    let db = db.clone();
    Router::new().route("/metrics", get(|| async move { metrics::text(database::connections(&db)) }))
}
