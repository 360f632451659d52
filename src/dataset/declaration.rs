//! Declarations as rows of `declarations.csv`.

use entity::{citation, declaration, meeting, process};

use super::columns::{Columns, Table};

impl Table for declaration::Model {
    const FILE: &'static str = "declarations.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<meeting::Entity>("adopted_at", &mut self.adopted_at_id);
        columns.text("title", &mut self.title);
        columns.word("form", &mut self.form);
        if let Some(date) = columns.date("date", &mut self.date) {
            self.set_date(Some(date));
        }
        columns.maybe("date_text", &mut self.date_text);
        columns.rule(self.date_text.is_none() || self.date.is_some(), "date_text", "is there without a date");
        columns.url("url", &mut self.url);
        columns.cited(citation::Model { process_id: Some(self.process_id), declaration_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
