//! The explorer and GraphiQL, as they were built: which file, in which encoding, for how long, and what a page may do.

use axum::{
    Router,
    http::{
        HeaderMap, HeaderValue, StatusCode, Uri,
        header::{ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, VARY},
    },
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

use super::cache;

/// Nothing but this server's own files and its API.
const EXPLORER: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                        base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The same for GraphiQL, whose editor works in threads of its own and writes its styles into the page.
const GRAPHIQL: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                        font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The files whose names change with what is in them.
const ASSETS: &str = "assets/";

/// The encodings in which files were built beside themselves, the best first, and how their names end.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// All addresses that no other route has.
pub fn routes() -> Router {
    Router::new()
        .route("/graphiql", get(|| async { Redirect::temporary("/graphiql/") }))
        .fallback_service(get(|address: Uri, headers: HeaderMap| async move { answer(address.path(), &headers) }))
}

fn answer(address: &str, headers: &HeaderMap) -> Response {
    let path = address.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(response) = file(&path, headers) {
        return response;
    }
    // The explorer reads the address itself, once a browser has its page.
    let page = if wants_page(headers) && !path.starts_with(ASSETS) { file("index.html", headers) } else { None };
    page.unwrap_or_else(|| (StatusCode::NOT_FOUND, [(VARY, "accept")]).into_response())
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers.get_all(ACCEPT).iter().any(|ranges| ranges.to_str().is_ok_and(|ranges| ranges.contains("text/html")))
}

/// A file in the best encoding that the client takes; that it has not changed, where the client has it.
fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let mut taken = ENCODINGS.into_iter().filter(|(name, _)| takes(headers, name));
    let encoded = taken.find_map(|(name, end)| Some((Some(name), web::find(&format!("{path}{end}"))?)));
    let (encoding, file) = encoded.or_else(|| Some((None, web::find(path)?)))?;
    let tag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(file.hash));
    let tag = HeaderValue::try_from(tag).expect("letters and digits are visible");
    let mut response = if cache::is_known(&tag, headers) { cache::not_modified() } else { file.bytes.into_response() };
    let told = response.headers_mut();
    told.insert(ETAG, tag);
    told.insert(VARY, HeaderValue::from_static("accept, accept-encoding"));
    let lasts = if path.starts_with(ASSETS) { "public, max-age=31536000, immutable" } else { "no-cache" };
    told.insert(CACHE_CONTROL, HeaderValue::from_static(lasts));
    told.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    if let Some(encoding) = encoding {
        told.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if media_type(path).starts_with("text/html") {
        let policy = if path.starts_with("graphiql/") { GRAPHIQL } else { EXPLORER };
        told.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    Some(response)
}

/// Whether the client takes an encoding.
fn takes(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|accepted| {
        let (name, weight) = accepted.split_once(';').unwrap_or((accepted, "q=1"));
        let refused =
            weight.trim().strip_prefix("q=").and_then(|weight| weight.parse().ok()).is_some_and(|weight: f32| weight <= 0.0);
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

/// The media type of a file, by the end of its name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::takes;
    use axum::http::{HeaderMap, HeaderValue, header::ACCEPT_ENCODING};

    #[test]
    fn the_client_chooses_the_encoding() {
        for (accepted, takes_br) in [
            ("br", true),
            ("gzip, deflate, br, zstd", true),
            ("gzip;q=1.0, BR;q=0.5", true),
            ("br;q=0", false),
            ("br; q=0.000, gzip", false),
            ("gzip", false),
            ("broccoli", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(takes(&headers, "br"), takes_br, "{accepted}");
        }
    }
}
