//! Meetings as rows of `meetings.csv`.

use entity::{citation, initiative, meeting, process, state};

use super::columns::{Columns, Table};

impl Table for meeting::Model {
    const FILE: &'static str = "meetings.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<initiative::Entity>("initiative", &mut self.initiative_id);
        columns.text("title", &mut self.title);
        columns.word("kind", &mut self.kind);
        columns.words("other_kinds", &mut self.other_kinds.0);
        columns.number("ordinal", 1, &mut self.ordinal);
        if let Some(date) = columns.date("date", &mut self.date) {
            self.set_date(Some(date));
        }
        columns.maybe("date_text", &mut self.date_text);
        columns.rule(self.date_text.is_none() || self.date.is_some(), "date_text", "is there without a date");
        columns.word("mode", &mut self.mode);
        columns.maybe("city", &mut self.city);
        columns.maybe("country_as_printed", &mut self.country_as_printed);
        columns.may_refer::<state::Entity>("host", &mut self.host_id);
        let place = self.city.is_some() || self.host_id.is_some();
        columns.rule(!(place && self.mode == meeting::Mode::Online), "mode", "is ONLINE although a place is given");
        columns.number("position", 1, &mut self.position);
        columns.cited(citation::Model { process_id: Some(self.process_id), meeting_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
