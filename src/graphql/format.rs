//! The formats beside GraphQL: the addresses under which the whole of a list is given as a calendar or as a table.

use async_graphql::{InputType, ObjectType, SimpleObject, Value, connection::EmptyFields};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value as Json, json};

use super::{declaration::Declaration, meeting::Meeting, membership::Membership, relation::Noun};

/// A list: what narrows it, what orders it, and whose rows it holds.
pub struct List<'a, N: Noun> {
    /// What narrows it.
    pub filter: Option<&'a N::Filter>,
    /// What orders it.
    pub orders: &'a [N::Order],
    /// Whose related rows it holds; those of nobody in particular where there is none.
    pub owner: Option<&'a Owner>,
}

/// The row whose related rows a list holds, as their filter names it.
#[derive(Clone, Debug)]
pub struct Owner {
    relation: &'static str,
    key: &'static str,
    value: String,
}

impl Owner {
    /// The row with this natural key.
    pub fn new(relation: &'static str, key: &'static str, value: &str) -> Self {
        Self { relation, key, value: value.to_owned() }
    }
}

/// The addresses of a list in the formats that its noun has.
pub trait Formats<N: Noun>: ObjectType {
    /// Those of a list.
    fn of(list: &List<N>) -> Self;
}

/// Most nouns have none.
impl<N: Noun> Formats<N> for EmptyFields {
    fn of(_: &List<N>) -> Self {
        Self
    }
}

/// The addresses of a list of meetings.
#[derive(SimpleObject)]
pub struct MeetingFormats {
    /// The whole list as a calendar (RFC 5545), as an address on this server. Meetings whose day is not known are in it only where the
    /// parameter `inexact=true` is added.
    ics_url: String,
    /// The whole list as a table (CSV, RFC 4180), as an address on this server.
    csv_url: String,
}

impl Formats<Meeting> for MeetingFormats {
    fn of(list: &List<Meeting>) -> Self {
        let question = question(list.filter.map(InputType::to_value), list, |orders| Some(orders.to_vec().to_value()));
        Self { ics_url: format!("/meetings.ics{question}"), csv_url: format!("/meetings.csv{question}") }
    }
}

/// The address of a list of memberships.
#[derive(SimpleObject)]
pub struct MembershipFormats {
    /// The whole list as a table (CSV, RFC 4180), as an address on this server.
    csv_url: String,
}

impl Formats<Membership> for MembershipFormats {
    fn of(list: &List<Membership>) -> Self {
        let filter = list.filter.map(|narrowed| narrowed.as_filter().to_value());
        Self { csv_url: format!("/memberships.csv{}", question(filter, list, |_| None)) }
    }
}

/// The address of a list of declarations.
#[derive(SimpleObject)]
pub struct DeclarationFormats {
    /// The whole list as a table (CSV, RFC 4180), as an address on this server.
    csv_url: String,
}

impl Formats<Declaration> for DeclarationFormats {
    fn of(list: &List<Declaration>) -> Self {
        let question = question(list.filter.map(InputType::to_value), list, |orders| Some(orders.to_vec().to_value()));
        Self { csv_url: format!("/declarations.csv{question}") }
    }
}

/// What has no special meaning in a query, in any reading.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The parameters of an address that ask for a list: its filter, its owner, and its order where it is not the usual one.
fn question<N: Noun>(filter: Option<Value>, list: &List<N>, written: impl Fn(&[N::Order]) -> Option<Value>) -> String {
    let own = filter.map(json).filter(|filter| *filter != json!({}));
    let filter = match (list.owner, own) {
        (None, own) => own,
        (Some(Owner { relation, key, value }), own) => {
            let mut filter = json!({ *relation: { *key: { "eq": value } } });
            if let Some(own) = own {
                filter["and"] = json!([own]);
            }
            Some(filter)
        }
    };
    let order = Some(list.orders).filter(|orders| **orders != N::usual_order()).and_then(written).map(json);
    let parameters: Vec<String> = [("filter", filter), ("orderBy", order)]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", utf8_percent_encode(&value?.to_string(), PLAIN))))
        .collect();
    if parameters.is_empty() { String::new() } else { format!("?{}", parameters.join("&")) }
}

/// An input as JSON. What is not given is left out: `null` is no filter.
fn json(input: Value) -> Json {
    match input {
        Value::Object(fields) => {
            let given = fields.into_iter().filter(|(_, value)| *value != Value::Null);
            Json::Object(given.map(|(name, value)| (name.to_string(), json(value))).collect())
        }
        Value::List(values) => values.into_iter().map(json).collect(),
        Value::Enum(name) => name.to_string().into(),
        value => value.into_json().unwrap_or_default(),
    }
}
