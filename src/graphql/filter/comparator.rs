//! Comparators: what may be asked of one column.

use async_graphql::InputObject;
use entity::{edtf::Dated, period::Lasting};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};

use super::{Given, opposite};
use crate::graphql::{
    date::{DateMatch, On},
    scalar::{CountryCode, Date, Edtf},
};

/// Compares one column.
pub trait Comparator {
    /// What the column must fulfil.
    fn on(&self, column: Expr) -> Condition;

    /// The words that the column may hold, each once, where it may hold no other and they are all that is asked.
    fn several(&self) -> Option<Vec<String>> {
        None
    }
}

/// Compares a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct StringFilter {
    /// Equal, to the letter.
    pub eq: Given<String>,
    /// Not equal; unknown counts as not equal.
    pub ne: Given<String>,
    /// Equal to one of these.
    #[graphql(name = "in")]
    pub one_of: Given<Vec<String>>,
    /// Equal to none of these; unknown counts as not equal.
    pub not_in: Given<Vec<String>>,
    /// Contains this text, whatever the case of the letters A to Z. No sign has a special meaning: `%` is a per cent sign.
    pub contains: Given<String>,
    /// Starts with this text, whatever the case of the letters A to Z.
    pub starts_with: Given<String>,
    /// Whether it is unknown.
    pub is_null: Given<bool>,
}

impl StringFilter {
    /// Equal, to the letter.
    pub fn equal(text: impl Into<String>) -> Self {
        Self { eq: text.into().into(), ..Self::default() }
    }

    /// The text that must be equal, where nothing else is asked.
    pub fn only_equal(&self) -> Option<&String> {
        self.eq.get().filter(|eq| *self == Self::equal(eq.as_str()))
    }
}

impl Comparator for StringFilter {
    fn on(&self, column: Expr) -> Condition {
        let lower = || Expr::expr(Func::lower(column.clone()));
        let contains = self
            .contains
            .get()
            .map(|text| lower().like(LikeExpr::new(format!("%{}%", literal(&text.to_ascii_lowercase()))).escape('\\')));
        // A range, unlike a pattern, is read from the index.
        let starts_with = self.starts_with.get().map(|text| {
            let first = text.to_ascii_lowercase();
            Condition::all().add_option(behind(&first).map(|end| lower().lt(end))).add(lower().gte(first))
        });
        compared(&column, &self.eq, &self.ne, &self.one_of, &self.not_in, &self.is_null)
            .add_option(contains)
            .add_option(starts_with)
    }
}

