//! Who may ask from where: other origins, and what pages may do with what they get.

use std::time::Duration;

use axum::{
    Router,
    extract::Request,
    http::{
        HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ACCEPT, ACCEPT_ENCODING, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY,
            RETRY_AFTER, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
};
use tower::ServiceBuilder;
use tower_http::cors::{AllowOrigin, Any, CorsLayer, preflight_request_headers};

use crate::config::Sharing;

/// Opens routes to pages of other origins, without credentials.
///
/// # Errors
/// Where an origin is none; in one line.
pub fn open(routes: Router, sharing: &Sharing) -> Result<Router, String> {
    Ok(routes.layer(ServiceBuilder::new().layer(from_fn(options)).layer(cors(sharing)?)))
}

/// What opens something to pages of other origins, without credentials. It takes every OPTIONS for a question about that.
///
/// # Errors
/// Where an origin is none; in one line.
pub fn cors(sharing: &Sharing) -> Result<CorsLayer, String> {
    let origins = if sharing.cors_origins.iter().any(|origin| origin == "*") {
        AllowOrigin::from(Any)
    } else {
        let origins =
            sharing.cors_origins.iter().filter(|origin| !origin.is_empty()).map(|origin| {
                HeaderValue::try_from(origin).map_err(|_| format!("CORS_ORIGINS {origin:?}: it cannot be a header"))
            });
        AllowOrigin::list(origins.collect::<Result<Vec<_>, _>>()?)
    };
    let told = ["x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy"];
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers(
            [ACCEPT, CONTENT_TYPE, IF_NONE_MATCH].into_iter().chain(ASKED.map(HeaderName::from_static)).collect::<Vec<_>>(),
        )
        .expose_headers([ETAG, RETRY_AFTER].into_iter().chain(told.map(HeaderName::from_static)).collect::<Vec<_>>())
        // All that an answer depends on, in one line.
        .vary(preflight_request_headers().chain([ACCEPT, ACCEPT_ENCODING]).collect::<Vec<_>>())
        .max_age(Duration::from_hours(24)))
}

/// Headers of ours that a page may send.
const ASKED: [&str; 5] =
    ["graphql-cost", "graphql-require-preflight", "apollo-require-preflight", "x-requested-with", "x-request-id"];

async fn options(request: Request, next: Next) -> Response {
    match about(&request, "GET, HEAD, OPTIONS") {
        Some(response) => response,
        None => next.run(request).await,
    }
}

/// The answer to a question about a resource itself: which methods it allows. None to any other request.
pub fn about(request: &Request, allow: &'static str) -> Option<Response> {
    let is_about = request.method() == Method::OPTIONS && !request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    is_about.then(|| (StatusCode::NO_CONTENT, [(ALLOW, allow)]).into_response())
}

/// No page may guess a media type, and none learns where its reader came from.
pub fn secured<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
