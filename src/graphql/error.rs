//! What a client is told when something fails: a message that helps, and a code from a documented list. Nothing of the inside.

use std::fmt;

use async_graphql::{ErrorExtensionValues, ServerError, Value};
use sea_orm::{DbErr, RuntimeErr, sqlx};
use tracing::error;

/// What a resolver may tell a client.
#[derive(Clone, Debug)]
pub enum Error {
    /// An argument cannot be used, and why: `BAD_USER_INPUT`.
    Input(String),
    /// A cursor is malformed, or belongs to another list: `INVALID_CURSOR`.
    Cursor(&'static str),
    /// A global id is malformed: `INVALID_ID`.
    Id,
    /// A statement took longer than allowed: `TIMEOUT`.
    Timeout,
    /// The database cannot be reached: `DATABASE_UNAVAILABLE`.
    Unavailable(DbErr),
    /// The database failed, or a row that must be there is not: `INTERNAL_SERVER_ERROR`.
    Internal(DbErr),
}

/// What a resolver gives.
pub type Result<T> = std::result::Result<T, Error>;

/// What a resolver of a nullable field gives. Where it fails, this field alone is null; a `Result<Option<T>>` would null its parent.
pub type Found<T> = Option<Result<T>>;

impl Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Input(_) => "BAD_USER_INPUT",
            Self::Cursor(_) => "INVALID_CURSOR",
            Self::Id => "INVALID_ID",
            Self::Timeout => "TIMEOUT",
            Self::Unavailable(_) => "DATABASE_UNAVAILABLE",
            Self::Internal(_) => INTERNAL,
        }
    }

    fn cause(&self) -> Option<&DbErr> {
        match self {
            Self::Unavailable(cause) | Self::Internal(cause) => Some(cause),
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
            Self::Timeout => f.write_str("the database took longer than allowed: ask for less"),
            Self::Unavailable(_) => f.write_str("the database cannot be reached: ask again soon"),
            Self::Internal(_) => f.write_str("internal error"),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => match &**cause {
                sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => {
                    Self::Unavailable(error)
                }
                sqlx::Error::Database(cause) => match cause.code().as_deref() {
                    Some(code) if TIMEOUT.contains(&code) => Self::Timeout,
                    Some(code) if UNAVAILABLE.iter().any(|class| code.starts_with(class)) => Self::Unavailable(error),
                    _ => Self::Internal(error),
                },
                _ => Self::Internal(error),
            },
            _ => Self::Internal(error),
        }
    }
}

/// A statement that was cut off: by PostgreSQL, and by SQLite.
const TIMEOUT: [&str; 2] = ["57014", "9"];

/// PostgreSQL's classes for lost connections, too many of them, and a server that stops or starts.
const UNAVAILABLE: [&str; 3] = ["08", "53300", "57P0"];

const INTERNAL: &str = "INTERNAL_SERVER_ERROR";

/// Gives each error of an answer its code, and hides what is not for clients.
pub fn tell(errors: &mut [ServerError]) {
    for error in errors {
        let own = error.source::<Error>();
        let code = code(error);
        if let Some(cause) = own.and_then(Error::cause) {
            error!(path = ?error.path, %cause, "a field failed");
        } else if code == INTERNAL {
            error!(path = ?error.path, cause = error.message, "a field failed");
            "internal error".clone_into(&mut error.message);
        }
        error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code);
    }
}

/// An error that came from a resolver of ours says what it is. The engine's own come without a source: before execution they have
/// no path and are about the document, during execution they are about a value that it gives to an argument.
fn code(error: &ServerError) -> &'static str {
    match (error.source::<Error>(), &error.source) {
        (Some(own), _) => own.code(),
        (None, Some(_)) => INTERNAL,
        (None, None) if error.path.is_empty() => "GRAPHQL_VALIDATION_FAILED",
        (None, None) => "BAD_USER_INPUT",
    }
}

/// The code that an error was given.
#[must_use]
pub fn code_of(error: &ServerError) -> &str {
    match error.extensions.as_ref().and_then(|extensions| extensions.get("code")) {
        Some(Value::String(code)) => code,
        _ => INTERNAL,
    }
}
