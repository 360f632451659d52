//! What PostgreSQL tells of writes.

use sea_orm::{
    DatabaseConnection, DbBackend,
    sqlx::{
        self, PgPool,
        postgres::{PgListener, PgPoolOptions},
    },
};

/// Hears of them, on a connection of its own.
pub struct Writes {
    pool: PgPool,
    listener: Option<PgListener>,
}

impl Writes {
    /// Where the database tells of them.
    #[must_use]
    pub fn of(db: &DatabaseConnection) -> Option<Self> {
        if db.get_database_backend() != DbBackend::Postgres {
            return None;
        }
        let options = db.get_postgres_connection_pool().connect_options();
        let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with((*options).clone());
        Some(Self { pool, listener: None })
    }

    /// Waits for the next write, or for the moment from which on they are told of: there may have been some before.
    ///
    /// # Errors
    /// Where the connection was lost. The next call makes another.
    pub async fn next(&mut self) -> Result<(), sqlx::Error> {
        let Some(listener) = &mut self.listener else {
            let mut listener = PgListener::connect_with(&self.pool).await?;
            listener.listen("revision").await?;
            self.listener = Some(listener);
            return Ok(());
        };
        let heard = listener.try_recv().await;
        if !matches!(heard, Ok(Some(_))) {
            self.listener = None;
        }
        heard.map(drop)
    }
}
