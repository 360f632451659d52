//! From CSV to rows: every fault is found, and told with its file, row and column.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use csv::StringRecord;
use entity::{
    citation,
    edtf::{Edtf, parse_period},
    period::Period,
    subject::Noun,
};
use sea_orm::EntityTrait;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    columns::{Columns, Table},
    fault::{Fault, Faults},
    package::Package,
    rows::{FILES, file_of},
};

/// A file's records, and the place of each column.
#[derive(Default)]
struct File {
    header: HashMap<String, usize>,
    /// None where the line is broken.
    records: Vec<Option<StringRecord>>,
}

/// Reads the tables of one package.
pub struct Reader {
    files: HashMap<&'static str, File>,
    /// The row of each natural key.
    keys: HashMap<(&'static str, String), i64>,
    file: &'static str,
    row: usize,
    /// The columns that the walk asked for.
    walked: Vec<&'static str>,
    /// The main citations of the rows so far.
    citations: Vec<citation::Model>,
    /// What may stand only once in the table being read.
    seen: HashSet<(&'static str, String)>,
    faults: Vec<Fault>,
}

impl Reader {
    /// Opens all files of the package and learns their natural keys, so that a row may refer to any other.
    pub fn new(package: &Package) -> Self {
        let mut reader = Self {
            files: HashMap::new(),
            keys: HashMap::new(),
            file: "",
            row: 0,
            walked: Vec::new(),
            citations: Vec::new(),
            seen: HashSet::new(),
            faults: Vec::new(),
        };
        for name in FILES {
            let file = reader.open(name, package.text(name));
            let key = file.header.get("slug").or_else(|| file.header.get("code")).copied();
            for (id, record) in (1..).zip(&file.records) {
                if let Some(key) = key.and_then(|key| record.as_ref()?.get(key)) {
                    reader.keys.entry((name, key.to_owned())).or_insert(id);
                }
            }
            reader.files.insert(name, file);
        }
        reader
    }

    fn open(&mut self, name: &'static str, text: &str) -> File {
        let mut file = File::default();
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        match csv.headers() {
            Ok(header) => file.header = header.iter().map(str::to_owned).zip(0..).collect(),
            Err(error) => self.faults.push(Fault::of_file(name, error.to_string())),
        }
        for (row, record) in (2..).zip(csv.records()) {
            match record {
                Ok(record) => file.records.push(Some(record)),
                Err(error) => {
                    let wrong = match error.kind() {
                        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                            format!("has {len} columns, not {expected_len}")
                        }
                        _ => error.to_string(),
                    };
                    self.faults.push(Fault { file: name.to_owned(), place: Some((row, "*".to_owned())), wrong });
                    // Later rows keep their numbers.
                    file.records.push(None);
                }
            }
        }
        file
    }

    /// Reads a table.
    pub fn table<T: Table>(&mut self) -> Vec<T> {
        (self.file, self.row) = (T::FILE, usize::MAX);
        self.walked.clear();
        // A walk beyond the last row tells the columns; its faults and citations mean nothing.
        let (faults, citations) = (self.faults.len(), self.citations.len());
        T::default().columns(self);
        self.faults.truncate(faults);
        self.citations.truncate(citations);
        self.check_header();
        self.seen.clear();
        let rows = self.files.get(T::FILE).map_or(0, |file| file.records.len());
        (0..rows).filter_map(|row| self.row(row)).collect()
    }

    /// Reads a row; none where its line was broken.
    fn row<T: Table>(&mut self, row: usize) -> Option<T> {
        self.row = row;
        self.files.get(T::FILE)?.records.get(row)?.as_ref()?;
        let mut model = T::default();
        *model.id() = i64::try_from(row).ok()? + 1;
        model.columns(self);
        Some(model)
    }

    fn check_header(&mut self) {
        let header = self.files.get(self.file).map(|file| file.header.clone()).unwrap_or_default();
        let mut unknown: Vec<_> = header.keys().filter(|column| !self.walked.contains(&column.as_str())).collect();
        unknown.sort();
        for column in unknown {
            self.faults.push(Fault {
                file: self.file.to_owned(),
                place: Some((1, column.clone())),
                wrong: "is an unknown column".to_owned(),
            });
        }
        for column in self.walked.clone() {
            if !header.contains_key(column) {
                self.faults.push(Fault {
                    file: self.file.to_owned(),
                    place: Some((1, column.to_owned())),
                    wrong: "is missing".to_owned(),
                });
            }
        }
        let in_order =
            self.walked.iter().enumerate().all(|(place, column)| header.get(*column).is_none_or(|found| *found == place));
        if !in_order && header.len() == self.walked.len() {
            self.faults.push(Fault {
                file: self.file.to_owned(),
                place: None,
                wrong: format!("has its columns in another order than {}", self.walked.join(",")),
            });
        }
    }

    /// What was read, or all that is wrong.
    pub fn finish(self) -> Result<Vec<citation::Model>, Faults> {
        Faults::none_of(self.faults).map(|()| self.citations)
    }

    /// Reports a fault in the row being read.
    fn fault(&mut self, column: &str, wrong: impl Into<String>) {
        let row = (self.row as u64).saturating_add(2);
        let missing = self.files.get(self.file).is_none_or(|file| !file.header.contains_key(column));
        // A missing column is one fault of the header, not one of every row.
        if !missing {
            self.faults.push(Fault { file: self.file.to_owned(), place: Some((row, column.to_owned())), wrong: wrong.into() });
        }
    }

    fn cell(&mut self, column: &'static str) -> Option<String> {
        if self.row == usize::MAX {
            self.walked.push(column);
        }
        let file = self.files.get(self.file)?;
        let cell = file.records.get(self.row)?.as_ref()?.get(*file.header.get(column)?)?.to_owned();
        if cell.trim() != cell {
            self.fault(column, "has blanks at an end");
        }
        if cell.chars().any(|letter| letter.is_control() && letter != '\n') {
            self.fault(column, "holds a control character");
        }
        Some(cell).filter(|cell| !cell.is_empty())
    }

    fn needed(&mut self, column: &'static str) -> Option<String> {
        let cell = self.cell(column);
        if cell.is_none() {
            self.fault(column, "is empty");
        }
        cell
    }

    fn parse_word<W: DeserializeOwned>(&mut self, column: &'static str, word: &str) -> Option<W> {
        let parsed = serde_json::from_value(serde_json::Value::from(word));
        if parsed.is_err() {
            self.fault(column, format!("{word:?} is not one of its words"));
        }
        parsed.ok()
    }

    fn find(&mut self, column: &'static str, file: &'static str, key: &str) -> Option<i64> {
        let found = self.keys.get(&(file, key.to_owned())).copied();
        if found.is_none() {
            self.fault(column, format!("{key:?} is not in {file}"));
        }
        found
    }

    fn parse_flag(&mut self, column: &'static str, cell: &str) -> Option<bool> {
        let parsed = cell.parse().ok();
        if parsed.is_none() {
            self.fault(column, format!("{cell:?} is neither true nor false"));
        }
        parsed
    }
}

impl Columns for Reader {
    fn key(&mut self, column: &'static str, field: &mut String) {
        let Some(key) = self.needed(column) else { return };
        let legible = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !legible {
            self.fault(column, format!("{key:?} is not made of letters, digits and hyphens"));
        }
        let first = self.keys.get(&(self.file, key.clone())).copied();
        if first != i64::try_from(self.row).ok().map(|row| row + 1) {
            self.fault(column, format!("{key:?} stands in row {} already", first.unwrap_or_default() + 1));
        }
        *field = key;
    }

