//! The database: how either engine is reached, with which settings, and how its tables are brought up to date.

use std::time::Duration;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};

use crate::config::Direction;

/// Connects to `sqlite://FILE` or `postgres://..`.
///
/// # Errors
/// Where the address is of neither engine, or the database cannot be reached.
pub async fn connect(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = match url.split_once(':') {
        Some(("postgres" | "postgresql", _)) => postgres(url),
        Some(("sqlite", file)) => sqlite(file)?,
        _ => return Err(DbErr::Custom("DATABASE_URL is neither sqlite://FILE nor postgres://USER:PASSWORD@HOST/NAME".into())),
    };
    options
        .max_connections(connections)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        // A ping before every statement costs as much as a small statement.
        .test_before_acquire(false);
    Database::connect(options).await
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    // Lists of keys are one parameter, and PostgreSQL would plan such a statement anew every time. Ours are driven by indexes
    // whatever the values.
    options.map_sqlx_postgres_opts(|options| options.options([("plan_cache_mode", "force_generic_plan")]));
    options
}

fn sqlite(file: &str) -> Result<ConnectOptions, DbErr> {
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
            .foreign_keys(true)
    });
    Ok(options)
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
