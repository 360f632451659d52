//! The revision of the data: a number that every write to any table raises, whoever writes. Caches are held true by it.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

use crate::m20261124_000001_nouns::TABLES;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        // The second column tells this database from one that was dropped and made anew.
        let random = if postgres { "md5(random()::text || clock_timestamp()::text)" } else { "lower(hex(randomblob(16)))" };
        db.execute_unprepared("CREATE TABLE revision (number bigint NOT NULL, origin text NOT NULL)").await?;
        db.execute_unprepared(&format!("INSERT INTO revision (number, origin) VALUES (1, {random})")).await?;
        if postgres {
            db.execute_unprepared(
                "CREATE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS
                 'BEGIN UPDATE revision SET number = number + 1; RETURN NULL; END'",
            )
            .await?;
        }
        for table in TABLES {
            if postgres {
                let events = format!("{} OR TRUNCATE", EVENTS.join(" OR "));
                db.execute_unprepared(&format!(
                    "CREATE TRIGGER {table}_revision AFTER {events} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION raise_revision()"
                ))
                .await?;
            } else {
                for event in EVENTS {
                    db.execute_unprepared(&format!(
                        "CREATE TRIGGER {table}_{event} AFTER {event} ON {table} BEGIN UPDATE revision SET number = number + 1; END"
                    ))
                    .await?;
                }
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if db.get_database_backend() == DbBackend::Postgres {
            db.execute_unprepared("DROP FUNCTION raise_revision CASCADE").await?;
        } else {
            for (table, event) in TABLES.iter().flat_map(|table| EVENTS.map(|event| (table, event))) {
                db.execute_unprepared(&format!("DROP TRIGGER {table}_{event}")).await?;
            }
        }
        db.execute_unprepared("DROP TABLE revision").await?;
        Ok(())
    }
}

/// The events of a write that both engines know; PostgreSQL can also empty a table at once.
const EVENTS: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];
