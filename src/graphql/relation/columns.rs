//! Which columns of a row are needed for what is selected of it.

use async_graphql::{Context, each_field, parser::types::SelectionSet};
use entity::row::{Columns, Row as _};

use super::Noun;

/// The columns for what is selected of the rows that a field gives.
pub fn selected<N: Noun>(ctx: &Context<'_>) -> Columns {
    selected_in::<N>(ctx, &ctx.item.node.selection_set.node)
}

/// The columns for what a set selects of a row.
pub fn selected_in<N: Noun>(ctx: &Context<'_>, set: &SelectionSet) -> Columns {
    let mut columns = Columns::NUMBER;
    each_field(ctx, set, &N::type_name(), &mut |field| columns = columns | needed::<N>(&field.node.name.node));
    columns
}

/// The columns for a field; all of them where nobody says which.
fn needed<N: Noun>(field: &str) -> Columns {
    match field {
        "__typename" | "citations" | "discrepancies" => Columns::NUMBER,
        "id" => N::Row::column(N::key()),
        _ => match N::columns(field) {
            Some(columns) => columns.iter().fold(Columns::NUMBER, |all, column| all | N::Row::column(*column)),
            None => field.parse().map_or(Columns::ALL, N::Row::column),
        },
    }
}
