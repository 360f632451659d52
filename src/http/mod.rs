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

use std::{convert::Infallible, sync::Arc};

use axum::{
    Router, body::Body, extract::Request, http::header::CONTENT_TYPE, middleware::from_fn_with_state, response::Response,
    routing::get,
};
use futures::{
    FutureExt as _,
    future::{Either, ready},
};
use tower::{Layer as _, Service, ServiceBuilder, ServiceExt as _, service_fn};
use tower_http::compression::{CompressionLayer, DefaultPredicate, Predicate};

pub use self::server::{Site, listen, serve};
use self::{
    door::Door,
    express::Express,
    observe::{Observer, observe},
};
use crate::{
    config::{Service as Settings, Sharing},
    database::Reading,
    graphql::sdl,
    telemetry::metrics,
};

/// Where questions are asked.
const QUESTIONS: &str = "/graphql";

/// All that is served over one database: questions, and the routes.
///
/// Questions do not pass the router. It has each service in a box, which it copies for each request, and every layer around one in another
/// box: a tenth of all the work for a small question.
///
/// # Errors
/// Where a setting cannot be used; in one line.
pub fn site(db: &Reading, settings: &Settings) -> Result<impl Site + use<>, String> {
    let door = Arc::new(Door::new(db, settings)?);
    tokio::spawn(revision::listen(db.pool().clone(), Arc::downgrade(&door.known)));
    let observer = Arc::new(Observer::new(settings.load.trusted_proxies.clone()));
    let routes = routes(db, &door, &observer, settings)?;
    let express = Express::new(questions(door.clone(), &settings.sharing)?, door, settings.load.answer_cache / 2);
    let site = Arc::new((observer.requests(QUESTIONS), observer, express, routes));
    Ok(service_fn(move |request: Request| {
        let site = site.clone();
        async move {
            let (questions, observer, express, routes) = &*site;
            if request.uri().path() == QUESTIONS {
                Ok(observer.watch(questions.clone(), request, |request, asker| express.answer(request, asker)).await)
            } else {
                routes.clone().oneshot(request).await
            }
        }
    }))
}

/// What answers questions.
fn questions(
    door: Arc<Door>,
    sharing: &Sharing,
) -> Result<impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + Sync + use<>, String> {
    let answer = service_fn(move |mut request: Request| {
        let asker = request.extensions_mut().remove().expect("each request is watched");
        graphql::answer(door.clone(), asker, request).map(Ok::<_, Infallible>)
    });
    let mut shared = sharing::cors(sharing)?.layer(answer);
    Ok(ServiceBuilder::new()
        .map_response(|response: Response<_>| sharing::secured(response).map(Body::new))
        .layer(compression())
        .service_fn(move |request| match sharing::about(&request, "GET, HEAD, POST, OPTIONS") {
            Some(response) => Either::Left(ready(Ok(response))),
            // It is always ready.
            None => Either::Right(shared.call(request)),
        }))
}

/// All but questions.
fn routes(db: &Reading, door: &Arc<Door>, observer: &Arc<Observer>, settings: &Settings) -> Result<Router, String> {
    let schema = sdl();
    let files = Router::new()
        .route("/schema.graphql", get(|| async { ([(CONTENT_TYPE, "application/graphql; charset=utf-8")], schema) }));
    let mut routes = Router::new()
        .merge(sharing::open(files, &settings.sharing)?)
        .merge(sharing::open(formats::routes(door, db), &settings.sharing)?)
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready).with_state(door.clone()))
        .merge(if web::is_built() { pages::routes() } else { console::routes() });
    if settings.metrics_listen.is_none() {
        routes = routes.merge(metrics_router(db));
    }
    // As one layer: each has a box of its own.
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(observer.clone(), observe))
        .map_response(sharing::secured)
        .layer(compression());
    Ok(routes.layer(around))
}

fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().compress_when(DefaultPredicate::new().and(formats::NOT_AN_ARCHIVE))
}

/// The metrics alone, for a port of their own.
pub fn metrics_router(db: &Reading) -> Router {
    metrics::start();
    let db = db.clone();
    Router::new().route("/metrics", get(|| async move { metrics::text(db.connections()) }))
}
