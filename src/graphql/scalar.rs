//! Scalars: dates, web addresses and country codes.

use async_graphql::{InputType, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;

/// Reads a text, and says what would have been right where it is none or another.
fn read<T: ScalarType + InputType>(value: &Value, expected: &str, parse: impl Fn(&str) -> Option<T>) -> InputValueResult<T> {
    let read = match value {
        Value::String(text) => parse(text),
        _ => None,
    };
    read.ok_or_else(|| InputValueError::custom(format!("expected {expected}, got {value}")))
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date(pub NaiveDate);

/// A day in the calendar, `YYYY-MM-DD` (ISO 8601).
#[Scalar(specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        read(&value, "a day such as \"2018-10-02\"", |text| {
            // Chrono also reads 2018-1-2.
            (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten().map(Date)
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A date in EDTF.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(pub String);

/// A date as known: a day, a month, a year, or a range of these, such as `2018-10-02`, `2013-01`, `2009` or
/// `2018-10-02/2018-10-03` (Extended Date/Time Format, ISO 8601-2).
#[Scalar(specified_by_url = "https://www.loc.gov/standards/datetime/")]
impl ScalarType for Edtf {
    fn parse(value: Value) -> InputValueResult<Self> {
        read(&value, "an EDTF date such as \"2018-10-02\", \"2013-01\" or \"2009\"", |text| {
            text.parse::<entity::edtf::Edtf>().ok().map(|date| Edtf(date.into()))
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A web address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(pub String);

/// A web address (RFC 3986), with `https` or `http`.
#[Scalar(specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3986")]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        read(&value, "a web address", |text| text.contains("://").then(|| Url(text.to_owned())))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A country code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountryCode(pub String);

/// An ISO 3166-1 alpha-2 code, such as `PL`; `XK` is user-assigned.
#[Scalar(specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        read(&value, "two capital letters such as \"PL\"", |text| {
            (text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase())).then(|| CountryCode(text.to_owned()))
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}
