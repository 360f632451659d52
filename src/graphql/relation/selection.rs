//! What is selected of rows: some of their columns, and some of the rows that they name.

use async_graphql::{
    Context, each_field,
    parser::types::{Field, SelectionSet},
};
use entity::row::{Columns, Row as _};

use super::{Noun, named::Named};
use crate::graphql::reader::Wanted;

/// What is selected of the rows that a field gives.
pub fn selected<N: Noun>(ctx: &Context<'_>) -> Selection {
    selected_in::<N>(ctx, &ctx.item.node.selection_set.node)
}

/// What a set selects of rows.
pub fn selected_in<N: Noun>(ctx: &Context<'_>, set: &SelectionSet) -> Selection {
    let mut selection = Selection::default();
    each_field(ctx, set, &N::type_name(), &mut |field| selection.add_field::<N>(ctx, &field.node));
    selection
}

/// The columns for what a set selects of rows; none where it selects nothing.
pub(super) fn columns_in<N: Noun>(ctx: &Context<'_>, set: &SelectionSet) -> Option<Columns> {
    let mut columns = None;
    each_field(ctx, set, &N::type_name(), &mut |field| {
        columns = Some(columns.unwrap_or(Columns::NUMBER) | needed::<N>(&field.node.name.node));
    });
    columns
}

/// What is selected of rows.
#[derive(Clone)]
pub struct Selection {
    /// The columns that it needs.
    pub columns: Columns,
    /// The rows that are read along.
    pub named: Vec<Named>,
}

/// No more than their numbers.
impl Default for Selection {
    fn default() -> Self {
        Self::of(Columns::NUMBER)
    }
}

impl Selection {
    /// These columns alone.
    #[must_use]
    pub fn of(columns: Columns) -> Self {
        Self { columns, named: Vec::new() }
    }

    /// With these columns, too.
    #[must_use]
    pub fn with(mut self, columns: Columns) -> Self {
        self.columns = self.columns | columns;
        self
    }

    fn add_field<N: Noun>(&mut self, ctx: &Context<'_>, field: &Field) {
        let name = &field.name.node;
        self.columns = self.columns | needed::<N>(name);
        for named in N::named(name).iter().filter_map(|naming| naming.named(ctx, &field.selection_set.node)) {
            self.add_named(named);
        }
    }

    fn add_named(&mut self, named: Named) {
        match self.named.iter_mut().find(|known| known.column == named.column) {
            Some(known) => known.columns = known.columns | named.columns,
            None => self.named.push(named),
        }
    }
}

impl Wanted for Selection {
    fn all() -> Self {
        Self::of(Columns::ALL)
    }

    fn add(&mut self, more: Self) {
        self.columns = self.columns | more.columns;
        more.named.into_iter().for_each(|named| self.add_named(named));
    }

    fn covers(&self, less: &Self) -> bool {
        // Rows that are named and were not read along are found by themselves.
        self.columns.cover(less.columns)
    }
}

/// The columns for a field; all of them where nobody says which.
fn needed<N: Noun>(field: &str) -> Columns {
    let and = |all, column| all | N::Row::column(column);
    let named = N::named(field);
    if !named.is_empty() {
        return named.iter().map(|naming| naming.column).fold(Columns::NUMBER, and);
    }
    match field {
        "__typename" | "citations" | "discrepancies" => Columns::NUMBER,
        "id" => N::Row::column(N::key()),
        _ => match N::columns(field) {
            Some(columns) => columns.iter().copied().fold(Columns::NUMBER, and),
            None => field.parse().map_or(Columns::ALL, N::Row::column),
        },
    }
}
