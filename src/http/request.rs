//! Reading a request of GraphQL over HTTP: `POST` with a JSON body, `GET` with parameters.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Query,
    http::{
        HeaderMap, Method, Request, Uri,
        header::{CONTENT_TYPE, HeaderName},
    },
};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::time;

use super::refusal::Refusal;
use crate::config::{GetPolicy, Limits};

/// A question, as it was asked.
#[derive(Debug, Default)]
pub struct Question {
    /// The query's text.
    pub query: Option<String>,
    /// The name of a document that the server knows: a SHA-256 hash, or the id in a manifest.
    pub document: Option<String>,
    /// Which operation of the document.
    pub operation: Option<String>,
    /// The variables.
    pub variables: Map<String, Value>,
}

/// One question, or a list of them.
#[derive(Debug)]
pub enum Asked {
    /// One.
    One(Question),
    /// A list.
    Many(Vec<Question>),
}

/// Reads a request.
///
/// # Errors
/// Where it is no GraphQL request, too large or too slow.
pub async fn read(mut request: Request<Body>, get: GetPolicy, limits: &Limits, patience: Duration) -> Result<Asked, Refusal> {
    match *request.method() {
        Method::GET | Method::HEAD if get != GetPolicy::Off => {
            if get == GetPolicy::Preflighted && !PREFLIGHTED.iter().any(|header| request.headers().contains_key(header)) {
                return Err(Refusal::not_preflighted());
            }
            from_parameters(request.uri()).map(Asked::One)
        }
        Method::POST => {
            json(request.headers())?;
            let body = match request.extensions_mut().remove() {
                Some(Arrived(body)) => body,
                None => whole(request.into_body(), limits, patience).await,
            };
            from_body(&body?, limits.batch_limit)
        }
        _ if get == GetPolicy::Off => Err(Refusal::method("POST", "ask by POST")),
        _ => Err(Refusal::method("GET, HEAD, POST", "ask by POST, or by GET")),
    }
}

/// A body that was read already, or why it could not be.
#[derive(Clone)]
pub struct Arrived(pub Result<Bytes, Refusal>);

/// Reads a body to its end.
///
/// # Errors
/// Where it is too large, or too slow.
pub async fn whole(body: Body, limits: &Limits, patience: Duration) -> Result<Bytes, Refusal> {
    let body = time::timeout(patience, Limited::new(body, limits.body_limit).collect()).await;
    let body = body.map_err(|_| Refusal::too_slow())?.map_err(|error| {
        if error.is::<LengthLimitError>() {
            Refusal::too_large(limits.body_limit)
        } else {
            Refusal::malformed("the body ended too early")
        }
    })?;
    Ok(body.to_bytes())
}

/// The header that asks for the cost beside the answer.
pub const COST: HeaderName = HeaderName::from_static("graphql-cost");

/// Headers that no page of another origin can send without asking first.
pub static PREFLIGHTED: [HeaderName; 3] = [
    HeaderName::from_static("graphql-require-preflight"),
    HeaderName::from_static("apollo-require-preflight"),
    HeaderName::from_static("x-requested-with"),
];

/// Browsers send some media types to other origins without asking first; this is none of them.
///
/// # Errors
/// Where the body is announced as something else.
pub fn json(headers: &HeaderMap) -> Result<(), Refusal> {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).ok_or_else(Refusal::media_type)?;
    if media_type == "application/json" {
        // So say most.
        return Ok(());
    }
    let mut parts = media_type.split(';').map(str::trim);
    let json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    let utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => value.trim_matches('"').eq_ignore_ascii_case("utf-8"),
        _ => true,
    });
    if json && utf8 { Ok(()) } else { Err(Refusal::media_type()) }
}

fn from_body(body: &Bytes, most: usize) -> Result<Asked, Refusal> {
    let body = serde_json::from_slice(body).map_err(|error| Refusal::malformed(format!("the body is not JSON: {error}")))?;
    match body {
        Value::Object(question) => from_json(question).map(Asked::One),
        Value::Array(_) if most == 0 => Err(Refusal::malformed("lists of questions are not answered here: send one at a time")),
        Value::Array(questions) if questions.is_empty() || questions.len() > most => {
            Err(Refusal::malformed(format!("a list holds from 1 to {most} questions")))
        }
        Value::Array(questions) => {
            let questions = questions.into_iter().map(|question| match question {
                Value::Object(question) => from_json(question),
                _ => Err(Refusal::malformed("a question is a JSON object")),
            });
            questions.collect::<Result<_, _>>().map(Asked::Many)
        }
        _ => Err(Refusal::malformed("the body is not a JSON object")),
    }
}

fn from_json(mut question: Map<String, Value>) -> Result<Question, Refusal> {
    let mut take = |name: &str| question.remove(name).filter(|value| !value.is_null());
    let text = |name: &str, value: Option<Value>| match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refusal::malformed(format!("`{name}` is not a text"))),
    };
    let map = |name: &str, value: Option<Value>| match value {
        None => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(Refusal::malformed(format!("`{name}` is not a JSON object"))),
    };
    let extensions = map("extensions", take("extensions"))?;
    let document = ["documentId", "doc_id", "id"].into_iter().find_map(|name| Some((name, take(name)?)));
    let document = match document {
        Some((name, value)) => text(name, Some(value))?,
        None => persisted(extensions)?,
    };
    Ok(Question {
        query: text("query", take("query"))?,
        // The specification's form names the hash.
        document: document.map(|id| id.strip_prefix("sha256:").map(str::to_owned).unwrap_or(id)),
        operation: text("operationName", take("operationName"))?,
        variables: map("variables", take("variables"))?,
    })
}

/// The hash of a persisted query: `{ "persistedQuery": { "version": 1, "sha256Hash" } }`.
fn persisted(mut extensions: Map<String, Value>) -> Result<Option<String>, Refusal> {
    let Some(persisted) = extensions.remove("persistedQuery").filter(|value| !value.is_null()) else { return Ok(None) };
    match (&persisted["version"], &persisted["sha256Hash"]) {
        (version, Value::String(hash)) if version == 1 => Ok(Some(hash.clone())),
        _ => Err(Refusal::malformed("`extensions.persistedQuery` is not { \"version\": 1, \"sha256Hash\": \"..\" }")),
    }
}

/// The parameters of an address; `variables` and `extensions` in JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    #[serde(alias = "doc_id", alias = "id")]
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

fn from_parameters(address: &Uri) -> Result<Question, Refusal> {
    let Query(parameters) = Query::<Parameters>::try_from_uri(address)
        .map_err(|rejection| Refusal::malformed(format!("the parameters cannot be read: {}", rejection.body_text())))?;
    let json = |name: &str, text: Option<String>| match text.filter(|text| !text.is_empty()) {
        None => Ok(Value::Null),
        Some(text) => serde_json::from_str(&text).map_err(|error| Refusal::malformed(format!("`{name}` is not JSON: {error}"))),
    };
    from_json(Map::from_iter([
        ("query".to_owned(), parameters.query.into()),
        ("documentId".to_owned(), parameters.document_id.into()),
        ("operationName".to_owned(), parameters.operation_name.filter(|name| !name.is_empty()).into()),
        ("variables".to_owned(), json("variables", parameters.variables)?),
        ("extensions".to_owned(), json("extensions", parameters.extensions)?),
    ]))
}
