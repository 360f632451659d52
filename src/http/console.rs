//! The playground of a build without the explorer and GraphiQL: a small page of our own, that asks no other host for anything.

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

use super::pages::media_type;

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
    let headers: [(HeaderName, &str); 4] = [
        (CONTENT_TYPE, media_type(name)),
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

#[cfg(test)]
mod tests {
    use axum::{body::to_bytes, extract::Request, http::StatusCode};
    use tower::ServiceExt as _;

    use super::routes;

    #[tokio::test]
    async fn the_console_needs_nothing_but_its_own_files() {
        for (path, media_type) in [
            ("/graphiql", "text/html"),
            ("/graphiql/console.js", "text/javascript"),
            ("/graphiql/console.css", "text/css"),
            ("/graphiql/icon.svg", "image/svg+xml"),
            ("/graphiql/examples.json", "application/json"),
        ] {
            let request = Request::get(path).body(axum::body::Body::empty()).expect("a request");
            let response = routes().oneshot(request).await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert!(response.headers()["content-type"].to_str().expect("a media type").starts_with(media_type), "{path}");
            if media_type == "text/html" {
                let policy = response.headers()["content-security-policy"].to_str().expect("a policy").to_owned();
                assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            }
            let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
            let text = String::from_utf8_lossy(&body);
            match media_type {
                "text/html" => assert!(!text.contains("://") && !text.contains("<style") && !text.contains("onclick")),
                "application/json" => assert!(text.matches("\"query\"").count() > 15),
                _ => {}
            }
        }
        let missing = Request::get("/graphiql/nothing").body(axum::body::Body::empty()).expect("a request");
        assert_eq!(routes().oneshot(missing).await.expect("an answer").status(), StatusCode::NOT_FOUND);
    }
}
