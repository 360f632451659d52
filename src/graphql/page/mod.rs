//! Relay pages over any list: by keyset, forwards and backwards, with `pageInfo` that tells the truth in both directions.

mod connection;

use std::{borrow::Cow, hash::Hash, sync::Arc};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sea_orm::{Condition, DbErr, QueryResult, sea_query::SelectStatement};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    error::{Error, Result},
    filter::Filter,
    order::{TotalOrder, Value},
    relation::{Noun, Spread, bytes_of},
};

pub use self::connection::{Connection, PageInfo};

/// The most rows of a page.
pub const LARGEST_PAGE: u32 = 100;

/// The rows of a page where the client says nothing.
pub const USUAL_PAGE: u32 = 20;

/// The arguments that every connection has, as the client gave them.
pub struct Arguments<N: Noun> {
    /// What narrows the list.
    pub filter: Option<N::Filter>,
    /// What orders it; its usual order where empty or not given.
    pub order: Option<Vec<N::Order>>,
    /// How many from the start.
    pub first: Option<i32>,
    /// The cursor to start behind.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// The cursor to end before.
    pub before: Option<String>,
}

/// Which rows of which list make a page.
pub struct Window<N: Noun> {
    filter: Option<N::Filter>,
    orders: Vec<N::Order>,
    size: u32,
    backward: bool,
    after: Option<Vec<Value>>,
    before: Option<Vec<Value>>,
    /// Whether a row that lies on a cursor belongs to the page.
    inclusive: bool,
    /// Whether the places of the rows are asked for; reading them costs as much as a row.
    places: bool,
}

impl<N: Noun> PartialEq for Window<N> {
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter
            && self.orders == other.orders
            && (self.size, self.backward, self.inclusive, self.places)
                == (other.size, other.backward, other.inclusive, other.places)
            && self.after == other.after
            && self.before == other.before
    }
}

impl<N: Noun> Eq for Window<N> {}

impl<N: Noun> Hash for Window<N> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.filter, &self.orders, self.size, self.backward, &self.after, &self.before, self.inclusive, self.places)
            .hash(state);
    }
}

impl<N: Noun> Window<N> {
    /// The window that the arguments describe, with the places of its rows or without.
    pub fn new(Arguments { filter, order, first, after, last, before }: Arguments<N>, places: bool) -> Result<Self> {
        let (size, backward) = match (first, last) {
            (Some(_), Some(_)) => return Err(Error::Input("give `first` or `last`, not both".into())),
            (first, None) => (size("first", first)?, false),
            (None, last) => (size("last", last)?, true),
        };
        let orders = order.filter(|orders| !orders.is_empty()).unwrap_or_else(N::usual_order);
        let mut window = Self { filter, orders, size, backward, after: None, before: None, inclusive: false, places };
        window.after = after.map(|cursor| window.decode(&cursor)).transpose()?;
        window.before = before.map(|cursor| window.decode(&cursor)).transpose()?;
        Ok(window)
    }

    /// The one row that comes first in an order.
    pub fn single(filter: Option<N::Filter>, orders: Vec<N::Order>) -> Self {
        Self { filter, orders, size: 1, backward: false, after: None, before: None, inclusive: false, places: false }
    }

    /// Over what its rows are spread, and the window of those that fulfil the rest, with the places by which they come together again.
    pub fn spread(&self) -> Option<(Spread<N>, Self)> {
        let (spread, rest) = N::spread(self.filter.as_ref()?, &self.orders)?;
        let rest = Self {
            filter: Some(rest),
            orders: self.orders.clone(),
            after: self.after.clone(),
            before: self.before.clone(),
            places: true,
            ..*self
        };
        Some((spread, rest))
    }

    /// The list's order, forwards.
    pub fn order(&self) -> TotalOrder {
        TotalOrder::new::<N::Entity>(&self.orders, N::key())
    }

    /// Whether the page is cut from the end.
    pub fn backward(&self) -> bool {
        self.backward
    }

    /// How many rows are missing where so many are found. One more than the page has is wanted: it tells whether there are more.
    pub fn missing(&self, found: usize) -> u64 {
        (u64::from(self.size) + 1).saturating_sub(found as u64)
    }

    /// Where the rows of the page lie: in one run; or in two where rows of unknown places lie beside others, to be asked for one after the
    /// other until the page is full. Thus a page deep in its list costs no more than the first one.
    pub fn runs(&self, order: &TotalOrder) -> Vec<Condition> {
        let spills = |cursor: &Option<Vec<Value>>, backward| cursor.as_ref().is_some_and(|cursor| order.spills(cursor, backward));
        if !spills(&self.after, false) && !spills(&self.before, true) {
            return vec![self.run(order)];
        }
        let unknown = self.run(order).add_option(order.unknown());
        let known = self.run(&order.clone().known());
        if order.starts_unknown(self.backward) { vec![unknown, known] } else { vec![known, unknown] }
    }

