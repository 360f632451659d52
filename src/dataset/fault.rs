//! Faults of a package: what is wrong, and where.

use std::fmt;

/// Something wrong in a file. Shown as `meetings.csv:12:date: "2011-13" is not an EDTF date such as ..`; the header is row 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(super) file: String,
    pub(super) place: Option<(u64, String)>,
    pub(super) wrong: String,
}

impl Fault {
    /// A fault of a file as a whole.
    pub(super) fn of_file(file: &str, wrong: impl Into<String>) -> Self {
        Self { file: file.to_owned(), place: None, wrong: wrong.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((row, column)) => write!(f, "{}:{row}:{column}: {}", self.file, self.wrong),
            None => write!(f, "{}: {}", self.file, self.wrong),
        }
    }
}

/// All that is wrong in a package, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn none_of(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Faults {}
