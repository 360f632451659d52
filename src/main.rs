//! The command line of iscm-graph.

use std::{fmt::Display, io::Write as _, path::Path, process::ExitCode};

use clap::Parser as _;
use iscm_graph::{
    config::{Arguments, Command, Settings},
    database,
    dataset::{self, Outcome, Package},
    graphql, http, telemetry,
};
use sea_orm::DatabaseConnection;
use tracing::info;

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { settings, command } = Arguments::parse();
    match run(settings, command.unwrap_or(Command::Serve)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("iscm-graph: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: Settings, command: Command) -> Result<(), String> {
    telemetry::start(&settings.log).map_err(|error| format!("LOG {:?}: {error}", settings.log))?;
    match command {
        Command::Serve => serve(settings).await,
        Command::Import { folder } => import(&settings, &folder).await,
        Command::Export { folder } => export(&settings, &folder).await,
        Command::Check { folder } => {
            let package = Package::open(&folder).map_err(text)?;
            print(format_args!("{} rows, no faults", dataset::check(&package).map_err(text)?))
        }
        Command::Schema => print(format_args!("{}", graphql::sdl().trim_end())),
        Command::Migrate(direction) => {
            let db = connect(&settings).await?;
            let lines = database::step(&db, direction).await.map_err(|error| unusable(&error))?;
            db.close().await.map_err(|error| unusable(&error))?;
            print(format_args!("{}", lines.join("\n")))
        }
    }
}

async fn serve(settings: Settings) -> Result<(), String> {
    let db = open(&settings).await?;
    if let Some(Outcome::Loaded(rows)) = dataset::fill(&db).await.map_err(text)? {
        info!(rows, "filled the empty database with the embedded dataset");
    }
    let listener =
        http::listen(settings.listen).await.map_err(|error| format!("cannot listen on {}: {error}", settings.listen))?;
    let address = listener.local_addr().map_err(text)?;
    print(format_args!(
        "GraphQL     http://{address}/graphql\nPlayground  http://{address}/graphiql\nSchema      http://{address}/schema.graphql"
    ))?;
    http::serve(listener, db.clone()).await.map_err(text)?;
    db.close().await.map_err(|error| unusable(&error))
}

async fn import(settings: &Settings, folder: &Path) -> Result<(), String> {
    let package = Package::open(folder).map_err(text)?;
    let db = open(settings).await?;
    let outcome = dataset::import(&db, &package).await.map_err(text)?;
    db.close().await.map_err(|error| unusable(&error))?;
    match outcome {
        Outcome::Loaded(rows) => print(format_args!("imported {rows} rows")),
        Outcome::Unchanged => print(format_args!("unchanged: the database holds this package already")),
    }
}

async fn export(settings: &Settings, folder: &Path) -> Result<(), String> {
    let db = open(settings).await?;
    let package = dataset::export(&db).await.map_err(text)?;
    db.close().await.map_err(|error| unusable(&error))?;
    package.save(folder).map_err(|(path, error)| format!("cannot write {}: {error}", path.display()))?;
    print(format_args!("exported to {}", folder.display()))
}

/// A connection to a database whose tables are up to date.
async fn open(settings: &Settings) -> Result<DatabaseConnection, String> {
    let db = connect(settings).await?;
    database::migrate(&db).await.map_err(|error| unusable(&error))?;
    Ok(db)
}

async fn connect(settings: &Settings) -> Result<DatabaseConnection, String> {
    database::connect(&settings.database_url, settings.database_connections).await.map_err(|error| unusable(&error))
}

/// The address is left out of the message: it may hold a password.
fn unusable(error: &sea_orm::DbErr) -> String {
    format!("cannot use the database: {error}")
}

fn text(error: impl Display) -> String {
    error.to_string()
}

/// Prints to standard output, which may be a pipe that was closed.
fn print(message: std::fmt::Arguments) -> Result<(), String> {
    writeln!(std::io::stdout(), "{message}").map_err(|error| format!("cannot print: {error}"))
}
