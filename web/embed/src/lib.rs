//! The pages that `make web` builds, file by file; none where they were not built.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "dist"]
#[allow_missing = true]
struct Files;

/// A file.
pub struct File {
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
    /// The SHA-256 hash of that.
    pub hash: [u8; 32],
}

/// Whether the pages were built.
#[must_use]
pub fn is_built() -> bool {
    Files::get("index.html").is_some()
}

/// The file under a path, such as `graphiql/index.html`.
#[must_use]
pub fn find(path: &str) -> Option<File> {
    let file = Files::get(path)?;
    Some(File { hash: file.metadata.sha256_hash(), bytes: file.data })
}
