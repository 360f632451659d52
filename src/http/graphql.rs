//! GraphQL over HTTP: `POST` with a JSON body, `GET` with parameters.

use async_graphql::{Request, Variables};
use async_graphql_axum::GraphQLResponse;
use axum::{
    Json,
    body::Bytes,
    extract::{
        Query, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use crate::graphql::Graph;

/// The deepest that brackets may be nested. The engine's parser recurses on them without a limit of its own.
const DEEPEST_BRACKETS: usize = 64;

/// Why a request was not understood. Nothing was executed.
pub struct Refused(StatusCode, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let error = json!({ "errors": [{ "message": self.1, "extensions": { "code": "BAD_REQUEST" } }] });
        (self.0, Json(error)).into_response()
    }
}

fn bad(why: impl Into<String>) -> Refused {
    Refused(StatusCode::BAD_REQUEST, why.into())
}

/// Answers a JSON body: `{ "query", "variables", "operationName" }`.
pub async fn post(
    State(graph): State<Graph>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<GraphQLResponse, Refused> {
    let body = body.map_err(|rejection| Refused(rejection.status(), rejection.body_text()))?;
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send the request as application/json".to_owned()));
    }
    // A list would be read as an object whose fields stand in order.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(bad("the body is not a JSON object"));
    }
    let request =
        serde_json::from_slice(&body).map_err(|error| bad(format!("the body is not a GraphQL request in JSON: {error}")))?;
    answer(&graph, request).await
}

/// The parameters of a request by `GET`; `variables` in JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameters {
    query: Option<String>,
    variables: Option<String>,
    operation_name: Option<String>,
}

/// Answers the parameters of an address.
pub async fn get(
    State(graph): State<Graph>,
    parameters: Result<Query<Parameters>, QueryRejection>,
) -> Result<GraphQLResponse, Refused> {
    let Query(Parameters { query, variables, operation_name }) = parameters.map_err(|rejection| bad(rejection.body_text()))?;
    let mut request = Request::new(query.ok_or_else(|| bad("there is no `query`"))?);
    if let Some(variables) = variables.filter(|variables| !variables.is_empty()) {
        let variables = serde_json::from_str(&variables).map_err(|error| bad(format!("`variables` is not JSON: {error}")))?;
        request = request.variables(Variables::from_json(variables));
    }
    request.operation_name = operation_name.filter(|name| !name.is_empty());
    answer(&graph, request).await
}

async fn answer(graph: &Graph, request: Request) -> Result<GraphQLResponse, Refused> {
    if brackets(&request.query) > DEEPEST_BRACKETS {
        return Err(bad(format!("brackets are nested deeper than {DEEPEST_BRACKETS}")));
    }
    Ok(graph.answer(request).await.into())
}

/// How deep brackets are nested. Those in texts count too: no honest text holds that many.
fn brackets(query: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in query.bytes() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
