//! States as rows of `states.csv`.

use entity::{citation, state};

use super::columns::{Columns, Table};

impl Table for state::Model {
    const FILE: &'static str = "states.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("code", &mut self.code);
        columns.rule(
            self.code.len() == 2 && self.code.bytes().all(|letter| letter.is_ascii_uppercase()),
            "code",
            "is not two capital letters",
        );
        columns.text("alpha3", &mut self.alpha3);
        columns.once("alpha3", &self.alpha3.clone());
        columns.rule(
            self.alpha3.len() == 3 && self.alpha3.bytes().all(|letter| letter.is_ascii_uppercase()),
            "alpha3",
            "is not three capital letters",
        );
        columns.text("name", &mut self.name);
        columns.word("kind", &mut self.kind);
        columns.flag("official", &mut self.official);
        columns.maybe("region", &mut self.region);
        columns.maybe("subregion", &mut self.subregion);
        columns.maybe("designation", &mut self.designation);
        columns.cited(citation::Model { state_id: Some(self.id), ..Default::default() });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
