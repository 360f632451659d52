//! The database: how either engine is reached, with which settings, and how its tables are brought up to date.

mod reading;
mod shelf;
mod writes;

use std::time::{Duration, Instant};

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr,
    sqlx::{self, SqliteConnection},
};

pub use self::{reading::Reading, shelf::Connections, writes::Writes};
use crate::{config::Direction, threads::Threads};

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

/// The same, for each thread on its own.
///
/// # Errors
/// As there.
pub async fn connect_each(
    threads: &Threads,
    url: &str,
    connections: u32,
    limit: Option<Duration>,
) -> Result<Vec<DatabaseConnection>, DbErr> {
    let made = threads.each(|| {
        let url = url.to_owned();
        async move { connect(&url, connections, limit).await }
    });
    made.await.into_iter().collect()
}

fn postgres(url: &str, limit: Option<Duration>) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Lists of keys are one parameter, and PostgreSQL would plan such a statement anew every time. Ours are driven by indexes
    // whatever the values, and end sooner than they are compiled, or handed to workers; requests share the processors already.
    let settings = [("plan_cache_mode", "force_generic_plan"), ("jit", "off"), ("max_parallel_workers_per_gather", "0")];
    let mut settings = settings.map(|(name, value)| (name, value.to_owned())).to_vec();
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

/// Ends what a connection does once a moment has passed. SQLite knows no limit of its own for a statement.
async fn end_at<M>(connection: &mut SqliteConnection, moment: M) -> Result<(), sqlx::Error>
where
    M: Fn() -> Instant + Send + 'static,
{
    connection.lock_handle().await?.set_progress_handler(STEPS, move || Instant::now() < moment());
    Ok(())
}

/// Ends what a connection does when this time has passed: one that is taken from the pool executes one statement.
async fn end_after(connection: &mut SqliteConnection, limit: Duration) -> Result<(), sqlx::Error> {
    let deadline = Instant::now() + limit;
    end_at(connection, move || deadline).await
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
