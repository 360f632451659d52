//! Further citations as rows of `citations.csv`; the main one of a row stands beside the row.

use entity::{citation, source};

use super::columns::{Columns, Table};

impl Table for citation::Model {
    const FILE: &'static str = "citations.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        if let Some((noun, id, process)) = columns.subject(self.subject()) {
            self.set_subject(noun, id, process);
        }
        columns.maybe("property", &mut self.property);
        columns.refers::<source::Entity>("source", &mut self.source_id);
        columns.maybe("locator", &mut self.locator);
        columns.maybe("as_printed", &mut self.as_printed);
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
