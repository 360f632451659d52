//! Organizations as rows of `organizations.csv`.

use entity::{citation, organization};

use super::columns::{Columns, Table};

impl Table for organization::Model {
    const FILE: &'static str = "organizations.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.text("name", &mut self.name);
        columns.maybe("acronym", &mut self.acronym);
        columns.word("category", &mut self.category);
        columns.may_refer::<organization::Entity>("parent", &mut self.parent_id);
        columns.rule(self.parent_id != Some(self.id), "parent", "is the row itself");
        columns.cited(citation::Model { organization_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
