//! Indexes that find the meetings of one parent by a word: filters over relations look into each parent's.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARENTS: [&str; 3] = ["process_id", "host_id", "initiative_id"];
const WORDS: [&str; 2] = ["kind", "mode"];

fn indexes() -> impl Iterator<Item = (String, [&'static str; 2])> {
    PARENTS.into_iter().flat_map(|parent| WORDS.map(|word| (format!("meeting_{parent}_{word}"), [parent, word])))
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in indexes() {
            let mut index = Index::create().name(name).table(Alias::new("meeting")).take();
            for column in columns {
                index.col(Alias::new(column));
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in indexes() {
            manager.drop_index(Index::drop().name(name).table(Alias::new("meeting")).to_owned()).await?;
        }
        Ok(())
    }
}
