//! Indexes that give the meetings of a mode in the order of their dates, as there are for those of a kind.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

use super::m20261124_000001_nouns::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Each with its columns.
const INDEXES: [(&str, &str); 2] = [
    ("meeting_mode_earliest_latest_slug", "mode, earliest, latest, slug"),
    ("meeting_mode_earliest_desc_latest_desc_slug", "mode, earliest DESC NULLS LAST, latest DESC NULLS LAST, slug"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (name, columns) in INDEXES {
            let create = format!("CREATE INDEX {name} ON meeting ({columns})");
            db.execute_unprepared(&dialect(&create, db.get_database_backend())).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(Alias::new("meeting")).to_owned()).await?;
        }
        Ok(())
    }
}
