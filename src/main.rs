//! The command line of iscm-graph.

use std::{fmt::Display, io::Write as _, net::SocketAddr, path::Path, process::ExitCode};

use clap::Parser as _;
use iscm_graph::{
    config::{Arguments, Command, Service, Settings},
    database::{self, Reading},
    dataset::{self, Outcome, Package},
    graphql, http,
    telemetry::{self, metrics, statements},
    threads::Threads,
};
use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, sqlx};
use tokio::{net::TcpListener, signal, sync::watch};
use tracing::info;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = Threads::run(arguments.service.threads, |threads| run(arguments, threads));
    match ended.map_err(text).flatten() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("iscm-graph: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn run(Arguments { settings, service, command }: Arguments, threads: Threads) -> Result<(), String> {
    let _telemetry = telemetry::start(&settings)?;
    match command.unwrap_or(Command::Serve) {
        Command::Serve => serve(&settings, &service, threads).await,
        Command::Import { folder } => import(&settings, &folder).await,
        Command::Export { folder } => export(&settings, &folder).await,
        Command::Check { folder } => {
            let package = Package::open(&folder).map_err(text)?;
            print(format_args!("{} rows, no faults", dataset::check(&package).map_err(text)?))
        }
        Command::Schema => print(format_args!("{}", graphql::sdl().trim_end())),
        Command::Migrate(direction) => {
            let settings = &settings;
            let db = connect(settings).await?;
            let lines = database::step(&db, direction).await.map_err(|error| unusable(settings, &error))?;
            db.close().await.map_err(|error| unusable(settings, &error))?;
            print(format_args!("{}", lines.join("\n")))
        }
    }
}

async fn serve(settings: &Settings, service: &Service, threads: Threads) -> Result<(), String> {
    let db = open(settings).await?;
    if let Some(Outcome::Loaded(rows)) = dataset::fill(&db).await.map_err(text)? {
        info!(rows, "filled the empty database with the embedded dataset");
    }
    db.close().await.map_err(|error| unusable(settings, &error))?;
    // From here on, what is executed comes from outside.
    let limit = Some(service.limits.statement_time);
    let slow = settings.slow_statement;
    let pools = database::connect_each(&threads, &settings.database_url, settings.database_connections, limit)
        .await
        .map_err(|error| unusable(settings, &error))?;
    let db = Reading::new(pools, limit, move |info| statements::watched(info, slow));
    tokio::spawn(metrics::keep_up());
    let listener = listen(service.listen).await?;
    let address = listener.local_addr().map_err(text)?;
    let site = http::site(&db, service)?;
    let (stop, stopped) = watch::channel(());
    let watched = match service.metrics_listen {
        Some(address) => {
            let (listener, router, load) = (listen(address).await?, http::metrics_router(&db), service.load.clone());
            let (threads, mut stopped) = (threads.clone(), stopped.clone());
            let stop = async move { _ = stopped.changed().await };
            let serving = async move { http::serve(listener, router, &load, threads, stop).await };
            Some(tokio::spawn(serving))
        }
        None => None,
    };
    // Who answers questions goes on where nobody reads its greeting.
    let explorer = if web::is_built() { format!("\nExplorer    http://{address}/") } else { String::new() };
    let _ = print(format_args!(
        "GraphQL     http://{address}/graphql\nPlayground  http://{address}/graphiql\nSchema      http://{address}/schema.graphql{explorer}"
    ));
    http::serve(listener, site, &service.load, threads, asked_to_stop()).await;
    drop(stop);
    if let Some(watched) = watched {
        watched.await.map_err(text)?;
    }
    db.close().await.map_err(|error| unusable(settings, &error))
}

async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    http::listen(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}

/// Ends with SIGTERM or Ctrl-C.
async fn asked_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();
    tokio::select! {
        () = interrupted => {}
        _ = terminated => {}
    }
}

async fn import(settings: &Settings, folder: &Path) -> Result<(), String> {
    let package = Package::open(folder).map_err(text)?;
    let db = open(settings).await?;
    let outcome = dataset::import(&db, &package).await.map_err(text)?;
    db.close().await.map_err(|error| unusable(settings, &error))?;
    match outcome {
        Outcome::Loaded(rows) => print(format_args!("imported {rows} rows")),
        Outcome::Unchanged => print(format_args!("unchanged: the database holds this package already")),
    }
}

async fn export(settings: &Settings, folder: &Path) -> Result<(), String> {
    let db = open(settings).await?;
    let package = dataset::export(&db).await.map_err(text)?;
    db.close().await.map_err(|error| unusable(settings, &error))?;
    package.save(folder).map_err(|(path, error)| format!("cannot write {}: {error}", path.display()))?;
    print(format_args!("exported to {}", folder.display()))
}

/// A connection to a database whose tables are up to date.
async fn open(settings: &Settings) -> Result<DatabaseConnection, String> {
    let db = connect(settings).await?;
    database::migrate(&db).await.map_err(|error| unusable(settings, &error))?;
    Ok(db)
}

async fn connect(settings: &Settings) -> Result<DatabaseConnection, String> {
    database::connect(&settings.database_url, settings.database_connections, None)
        .await
        .map_err(|error| unusable(settings, &error))
}

/// Names the file of a database. The address of a server is left out: it may hold a password.
fn unusable(settings: &Settings, error: &DbErr) -> String {
    let file = settings.database_url.strip_prefix("sqlite:").map(|file| format!(" {}", file.trim_start_matches("//")));
    let reason = match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause)) if matches!(**cause, sqlx::Error::PoolTimedOut) => {
            "it does not answer".to_owned()
        }
        _ => error.to_string(),
    };
    format!("cannot use the database{}: {reason}", file.unwrap_or_default())
}

fn text(error: impl Display) -> String {
    error.to_string()
}

/// Prints to standard output, which may be a pipe that was closed.
fn print(message: std::fmt::Arguments) -> Result<(), String> {
    writeln!(std::io::stdout(), "{message}").map_err(|error| format!("cannot print: {error}"))
}
