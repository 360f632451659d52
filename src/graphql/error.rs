//! What a client is told when something fails: a message that helps, and a code from a documented list. Nothing of the inside.

use std::fmt;

use async_graphql::{ErrorExtensionValues, Response, ServerError};
use sea_orm::DbErr;
use tracing::error;

/// What a resolver may tell a client.
#[derive(Debug)]
pub enum Error {
    /// An argument cannot be used, and why: `BAD_USER_INPUT`.
    Input(String),
    /// A cursor is malformed, or belongs to another list: `INVALID_CURSOR`.
    Cursor(&'static str),
    /// A global id is malformed: `INVALID_ID`.
    Id,
    /// The database failed, or a row that must be there is not: `INTERNAL_ERROR`.
    Internal(DbErr),
}

/// What a resolver gives.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Input(_) => "BAD_USER_INPUT",
            Self::Cursor(_) => "INVALID_CURSOR",
            Self::Id => "INVALID_ID",
            Self::Internal(_) => "INTERNAL_ERROR",
        }
    }

    fn cause(&self) -> Option<&DbErr> {
        match self {
            Self::Internal(cause) => Some(cause),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(why) => f.write_str(why),
            Self::Cursor(why) => write!(f, "the cursor {why}"),
            Self::Id => f.write_str("the id is not one of this API's: ids are opaque, take them from an `id` field"),
            Self::Internal(_) => f.write_str("internal error"),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Self::Internal(error)
    }
}

/// The answer to a question that is not GraphQL.
pub fn not_parsed(mut error: ServerError) -> Response {
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", "GRAPHQL_PARSE_FAILED");
    Response::from_errors(vec![error])
}

/// Gives each error of a response its code, and hides what is not for clients.
pub fn told(mut response: Response) -> Response {
    for error in &mut response.errors {
        let code = code_of(error);
        if code == "INTERNAL_ERROR" {
            let cause = error.source::<Error>().and_then(Error::cause).map_or_else(|| error.message.clone(), DbErr::to_string);
            error!(path = ?error.path, cause, "a field failed");
            "internal error".clone_into(&mut error.message);
        }
        error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code);
    }
    response
}

/// An error that came from a resolver of ours says what it is. The engine's own come without a source: before execution they have
/// no path and are about the document, during execution they are about a value that it gives to an argument.
fn code_of(error: &ServerError) -> &'static str {
    match (error.source::<Error>(), &error.source) {
        (Some(own), _) => own.code(),
        (None, Some(_)) => "INTERNAL_ERROR",
        (None, None) if error.path.is_empty() => "GRAPHQL_VALIDATION_FAILED",
        (None, None) => "BAD_USER_INPUT",
    }
}
