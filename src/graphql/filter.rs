//! Filters: which rows of a list are asked for. One grammar for all nouns.

use std::{borrow::Cow, hash::Hash};

use async_graphql::{InputObject, InputType, InputValueError, InputValueResult, TypeName, Value, registry::Registry};
use entity::{edtf::Dated, link::Link, period::Lasting};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IdenStatic, Iterable, PrimaryKeyToColumn,
    sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Query, SelectStatement},
};

use super::{
    date::DateMatch,
    scalar::{CountryCode, Date, Edtf},
};

/// What narrows the rows of a table.
pub trait Filter: Clone + Eq + Hash + Send + Sync + 'static {
    /// The table.
    type Entity: EntityTrait;

    /// What a row must fulfil.
    fn condition(&self) -> Condition;

    /// The one unique column that is compared, where nothing else is: then an index finds the row at once.
    fn unique(&self) -> Option<Expr> {
        None
    }
}

/// An optional input that may be left out, but not be null: a filter from a variable that was never set must not turn into "all".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Given<T>(Option<T>);

impl<T> Given<T> {
    /// What was given.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Given<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T: InputType> InputType for Given<T> {
    type RawValueType = T::RawValueType;

    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn qualified_type_name() -> String {
        T::type_name().into_owned()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry);
        Self::qualified_type_name()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value {
            None => Ok(Self(None)),
            Some(Value::Null) => Err(InputValueError::custom("null is not a filter; leave it out instead")),
            value => T::parse(value).map(|value| Self(Some(value))).map_err(InputValueError::propagate),
        }
    }

    fn to_value(&self) -> Value {
        self.0.as_ref().map_or(Value::Null, InputType::to_value)
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.0.as_ref().and_then(InputType::as_raw_value)
    }
}

/// Compares one column.
pub trait Comparator {
    /// What the column must fulfil.
    fn on(&self, column: Expr) -> Condition;
}

/// Collects the conditions of one filter.
pub struct Conditions(Condition);

impl Conditions {
    /// None yet.
    pub fn new() -> Self {
        Self(Condition::all())
    }

    /// A column, where it is compared.
    #[must_use]
    pub fn column<C: Comparator>(self, column: impl ColumnTrait, given: &Given<C>) -> Self {
        self.add(given.get().map(|comparator| comparator.on(Expr::col(column.as_column_ref()))))
    }

    /// A condition, where there is one.
    #[must_use]
    pub fn add(self, condition: Option<Condition>) -> Self {
        Self(self.0.add_option(condition))
    }

    /// A relation to one row, which must fulfil a filter of its own.
    #[must_use]
    pub fn one<F: Filter>(self, foreign: impl ColumnTrait, given: &Given<Box<F>>) -> Self {
        self.add(given.get().map(|filter| {
            let foreign = Expr::col(foreign.as_column_ref());
            let mut row = Query::select().column((F::Entity::default(), id_of::<F::Entity>())).from(F::Entity::default()).take();
            let narrowed = match filter.unique() {
                // By a unique key there is one row, and its index is used from the first page on.
                Some(unique) => foreign.eq(Expr::SubQuery(None, Box::new(row.and_where(unique).take().into()))),
                None => foreign.in_subquery(row.cond_where(filter.condition()).take()),
            };
            Condition::all().add(narrowed)
        }))
    }

    /// A relation to many rows.
    #[must_use]
    pub fn many<E: EntityTrait, F: Filter + InputType>(self, relation: &Relation, given: &Given<Many<F>>) -> Self {
        self.add(given.get().map(|many| many.condition(&Expr::col((E::default(), id_of::<E>())), relation)))
    }

    /// All of `and`, one of `or`, and the opposite of `not`.
    pub fn combined<F: Filter>(self, and: &Given<Vec<F>>, or: &Given<Vec<F>>, not: &Given<Box<F>>) -> Condition {
        let all = and.get().map(|filters| filters.iter().fold(Condition::all(), |all, filter| all.add(filter.condition())));
        let any = or.get().map(|filters| {
            // One of none is never.
            filters.iter().fold(Condition::any().add(never()), |any, filter| any.add(filter.condition()))
        });
        self.add(all).add(any).add(not.get().map(|filter| opposite(filter.condition()))).0
    }
}

/// That a condition does not hold. `NOT` alone is unknown for what is unknown, so such rows would be neither in nor out.
fn opposite(condition: Condition) -> Condition {
    let condition = if condition.is_empty() { Condition::all().add(Expr::cust("TRUE")) } else { condition };
    Condition::all().add(Expr::from(Func::coalesce([condition.into(), Expr::cust("FALSE")])).not())
}

/// A condition that no row fulfils.
pub fn never() -> Expr {
    Expr::cust("1 = 0")
}

/// How the rows of a list are related to a parent: they name it themselves, or a link pairs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// By this column of theirs.
    Foreign(&'static str),
    /// By a table of pairs.
    Linked(Link),
}

impl Relation {
    /// By a column of the related rows.
    pub fn foreign(column: impl IdenStatic) -> Self {
        Self::Foreign(column.as_str())
    }
}

