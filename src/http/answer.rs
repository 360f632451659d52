//! Answers of GraphQL over HTTP: which media type, which status, and the bytes.

use async_graphql::{ErrorExtensionValues, write_name};
use axum::{
    body::Bytes,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse as _, Response},
};
use serde::Serialize;

use super::{gate::Cost, refusal::Refusal};
use crate::graphql::{Answer, code_of};

/// How an answer is written. The bytes are the same; the statuses differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `application/json`: 200 for every GraphQL answer, for clients that know no better.
    Json,
    /// `application/graphql-response+json`: the status says how it went.
    Response,
}

impl Format {
    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Response => "application/graphql-response+json; charset=utf-8",
        }
    }

    fn essence(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("application", "json"),
            Self::Response => ("application", "graphql-response+json"),
        }
    }
}

/// The format that a client prefers; `application/json` for those that do not say.
///
/// # Errors
/// Where it accepts none.
pub fn negotiate(headers: &HeaderMap) -> Result<Format, Refusal> {
    if !headers.contains_key(ACCEPT) {
        return Ok(Format::Json);
    }
    let ranges = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let ranges: Vec<Range> = ranges.filter_map(Range::parse).collect();
    let preferred = [Format::Response, Format::Json].into_iter().filter_map(|format| {
        // The most specific range decides.
        let range = ranges.iter().filter(|range| range.holds(format)).max_by_key(|range| range.precision())?;
        // Who names both gets the better one; who names neither gets the common one.
        let named = if range.precision() == 2 { format == Format::Response } else { format == Format::Json };
        (range.quality > 0).then_some(((range.quality, range.precision(), named), format))
    });
    preferred.max_by_key(|(preference, _)| *preference).map(|(_, format)| format).ok_or_else(Refusal::not_acceptable)
}

/// One range of an `Accept` header.
struct Range<'a> {
    kind: (&'a str, &'a str),
    /// From 0 to 1000.
    quality: u16,
}

impl<'a> Range<'a> {
    /// A range of media types in UTF-8; other encodings are none of ours.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let kind = parts.next()?.split_once('/')?;
        let mut quality = 1000;
        for (name, value) in parts.filter_map(|parameter| parameter.split_once('=')) {
            let value = value.trim().trim_matches('"');
            if name.trim().eq_ignore_ascii_case("q") {
                let share: f32 = value.parse().ok().filter(|share| (0.0..=1.0).contains(share))?;
                quality = Self::thousandths(share);
            } else if name.trim().eq_ignore_ascii_case("charset")
                && !["utf-8", "utf8", "*"].contains(&&*value.to_ascii_lowercase())
            {
                return None;
            }
        }
        Some(Self { kind, quality })
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 1000")]
    fn thousandths(share: f32) -> u16 {
        (share * 1000.0) as u16
    }

    fn holds(&self, format: Format) -> bool {
        let (whole, part) = format.essence();
        let fits = |range: &str, own| range == "*" || range.eq_ignore_ascii_case(own);
        fits(self.kind.0, whole) && fits(self.kind.1, part)
    }

    fn precision(&self) -> usize {
        usize::from(self.kind.0 != "*") + usize::from(self.kind.1 != "*")
    }
}

#[derive(Serialize)]
struct Extensions {
    cost: CostTold,
}

#[derive(Serialize)]
struct CostTold {
    requested: u64,
    limit: u64,
}

/// Begins a member of the object that is being written.
fn member(name: &str, bytes: &mut Vec<u8>) {
    if !bytes.ends_with(b"{") {
        bytes.push(b',');
    }
    write_name(name, bytes);
}

fn write<T: Serialize + ?Sized>(value: &T, bytes: &mut Vec<u8>) {
    serde_json::to_writer(bytes, value).expect("an answer can be written as JSON");
}

/// What came of one question.
pub struct Outcome {
    /// The answer, or why there is none.
    pub result: Result<Answer, Refusal>,
    /// What it costs and may cost, for those who want to know.
    pub cost: Option<(Cost, u64)>,
}

impl Outcome {
    /// A request that was refused before its cost was known.
    pub fn refused(refusal: Refusal) -> Self {
        Self { result: Err(refusal), cost: None }
    }

    /// Whether the request was not executed.
    fn not_executed(&self) -> bool {
        self.result.as_ref().map_or(true, |answer| {
            answer.data.is_none() && !answer.errors.is_empty() && answer.errors.iter().all(|error| error.path.is_empty())
        })
    }

