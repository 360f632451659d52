//! Sources as rows of `sources.csv`.

use entity::source;

use super::columns::{Columns, Table};

impl Table for source::Model {
    const FILE: &'static str = "sources.csv";

    fn columns<C: Columns>(&mut self, columns: &mut C) {
        columns.key("slug", &mut self.slug);
        columns.text("title", &mut self.title);
        columns.maybe("publisher", &mut self.publisher);
        columns.url("url", &mut self.url);
        columns.date("as_of", &mut self.as_of);
    }

    fn id(&mut self) -> &mut i64 {
        &mut self.id
    }
}
