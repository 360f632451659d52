//! Further names as rows of `names.csv`.

use entity::{citation, initiative, name, organization, process, state};

use super::columns::{Columns, Table, exactly_one};

impl Table for name::Model {
    const FILE: &'static str = "names.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.may_refer::<state::Entity>("state", &mut self.state_id);
        columns.may_refer::<organization::Entity>("organization", &mut self.organization_id);
        columns.may_refer::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<initiative::Entity>("initiative", &mut self.initiative_id);
        let bearers = [self.state_id, self.organization_id, self.process_id, self.initiative_id];
        columns.rule(
            exactly_one(&bearers),
            "state",
            "names not exactly one of a State, an organization, a process and an initiative",
        );
        columns.text("text", &mut self.text);
        columns.word("kind", &mut self.kind);
        let mut period = self.period();
        columns.period("period", &mut period);
        self.set_period(period);
        columns.cited(citation::Model {
            state_id: self.state_id,
            organization_id: self.organization_id,
            process_id: self.process_id,
            initiative_id: self.initiative_id,
            name_id: Some(self.id),
            property: Some("names".to_owned()),
            ..Default::default()
        });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
