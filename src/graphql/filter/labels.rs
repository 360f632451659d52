//! Filters on lists of labels, such as the regions of a process.

use async_graphql::InputObject;
use sea_orm::{
    Condition,
    sea_query::{Expr, ExprTrait, Func},
};

use super::{Comparator, Given};

/// Which lists of labels: those that fulfil all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub struct LabelsFilter {
    /// Holds this label, to the letter.
    has: Given<String>,
    /// Holds at least one of these labels.
    has_any: Given<Vec<String>>,
}

impl Comparator for LabelsFilter {
    fn on(&self, column: Expr) -> Condition {
        let any = self
            .has_any
            .get()
            .map(|labels| labels.iter().fold(Condition::any().add(super::never()), |any, label| any.add(holds(&column, label))));
        Condition::all().add_option(self.has.get().map(|label| holds(&column, label))).add_option(any)
    }
}

/// That a JSON list holds a text. In its text the quotes of JSON stand at both ends of each entry, and nowhere else without a
/// backslash. LIKE would ignore the case on one of the engines; what can be cut out of a text is in it, on both.
fn holds(column: &Expr, label: &str) -> Expr {
    let text = column.clone().cast_as("text");
    let quoted = serde_json::Value::from(label).to_string();
    Expr::from(Func::cust("replace").args([text.clone(), quoted.into(), "".into()])).ne(text)
}