    /// The status under a format. Partial data is a success: what is missing is said beside it.
    pub fn status(&self, format: Format) -> StatusCode {
        match &self.result {
            Err(refusal) if format == Format::Json && refusal.answer => StatusCode::OK,
            Err(refusal) => refusal.status,
            Ok(answer) if format == Format::Json || answer.data.is_some() => StatusCode::OK,
            Ok(_) if self.not_executed() => StatusCode::BAD_REQUEST,
            Ok(answer) => match answer.errors.first().map(code_of) {
                Some("DATABASE_UNAVAILABLE") => StatusCode::SERVICE_UNAVAILABLE,
                Some("TIMEOUT") => StatusCode::GATEWAY_TIMEOUT,
                Some("INTERNAL_SERVER_ERROR") => StatusCode::INTERNAL_SERVER_ERROR,
                _ => StatusCode::OK,
            },
        }
    }

    /// The code of the first error.
    pub fn code(&self) -> Option<&str> {
        match &self.result {
            Ok(answer) => answer.errors.first().map(code_of),
            Err(refusal) => Some(refusal.code()),
        }
    }

    /// The bytes. Every error tells the request's id, so that it can be found in the log. A request that was not executed has no `data`;
    /// one that was has it even where it is null.
    pub fn write(&mut self, id: &str, bytes: &mut Vec<u8>) {
        let refused = self.not_executed();
        let (errors, data) = match &mut self.result {
            Ok(answer) => (answer.errors.as_mut_slice(), answer.data.as_deref().unwrap_or(b"null")),
            Err(refusal) => (std::slice::from_mut(&mut *refusal.error), [].as_slice()),
        };
        for error in &mut *errors {
            error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("requestId", id);
        }
        bytes.push(b'{');
        if !errors.is_empty() {
            member("errors", bytes);
            write(errors, bytes);
        }
        if !refused {
            member("data", bytes);
            bytes.extend_from_slice(data);
        }
        if let Some((cost, limit)) = self.cost {
            member("extensions", bytes);
            write(&Extensions { cost: CostTold { requested: cost.data, limit } }, bytes);
        }
        bytes.push(b'}');
    }

    /// Whether it is an answer without errors: then its bytes are the same for whoever asks.
    pub fn is_whole(&self) -> bool {
        self.result.as_ref().is_ok_and(|answer| answer.errors.is_empty())
    }

    /// The bytes alone.
    pub fn bytes(&mut self, id: &str) -> Bytes {
        let data = self.result.as_ref().ok().and_then(|answer| answer.data.as_ref());
        let mut bytes = Vec::with_capacity(data.map_or(1024, |data| data.len() + 128));
        self.write(id, &mut bytes);
        bytes.into()
    }

    /// A response with this outcome alone.
    pub fn respond(mut self, format: Format, id: &str) -> Response {
        let bytes = self.bytes(id);
        let mut response = respond(self.status(format), format, bytes);
        let headers = response.headers_mut();
        if let Err(refusal) = &self.result {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Some(allow) = refusal.allow {
                headers.insert(ALLOW, HeaderValue::from_static(allow));
            }
            if let Some(wait) = refusal.retry_after {
                headers.insert(RETRY_AFTER, wait.as_secs().max(1).into());
            }
        }
        response
    }
}

/// A response of JSON in a format.
pub fn respond(status: StatusCode, format: Format, bytes: Bytes) -> Response {
    (status, [(CONTENT_TYPE, format.media_type())], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::{Format, negotiate};
    use axum::http::{HeaderMap, HeaderValue, header::ACCEPT};

    #[test]
    fn the_client_chooses_the_format() {
        for (accept, format) in [
            ("*/*", Some(Format::Json)),
            ("application/*", Some(Format::Json)),
            ("application/json", Some(Format::Json)),
            ("application/graphql-response+json", Some(Format::Response)),
            ("application/json, application/graphql-response+json", Some(Format::Response)),
            ("application/json, application/graphql-response+json;q=0.9", Some(Format::Json)),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some(Format::Json)),
            ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", Some(Format::Response)),
            ("APPLICATION/JSON", Some(Format::Json)),
            ("*/*, application/json;q=0", Some(Format::Response)),
            ("application/json; charset=iso-8859-1", None),
            ("application/json;q=0", None),
            ("text/html", None),
            ("", None),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(negotiate(&headers).ok(), format, "{accept}");
        }
    }
}
