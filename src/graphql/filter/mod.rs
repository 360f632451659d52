//! Filters: which rows of a list are asked for. One grammar for all nouns.

mod comparator;
mod labels;
mod related;

use std::{borrow::Cow, hash::Hash};

use async_graphql::{InputType, InputValueError, InputValueResult, Value, registry::Registry};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Iterable, PrimaryKeyToColumn,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};

pub use self::{
    comparator::{
        BooleanFilter, Comparator, CountryCodeFilter, DateFilter, IntFilter, PeriodFilter, StringFilter, words_compared,
    },
    labels::LabelsFilter,
    related::{Many, Relation, pairs_that_count},
};
pub(crate) use comparator::enum_filter;

/// What narrows the rows of a table.
pub trait Filter: Clone + Eq + Hash + Send + Sync + 'static {
    /// The table.
    type Entity: EntityTrait;

    /// What a row must fulfil.
    fn condition(&self) -> Condition;

    /// Whether an index finds what fulfils this among the rows of one parent. Where a parent has many rows, a look into each parent's
    /// costs the same however many there are; to gather the parents of all rows does not.
    fn is_indexed(&self) -> bool {
        false
    }

    /// The one unique column that is compared, where nothing else is: then an index finds the row at once.
    fn unique(&self) -> Option<Expr> {
        None
    }
}

/// An optional input that may be left out, but not be null: a filter from a variable that was never set must not turn into "all".
/// In a box: most are left out, and a field's future has room for all of its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Given<T>(Option<Box<T>>);

impl<T> Given<T> {
    /// What may be there.
    pub fn maybe(value: Option<T>) -> Self {
        Self(value.map(Box::new))
    }

    /// What was given.
    pub fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }
}

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Given<T> {
    fn from(value: T) -> Self {
        Self(Some(Box::new(value)))
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
            value => T::parse(value).map(Self::from).map_err(InputValueError::propagate),
        }
    }

    fn to_value(&self) -> Value {
        self.get().map_or(Value::Null, InputType::to_value)
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.get().and_then(InputType::as_raw_value)
    }
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
    pub fn one<F: Filter>(self, foreign: impl ColumnTrait, given: &Given<F>) -> Self {
        self.add(given.get().map(|filter| {
            let foreign = Expr::col(foreign.as_column_ref());
            let narrowed = match filter.unique() {
                // By a unique key there is one row, and its index is used from the first page on.
                Some(unique) => foreign.eq(Expr::SubQuery(None, Box::new(numbers::<F>(Condition::all().add(unique)).into()))),
                None => foreign.in_subquery(numbers::<F>(filter.condition())),
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
    pub fn combined<F: Filter>(self, and: &Given<Vec<F>>, or: &Given<Vec<F>>, not: &Given<F>) -> Condition {
        let all = and.get().map(|filters| filters.iter().fold(Condition::all(), |all, filter| all.add(filter.condition())));
        let any = or.get().map(|filters| {
            // One of none is never.
            filters.iter().fold(Condition::any().add(never()), |any, filter| any.add(filter.condition()))
        });
        self.add(all).add(any).add(not.get().map(|filter| opposite(filter.condition()))).0
    }
}

/// The numbers of the rows that fulfil a filter, where they may be several.
pub fn several<F: Filter>(given: &Given<F>) -> Option<SelectStatement> {
    given.get().filter(|filter| filter.unique().is_none()).map(|filter| numbers::<F>(filter.condition()))
}

fn numbers<F: Filter>(condition: Condition) -> SelectStatement {
    Query::select().column((F::Entity::default(), id_of::<F::Entity>())).from(F::Entity::default()).cond_where(condition).take()
}

/// That a condition does not hold. `NOT` alone is unknown for what is unknown, so such rows would be neither in nor out.
pub fn opposite(condition: Condition) -> Condition {
    let condition = if condition.is_empty() { Condition::all().add(Expr::cust("TRUE")) } else { condition };
    Condition::all().add(Expr::from(Func::coalesce([condition.into(), Expr::cust("FALSE")])).not())
}

/// A condition that no row fulfils.
pub fn never() -> Expr {
    Expr::cust("1 = 0")
}

/// The column of a table's row number.
pub fn id_of<E: EntityTrait>() -> E::Column {
    E::PrimaryKey::iter().next().expect("every table has an id").into_column()
}
