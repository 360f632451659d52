//! Values as JSON text.
//!
//! async-graphql hands values upwards as trees, which are built to be walked once and dropped. Here an object or a list is written where its
//! parts come together, and goes upwards as text, in the one kind of [`Value`] that no type of a schema gives: [`Value::Binary`].

use async_graphql::Value;
use bytes::Bytes;

/// A piece of an answer, on its way up.
pub(crate) fn carried(text: Vec<u8>) -> Value {
    Value::Binary(text.into())
}

/// How many bytes a value takes that is written already; about as many as others do.
pub(crate) fn size(value: &Value) -> usize {
    if let Value::Binary(written) = value { written.len() } else { 16 }
}

/// The text of a value.
#[must_use]
pub fn written(value: &Value) -> Bytes {
    if let Value::Binary(written) = value {
        return written.clone();
    }
    let mut text = Vec::new();
    write(value, &mut text);
    text.into()
}

/// Writes a value at the end of a text.
pub(crate) fn write(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Null => text.extend_from_slice(b"null"),
        Value::Boolean(true) => text.extend_from_slice(b"true"),
        Value::Boolean(false) => text.extend_from_slice(b"false"),
        Value::Number(number) => serde_json::to_writer(text, number).expect("a number can be written as JSON"),
        Value::String(string) => write_string(string, text),
        Value::Enum(name) => write_string(name, text),
        Value::Binary(written) => text.extend_from_slice(written),
        Value::List(values) => write_all(*b"[]", values, text, write),
        Value::Object(fields) => write_all(*b"{}", fields, text, |(name, value), text| {
            write_name(name, text);
            write(value, text);
        }),
    }
}

/// Writes the items of a list, or the fields of an object, between brackets.
fn write_all<I>([open, close]: [u8; 2], items: impl IntoIterator<Item = I>, text: &mut Vec<u8>, write: impl Fn(I, &mut Vec<u8>)) {
    text.push(open);
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        write(item, text);
    }
    text.push(close);
}

/// Writes the name of a field. GraphQL's names have nothing to escape.
pub fn write_name(name: &str, text: &mut Vec<u8>) {
    text.push(b'"');
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(b"\":");
}

pub(crate) fn write_string(string: &str, text: &mut Vec<u8>) {
    let escapes = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    // Without an early end, so that many bytes are looked at in one step.
    if string.as_bytes().iter().fold(false, |any, byte| any | escapes(byte)) {
        return serde_json::to_writer(text, string).expect("a string can be written as JSON");
    }
    text.push(b'"');
    text.extend_from_slice(string.as_bytes());
    text.push(b'"');
}

#[cfg(test)]
mod tests {
    use async_graphql::{Name, Value, value};

    use super::{carried, write};

    fn written(value: &Value) -> String {
        let mut text = Vec::new();
        write(value, &mut text);
        String::from_utf8(text).expect("UTF-8")
    }

    #[test]
    fn values_are_written_as_json() {
        let mut value = value!({
            "none": null, "yes": true, "no": false, "whole": -9_007_199_254_740_993_i64, "part": 0.1, "empty": [], "nothing": {},
            "texts": ["", "plain", "Søren — 移民", "\"quoted\" \\ and\nbroken \u{7f}\u{0}\u{1f}"],
        });
        let serde = serde_json::to_string(&value).expect("JSON");
        assert_eq!(written(&value), serde);

        let Value::Object(fields) = &mut value else { unreachable!() };
        fields.insert(Name::new("word"), Value::Enum(Name::new("MEMBER")));
        fields.insert(Name::new("text"), carried(br#"[{"id":1}]"#.to_vec()));
        let more = format!(r#"{},"word":"MEMBER","text":[{{"id":1}}]}}"#, serde.trim_end_matches('}'));
        assert_eq!(written(&value), more);
    }
}
