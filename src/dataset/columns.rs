//! A table's columns, each named once: the same list reads a row and writes it.

use std::fmt::Debug;

use entity::{citation, edtf::Edtf, period::Period, subject::Noun};
use sea_orm::{EntityTrait, ModelTrait};
use serde::{Serialize, de::DeserializeOwned};

/// A table of the data package.
pub trait Table: ModelTrait + Default + Sync {
    /// Its file.
    const FILE: &'static str;

    /// Walks over the columns, in the file's order.
    fn columns<C: Columns>(&mut self, columns: &mut C);

    /// The row's number: its place in the file, from 1.
    fn id(&mut self) -> &mut i64;
}

/// Who walks over the columns of a row: a reader, which fills the fields, or a writer, which takes them.
pub trait Columns {
    /// The natural key: unique in its table.
    fn key(&mut self, column: &'static str, field: &mut String);
    /// A text that must be there.
    fn text(&mut self, column: &'static str, field: &mut String);
    /// A text that may be missing.
    fn maybe(&mut self, column: &'static str, field: &mut Option<String>);
    /// A web address that may be missing.
    fn url(&mut self, column: &'static str, field: &mut Option<String>);
    /// One of a list of words.
    fn word<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut W);
    /// Some of a list of words.
    fn words<W: Serialize + DeserializeOwned>(&mut self, column: &'static str, field: &mut Vec<W>);
    /// `true` or `false`.
    fn flag(&mut self, column: &'static str, field: &mut bool);
    /// `true`, `false`, or not known.
    fn maybe_flag(&mut self, column: &'static str, field: &mut Option<bool>);
    /// A whole number from `least` on.
    fn number(&mut self, column: &'static str, least: i32, field: &mut Option<i32>);
    /// A date in EDTF; gives it where it is there.
    fn date(&mut self, column: &'static str, field: &mut Option<String>) -> Option<Edtf>;
    /// A period in EDTF.
    fn period(&mut self, column: &'static str, field: &mut Period);
    /// The natural key of a row of another table.
    fn refers<E: EntityTrait>(&mut self, column: &'static str, field: &mut i64)
    where
        E::Model: Table;
    /// The same, where it may be missing.
    fn may_refer<E: EntityTrait>(&mut self, column: &'static str, field: &mut Option<i64>)
    where
        E::Model: Table;
    /// The two columns that say what a row is about; a reader gives the subject, and the process it is part of.
    fn subject(&mut self, subject: Option<(Noun, i64)>) -> Option<(Noun, i64, Option<i64>)>;
    /// The three columns of the row's main source; `about` names the row as a citation does.
    fn cited(&mut self, about: citation::Model);
    /// That no two rows of the table have the same `what`; a reader reports the second at `column`.
    fn once(&mut self, column: &'static str, what: &dyn Debug);
    /// A rule over several columns; where it is broken, a reader reports `wrong` at `column`.
    fn rule(&mut self, kept: bool, column: &'static str, wrong: &'static str);
}

/// Whether exactly one of the fields is there.
pub fn exactly_one(fields: &[Option<i64>]) -> bool {
    fields.iter().flatten().count() == 1
}
