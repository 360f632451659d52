//! Themes as rows of `themes.csv`.

use entity::theme;

use super::columns::{Columns, Table};

impl Table for theme::Model {
    const FILE: &'static str = "themes.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.text("name", &mut self.name);
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
