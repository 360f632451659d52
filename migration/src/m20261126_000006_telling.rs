//! PostgreSQL tells who listens that the revision was raised, with the commit that raised it.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        raise(manager, "PERFORM pg_notify(''revision'', '''');").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        raise(manager, "").await
    }
}

/// What every write does. The notifications of one transaction are sent as one.
async fn raise(manager: &SchemaManager<'_>, also: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!(
            "CREATE OR REPLACE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN UPDATE revision SET number = number + 1; {also} RETURN NULL; END'"
        ))
        .await?;
    }
    Ok(())
}
