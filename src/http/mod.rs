//! How questions arrive: the routes, and the order of the layers around them. One file per concern.

mod console;
mod graphql;
mod health;

use std::{io, net::SocketAddr, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, http::header::CONTENT_TYPE, response::IntoResponse, routing::get};
use sea_orm::DatabaseConnection;
use tokio::{net::TcpListener, signal, sync::oneshot, time};
use tracing::info;

use crate::graphql::{Graph, sdl};

/// The largest body that is read, in bytes: far more than any query that passes the limits.
const LARGEST_BODY: usize = 64 * 1024;

/// How long requests in flight may take to end once the server is asked to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Binds the address.
///
/// # Errors
/// Where the port is in use or the address is not of this machine.
pub async fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Answers until asked to stop by SIGTERM or Ctrl-C, and then finishes what is in flight.
///
/// # Errors
/// Where the signals cannot be heard.
pub async fn serve(listener: TcpListener, db: DatabaseConnection) -> io::Result<()> {
    let (stopping, stopped) = oneshot::channel();
    let router = router(db);
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        asked_to_stop().await;
        info!("stopping: finishing what is in flight");
        // Nobody listens where the server has failed.
        let _ = stopping.send(());
    });
    tokio::select! {
        result = server => result,
        // A client that never ends its request cannot hold the server.
        () = async { if stopped.await.is_ok() { time::sleep(PATIENCE).await } else { std::future::pending().await } } => Ok(()),
    }
}

/// All routes over one database.
pub fn router(db: DatabaseConnection) -> Router {
    let schema = sdl();
    Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post))
        .with_state(Graph::new(db.clone()))
        .route(
            "/schema.graphql",
            get(|| async { ([(CONTENT_TYPE, "application/graphql; charset=utf-8")], schema).into_response() }),
        )
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready).with_state(db))
        .merge(console::routes())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
}

async fn asked_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();
    tokio::select! {
        () = interrupted => {}
        _ = terminated => {}
    }
}