/// A relation to many rows in a filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, InputObject)]
#[graphql(name_type)]
pub struct Many<F: Filter + InputType> {
    /// At least one related row fulfils this.
    some: Given<Box<F>>,
    /// No related row fulfils this.
    none: Given<Box<F>>,
    /// Every related row fulfils this; true where there are none.
    every: Given<Box<F>>,
    /// How many related rows there are.
    count: Given<IntFilter>,
}

impl<F: Filter + InputType> TypeName for Many<F> {
    fn type_name() -> Cow<'static, str> {
        format!("{}List{}", F::type_name().trim_end_matches("Filter"), "Filter").into()
    }
}

impl<F: Filter + InputType> Many<F> {
    fn condition(&self, id: &Expr, relation: &Relation) -> Condition {
        let some = self.some.get().map(|filter| id.clone().in_subquery(parents::<F>(relation, Some(filter.condition()))));
        let none = self.none.get().map(|filter| id.clone().not_in_subquery(parents::<F>(relation, Some(filter.condition()))));
        let every =
            self.every.get().map(|filter| id.clone().not_in_subquery(parents::<F>(relation, Some(opposite(filter.condition())))));
        let count = self.count.get().map(|count| {
            let mut counted = parents::<F>(relation, None);
            let column = parent_column::<F::Entity>(relation);
            counted.add_group_by([column]).cond_having(count.on(Func::count(Expr::cust("*")).into()));
            let some = id.clone().in_subquery(counted);
            // A parent without any rows is in no group.
            if count.allows(0) { some.or(id.clone().not_in_subquery(parents::<F>(relation, None))) } else { some }
        });
        Condition::all().add_option(some).add_option(none).add_option(every).add_option(count)
    }
}

/// The ids of the parents to which rows that fulfil `condition` are related. It names no table outside itself, so filters nest as
/// deep as they like through the same tables.
fn parents<F: Filter>(relation: &Relation, condition: Option<Condition>) -> SelectStatement {
    let parent = parent_column::<F::Entity>(relation);
    let mut parents = Query::select().expr(parent.clone()).and_where(parent.is_not_null()).take();
    match relation {
        Relation::Foreign(_) => parents.from(F::Entity::default()).cond_where(condition.unwrap_or_else(Condition::all)),
        Relation::Linked(link) => {
            parents.from(link.table).cond_where(pairs_that_count(link));
            if let Some(condition) = condition {
                let mut far =
                    Query::select().column((F::Entity::default(), id_of::<F::Entity>())).from(F::Entity::default()).take();
                far.cond_where(condition);
                parents.and_where(Expr::col((link.table, Alias::new(link.to))).in_subquery(far));
            } else {
                parents.and_where(Expr::col((link.table, Alias::new(link.to))).is_not_null());
            }
            &mut parents
        }
    };
    parents
}

fn parent_column<E: EntityTrait>(relation: &Relation) -> Expr {
    match relation {
        Relation::Foreign(column) => Expr::col((E::default(), Alias::new(*column))),
        Relation::Linked(link) => Expr::col((link.table, Alias::new(link.from))),
    }
}

/// That a pair is one of those that the link walks over.
pub fn pairs_that_count(link: &Link) -> Condition {
    link.only.iter().fold(Condition::all(), |all, (column, word)| all.add(Expr::col((link.table, Alias::new(*column))).eq(*word)))
}

/// The column of a table's row number.
pub fn id_of<E: EntityTrait>() -> E::Column {
    E::PrimaryKey::iter().next().expect("every table has an id").into_column()
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
        let like = |pattern: String| {
            Expr::expr(Func::lower(column.clone())).like(LikeExpr::new(pattern.to_ascii_lowercase()).escape('\\'))
        };
        compared(&column, &self.eq, &self.ne, &self.one_of, &self.not_in, &self.is_null)
            .add_option(self.contains.get().map(|text| like(format!("%{}%", literal(text)))))
            .add_option(self.starts_with.get().map(|text| like(format!("{}%", literal(text)))))
    }
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
    fn allows(&self, number: i32) -> bool {
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
        compared(&column, &self.eq, &self.ne, &Given(None), &Given(None), &self.is_null)
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
        let code = |given: &Given<CountryCode>| Given(given.get().map(|code| code.0.clone()));
        let codes =
            |given: &Given<Vec<CountryCode>>| Given(given.get().map(|codes| codes.iter().map(|code| code.0.clone()).collect()));
        compared(&column, &code(&self.eq), &code(&self.ne), &codes(&self.one_of), &codes(&self.not_in), &Given(None))
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
        let eq = Given(self.eq.get().map(|eq| eq.0.clone()));
        compared(&date, &eq, &Given(None), &Given(None), &Given(None), &self.is_null).add_option(falls)
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
    let list = |given: &Given<Vec<W>>| Given(given.get().map(|words| words.iter().map(&stored).collect()));
    compared(column, &Given(eq.get().map(&stored)), &Given(ne.get().map(&stored)), &list(one_of), &list(not_in), &Given(None))
}
