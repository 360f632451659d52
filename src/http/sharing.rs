//! Who may ask from where: other origins, and what pages may do with what they get.

use std::time::Duration;

use axum::{
    Router,
    extract::Request,
    http::{
        HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ACCEPT, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY, RETRY_AFTER, VARY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
};
use tower::ServiceBuilder;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use crate::config::Sharing;

/// Opens routes to pages of other origins, without credentials.
///
/// # Errors
/// Where an origin is none; in one line.
pub fn open(routes: Router, sharing: &Sharing) -> Result<Router, String> {
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
    let cors = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers(
            [ACCEPT, CONTENT_TYPE, IF_NONE_MATCH].into_iter().chain(ASKED.map(HeaderName::from_static)).collect::<Vec<_>>(),
        )
        .expose_headers([ETAG, RETRY_AFTER].into_iter().chain(told.map(HeaderName::from_static)).collect::<Vec<_>>())
        .max_age(Duration::from_hours(24));
    Ok(routes.layer(ServiceBuilder::new().layer(from_fn(options)).layer(cors)))
}

/// Headers of ours that a page may send.
const ASKED: [&str; 5] =
    ["graphql-cost", "graphql-require-preflight", "apollo-require-preflight", "x-requested-with", "x-request-id"];

/// A question about the resource itself, not about what another origin may do.
async fn options(request: Request, next: Next) -> Response {
    if request.method() == Method::OPTIONS && !request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
        let allow = if request.uri().path() == "/graphql" { "GET, HEAD, POST, OPTIONS" } else { "GET, HEAD, OPTIONS" };
        return (StatusCode::NO_CONTENT, [(ALLOW, allow)]).into_response();
    }
    next.run(request).await
}

/// No page may guess a media type, and none learns where its reader came from.
pub fn secured<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.append(VARY, HeaderValue::from_static("accept"));
    response
}
