//! Publications as rows of `publications.csv`.

use entity::{citation, process, publication};

use super::columns::{Columns, Table};

impl Table for publication::Model {
    const FILE: &'static str = "publications.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.text("title", &mut self.title);
        columns.word("genre", &mut self.genre);
        if let Some(date) = columns.date("date", &mut self.date) {
            self.set_date(Some(date));
        }
        columns.maybe("date_text", &mut self.date_text);
        columns.rule(self.date_text.is_none() || self.date.is_some(), "date_text", "is there without a date");
        columns.url("url", &mut self.url);
        columns.cited(citation::Model { process_id: Some(self.process_id), publication_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
