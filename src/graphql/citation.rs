//! Citations: which source says what, where, and in which words.

use std::sync::Arc;

use async_graphql::{Context, Items, Object, connection::EmptyFields};
use entity::citation;
use sea_orm::{
    ColumnTrait, Condition, IdenStatic,
    sea_query::{Alias, Expr, ExprTrait},
};

use super::{
    error::Result,
    filter::{Filter, Relation},
    order::{Direction, Order, Term},
    relation::{self, Noun},
    source::Source,
};

/// A citation.
#[derive(Clone)]
pub struct Citation(Arc<citation::Model>);

/// Which source says what, where, and in which words.
#[Object]
impl Citation {
    /// The source.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        relation::one(ctx, self.0.source_id).await
    }

    /// The field that it supports, such as `date`; all of the row where null.
    async fn property(&self) -> Option<&str> {
        self.0.property.as_deref()
    }

    /// The place in the source, such as `Meetings, line 128`; lines are counted in the stored text of the page.
    async fn locator(&self) -> Option<&str> {
        self.0.locator.as_deref()
    }

    /// The words there.
    async fn as_printed(&self) -> Option<&str> {
        self.0.as_printed.as_deref()
    }
}

impl Noun for Citation {
    type Entity = citation::Entity;
    type Row = citation::Model;
    type Filter = About;
    type Order = MainFirst;
    type Formats = EmptyFields;

    fn new(row: Arc<Self::Row>) -> Self {
        Self(row)
    }

    fn key() -> citation::Column {
        citation::Column::Id
    }

    fn columns(field: &str) -> Option<&'static [citation::Column]> {
        use citation::Column;

        match field {
            "source" => Some(&[Column::SourceId]),
            _ => None,
        }
    }

    fn usual_order() -> Vec<MainFirst> {
        vec![MainFirst]
    }
}

/// The main citations of rows before further ones.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MainFirst;

impl Order for MainFirst {
    fn terms(&self, table: &str) -> Vec<Term> {
        vec![
            Term::ranked(table, "main", [Expr::col((Alias::new(table), citation::Column::Main)).eq(true)]),
            Term::number(table, citation::Column::Id, Direction::Asc),
        ]
    }
}

/// Citations for one property.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct About(String);

impl Filter for About {
    type Entity = citation::Entity;

    fn condition(&self) -> Condition {
        Condition::all().add(citation::Column::Property.eq(self.0.as_str()))
    }
}

/// The citations of a row, or those for one of its properties.
pub async fn of(ctx: &Context<'_>, subject: impl IdenStatic, id: i64, property: Option<String>) -> Result<Items<Citation>> {
    relation::all(ctx, Relation::foreign(subject), id, property.map(About)).await
}
