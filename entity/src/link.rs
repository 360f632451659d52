//! Links: tables that pair rows of two others, walked from one end to the other.

use std::hash::{Hash, Hasher};

/// A way over a table of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The table of pairs.
    pub table: &'static str,
    /// Its column for the near end.
    pub from: &'static str,
    /// Its column for the far end.
    pub to: &'static str,
    /// The pairs that count: each column holds this word.
    pub only: &'static [(&'static str, &'static str)],
}

// Few links share a table: the rest would be hashed with every row that is asked for.
impl Hash for Link {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.table, self.from).hash(state);
    }
}

impl Link {
    /// The same pairs, walked the other way.
    #[must_use]
    pub const fn back(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}
