//! Initiatives as rows of `initiatives.csv`.

use entity::{citation, initiative, process};

use super::columns::{Columns, Table};

impl Table for initiative::Model {
    const FILE: &'static str = "initiatives.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.text("name", &mut self.name);
        columns.maybe("acronym", &mut self.acronym);
        let mut period = self.period();
        columns.period("period", &mut period);
        self.set_period(period);
        columns.cited(citation::Model { process_id: Some(self.process_id), initiative_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
