//! The files of a data package: in a folder, or carried by this binary.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use entity::dataset;
use sha2::{Digest, Sha256};

use super::{
    fault::{Fault, Faults},
    rows::FILES,
};

/// The descriptor's file name.
pub const DESCRIPTOR: &str = "datapackage.json";

/// A data package: its descriptor and one CSV file per table, by file name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    pub(super) files: BTreeMap<String, String>,
}

impl Package {
    /// The package that this binary carries.
    #[must_use]
    pub fn embedded() -> Self {
        let files = super::rows::EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Self { files: files.chain([(DESCRIPTOR.to_owned(), include_str!("../../data/datapackage.json").to_owned())]).collect() }
    }

    /// Reads the package in a folder.
    ///
    /// # Errors
    /// A fault for each file that cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Faults> {
        let (mut files, mut faults) = (BTreeMap::new(), Vec::new());
        for name in FILES.iter().copied().chain([DESCRIPTOR]) {
            match fs::read(folder.join(name)).map(String::from_utf8) {
                Ok(Ok(text)) => {
                    files.insert(name.to_owned(), text);
                }
                Ok(Err(_)) => faults.push(Fault::of_file(name, "is not UTF-8")),
                Err(error) => faults.push(Fault::of_file(name, reason(&error))),
            }
        }
        Faults::none_of(faults).map(|()| Self { files })
    }

    /// Writes the package into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// Where a file cannot be written: its path, and why.
    pub fn save(&self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
        for (name, text) in &self.files {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| (path, error))?;
        }
        Ok(())
    }

    /// The names and texts of all files, in the alphabet.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (&**name, &**text))
    }

    /// The text of a file; empty where there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.files.get(name).map_or("", String::as_str)
    }

    /// The dataset as the descriptor describes it, with the digest of all files.
    pub(super) fn describe(&self) -> Result<dataset::Model, Faults> {
        let descriptor = self.text(DESCRIPTOR);
        let parsed: serde_json::Value =
            serde_json::from_str(descriptor).map_err(|error| Fault::of_file(DESCRIPTOR, format!("is not JSON: {error}")))?;
        let text = |pointer: &str| {
            let found = parsed.pointer(pointer).and_then(serde_json::Value::as_str);
            found.map(str::to_owned).ok_or_else(|| Fault::of_file(DESCRIPTOR, format!("has no text at {pointer}")))
        };
        let paths: Vec<_> =
            parsed["resources"].as_array().into_iter().flatten().filter_map(|resource| resource["path"].as_str()).collect();
        if let Some(missing) = FILES.iter().find(|file| !paths.contains(file)) {
            return Err(Fault::of_file(DESCRIPTOR, format!("names no resource {missing:?}")).into());
        }
        Ok(dataset::Model {
            id: 1,
            version: self.version(),
            title: text("/title")?,
            licence: text("/licenses/0/path")?,
            descriptor: descriptor.to_owned(),
        })
    }

    /// A digest of all files: equal for equal packages.
    fn version(&self) -> String {
        let mut digest = Sha256::new();
        for (name, text) in &self.files {
            // The lengths keep a name from running into a text.
            digest.update((name.len() as u64).to_be_bytes());
            digest.update(name);
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        digest.finalize().iter().take(16).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "is missing".to_owned(),
        kind => format!("cannot be read: {kind}"),
    }
}
