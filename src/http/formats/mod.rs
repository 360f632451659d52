//! Open formats beside GraphQL: calendars, tables, a feed and the data package, for programs that ask no queries.
//!
//! Their rows come from the graph, by the queries beside this file. So filters and orders are the schema's own, limits and costs are
//! those of questions, and a format cannot say anything else than the graph.

mod calendar;
mod feed;
mod list;
mod package;
mod row;
mod table;

use std::sync::Arc;

use async_graphql::parser::types::ExecutableDocument;
use axum::{
    Extension, Router,
    body::Body,
    extract::{Query, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, Uri,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
    routing::any,
};
use serde_json::{Map, Value, json};
use tower_http::compression::predicate::NotForContentType;

use self::list::Pages;
use super::{
    answer::{Format as Written, Outcome},
    cache,
    door::Door,
    gate::operation,
    load::{Left, Turn},
    observe::{Asker, Facts},
    refusal::Refusal,
};
use crate::{
    database::Reading,
    graphql::Revision,
    telemetry::{metrics, statements::counted},
};

const ARCHIVE: &str = "application/zip";

/// What is packed already is not packed again on its way.
pub const NOT_AN_ARCHIVE: NotForContentType = NotForContentType::const_new(ARCHIVE);

/// The routes of all formats.
pub fn routes(door: &Arc<Door>, db: &Reading) -> Router {
    Router::new()
        .merge(route(door, Pages::<calendar::Meetings>::new()))
        .merge(route(door, Pages::<table::Meetings>::new()))
        .merge(route(door, Pages::<table::Memberships>::new()))
        .merge(route(door, Pages::<table::Declarations>::new()))
        .merge(route(door, feed::News::new()))
        .merge(route(door, package::Archive::new(db.clone())))
}

fn route<F: Format>(door: &Arc<Door>, format: F) -> Router {
    let desk = Arc::new(Desk { door: door.clone(), format });
    Router::new().route(&format!("/{}", F::FILE.name), any(answer::<F>)).with_state(desk)
}

/// A file that is made when it is asked for.
pub struct File {
    /// Its name.
    name: &'static str,
    media_type: &'static str,
    /// The parameters that it takes.
    parameters: &'static [&'static str],
}

/// A format.
trait Format: Send + Sync + 'static {
    /// The file that is given in it.
    const FILE: File;

    /// The file's content; none where the client has it already.
    fn body(&self, course: &mut Course<'_>, asked: Asked) -> impl Future<Output = Result<Option<Body>, Refusal>> + Send;
}

struct Desk<F> {
    door: Arc<Door>,
    format: F,
}

/// Answers a request.
async fn answer<F: Format>(State(desk): State<Arc<Desk<F>>>, Extension(asker): Extension<Asker>, request: Request) -> Response {
    let (Parts { method, uri, headers, .. }, _) = request.into_parts();
    let (door, asker, headers) = (&desk.door, &asker, &headers);
    let mut course = Course { door, asker, headers, file: F::FILE, left: None, tag: None, facts: Facts::default() };
    let (result, statements) = counted(async {
        if !matches!(method, Method::GET | Method::HEAD) {
            return Err(Refusal::method("GET, HEAD", "ask by GET"));
        }
        let question = Asked::read(&uri, &F::FILE, door.limits.query_limit)?;
        desk.format.body(&mut course, question).await
    })
    .await;
    course.respond(result, statements)
}

/// What is asked for.
#[derive(Default)]
pub struct Asked {
    /// Variables of the query.
    variables: Map<String, Value>,
    /// Whether meetings are wanted whose day is not known.
    inexact: bool,
}

