//! What a question gets.

use async_graphql::{Response, ServerError, Value, write};

use super::error;

/// The answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// The data, as JSON; none where a failure has reached the root, or nothing was executed.
    pub data: Option<Vec<u8>>,
    /// What failed.
    pub errors: Vec<ServerError>,
}

impl From<Response> for Answer {
    fn from(Response { data, errors, .. }: Response) -> Self {
        let data = (data != Value::Null).then(|| {
            let mut text = Vec::with_capacity(1024);
            write(&data, &mut text);
            text
        });
        Self { data, errors: error::told(errors) }
    }
}
