//! Connections: HTTP/1.1 and HTTP/2 on one port, closed where nothing comes, finished where the server is asked to stop.

use std::{
    convert::Infallible,
    io::{self, ErrorKind},
    net::SocketAddr,
    pin::pin,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{body::Body, response::Response};
use http_body_util::BodyExt as _;
use hyper::{
    Request,
    body::{Body as _, Incoming},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time,
};
use tower::{Service, ServiceExt as _};
use tracing::{debug, info, warn};

use super::observe::Peer;
use crate::{config::Load, lock::held, threads::Threads};

/// The longest list of headers, in bytes.
const HEADERS: u32 = 16 * 1024;

/// Requests at once on one connection of HTTP/2.
const STREAMS: u32 = 64;

/// How long to wait where no file descriptor is left for a connection.
const BREATH: Duration = Duration::from_millis(50);

/// How long a new connection may take to ask when the server is asked to stop.
const FIRST_REQUEST: Duration = Duration::from_millis(500);

/// Binds the address.
///
/// # Errors
/// Where the port is in use or the address is not of this machine.
pub async fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Answers on all threads until `stop`, and then finishes what is in flight, for a while.
pub async fn serve<S: Site>(listener: TcpListener, site: S, load: &Load, threads: Threads, stop: impl Future<Output = ()>) {
    let mut http = Builder::new(TokioExecutor::new());
    http.http1().timer(TokioTimer::new());
    http.http2().timer(TokioTimer::new()).max_header_list_size(HEADERS).max_concurrent_streams(STREAMS);
    let stopping = watch::Sender::new(false);
    let server = Server { http, site, idle_time: load.idle_time, stopping, threads };
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => server.connected(stream.into_std(), peer),
                // The client went away before; the next may be there already.
                Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
                Err(error) => {
                    warn!(%error, "cannot accept a connection");
                    time::sleep(BREATH).await;
                }
            },
            () = &mut stop => break,
        }
    }
    info!("stopping: finishing what is in flight");
    server.connect_the_last(listener);
    server.stopping.send_replace(true);
    if time::timeout(load.stop_time, server.stopping.closed()).await.is_err() {
        warn!("stopped before everything was finished");
    }
}

/// What answers requests: routes, or what stands before them.
pub trait Site:
    Service<Request<Body>, Response = Response, Error = Infallible, Future: Send> + Clone + Send + Sync + 'static
{
}

impl<S> Site for S where
    S: Service<Request<Body>, Response = Response, Error = Infallible, Future: Send> + Clone + Send + Sync + 'static
{
}

struct Server<S> {
    http: Builder<TokioExecutor>,
    site: S,
    idle_time: Duration,
    /// Each connection listens to it as long as it is open.
    stopping: watch::Sender<bool>,
    threads: Threads,
}

impl<S: Site> Server<S> {
    /// What the system has accepted in our name is answered as well.
    fn connect_the_last(&self, listener: TcpListener) {
        let Ok(listener) = listener.into_std() else { return };
        while let Ok((stream, peer)) = listener.accept() {
            self.connected(stream.set_nonblocking(true).map(|()| stream), peer);
        }
    }

    /// Answers the requests of a connection, in a task of its own, on the thread whose turn it is.
    fn connected(&self, stream: io::Result<std::net::TcpStream>, peer: SocketAddr) {
        let (http, site, idle_time) = (self.http.clone(), self.site.clone(), self.idle_time);
        let mut stopping = self.stopping.subscribe();
        self.threads.next().spawn(async move {
            // A connection that fails at once was lost by its client.
            let Ok(stream) = stream.and_then(TcpStream::from_std) else { return };
            // Answers are written whole: there is nothing to wait for.
            let _ = stream.set_nodelay(true);
            let activity = Activity::default();
            let service = service_fn(|mut request: Request<Incoming>| {
                request.extensions_mut().insert(Peer(peer));
                let busy = activity.begin();
                let answer = site.clone().oneshot(request.map(Body::new));
                async move {
                    let answer = answer.await;
                    answer.map(|answer| answer.map(|body| busy.sending(body)))
                }
            });
            let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
            let mut idle = pin!(activity.idle_for(idle_time));
            let stopped = async {
                // The server outlives what it serves.
                let _ = stopping.wait_for(|stopping| *stopping).await;
                activity.first_request().await;
            };
            let ended = tokio::select! {
                ended = &mut connection => ended,
                () = &mut idle => Ok(()),
                () = stopped => {
                    connection.as_mut().graceful_shutdown();
                    tokio::select! {
                        ended = &mut connection => ended,
                        () = &mut idle => Ok(()),
                    }
                }
            };
            if let Err(error) = ended {
                debug!(%error, "a connection failed");
            }
        });
    }
}

/// Whether any request of a connection is under way, and since when none is.
#[derive(Clone, Default)]
struct Activity(Arc<Mutex<State>>);

struct State {
    requests: usize,
    any: bool,
    since: Instant,
}

impl Default for State {
    fn default() -> Self {
        Self { requests: 0, any: false, since: Instant::now() }
    }
}

/// Held while a request is under way.
struct Busy(Activity);

impl Activity {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut held(&self.0))
    }

    fn begin(&self) -> Busy {
        self.with(|state| {
            state.requests += 1;
            state.any = true;
        });
        Busy(self.clone())
    }

    /// Ends with the first request, or a short while after the connection was made: who has just connected is about to ask.
    async fn first_request(&self) {
        while self.with(|state| !state.any && state.since.elapsed() < FIRST_REQUEST) {
            time::sleep(Duration::from_millis(5)).await;
        }
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

impl Busy {
    /// The request has its answer. Of one that is made while it is sent, each part shows that the client takes it: the connection is
    /// not idle, however long it lasts, unless the client stops to read.
    fn sending(self, body: Body) -> Body {
        if body.size_hint().exact().is_some() {
            return body;
        }
        let activity = self.0.clone();
        Body::new(body.map_frame(move |frame| {
            activity.with(|state| state.since = Instant::now());
            frame
        }))
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
