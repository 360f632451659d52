//! Tenures as rows of `tenures.csv`.

use entity::{citation, initiative, organization, process, state, tenure};

use super::columns::{Columns, Table, exactly_one};

impl Table for tenure::Model {
    const FILE: &'static str = "tenures.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<state::Entity>("state", &mut self.state_id);
        columns.may_refer::<organization::Entity>("organization", &mut self.organization_id);
        columns.may_refer::<process::Entity>("holder_process", &mut self.holder_process_id);
        let parties = [self.state_id, self.organization_id, self.holder_process_id];
        columns.rule(exactly_one(&parties), "state", "names not exactly one of a State, an organization and a process");
        columns.may_refer::<initiative::Entity>("initiative", &mut self.initiative_id);
        columns.word("post", &mut self.post);
        columns.maybe("label", &mut self.label);
        let not_before = columns.date("not_before", &mut self.not_before);
        let mut period = self.period();
        columns.period("period", &mut period);
        columns.rule(self.not_before.is_none() || period.start.is_none(), "not_before", "is there although the start is known");
        if let Some(not_before) = not_before {
            period.start_earliest = Some(not_before.earliest);
        }
        self.set_period(period);
        columns.cited(citation::Model { process_id: Some(self.process_id), tenure_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