    fn run(&self, order: &TotalOrder) -> Condition {
        Condition::all()
            .add_option(self.after.as_ref().map(|after| order.after(after, false, self.inclusive)))
            .add_option(self.before.as_ref().map(|before| order.after(before, true, self.inclusive)))
    }

    /// What a row of a run must fulfil.
    pub fn filtered(&self, run: Condition) -> Condition {
        run.add_option(self.filter.as_ref().map(Filter::condition))
    }

    /// The columns that hold the places of the rows, where they are asked for.
    pub fn places<'a>(&self, order: &'a TotalOrder) -> &'a [String] {
        if self.places { order.columns() } else { &[] }
    }

    /// Selects the places of the rows, where they are asked for.
    pub fn select_places(&self, order: &TotalOrder, rows: &mut SelectStatement) {
        if self.places {
            order.select(rows);
        }
    }

    /// The place of a row, where it is asked for.
    pub fn place(&self, order: &TotalOrder, row: &QueryResult) -> std::result::Result<Vec<Value>, DbErr> {
        if self.places { order.read(row) } else { Ok(Vec::new()) }
    }

    /// The page of the rows that were found, which are one more than asked for where there are more.
    pub fn cut(&self, mut rows: Vec<Placed<N::Row>>) -> Cut<N> {
        let more = rows.len() > self.size as usize;
        rows.truncate(self.size as usize);
        if self.backward {
            rows.reverse();
        }
        Cut { rows, more }
    }

    /// The window of the one row next to the page, after it or before it; none where the list has no rows there.
    fn next_to(&self, cut: &Cut<N>, after: bool) -> Option<Self> {
        // Without a cursor on that side, the page ends with its list.
        let bound = if after { &self.before } else { &self.after }.clone()?;
        let edge = if after { cut.rows.last() } else { cut.rows.first() };
        let (from, inclusive) = edge.map_or((bound, true), |(_, edge)| (edge.clone(), false));
        let (from, to) = if after { (Some(from), None) } else { (None, Some(from)) };
        Some(Self {
            filter: self.filter.clone(),
            orders: self.orders.clone(),
            size: 1,
            backward: !after,
            after: from,
            before: to,
            inclusive,
            places: false,
        })
    }

    /// An opaque text for a place in this order.
    fn encode(&self, values: &[Value]) -> String {
        let cursor = Cursor { order: Cow::Owned(fingerprint(&self.order())), values: Cow::Borrowed(values) };
        written(&cursor)
    }

    fn decode(&self, cursor: &str) -> Result<Vec<Value>> {
        let malformed = || Error::Cursor("is malformed: take cursors from `pageInfo` or `edges`");
        let cursor: Cursor = read(cursor).ok_or_else(malformed)?;
        let order = self.order();
        if cursor.order != fingerprint(&order) {
            return Err(Error::Cursor("belongs to a list in another order"));
        }
        if !order.fits(&cursor.values) {
            return Err(malformed());
        }
        Ok(cursor.values.into_owned())
    }
}

/// The size of a page that an argument asks for.
pub fn size(argument: &str, size: Option<i32>) -> Result<u32> {
    let Some(size) = size else { return Ok(USUAL_PAGE) };
    u32::try_from(size)
        .ok()
        .filter(|size| (1..=LARGEST_PAGE).contains(size))
        .ok_or_else(|| Error::Input(format!("`{argument}` is {size}; it must be from 1 to {LARGEST_PAGE}")))
}

/// A place in a list as an opaque cursor.
pub fn written(place: &impl Serialize) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).expect("texts, numbers and days are JSON"))
}

/// The place that a cursor tells of; none where it is malformed.
pub fn read<P: DeserializeOwned>(cursor: &str) -> Option<P> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

/// A place in an order, and which order that is.
#[derive(Serialize, Deserialize)]
struct Cursor<'a> {
    #[serde(rename = "o")]
    order: Cow<'a, str>,
    #[serde(rename = "v")]
    values: Cow<'a, [Value]>,
}

/// Short enough for a cursor; the same in every release, so that cursors outlive a restart.
fn fingerprint(order: &TotalOrder) -> String {
    use sha2::{Digest, Sha256};
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(order.name())[..6])
}

/// A row, and its place in the order of a list.
pub type Placed<R> = (Arc<R>, Vec<Value>);

/// The rows of a page.
pub struct Cut<N: Noun> {
    rows: Vec<Placed<N::Row>>,
    more: bool,
}

impl<N: Noun> Cut<N> {
    /// The first row.
    pub fn first(&self) -> Option<N> {
        self.rows.first().map(|(row, _)| N::new(row.clone()))
    }

    /// About how many bytes the rows take, and their places.
    pub fn bytes(&self) -> usize {
        let texts = |values: &[Value]| {
            values.iter().map(|value| if let Value::Text(text) = value { text.len() } else { 0 }).sum::<usize>()
        };
        self.rows.iter().map(|(row, values)| bytes_of(&**row) + size_of_val(&**values) + texts(values)).sum()
    }
}

impl<N: Noun> Default for Cut<N> {
    fn default() -> Self {
        Self { rows: Vec::new(), more: false }
    }
}