impl Asked {
    /// Reads the parameters of an address. What is not known is refused: a filter that is misspelt must not turn into "all".
    fn read(address: &Uri, file: &File, most: usize) -> Result<Self, Refusal> {
        let Query(parameters) = Query::<Vec<(String, String)>>::try_from_uri(address)
            .map_err(|rejection| Refusal::input(format!("the parameters cannot be read: {}", rejection.body_text())))?;
        let length = parameters.iter().map(|(_, text)| text.len()).sum();
        if length > most {
            return Err(Refusal::limit("bytes", most, length));
        }
        let mut asked = Self::default();
        let mut known = Vec::new();
        for (name, text) in &parameters {
            if !file.parameters.contains(&&**name) {
                let File { name: file, parameters, .. } = file;
                return Err(Refusal::input(format!("/{file} has no parameter {name:?}, only {parameters:?}")));
            }
            if known.contains(&name) {
                return Err(Refusal::input(format!("`{name}` is given twice")));
            }
            known.push(name);
            if name == "inexact" {
                asked.inexact = text.parse().map_err(|_| Refusal::input("`inexact` is neither true nor false"))?;
                continue;
            }
            let value = serde_json::from_str(text).map_err(|error| Refusal::input(format!("`{name}` is not JSON: {error}")))?;
            asked.variables.insert(name.clone(), value);
        }
        Ok(asked)
    }
}

/// One request on its way, and what is learned about it.
pub struct Course<'a> {
    door: &'a Arc<Door>,
    asker: &'a Asker,
    headers: &'a HeaderMap,
    file: File,
    /// What is left of the client's share.
    left: Option<Left>,
    /// The tag under which caches may keep the file.
    tag: Option<HeaderValue>,
    facts: Facts,
}

impl<'a> Course<'a> {
    /// What a query of ours costs with these variables, where they are of its types.
    fn price(&mut self, document: &ExecutableDocument, variables: &Map<String, Value>) -> Result<u64, Refusal> {
        let (_, operation) = operation(document, None)?;
        let cost = self.door.gate.price(document, operation, variables)?;
        self.facts.cost = Some(cost);
        Ok(cost.total())
    }

    fn charge(&mut self, cost: u64) -> Result<(), Refusal> {
        self.door.charge(self.asker.client, cost, &mut self.left)
    }

    /// Waits for a turn and for the revision of the data; none where the client has the file of this revision already.
    async fn begin(&mut self, asked: &Asked) -> Result<Option<(Turn<'a>, Revision)>, Refusal> {
        self.charge(1)?;
        let door = self.door;
        let turn = door.turn().await?;
        let revision = door.revision().await?;
        // Written with the names in order.
        let variables = json!(asked.variables).to_string();
        let question = [self.file.name.as_bytes(), variables.as_bytes(), &[u8::from(asked.inexact)]];
        let tag = cache::tag(&cache::digest(&revision, &door.release, &question), self.headers);
        let known = cache::is_known(&tag, self.headers);
        self.tag = Some(tag);
        Ok((!known).then_some((turn, revision)))
    }

    /// Forgets the tag where a write fell into the file: then it is of no revision. Gives the revision of now.
    async fn hold(&mut self, revision: &Revision) -> Result<Revision, Refusal> {
        let now = self.door.revision().await?;
        if now != *revision {
            self.tag = None;
        }
        Ok(now)
    }

    fn respond(mut self, result: Result<Option<Body>, Refusal>, statements: u32) -> Response {
        self.facts.statements = statements;
        let mut response = match result {
            Ok(None) => {
                metrics::not_modified();
                cache::not_modified()
            }
            Ok(Some(body)) => {
                let File { name, media_type, .. } = self.file;
                let disposition = format!("attachment; filename=\"{name}\"");
                ([(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, &disposition)], body).into_response()
            }
            Err(refusal) => {
                self.facts.code = Some(refusal.code().to_owned());
                self.tag = None;
                // Who asks for a file did not ask in GraphQL: the status tells.
                Outcome::refused(Refusal { answer: false, ..refusal }).respond(Written::Json, &self.asker.id)
            }
        };
        let headers = response.headers_mut();
        if let Some(tag) = self.tag {
            headers.insert(ETAG, tag);
            headers.insert(CACHE_CONTROL, self.door.cache_control.clone());
        } else {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if let Some(left) = self.left {
            left.tell(headers);
        }
        response.extensions_mut().insert(self.facts);
        response
    }
}