/// The first text behind all that start with `prefix`; none where nothing lies behind them.
fn behind(prefix: &str) -> Option<String> {
    let mut letters: Vec<char> = prefix.chars().collect();
    while let Some(last) = letters.pop() {
        // Some numbers are no letters.
        if let Some(next) = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32) {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

/// The text as a pattern that matches itself alone.
fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// The comparisons that every kind of column has.
fn compared<T: Clone + Into<Expr> + Into<sea_orm::Value>>(
    column: &Expr,
    eq: &Given<T>,
    ne: &Given<T>,
    one_of: &Given<Vec<T>>,
    not_in: &Given<Vec<T>>,
    is_null: &Given<bool>,
) -> Condition {
    let among = |list: &Vec<T>| column.clone().is_in(list.iter().cloned().map(Into::<sea_orm::Value>::into));
    Condition::all()
        .add_option(eq.get().map(|value| column.clone().eq(value.clone())))
        .add_option(ne.get().map(|value| opposite(Condition::all().add(column.clone().eq(value.clone())))))
        .add_option(one_of.get().map(among))
        .add_option(not_in.get().map(|list| opposite(Condition::all().add(among(list)))))
        .add_option(is_null.get().map(|null| if *null { column.clone().is_null() } else { column.clone().is_not_null() }))
}

/// Compares a whole number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct IntFilter {
    /// Equal.
    eq: Given<i32>,
    /// Not equal; unknown counts as not equal.
    ne: Given<i32>,
    /// Equal to one of these.
    #[graphql(name = "in")]
    one_of: Given<Vec<i32>>,
    /// Equal to none of these; unknown counts as not equal.
    not_in: Given<Vec<i32>>,
    /// Less than.
    lt: Given<i32>,
    /// Less than or equal.
    lte: Given<i32>,
    /// Greater than.
    gt: Given<i32>,
    /// Greater than or equal.
    gte: Given<i32>,
    /// Whether it is unknown.
    is_null: Given<bool>,
}

impl IntFilter {
    /// Whether a number fulfils it.
    pub fn allows(&self, number: i32) -> bool {
        self.eq.get().is_none_or(|eq| number == *eq)
            && self.ne.get().is_none_or(|ne| number != *ne)
            && self.one_of.get().is_none_or(|list| list.contains(&number))
            && self.not_in.get().is_none_or(|list| !list.contains(&number))
            && self.lt.get().is_none_or(|lt| number < *lt)
            && self.lte.get().is_none_or(|lte| number <= *lte)
            && self.gt.get().is_none_or(|gt| number > *gt)
            && self.gte.get().is_none_or(|gte| number >= *gte)
            && self.is_null.get().is_none_or(|null| !null)
    }
}

impl Comparator for IntFilter {
    fn on(&self, column: Expr) -> Condition {
        compared(&column, &self.eq, &self.ne, &self.one_of, &self.not_in, &self.is_null)
            .add_option(self.lt.get().map(|value| column.clone().lt(*value)))
            .add_option(self.lte.get().map(|value| column.clone().lte(*value)))
            .add_option(self.gt.get().map(|value| column.clone().gt(*value)))
            .add_option(self.gte.get().map(|value| column.clone().gte(*value)))
    }
}

/// Compares what is true or false.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct BooleanFilter {
    /// Equal.
    eq: Given<bool>,
    /// Not equal; unknown counts as not equal.
    ne: Given<bool>,
    /// Whether it is unknown.
    is_null: Given<bool>,
}

impl Comparator for BooleanFilter {
    fn on(&self, column: Expr) -> Condition {
        compared(&column, &self.eq, &self.ne, &Given::default(), &Given::default(), &self.is_null)
    }
}

/// Compares a country code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct CountryCodeFilter {
    /// Equal.
    pub eq: Given<CountryCode>,
    /// Not equal.
    ne: Given<CountryCode>,
    /// Equal to one of these.
    #[graphql(name = "in")]
    one_of: Given<Vec<CountryCode>>,
    /// Equal to none of these.
    not_in: Given<Vec<CountryCode>>,
}

impl CountryCodeFilter {
    /// The code that must be equal, where nothing else is asked.
    pub fn only_equal(&self) -> Option<&CountryCode> {
        self.eq.get().filter(|eq| *self == Self { eq: (*eq).clone().into(), ..Self::default() })
    }
}

impl Comparator for CountryCodeFilter {
    fn on(&self, column: Expr) -> Condition {
        let code = |given: &Given<CountryCode>| Given::maybe(given.get().map(|code| code.0.clone()));
        let codes = |given: &Given<Vec<CountryCode>>| {
            Given::maybe(given.get().map(|codes| codes.iter().map(|code| code.0.clone()).collect()))
        };
        compared(&column, &code(&self.eq), &code(&self.ne), &codes(&self.one_of), &codes(&self.not_in), &Given::default())
    }
}

/// Compares a date that may be inexact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct DateFilter {
    /// The same date in EDTF, as exact and no more: `2013-01` is not `2013-01-15`.
    eq: Given<Edtf>,
    /// On this day or later.
    from: Given<Date>,
    /// On this day or earlier.
    to: Given<Date>,
    /// Whether it could have fallen on the days `from` to `to`, or must have. `POSSIBLY` where left out.
    #[graphql(name = "match")]
    sure: Given<DateMatch>,
    /// Whether it is unknown.
    is_null: Given<bool>,
}

impl DateFilter {
    /// Any date that is known.
    pub fn known() -> Self {
        Self { is_null: false.into(), ..Self::default() }
    }

