//! On `SQLite` one view makes the documents, in place of each trigger by itself. A connection holds the definitions of them all: with the
//! folding of letters in each that was 0.65 MiB, and is 0.25.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

use super::m20261125_000004_search::{
    INTO_DOCUMENTS, NOUNS, folded, made_in_place, selected, sqlite_triggers, without_sqlite_triggers,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let triggers = sqlite_triggers(|place, _, id| {
            format!("{INTO_DOCUMENTS}SELECT * FROM search_text WHERE noun = {place} AND row_id = {id};")
        });
        on_sqlite(manager, without_sqlite_triggers().chain([view()]).chain(triggers)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let triggers = sqlite_triggers(made_in_place);
        on_sqlite(manager, without_sqlite_triggers().chain(["DROP VIEW search_text".to_owned()]).chain(triggers)).await
    }
}

/// The documents that all rows should have.
fn view() -> String {
    let columns = "number, names, everything, noun, row_id, key, size, fields";
    let plain: Vec<_> = NOUNS.iter().enumerate().map(|(place, noun)| selected(place, noun, str::to_owned)).collect();
    format!(
        "CREATE VIEW search_text ({columns}) AS WITH plain ({columns}) AS ({})
         SELECT number, {}, {}, noun, row_id, key, size, fields FROM plain",
        plain.join(" UNION ALL "),
        folded("names"),
        folded("everything")
    )
}

async fn on_sqlite(manager: &SchemaManager<'_>, statements: impl Iterator<Item = String>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() == DbBackend::Sqlite {
        for statement in statements {
            db.execute_unprepared(&statement).await?;
        }
    }
    Ok(())
}
