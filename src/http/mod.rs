//! How questions arrive: the routes, and the order of the layers around them. One file per concern.

mod answer;
mod answers;
mod cache;
mod client;
mod console;
mod documents;
mod door;
mod express;
mod formats;
pub mod gate;
mod graphql;
mod health;
mod load;
mod observe;
mod pages;
mod refusal;
mod request;
mod revision;
mod server;
mod sharing;

use std::sync::Arc;

use axum::{Router, http::header::CONTENT_TYPE, middleware::from_fn_with_state, routing::get};
use tower::{ServiceBuilder, service_fn};
use tower_http::compression::{CompressionLayer, DefaultPredicate, Predicate as _};

pub use self::server::{Site, listen, serve};
use self::{
    door::Door,
    express::Express,
    observe::{Observer, observe},
};
use crate::{config::Service, database::Reading, graphql::sdl, telemetry::metrics};

/// All that is served over one database: what is kept first, then the routes.
///
/// # Errors
/// Where a setting cannot be used; in one line.
pub fn site(db: &Reading, service: &Service) -> Result<impl Site, String> {
    let door = Arc::new(Door::new(db, service)?);
    tokio::spawn(revision::listen(db.pool().clone(), Arc::downgrade(&door.known)));
    let schema = sdl();
    let questions = Router::new().route("/graphql", get(graphql::answer).post(graphql::answer).fallback(graphql::answer));
    let files = Router::new()
        .route("/schema.graphql", get(|| async { ([(CONTENT_TYPE, "application/graphql; charset=utf-8")], schema) }));
    let mut routes = Router::new()
        .merge(sharing::open(questions.with_state(door.clone()), &service.sharing)?)
        .merge(sharing::open(files, &service.sharing)?)
        .merge(sharing::open(formats::routes(&door, db), &service.sharing)?)
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready).with_state(door.clone()))
        .merge(if web::is_built() { pages::routes() } else { console::routes() });
    if service.metrics_listen.is_none() {
        routes = routes.merge(metrics_router(db));
    }
    let observer = Arc::new(Observer::new(service.load.trusted_proxies.clone()));
    // As one layer: the router puts each that it is given into a box of its own, which is cloned for each request.
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(observer.clone(), observe))
        .map_response(sharing::secured)
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(formats::NOT_AN_ARCHIVE)));
    let express = Arc::new(Express::new(routes.layer(around), observer, door, service.load.answer_cache / 2));
    Ok(service_fn(move |request| {
        let express = express.clone();
        async move { Ok(express.answer(request).await) }
    }))
}

/// The metrics alone, for a port of their own.
pub fn metrics_router(db: &Reading) -> Router {
    metrics::start();
    let db = db.clone();
    Router::new().route("/metrics", get(|| async move { metrics::text(db.connections()) }))
}
