//! Signatures as rows of `signatures.csv`.

use entity::{citation, declaration, signature, state};

use super::columns::{Columns, Table};

impl Table for signature::Model {
    const FILE: &'static str = "signatures.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.refers::<declaration::Entity>("declaration", &mut self.declaration_id);
        columns.refers::<state::Entity>("state", &mut self.state_id);
        columns.word("kind", &mut self.kind);
        columns.once("state", &(self.declaration_id, self.state_id, self.kind));
        columns.cited(citation::Model {
            declaration_id: Some(self.declaration_id),
            signature_id: Some(self.id),
            property: Some("signatories".to_owned()),
            ..Default::default()
        });
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
