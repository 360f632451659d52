//! Successions as rows of `successions.csv`.

use entity::{process, succession};

use super::columns::{Columns, Table};

impl Table for succession::Model {
    const FILE: &'static str = "successions.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.refers::<process::Entity>("predecessor", &mut self.predecessor_id);
        columns.refers::<process::Entity>("successor", &mut self.successor_id);
        columns.once("successor", &(self.predecessor_id, self.successor_id));
        columns.rule(self.predecessor_id != self.successor_id, "successor", "is its own predecessor");
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
