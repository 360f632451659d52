//! Taggings as rows of `taggings.csv`.

use entity::{declaration, meeting, process, tagging, theme};

use super::columns::{Columns, Table, exactly_one};

impl Table for tagging::Model {
    const FILE: &'static str = "taggings.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.refers::<theme::Entity>("theme", &mut self.theme_id);
        columns.may_refer::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<meeting::Entity>("meeting", &mut self.meeting_id);
        columns.may_refer::<declaration::Entity>("declaration", &mut self.declaration_id);
        let subjects = [self.process_id, self.meeting_id, self.declaration_id];
        columns.once("theme", &(self.theme_id, subjects));
        columns.rule(exactly_one(&subjects), "process", "names not exactly one of a process, a meeting and a declaration");
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
