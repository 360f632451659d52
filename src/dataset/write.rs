//! From rows to CSV: the same file, byte for byte, as the one that was read.

use std::{collections::HashMap, fmt::Debug};

use entity::{citation, edtf::Edtf, period::Period, subject::Noun};
use sea_orm::EntityTrait;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    columns::{Columns, Table},
    rows::noun_of,
};

/// Writes the tables of one package.
pub struct Writer {
    /// The natural key of each row.
    keys: HashMap<(&'static str, i64), String>,
    /// The main citation of each row, by the row's subject columns.
    citations: HashMap<[Option<i64>; 11], citation::Model>,
    header: Vec<&'static str>,
    cells: Vec<String>,
}

impl Writer {
    /// Knows the sources that rows stand on.
    pub fn new(citations: impl Iterator<Item = citation::Model>) -> Self {
        Self {
            keys: HashMap::new(),
            citations: citations.map(|citation| (about(&citation), citation)).collect(),
            header: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Learns the natural keys of a table, so that others may refer to it.
    pub fn learn<T: Table>(&mut self, rows: &mut [T]) {
        for row in rows {
            let id = *row.id();
            self.row(row);
            let key = self.header.iter().position(|column| matches!(*column, "slug" | "code"));
            if let Some(key) = key.and_then(|place| self.cells.get(place)) {
                self.keys.insert((T::FILE, id), key.clone());
            }
        }
    }

    /// The table as CSV.
    pub fn table<T: Table>(&mut self, rows: &mut [T]) -> String {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        self.row(&mut T::default());
        let header = self.header.clone();
        // Writing into memory does not fail, and what is written is text.
        let mut write = |cells: &[String]| csv.write_record(cells).expect("memory takes any record");
        write(&header.into_iter().map(str::to_owned).collect::<Vec<_>>());
        for row in rows {
            self.row(row);
            write(&self.cells);
        }
        let bytes = csv.into_inner().expect("memory takes any record");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }

    fn row<T: Table>(&mut self, row: &mut T) {
        self.header.clear();
        self.cells.clear();
        row.columns(self);
    }

    fn put(&mut self, column: &'static str, cell: impl Into<String>) {
        self.header.push(column);
        self.cells.push(cell.into());
    }

    fn key_of(&self, file: &'static str, id: i64) -> String {
        self.keys.get(&(file, id)).cloned().unwrap_or_default()
    }
}

/// The subject columns of a citation.
fn about(citation: &citation::Model) -> [Option<i64>; 11] {
    [
        citation.process_id,
        citation.state_id,
        citation.organization_id,
        citation.membership_id,
        citation.tenure_id,
        citation.initiative_id,
        citation.meeting_id,
        citation.declaration_id,
        citation.publication_id,
        citation.name_id,
        citation.signature_id,
    ]
}

fn word<W: Serialize>(word: &W) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

impl Columns for Writer {
    fn key(&mut self, column: &'static str, field: &mut String) {
        self.put(column, field.clone());
    }

    fn text(&mut self, column: &'static str, field: &mut String) {
        self.put(column, field.clone());
    }

    fn maybe(&mut self, column: &'static str, field: &mut Option<String>) {
        self.put(column, field.clone().unwrap_or_default());
    }

    fn url(&mut self, column: &'static str, field: &mut Option<String>) {
        self.maybe(column, field);
    }

    fn word<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut W) {
        self.put(column, word(field));
    }

    fn words<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut Vec<W>) {
        self.put(column, field.iter().map(word).collect::<Vec<_>>().join(";"));
    }

    fn flag(&mut self, column: &'static str, field: &mut bool) {
        self.put(column, field.to_string());
    }

    fn maybe_flag(&mut self, column: &'static str, field: &mut Option<bool>) {
        self.put(column, field.map(|flag| flag.to_string()).unwrap_or_default());
    }

    fn number(&mut self, column: &'static str, _: i32, field: &mut Option<i32>) {
        self.put(column, field.map(|number| number.to_string()).unwrap_or_default());
    }

    fn date(&mut self, column: &'static str, field: &mut Option<String>) -> Option<Edtf> {
        self.maybe(column, field);
        None
    }

    fn period(&mut self, column: &'static str, field: &mut Period) {
        self.put(column, field.edtf());
    }

    fn refers<E: EntityTrait>(&mut self, column: &'static str, field: &mut i64)
    where
        E::Model: Table,
    {
        self.put(column, self.key_of(E::Model::FILE, *field));
    }

    fn may_refer<E: EntityTrait>(&mut self, column: &'static str, field: &mut Option<i64>)
    where
        E::Model: Table,
    {
        self.put(column, field.map(|id| self.key_of(E::Model::FILE, id)).unwrap_or_default());
    }

    fn subject(&mut self, subject: Option<(Noun, i64)>) -> Option<(Noun, i64, Option<i64>)> {
        let (noun, key) = subject
            .map(|(noun, id)| (noun_of(noun), id))
            .map_or(("", String::new()), |((noun, file), id)| (noun, self.key_of(file, id)));
        self.put("subject_type", noun);
        self.put("subject", key);
        None
    }

    fn cited(&mut self, about_row: citation::Model) {
        let mut cited = self.citations.get(&about(&about_row)).cloned().unwrap_or_default();
        self.refers::<entity::source::Entity>("source", &mut cited.source_id);
        self.maybe("locator", &mut cited.locator);
        self.maybe("as_printed", &mut cited.as_printed);
    }

    fn once(&mut self, _: &'static str, _: &dyn Debug) {}

    fn rule(&mut self, _: bool, _: &'static str, _: &'static str) {}
}
