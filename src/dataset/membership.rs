//! Memberships as rows of `memberships.csv`.

use entity::{citation, membership, organization, process, state};

use super::columns::{Columns, Table, exactly_one};

impl Table for membership::Model {
    const FILE: &'static str = "memberships.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.refers::<process::Entity>("process", &mut self.process_id);
        columns.may_refer::<state::Entity>("state", &mut self.state_id);
        columns.may_refer::<organization::Entity>("organization", &mut self.organization_id);
        columns.may_refer::<process::Entity>("member_process", &mut self.member_process_id);
        let parties = [self.state_id, self.organization_id, self.member_process_id];
        columns.rule(exactly_one(&parties), "state", "names not exactly one of a State, an organization and a process");
        columns.word("role", &mut self.role);
        columns.maybe("role_label", &mut self.role_label);
        columns.maybe("subgroup", &mut self.subgroup);
        columns.word("standing", &mut self.standing);
        columns.maybe("listed_as", &mut self.listed_as);
        columns.maybe_flag("founding", &mut self.founding);
        let mut period = self.period();
        columns.period("period", &mut period);
        self.set_period(period);
        columns.cited(citation::Model { process_id: Some(self.process_id), membership_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
