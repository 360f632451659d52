//! Why a request is not executed, or not to its end: the error that the client gets, and the status around it.

use std::time::Duration;

use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value, parser::types::OperationType, value};
use axum::http::StatusCode;

use crate::graphql::code_of;

/// An error of the request as a whole. Errors of single fields are the engine's.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The status. Where `answer` is set, clients that accept only `application/json` get 200, as the specification asks.
    pub status: StatusCode,
    /// Whether the request was a GraphQL request, so that this is a GraphQL answer.
    pub answer: bool,
    /// What is wrong.
    pub error: Box<ServerError>,
    /// The methods that are allowed instead.
    pub allow: Option<&'static str>,
    /// When to ask again.
    pub retry_after: Option<Duration>,
}

impl Refusal {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        let error = Box::new(ServerError::new(message, None));
        Self { status, answer: false, error, allow: None, retry_after: None }.with("code", code)
    }

    fn answer(self) -> Self {
        Self { answer: true, ..self }
    }

    /// Where in the query.
    pub fn at(mut self, location: Pos) -> Self {
        self.error.locations = vec![location];
        self
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.error.extensions.get_or_insert_with(ErrorExtensionValues::default).set(name, value);
        self
    }

    fn soon(self) -> Self {
        Self { retry_after: Some(Duration::from_secs(1)), ..self }
    }

    /// The request is not one of GraphQL over HTTP.
    pub fn malformed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
    }

    /// A method that cannot be used for this.
    pub fn method(allow: &'static str, message: &str) -> Self {
        Self { allow: Some(allow), ..Self::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message) }
    }

    /// No media type that the client accepts can be given.
    pub fn not_acceptable() -> Self {
        let message = "answers are application/graphql-response+json or application/json, in UTF-8";
        Self::new(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
    }

    /// The body is of a media type that cannot be read, or that a browser sends without asking first.
    pub fn media_type() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "send the request as application/json in UTF-8")
    }

    /// The body is too large.
    pub fn too_large(allowed: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", format!("the body is larger than {allowed} bytes"))
    }

    /// The body did not arrive in time.
    pub fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "the body did not arrive in time")
    }

    /// A header that browsers do not send by themselves is missing.
    pub fn not_preflighted() -> Self {
        let message =
            "questions by GET need the header `GraphQL-Require-Preflight`, `Apollo-Require-Preflight` or `X-Requested-With`";
        Self::new(StatusCode::BAD_REQUEST, "PREFLIGHT_REQUIRED", message)
    }

    /// The text is not GraphQL.
    pub fn syntax(message: impl Into<String>, location: Option<Pos>) -> Self {
        let refusal = Self::new(StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", message).answer();
        match location {
            Some(location) => refusal.at(location),
            None => refusal,
        }
    }

    /// Fragments spread each other in a circle.
    pub fn circle(fragment: &str, location: Pos) -> Self {
        let message = format!("the fragment {fragment:?} spreads itself");
        Self::new(StatusCode::BAD_REQUEST, "GRAPHQL_VALIDATION_FAILED", message).answer().at(location)
    }

    /// It is not clear which operation is meant.
    pub fn operation(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "OPERATION_RESOLUTION_FAILURE", message).answer()
    }

    /// An operation that is no query.
    pub fn read_only(found: OperationType) -> Self {
        let message = format!("this API answers queries only, no {found}");
        Self::new(StatusCode::BAD_REQUEST, "GRAPHQL_VALIDATION_FAILED", message).answer()
    }

    /// A value cannot be used.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message).answer()
    }

    /// The query is larger than a limit allows.
    pub fn limit(limit: &'static str, allowed: usize, found: usize) -> Self {
        let found = if found == usize::MAX { "too many to count".to_owned() } else { found.to_string() };
        let message = format!("the query is over the limit of {allowed} {limit}: {found}");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "QUERY_LIMIT_EXCEEDED", message)
            .answer()
            .with("limit", value!({ "name": limit, "allowed": allowed }))
    }

    /// The operation costs more than is allowed.
    pub fn cost(allowed: u64, requested: u64) -> Self {
        let message = format!("the operation costs {requested}, more than {allowed}: ask for fewer rows or fewer fields");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "COST_LIMIT_EXCEEDED", message)
            .answer()
            .with("cost", value!({ "requested": requested, "limit": allowed }))
    }

    /// No document with this hash is kept. The message is the one that clients know.
    pub fn not_persisted() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound").answer()
    }

    /// The hash is of another text.
    pub fn hash_mismatch() -> Self {
        let message = "the hash of the persisted query is not that of the query";
        Self::new(StatusCode::BAD_REQUEST, "PERSISTED_QUERY_HASH_MISMATCH", message).answer()
    }

    /// Only trusted documents are executed, and this is none.
    pub fn not_trusted() -> Self {
        Self::new(StatusCode::FORBIDDEN, "QUERY_NOT_TRUSTED", "only trusted documents are executed here").answer()
    }

    /// The client has asked for more than its share.
    pub fn rate_limited(retry_after: Option<Duration>) -> Self {
        let message = match retry_after {
            Some(_) => "this client has asked for more than its share: ask again later",
            None => "the operation costs more than one client may ask for in a minute",
        };
        Self { retry_after, ..Self::new(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", message) }
    }

    /// Too many operations wait already.
    pub fn overloaded() -> Self {
        let message = "too many operations are under way: ask again soon";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "OVERLOADED", message).soon()
    }

    /// The operation took longer than is allowed.
    pub fn timed_out() -> Self {
        Self::new(StatusCode::GATEWAY_TIMEOUT, "TIMEOUT", "the operation took longer than allowed: ask for less")
    }

    /// The database cannot be reached.
    pub fn unavailable() -> Self {
        let message = "the database cannot be reached: ask again soon";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "DATABASE_UNAVAILABLE", message).soon()
    }

    /// Something failed that should not.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_SERVER_ERROR", "internal error")
    }

    /// What failed in an answer that is of use only as a whole. The query was ours, so its places are of no use.
    pub fn failed(mut error: ServerError) -> Self {
        error.path.clear();
        error.locations.clear();
        let (status, retry_after) = match code_of(&error) {
            "TIMEOUT" => (StatusCode::GATEWAY_TIMEOUT, None),
            "DATABASE_UNAVAILABLE" => (StatusCode::SERVICE_UNAVAILABLE, Some(Duration::from_secs(1))),
            "INTERNAL_SERVER_ERROR" => (StatusCode::INTERNAL_SERVER_ERROR, None),
            _ => (StatusCode::BAD_REQUEST, None),
        };
        Self { status, answer: false, error: Box::new(error), allow: None, retry_after }
    }

    /// What kind of refusal it is.
    pub fn code(&self) -> &str {
        code_of(&self.error)
    }
}
