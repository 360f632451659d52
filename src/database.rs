//! The database: how either engine is reached, with which settings, and how its tables are brought up to date.

use std::time::{Duration, Instant};

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr,
    sqlx::{
        self, PgPool, SqliteConnection,
        postgres::{PgListener, PgPoolOptions},
    },
};

use crate::config::Direction;

/// How long a statement may wait for a connection: until then, a database that went away may have come back.
const PATIENCE: Duration = Duration::from_secs(3);

/// Connects to `sqlite://FILE` or `postgres://..`. Where there is a time limit, the database itself ends statements that take longer.
///
/// # Errors
/// Where the address is of neither engine, or the database cannot be reached.
pub async fn connect(url: &str, connections: u32, limit: Option<Duration>) -> Result<DatabaseConnection, DbErr> {
    let mut options = match url.split_once(':') {
        Some(("postgres" | "postgresql", _)) => postgres(url, limit),
        Some(("sqlite", file)) => sqlite(file, limit)?,
        _ => return Err(DbErr::Custom("DATABASE_URL is neither sqlite://FILE nor postgres://USER:PASSWORD@HOST/NAME".into())),
    };
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        // A ping before every statement would cost as much as a small statement.
        .test_before_acquire(false);
    Database::connect(options).await
}

fn postgres(url: &str, limit: Option<Duration>) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Lists of keys are one parameter, and PostgreSQL would plan such a statement anew every time. Ours are driven by indexes
    // whatever the values.
    let mut settings = vec![("plan_cache_mode", "force_generic_plan".to_owned())];
    settings.extend(limit.map(|limit| ("statement_timeout", limit.as_millis().to_string())));
    options.map_sqlx_postgres_opts(move |options| options.options(settings.clone()));
    // A connection that the server has closed meanwhile is found out before a request gets it.
    options.test_before_acquire_if_idle_for(Duration::from_secs(1));
    options
}

fn sqlite(file: &str, limit: Option<Duration>) -> Result<ConnectOptions, DbErr> {
    if file.contains(":memory:") || file.contains("mode=memory") {
        // Each connection would see a database of its own.
        return Err(DbErr::Custom("DATABASE_URL names a database in memory; name a file".into()));
    }
    let made = if file.contains("mode=") {
        ""
    } else if file.contains('?') {
        "&mode=rwc"
    } else {
        "?mode=rwc"
    };
    let mut options = ConnectOptions::new(format!("sqlite:{file}{made}"));
    // With a write-ahead log, readers go on while one writer works.
    options.map_sqlx_sqlite_opts(|options| {
        options
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "NORMAL")
            .busy_timeout(Duration::from_secs(10))
            // A page fits whole: its thread need not wait for us in the middle of it.
            .row_buffer_size(ROWS)
            .foreign_keys(true)
    });
    if let Some(limit) = limit {
        options.map_sqlx_sqlite_pool_opts(move |pool| {
            pool.after_connect(move |connection, _| Box::pin(end_after(connection, limit)))
        });
        options.map_sqlx_sqlite_before_acquire(move |connection, _| {
            Box::pin(async move {
                end_after(connection, limit).await?;
                Ok(true)
            })
        });
    }
    Ok(options)
}

/// Rows that SQLite's thread may be ahead of us: more than the largest page of a relation has for all its parents, mostly.
const ROWS: usize = 1_000;

/// Steps of SQLite's machine between two looks at the clock: some microseconds.
const STEPS: i32 = 10_000;

/// Ends what a connection does when this time has passed. SQLite knows no limit of its own for a statement, and a connection that
/// is taken from the pool executes one.
async fn end_after(connection: &mut SqliteConnection, limit: Duration) -> Result<(), sqlx::Error> {
    let deadline = Instant::now() + limit;
    connection.lock_handle().await?.set_progress_handler(STEPS, move || Instant::now() < deadline);
    Ok(())
}

/// The connections of a pool.
#[derive(Clone, Copy, Debug)]
pub struct Connections {
    /// Those that wait for a statement.
    pub idle: u32,
    /// Those that execute one.
    pub busy: u32,
}

/// The connections of a pool.
#[must_use]
pub fn connections(db: &DatabaseConnection) -> Connections {
    let (open, idle) = if db.get_database_backend() == DbBackend::Postgres {
        let pool = db.get_postgres_connection_pool();
        (pool.size(), pool.num_idle())
    } else {
        let pool = db.get_sqlite_connection_pool();
        (pool.size(), pool.num_idle())
    };
    let idle = u32::try_from(idle).unwrap_or(u32::MAX).min(open);
    Connections { idle, busy: open - idle }
}

/// What PostgreSQL tells of writes, on a connection of its own.
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

/// Brings the tables up to date.
///
/// # Errors
/// Where the database fails, or was migrated by a newer release.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    Migrator::up(db, None).await
}

/// Migrates in a direction, or tells which migrations were applied, a line each.
///
/// # Errors
/// Where the database fails.
pub async fn step(db: &DatabaseConnection, direction: Direction) -> Result<Vec<String>, DbErr> {
    match direction {
        Direction::Up => migrate(db).await?,
        Direction::Down => Migrator::down(db, None).await?,
        Direction::Status => {}
    }
    let known = Migrator::get_migration_with_status(db).await?;
    Ok(known.iter().map(|migration| format!("{}: {}", migration.name(), migration.status())).collect())
}
