//! Indexes that give the meetings of one parent and of one kind, or mode, in the order of dates, in place of those that only find them; and
//! one that finds the meetings of a process in one State, and of one kind there.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

use super::m20261124_000001_nouns::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARENTS: [&str; 3] = ["process_id", "host_id", "initiative_id"];
const WORDS: [&str; 2] = ["kind", "mode"];

/// Up and down, each with its name.
const DATES: [(&str, &str); 2] = [
    ("earliest_latest_slug", "earliest, latest, slug"),
    ("earliest_desc_latest_desc_slug", "earliest DESC NULLS LAST, latest DESC NULLS LAST, slug"),
];

/// The indexes there were, with their columns.
fn before() -> impl Iterator<Item = (String, String)> {
    PARENTS.into_iter().flat_map(|parent| WORDS.map(|word| (format!("meeting_{parent}_{word}"), format!("{parent}, {word}"))))
}

/// Those in their place.
fn after() -> impl Iterator<Item = (String, String)> {
    let by_date =
        before().flat_map(|(name, columns)| DATES.map(|(date, days)| (format!("{name}_{date}"), format!("{columns}, {days}"))));
    by_date.chain([("meeting_process_id_host_id_kind".to_owned(), "process_id, host_id, kind".to_owned())])
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, before(), after()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, after(), before()).await
    }
}

async fn replace(
    manager: &SchemaManager<'_>,
    old: impl Iterator<Item = (String, String)>,
    new: impl Iterator<Item = (String, String)>,
) -> Result<(), DbErr> {
    let db = manager.get_connection();
    for (name, _) in old {
        manager.drop_index(Index::drop().name(name).table(Alias::new("meeting")).to_owned()).await?;
    }
    for (name, columns) in new {
        let create = format!("CREATE INDEX {name} ON meeting ({columns})");
        db.execute_unprepared(&dialect(&create, db.get_database_backend())).await?;
    }
    Ok(())
}
