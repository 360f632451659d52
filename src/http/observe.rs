//! What is told about each request: an id for it, one line of the log, and its numbers.

use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::{BuildHasher as _, Hasher as _},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc, RwLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use futures::FutureExt as _;
use ipnet::IpNet;
use tracing::{Instrument as _, Span, info, info_span};

use super::{client, documents::Hash, gate::Cost};
use crate::{graphql::Revision, lock, telemetry::metrics::Requests};

/// Who asks, and the id of the request.
#[derive(Clone)]
pub struct Asker {
    /// In every answer's header, in every error, and in the log.
    pub id: Arc<str>,
    /// The client's address.
    pub client: IpAddr,
}

/// What is learned about a question.
#[derive(Clone, Default)]
pub struct Facts {
    /// The operation's name.
    pub operation: Option<String>,
    /// The document's hash.
    pub document: Option<Hash>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// How many SQL statements it needed.
    pub statements: u32,
    /// The code of the first error.
    pub code: Option<String>,
    /// The data's revision, where whoever asks the same gets the same while it stands.
    pub revision: Option<Revision>,
}

impl Facts {
    /// Those of a list of questions: sums, and what the first one says.
    pub fn add(&mut self, other: Self) {
        self.statements += other.statements;
        self.cost = match (self.cost, other.cost) {
            (Some(one), Some(two)) => Some(one.beside(two)),
            (one, two) => one.or(two),
        };
        self.operation = self.operation.take().or(other.operation);
        self.document = self.document.or(other.document);
        self.code = self.code.take().or(other.code);
    }
}

/// What the ids are made of, and whom to believe about clients.
pub struct Observer {
    trusted_proxies: Vec<IpNet>,
    routes: RwLock<HashMap<String, Arc<Requests>>>,
    /// The first bytes of each id.
    process: [u8; 8],
    requests: AtomicU32,
}

/// The header that tells the id of a request.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

impl Observer {
    /// An observer that believes these proxies.
    pub fn new(trusted_proxies: Vec<IpNet>) -> Self {
        // The only source of chance in the standard library.
        let process = RandomState::new().build_hasher().finish().to_be_bytes();
        Self { trusted_proxies, routes: RwLock::default(), process, requests: AtomicU32::new(0) }
    }

    /// Watches a request to a route, which `answer` answers for who asks, and tells what it has learned.
    pub fn watch<F: Future<Output = Told>>(
        &self,
        route: Arc<Requests>,
        request: Request,
        answer: impl FnOnce(Request, Asker) -> F,
    ) -> impl Future<Output = Response> {
        let line = self.begin(&request, route);
        answer(request, line.asker.clone()).instrument(line.span.clone()).map(|told| line.end(told))
    }

    fn begin(&self, request: &Request, route: Arc<Requests>) -> Line {
        let started = Instant::now();
        let id = self.id(request.headers());
        let peer = request.extensions().get().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Peer(peer)| peer.ip());
        let client = client::address(peer, request.headers(), &self.trusted_proxies);
        let span = info_span!("request", %id);
        #[cfg(feature = "otlp")]
        crate::telemetry::traces::join(&span, request.headers());
        Line {
            asker: Asker { id, client },
            method: request.method().clone(),
            route,
            started,
            status: None,
            facts: Facts::default(),
            span,
        }
    }

    /// The requests to a route. There are as many routes as the program has.
    pub fn requests(&self, route: &str) -> Arc<Requests> {
        if let Some(known) = lock::read(&self.routes).get(route) {
            return known.clone();
        }
        let mut routes = lock::written(&self.routes);
        routes.entry(route.to_owned()).or_insert_with(|| Arc::new(Requests::to(route))).clone()
    }

    /// The id that a proxy gave, or a new one.
    fn id(&self, headers: &HeaderMap) -> Arc<str> {
        let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if let Some(id) = given.filter(|id| (1..=128).contains(&id.len()) && id.bytes().all(is_plain)) {
            return id.into();
        }
        let number = self.requests.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        BASE64_URL_SAFE_NO_PAD.encode([&self.process[..], &number].concat()).into()
    }
}

/// The address of the connection.
#[derive(Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// A response, and what was learned about the question.
pub type Told = (Response, Facts);

/// Takes what was learned from the response that carries it.
pub fn told(mut response: Response) -> Told {
    let facts = response.extensions_mut().remove().unwrap_or_default();
    (response, facts)
}

/// Watches a request that has passed the router.
pub async fn observe(State(observer): State<Arc<Observer>>, request: Request, next: Next) -> Response {
    let route = observer.requests(request.extensions().get().map_or("none", MatchedPath::as_str));
    let answer = |mut request: Request, asker| {
        request.extensions_mut().insert(asker);
        next.run(request).map(told)
    };
    observer.watch(route, request, answer).await
}

/// The line of a request, written once it has ended.
struct Line {
    asker: Asker,
    method: Method,
    route: Arc<Requests>,
    started: Instant,
    /// None where the client went away before.
    status: Option<u16>,
    facts: Facts,
    span: Span,
}

impl Line {
    /// The request has its answer.
    fn end(mut self, (mut response, facts): Told) -> Response {
        self.status = Some(response.status().as_u16());
        self.facts = facts;
        let id = HeaderValue::try_from(&*self.asker.id).expect("an id is visible");
        response.headers_mut().insert(REQUEST_ID, id);
        response
    }
}

/// What proxies write for a client that went away.
const GONE: u16 = 499;

impl Drop for Line {
    fn drop(&mut self) {
        let Self { method, route, started, status, facts, span, .. } = self;
        let Facts { operation, document, cost, statements, code, .. } = std::mem::take(facts);
        let (status, time) = (status.unwrap_or(GONE), started.elapsed());
        span.in_scope(|| {
            info!(
                %method,
                route = route.name(),
                operation,
                document = document.map(tracing::field::display),
                cost = cost.map(Cost::total),
                statements,
                code,
                status,
                seconds = time.as_secs_f64(),
                "answered"
            );
        });
        route.answered(status, code.as_deref(), time);
    }
}