    /// What the date of a row must fulfil.
    pub fn on<E: Dated>(&self) -> Condition {
        let date = Expr::col(E::DATE.edtf.as_column_ref());
        let day = |given: &Given<Date>| given.get().map(|date| date.0);
        let falls = (day(&self.from).is_some() || day(&self.to).is_some())
            .then(|| E::falls(day(&self.from), day(&self.to), self.sure.get().copied().unwrap_or_default().into()));
        let eq = Given::maybe(self.eq.get().map(|eq| eq.0.clone()));
        compared(&date, &eq, &Given::default(), &Given::default(), &Given::default(), &self.is_null).add_option(falls)
    }
}

/// Compares a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct PeriodFilter {
    /// It includes this day.
    on: Given<Date>,
    /// Whether it could include the day or must. `POSSIBLY` where left out.
    #[graphql(name = "match")]
    sure: Given<DateMatch>,
    /// Whether it had no end yet when the source was written.
    ongoing: Given<bool>,
}

impl PeriodFilter {
    /// Those that include a day.
    pub fn including(On { day, sure }: On) -> Self {
        Self { on: Date(day).into(), sure: sure.into(), ..Self::default() }
    }

    /// What the period of a row must fulfil.
    pub fn on<E: Lasting>(&self) -> Condition {
        let sure = self.sure.get().copied().unwrap_or_default();
        Condition::all()
            .add_option(self.on.get().map(|on| E::holds(on.0, on.0, sure.into())))
            .add_option(self.ongoing.get().map(|ongoing| Expr::col(E::PERIOD.ongoing.as_column_ref()).eq(*ongoing)))
    }
}

/// Makes the comparator of an enum: its words as the API names them, and as they are stored.
macro_rules! enum_filter {
    ($filter:ident, $words:ident, $stored:ty) => {
        #[doc = concat!("Compares a `", stringify!($words), "`.")]
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, async_graphql::InputObject)]
        pub struct $filter {
            /// Equal.
            pub eq: $crate::graphql::filter::Given<$words>,
            /// Not equal; unknown counts as not equal.
            pub ne: $crate::graphql::filter::Given<$words>,
            /// Equal to one of these.
            #[graphql(name = "in")]
            pub one_of: $crate::graphql::filter::Given<Vec<$words>>,
            /// Equal to none of these; unknown counts as not equal.
            pub not_in: $crate::graphql::filter::Given<Vec<$words>>,
        }

        impl $crate::graphql::filter::Comparator for $filter {
            fn on(&self, column: sea_orm::sea_query::Expr) -> sea_orm::Condition {
                let stored = |word: &$words| sea_orm::ActiveEnum::to_value(&<$stored>::from(*word));
                $crate::graphql::filter::words_compared(&column, &self.eq, &self.ne, &self.one_of, &self.not_in, stored)
            }

            fn several(&self) -> Option<Vec<String>> {
                let words = self.one_of.get().filter(|_| *self == Self { one_of: self.one_of.clone(), ..Self::default() })?;
                let stored = words.iter().map(|word| sea_orm::ActiveEnum::to_value(&<$stored>::from(*word)));
                Some(stored.collect::<std::collections::BTreeSet<_>>().into_iter().collect())
            }
        }
    };
}
pub(crate) use enum_filter;

/// The comparisons of an enum whose words are stored as `stored` gives them.
pub fn words_compared<W>(
    column: &Expr,
    eq: &Given<W>,
    ne: &Given<W>,
    one_of: &Given<Vec<W>>,
    not_in: &Given<Vec<W>>,
    stored: impl Fn(&W) -> String,
) -> Condition {
    let list = |given: &Given<Vec<W>>| Given::maybe(given.get().map(|words| words.iter().map(&stored).collect()));
    compared(
        column,
        &Given::maybe(eq.get().map(&stored)),
        &Given::maybe(ne.get().map(&stored)),
        &list(one_of),
        &list(not_in),
        &Given::default(),
    )
}
