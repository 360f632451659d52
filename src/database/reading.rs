//! Reading from the database.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    entity::prelude::async_trait::async_trait,
    metric::Info,
    sqlx::{Postgres, Sqlite},
};
use sea_query_sqlx::SqlxValues;

use super::shelf::{Connections, Shelf};
use crate::threads::PerThread;

/// A database that is read from.
#[derive(Clone)]
pub struct Reading(Arc<Inner>);

struct Inner {
    pools: PerThread<Connected>,
    watch: Box<dyn Fn(&Info) + Send + Sync>,
}

struct Connected {
    db: DatabaseConnection,
    connections: Shelves,
}

enum Shelves {
    Postgres(Shelf<Postgres>),
    Sqlite(Shelf<Sqlite>),
}

impl Reading {
    /// Reads over the connections of the pools that the threads have made, each its own, and has each statement watched. One that takes
    /// longer than the limit is ended: PostgreSQL does so by itself, where it was told when the pool was made.
    #[must_use]
    pub fn new(
        pools: impl IntoIterator<Item = DatabaseConnection>,
        limit: Option<Duration>,
        watch: impl Fn(&Info) + Clone + Send + Sync + 'static,
    ) -> Self {
        let connected = |mut db: DatabaseConnection| {
            db.set_metric_callback(watch.clone());
            let connections = match db.get_database_backend() {
                DbBackend::Postgres => Shelves::Postgres(Shelf::new(db.get_postgres_connection_pool().clone(), None)),
                _ => Shelves::Sqlite(Shelf::new(db.get_sqlite_connection_pool().clone(), limit)),
            };
            Connected { db, connections }
        };
        Self(Arc::new(Inner { pools: pools.into_iter().map(connected).collect(), watch: Box::new(watch) }))
    }

    /// How many threads have connections.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.0.pools.all().len()
    }

    /// How many connections there are.
    #[must_use]
    pub fn connections(&self) -> Connections {
        let all = self.0.pools.all().iter().map(|pool| match &pool.connections {
            Shelves::Postgres(at_hand) => at_hand.connections(),
            Shelves::Sqlite(at_hand) => at_hand.connections(),
        });
        all.sum()
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn close(&self) -> Result<(), DbErr> {
        for Connected { db, connections } in self.0.pools.all() {
            match connections {
                Shelves::Postgres(at_hand) => at_hand.close().await,
                Shelves::Sqlite(at_hand) => at_hand.close().await,
            }
            db.close_by_ref().await?;
        }
        Ok(())
    }

    /// The pool of this thread itself, for whatever takes a connection of its own.
    #[must_use]
    pub fn pool(&self) -> &DatabaseConnection {
        &self.0.pools.here().db
    }

    async fn rows(&self, mut statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let started = Instant::now();
        let values = SqlxValues(statement.values.take().unwrap_or_else(|| sea_orm::Values(Vec::new())));
        let rows = match &self.0.pools.here().connections {
            Shelves::Postgres(at_hand) => at_hand.rows(&statement.sql, values).await,
            Shelves::Sqlite(at_hand) => at_hand.rows(&statement.sql, values).await,
        };
        (self.0.watch)(&Info { elapsed: started.elapsed(), statement: &statement, failed: rows.is_err() });
        rows
    }
}

#[async_trait]
impl ConnectionTrait for Reading {
    fn get_database_backend(&self) -> DbBackend {
        self.pool().get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.pool().execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.pool().execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.rows(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.rows(statement).await
    }
}