    fn text(&mut self, column: &'static str, field: &mut String) {
        *field = self.needed(column).unwrap_or_default();
    }

    fn maybe(&mut self, column: &'static str, field: &mut Option<String>) {
        *field = self.cell(column);
    }

    fn url(&mut self, column: &'static str, field: &mut Option<String>) {
        *field = self.cell(column);
        if field
            .as_ref()
            .is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://") || url.contains(char::is_whitespace))
        {
            self.fault(column, "is not a web address");
        }
    }

    fn word<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut W) {
        if let Some(word) = self.needed(column).and_then(|word| self.parse_word(column, &word)) {
            *field = word;
        }
    }

    fn words<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut Vec<W>) {
        let cell = self.cell(column).unwrap_or_default();
        *field = cell.split(';').filter(|_| !cell.is_empty()).filter_map(|word| self.parse_word(column, word)).collect();
    }

    fn flag(&mut self, column: &'static str, field: &mut bool) {
        *field = self.needed(column).and_then(|cell| self.parse_flag(column, &cell)).unwrap_or_default();
    }

    fn maybe_flag(&mut self, column: &'static str, field: &mut Option<bool>) {
        *field = self.cell(column).and_then(|cell| self.parse_flag(column, &cell));
    }

    fn number(&mut self, column: &'static str, least: i32, field: &mut Option<i32>) {
        let Some(cell) = self.cell(column) else { return };
        *field = cell.parse().ok().filter(|number: &i32| *number >= least && number.to_string() == cell);
        if field.is_none() {
            self.fault(column, format!("{cell:?} is not a whole number from {least} on"));
        }
    }

    fn date(&mut self, column: &'static str, field: &mut Option<String>) -> Option<Edtf> {
        *field = self.cell(column);
        match field.as_ref()?.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                self.fault(column, error.to_string());
                None
            }
        }
    }

    fn period(&mut self, column: &'static str, field: &mut Period) {
        let Some(cell) = self.needed(column) else { return };
        match parse_period(&cell) {
            Ok((start, end)) => *field = Period::between(&start, &end),
            Err(error) => self.fault(column, error.to_string()),
        }
    }

    fn refers<E: EntityTrait>(&mut self, column: &'static str, field: &mut i64)
    where
        E::Model: Table,
    {
        *field = self.needed(column).and_then(|key| self.find(column, E::Model::FILE, &key)).unwrap_or_default();
    }

    fn may_refer<E: EntityTrait>(&mut self, column: &'static str, field: &mut Option<i64>)
    where
        E::Model: Table,
    {
        *field = self.cell(column).and_then(|key| self.find(column, E::Model::FILE, &key));
    }

    fn subject(&mut self, _: Option<(Noun, i64)>) -> Option<(Noun, i64, Option<i64>)> {
        let (noun, key) = (self.needed("subject_type"), self.needed("subject"));
        let (noun, key) = (noun?, key?);
        let Some((noun, file)) = file_of(&noun) else {
            self.fault("subject_type", format!("{noun:?} is not one of its words"));
            return None;
        };
        let id = self.find("subject", file, &key)?;
        let process = self.files.get(file).and_then(|file| {
            let column = *file.header.get("process")?;
            file.records.get(usize::try_from(id).ok()? - 1)?.as_ref()?.get(column).map(str::to_owned)
        });
        let process = process.and_then(|key| self.keys.get(&("processes.csv", key)).copied());
        Some((noun, id, process))
    }

    fn cited(&mut self, about: citation::Model) {
        let mut cited = citation::Model { main: true, ..about };
        self.refers::<entity::source::Entity>("source", &mut cited.source_id);
        self.maybe("locator", &mut cited.locator);
        self.maybe("as_printed", &mut cited.as_printed);
        self.citations.push(cited);
    }

    fn once(&mut self, column: &'static str, what: &dyn fmt::Debug) {
        if !self.seen.insert((column, format!("{what:?}"))) {
            self.fault(column, "stands in an earlier row already");
        }
    }

    fn rule(&mut self, kept: bool, column: &'static str, wrong: &'static str) {
        if !kept {
            self.fault(column, wrong);
        }
    }
}
