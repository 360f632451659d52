//! Links: tables that pair rows of two others, walked from one end to the other.

/// A way over a table of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl Link {
    /// The same pairs, walked the other way.
    #[must_use]
    pub const fn back(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}
