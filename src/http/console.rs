//! The playground: a small page of our own, carried by the binary, that asks no other host for anything.

use axum::{
    Json, Router,
    extract::Path,
    http::{
        HeaderName, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use serde::Serialize;

/// The page's files.
#[derive(RustEmbed)]
#[folder = "src/http/console"]
struct Files;

/// The queries that the tests hold true: they are the examples too.
#[derive(RustEmbed)]
#[folder = "tests/queries"]
#[include = "*.graphql"]
struct Examples;

/// Nothing but the page's own files and this server's API.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The page and its files.
pub fn routes() -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphiql", get(|| async { file("index.html") }))
        .route("/graphiql/examples.json", get(|| async { Json(examples()) }))
        .route("/graphiql/{name}", get(|Path(name): Path<String>| async move { file(&name) }))
}

fn file(name: &str) -> Response {
    let Some(file) = Files::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let media_type = match name.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let headers: [(HeaderName, &str); 4] = [
        (CONTENT_TYPE, media_type),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, file.data).into_response()
}

/// A query to start from.
#[derive(Serialize)]
struct Example {
    noun: String,
    name: String,
    query: String,
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<_> = Examples::iter()
        .filter_map(|path| {
            let (noun, name) = path.strip_suffix(".graphql")?.split_once('/')?;
            let query = String::from_utf8(Examples::get(&path)?.data.into_owned()).ok()?;
            Some(Example { noun: noun.to_owned(), name: name.replace('_', " "), query })
        })
        .collect();
    examples.sort_by(|one, other| (&one.noun, &one.name).cmp(&(&other.noun, &other.name)));
    examples
}
