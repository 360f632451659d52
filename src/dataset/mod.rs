//! The dataset: how the data package (`data/`) becomes rows, and rows a data package. One file per noun.

mod citation;
mod columns;
mod declaration;
mod discrepancy;
mod fault;
mod initiative;
mod meeting;
mod membership;
mod name;
mod organization;
mod package;
mod process;
mod publication;
mod read;
mod rows;
mod signature;
mod source;
mod state;
mod succession;
mod tagging;
mod tenure;
mod theme;
mod write;

use entity::dataset;
use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, EntityTrait, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use self::rows::Rows;
pub use self::{
    fault::{Fault, Faults},
    package::Package,
};

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rows of the package replaced all rows there were; so many of them.
    Loaded(usize),
    /// The database held this very package already.
    Unchanged,
}

/// Why a package was not imported or exported.
#[derive(Debug)]
pub enum Error {
    /// The package is wrong; nothing was written.
    Faulty(Faults),
    /// The database failed; nothing was written.
    Database(DbErr),
    /// A database without a dataset cannot be exported.
    Empty,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Faulty(faults) => faults.fmt(f),
            Self::Database(error) => error.fmt(f),
            Self::Empty => f.write_str("the database holds no dataset"),
        }
    }
}

impl std::error::Error for Error {}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Self::Faulty(faults)
    }
}

/// Checks a package without touching a database; gives the number of its rows.
///
/// # Errors
/// All faults of the package.
pub fn check(package: &Package) -> Result<usize, Faults> {
    Rows::read(package).map(|rows| rows.len())
}

/// Replaces all rows by those of the package: all of them, or none.
///
/// # Errors
/// Where the package has faults or the database fails.
pub async fn import(db: &DatabaseConnection, package: &Package) -> Result<Outcome, Error> {
    let rows = Rows::read(package)?;
    let new = package.describe()?;
    // SQLite refuses a reader that turns into a writer when another has written meanwhile; so it begins as a writer.
    let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
    let transaction = db.begin_with_options(TransactionOptions { sqlite_transaction_mode, ..Default::default() }).await?;
    let old = dataset::Entity::find().one(&transaction).await?;
    if old.is_some_and(|old| old.version == new.version) {
        return Ok(Outcome::Unchanged);
    }
    rows.replace(new, &transaction).await?;
    transaction.commit().await?;
    Ok(Outcome::Loaded(rows.len()))
}

/// Writes the rows as a package, the same to the byte as the one that was imported.
///
/// # Errors
/// Where the database fails or is empty.
pub async fn export(db: &DatabaseConnection) -> Result<Package, Error> {
    // All tables as they were at one moment, whatever is written meanwhile; SQLite's transactions are such by themselves.
    let postgres = db.get_database_backend() == DbBackend::Postgres;
    let isolation_level = postgres.then_some(IsolationLevel::RepeatableRead);
    let snapshot = db.begin_with_options(TransactionOptions { isolation_level, ..Default::default() }).await?;
    let dataset = dataset::Entity::find().one(&snapshot).await?.ok_or(Error::Empty)?;
    let rows = Rows::load(&snapshot).await?;
    snapshot.commit().await?;
    Ok(rows.write(dataset.descriptor))
}

/// Fills an empty database with the package in this binary; leaves any other alone.
///
/// # Errors
/// Where the database fails.
pub async fn fill(db: &DatabaseConnection) -> Result<Option<Outcome>, Error> {
    if dataset::Entity::find().one(db).await?.is_some() {
        return Ok(None);
    }
    import(db, &Package::embedded()).await.map(Some)
}
