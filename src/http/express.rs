//! Responses that are kept as they leave: the head, and the body as the client wants it compressed, by all of a request that they depend on.
//!
//! It stands before all else. What is done for an answer that is kept already, reading the question, choosing the format, compressing,
//! costs several times what sending it costs.

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH, ORIGIN},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};
use futures::{FutureExt as _, future::Either};
use quick_cache::{Weighter, sync::Cache};
use tower::{Service, ServiceExt as _};

use super::{
    door::Door,
    observe::{Asker, Facts, REQUEST_ID, Told, told},
    request::{self, Arrived, COST, PREFLIGHTED},
};
use crate::{graphql::Revision, telemetry::metrics};

/// Answers what was answered before, and has a service answer the rest.
pub struct Express<S> {
    service: S,
    lane: Option<Lane>,
}

/// What is kept, and what must be known to answer from it.
struct Lane {
    door: Arc<Door>,
    kept: Cache<Box<[u8]>, Arc<Ready>, Weight>,
}

/// A response that is kept.
struct Ready {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    facts: Facts,
}

impl Ready {
    fn respond(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        response
    }
}

/// The headers that an answer depends on, beside those that show that a browser has asked whether it may.
static VARYING: [HeaderName; 6] = [ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH, ORIGIN, COST];

impl<S: Service<Request, Response = Response, Error = Infallible> + Clone> Express<S> {
    /// As many responses as fit into so many bytes; none where it is zero, and where each tells its client what is left of a share.
    pub fn new(service: S, door: Arc<Door>, bytes: u64) -> Self {
        // Most answers are longer than this; the estimate only sizes the table.
        let typical = 2048;
        let estimate = usize::try_from(bytes / typical).unwrap_or(1).max(1);
        let keeps = bytes > 0 && !door.has_shares();
        let lane = keeps.then(|| Lane { door, kept: Cache::with_weighter(estimate, bytes, Weight) });
        Self { service, lane }
    }

    /// Answers a request of somebody.
    pub fn answer(&self, request: Request, asker: Asker) -> impl Future<Output = Told> {
        match &self.lane {
            Some(lane) if may_be_kept(&request) => Either::Left(self.answer_from(lane, request, asker)),
            _ => Either::Right(self.serve(request, asker)),
        }
    }

    async fn answer_from(&self, lane: &Lane, request: Request, asker: Asker) -> Told {
        let (mut head, body) = request.into_parts();
        let body = match head.method {
            Method::POST => request::whole(body, &lane.door.limits, lane.door.read_time).await,
            _ => Ok(Bytes::new()),
        };
        let mut question = body.as_ref().ok().map(|body| Question::of(&head, body));
        if let Some(question) = &mut question
            && let Some(revision) = lane.door.known.believed()
            && let Some(ready) = lane.kept.get(question.to(&revision))
        {
            metrics::answer(true);
            return (ready.respond(), ready.facts.clone());
        }
        head.extensions.insert(Arrived(body));
        let (response, mut facts) = self.serve(Request::from_parts(head, Body::empty()), asker).await;
        let (Some(mut question), Some(revision)) = (question, facts.revision.take()) else { return (response, facts) };
        let (mut head, body) = response.into_parts();
        // Each response gets an id of its own. With a place for it, copies of the headers need not grow.
        head.headers.insert(REQUEST_ID, HeaderValue::from_static(""));
        // It is all in memory already; compressing it is what takes a while.
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return (StatusCode::INTERNAL_SERVER_ERROR.into_response(), facts);
        };
        // Who gets it again costs no statement.
        let again = Facts { statements: 0, ..facts.clone() };
        let ready = Arc::new(Ready { status: head.status, headers: head.headers, body, facts: again });
        lane.kept.insert(question.to(&revision).into(), ready.clone());
        (ready.respond(), facts)
    }

    fn serve(&self, mut request: Request, asker: Asker) -> impl Future<Output = Told> + use<S> {
        request.extensions_mut().insert(asker);
        // In a box: what is answered from what is kept would be moved with room for all of this.
        Box::pin(self.service.clone().oneshot(request)).map(|served| match served {
            Ok(response) => told(response),
            Err(never) => match never {},
        })
    }
}

/// Whether the answer to a request may be kept.
fn may_be_kept(request: &Request) -> bool {
    match *request.method() {
        Method::POST => request::json(request.headers()).is_ok(),
        Method::GET => true,
        _ => false,
    }
}

/// All of a request that its answer depends on, each part with its length before it; and behind it the data that it is put to.
struct Question {
    bytes: Vec<u8>,
    length: usize,
}

impl Question {
    fn of(head: &Parts, body: &Bytes) -> Self {
        let mut bytes = Vec::with_capacity(512 + body.len());
        let mut add = |part: &[u8]| {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        };
        add(head.method.as_str().as_bytes());
        add(head.uri.query().unwrap_or_default().as_bytes());
        add(body);
        for (name, value) in head.headers.iter().filter(|(name, _)| VARYING.contains(name) || PREFLIGHTED.contains(name)) {
            add(name.as_str().as_bytes());
            add(value.as_bytes());
        }
        Self { length: bytes.len(), bytes }
    }

    /// The question, put to the data of a revision.
    fn to(&mut self, revision: &Revision) -> &[u8] {
        self.bytes.truncate(self.length);
        self.bytes.extend_from_slice(&revision.number.to_be_bytes());
        self.bytes.extend_from_slice(revision.origin.as_bytes());
        &self.bytes
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Box<[u8]>, Arc<Ready>> for Weight {
    fn weight(&self, question: &Box<[u8]>, ready: &Arc<Ready>) -> u64 {
        // About what a head takes, with its headers and facts.
        let head = 2048;
        head + (question.len() + ready.body.len()) as u64
    }
}
