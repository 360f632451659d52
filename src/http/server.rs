//! Connections: HTTP/1.1 and HTTP/2 on one port, closed where nothing comes, finished where the server is asked to stop.

use std::{
    io,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{Router, body::Body};
use futures::FutureExt as _;
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto::Builder,
        graceful::{GracefulShutdown, Watcher},
    },
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tower::ServiceExt as _;
use tracing::{debug, info, warn};

use super::observe::Peer;
use crate::config::Load;

/// The longest list of headers, in bytes.
const HEADERS: u32 = 16 * 1024;

/// Requests at once on one connection of HTTP/2.
const STREAMS: u32 = 64;

/// How long to wait where no file descriptor is left for a connection.
const BREATH: Duration = Duration::from_millis(50);

/// Binds the address.
///
/// # Errors
/// Where the port is in use or the address is not of this machine.
pub async fn listen(address: std::net::SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Answers until `stop`, and then finishes what is in flight, for a while.
pub async fn serve(listener: TcpListener, router: Router, load: &Load, stop: impl Future<Output = ()>) {
    let mut http = Builder::new(TokioExecutor::new());
    http.http1().timer(TokioTimer::new());
    http.http2().timer(TokioTimer::new()).max_header_list_size(HEADERS).max_concurrent_streams(STREAMS);
    let connections = GracefulShutdown::new();
    let server = Server { http, router, idle_time: load.idle_time };
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => server.accepted(accepted, &connections).await,
            () = &mut stop => break,
        }
    }
    info!("stopping: finishing what is in flight");
    // The system has accepted these for us already.
    while let Some(accepted) = listener.accept().now_or_never() {
        server.accepted(accepted, &connections).await;
    }
    drop(listener);
    if time::timeout(load.stop_time, connections.shutdown()).await.is_err() {
        warn!("stopped before everything was finished");
    }
}

struct Server {
    http: Builder<TokioExecutor>,
    router: Router,
    idle_time: Duration,
}

impl Server {
    async fn accepted(&self, accepted: io::Result<(TcpStream, std::net::SocketAddr)>, connections: &GracefulShutdown) {
        match accepted {
            Ok((stream, peer)) => self.connected(stream, Peer(peer), connections.watcher()),
            // The client went away before; the next may be there already.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted || error.kind() == io::ErrorKind::ConnectionReset => {}
            Err(error) => {
                warn!(%error, "cannot accept a connection");
                time::sleep(BREATH).await;
            }
        }
    }

    /// Answers the requests of a connection, in a task of its own.
    fn connected(&self, stream: TcpStream, peer: Peer, watcher: Watcher) {
        // Answers are written whole: there is nothing to wait for.
        let _ = stream.set_nodelay(true);
        let (http, router, idle_time) = (self.http.clone(), self.router.clone(), self.idle_time);
        tokio::spawn(async move {
            let activity = Activity::default();
            let service = service_fn(|mut request: Request<Incoming>| {
                request.extensions_mut().insert(peer);
                let busy = activity.begin();
                let answer = router.clone().oneshot(request.map(Body::new));
                async move {
                    let answer = answer.await;
                    drop(busy);
                    answer
                }
            });
            let connection = watcher.watch(http.serve_connection(TokioIo::new(stream), service).into_owned());
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    debug!(%error, "a connection failed");
                },
                () = activity.idle_for(idle_time) => debug!("a connection was idle"),
            }
        });
    }
}

/// Whether any request of a connection is under way, and since when none is.
#[derive(Clone, Default)]
struct Activity(Arc<Mutex<State>>);

struct State {
    requests: usize,
    since: Instant,
}

impl Default for State {
    fn default() -> Self {
        Self { requests: 0, since: Instant::now() }
    }
}

/// Held while a request is under way.
struct Busy(Activity);

impl Activity {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn begin(&self) -> Busy {
        self.with(|state| state.requests += 1);
        Busy(self.clone())
    }

    /// Ends once no request has been under way for this time. Bytes that make no request are no activity: who sends a header
    /// slowly is idle too.
    async fn idle_for(&self, time: Duration) {
        loop {
            let wait = self.with(|state| if state.requests > 0 { time } else { time.saturating_sub(state.since.elapsed()) });
            if wait.is_zero() {
                return;
            }
            time::sleep(wait).await;
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.with(|state| {
            state.requests -= 1;
            state.since = Instant::now();
        });
    }
}
