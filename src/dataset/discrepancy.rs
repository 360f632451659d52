//! Discrepancies as rows of `discrepancies.csv`.

use entity::{discrepancy, source};

use super::columns::{Columns, Table};

impl Table for discrepancy::Model {
    const FILE: &'static str = "discrepancies.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        if let Some((noun, id, process)) = columns.subject(self.subject()) {
            self.set_subject(noun, id, process);
        }
        columns.word("finding", &mut self.finding);
        columns.text("message", &mut self.message);
        columns.may_refer::<source::Entity>("source", &mut self.source_id);
        columns.maybe("locator", &mut self.locator);
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
