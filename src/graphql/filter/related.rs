//! Relations to many rows in a filter: some, none, every, and how many.

use std::borrow::Cow;

use async_graphql::{InputObject, InputType, TypeName};
use entity::link::Link;
use sea_orm::{
    Condition, EntityTrait, IdenStatic,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement},
};

use super::{Comparator, Filter, Given, IntFilter, numbers, opposite};

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
    some: Given<F>,
    /// No related row fulfils this.
    none: Given<F>,
    /// Every related row fulfils this; true where there are none.
    every: Given<F>,
    /// How many related rows there are.
    count: Given<IntFilter>,
}

impl<F: Filter + InputType> TypeName for Many<F> {
    fn type_name() -> Cow<'static, str> {
        format!("{}List{}", F::type_name().trim_end_matches("Filter"), "Filter").into()
    }
}

impl<F: Filter + InputType> Many<F> {
    /// What the row with this id must fulfil.
    pub fn condition(&self, id: &Expr, relation: &Relation) -> Condition {
        let fulfils = |filter: &F, condition: Condition| match relation {
            Relation::Foreign(column) if filter.is_indexed() => Expr::exists(children::<F>(id, column, condition)),
            _ => id.clone().in_subquery(parents::<F>(relation, Some(condition))),
        };
        let some = self.some.get().map(|filter| fulfils(filter, filter.condition()));
        let none = self.none.get().map(|filter| fulfils(filter, filter.condition()).not());
        let every = self.every.get().map(|filter| fulfils(filter, opposite(filter.condition())).not());
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

/// The rows of one parent that fulfil `condition`. The parent is of another table, and that of the query right around this one.
fn children<F: Filter>(parent: &Expr, column: &'static str, condition: Condition) -> SelectStatement {
    let child = Expr::col((F::Entity::default(), Alias::new(column)));
    Query::select()
        .expr(Expr::cust("1"))
        .from(F::Entity::default())
        .and_where(child.eq(parent.clone()))
        .cond_where(condition)
        .take()
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
                parents.and_where(Expr::col((link.table, Alias::new(link.to))).in_subquery(numbers::<F>(condition)));
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
