//! The nouns: a table for each, with its keys, its checks, and an index behind every filter and order that clients may use.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Tables in the order of their references.
pub const TABLES: [&str; 18] = [
    "dataset",
    "source",
    "theme",
    "state",
    "organization",
    "process",
    "succession",
    "initiative",
    "name",
    "membership",
    "tenure",
    "meeting",
    "declaration",
    "signature",
    "publication",
    "tagging",
    "citation",
    "discrepancy",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // SQLite migrates in a transaction only when asked to.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let definitions = dialect(include_str!("m20261124_000001_nouns.sql"), db.get_database_backend());
        for statement in definitions.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(Alias::new(*table)).to_owned()).await?;
        }
        Ok(())
    }
}

/// The definitions are written for PostgreSQL. SQLite compares text byte by byte without being asked, keeps JSON as text, wants
/// `integer` for a row's number, and sorts unknown values where an index written for PostgreSQL puts them.
pub fn dialect(sql: &str, backend: DbBackend) -> String {
    if backend == DbBackend::Postgres {
        return sql.to_owned();
    }
    [(" COLLATE \"C\"", ""), (" NULLS LAST", ""), ("bigint", "integer"), ("jsonb", "text")]
        .iter()
        .fold(sql.to_owned(), |sql, (from, to)| sql.replace(from, to))
}
