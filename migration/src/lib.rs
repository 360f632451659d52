//! How the tables came to be, in order of time. Loading the dataset is no migration: data changes, migrations are for ever.

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

mod m20261124_000001_nouns;
mod m20261124_000002_revision;
mod m20261125_000003_lists;
mod m20261125_000004_search;
mod m20261125_000005_probes;
mod m20261126_000006_telling;
mod m20261127_000007_modes;
mod m20261127_000008_words;
mod m20261127_000009_documents;

pub use m20261124_000001_nouns::TABLES;

/// All migrations.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_nouns::Migration),
            Box::new(m20261124_000002_revision::Migration),
            Box::new(m20261125_000003_lists::Migration),
            Box::new(m20261125_000004_search::Migration),
            Box::new(m20261125_000005_probes::Migration),
            Box::new(m20261126_000006_telling::Migration),
            Box::new(m20261127_000007_modes::Migration),
            Box::new(m20261127_000008_words::Migration),
            Box::new(m20261127_000009_documents::Migration),
        ]
    }
}
