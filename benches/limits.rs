//! The limits of any server for an answer: its finished bytes from memory, and one statement that makes it in the database. Behind
//! the HTTP and the connections to the database that iscm-graph has.

use std::{
    collections::HashMap,
    error::Error,
    fs,
    future::pending,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::Bytes,
    extract::{self, State},
    http::{HeaderName, StatusCode, header::CONTENT_TYPE},
    routing::post,
};
use clap::Parser;
use iscm_graph::{
    config::{Service, Settings},
    database, http,
    threads::{PerThread, Threads},
};
use sea_orm::{
    DatabaseConnection, DbBackend,
    sqlx::{self, PgPool, SqlitePool},
};

/// The limits of any server for the answers to some questions.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    service: Service,
    /// The folder of the statements, such as `q1.sqlite.sql` and `q1.postgres.sql`
    statements: PathBuf,
    /// The folder of the finished answers, such as `q1.json`
    answers: PathBuf,
}

struct Limits {
    pools: PerThread<Pool>,
    statements: Texts,
    answers: Texts,
}

/// The texts of files, by their names; they live as long as the process.
type Texts = HashMap<String, &'static str>;

enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

type Fault = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Fault> {
    let arguments = Arguments::parse();
    Threads::run(arguments.service.threads, |threads| run(arguments, threads))?
}

async fn run(Arguments { settings, service, statements, answers }: Arguments, threads: Threads) -> Result<(), Fault> {
    let limit = Some(service.limits.statement_time);
    let each = database::connect_each(&threads, &settings.database_url, settings.database_connections, limit).await?;
    let pools: PerThread<_> = each.iter().map(Pool::of).collect();
    let engine = match pools.here() {
        Pool::Sqlite(_) => "sqlite",
        Pool::Postgres(_) => "postgres",
    };
    let (statements, answers) = (texts(&statements, &format!(".{engine}.sql"))?, texts(&answers, ".json")?);
    let router = Router::new()
        .route("/sql/{question}", post(by_statement))
        .route("/bytes/{question}", post(from_memory))
        .with_state(Arc::new(Limits { pools, statements, answers }));
    http::serve(http::listen(service.listen).await?, router, &service.load, threads, pending()).await;
    Ok(())
}

impl Pool {
    fn of(db: &DatabaseConnection) -> Self {
        match db.get_database_backend() {
            DbBackend::Postgres => Self::Postgres(db.get_postgres_connection_pool().clone()),
            _ => Self::Sqlite(db.get_sqlite_connection_pool().clone()),
        }
    }
}

/// The files in a folder whose names end so.
fn texts(folder: &Path, end: &str) -> io::Result<Texts> {
    let mut texts = Texts::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(end)) {
            texts.insert(name.to_owned(), fs::read_to_string(&path)?.leak());
        }
    }
    Ok(texts)
}

type Answer<T> = Result<([(HeaderName, &'static str); 1], T), StatusCode>;

const JSON: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "application/json")];

// Both read the question, as any server must.

async fn by_statement(
    State(limits): State<Arc<Limits>>,
    extract::Path(question): extract::Path<String>,
    _: Bytes,
) -> Answer<String> {
    let statement = *limits.statements.get(&question).ok_or(StatusCode::NOT_FOUND)?;
    let answer = match limits.pools.here() {
        Pool::Sqlite(pool) => sqlx::query_scalar(statement).fetch_one(pool).await,
        Pool::Postgres(pool) => sqlx::query_scalar(statement).fetch_one(pool).await,
    };
    answer.map(|answer| (JSON, answer)).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn from_memory(
    State(limits): State<Arc<Limits>>,
    extract::Path(question): extract::Path<String>,
    _: Bytes,
) -> Answer<&'static str> {
    limits.answers.get(&question).map(|answer| (JSON, *answer)).ok_or(StatusCode::NOT_FOUND)
}
