//! Both engines for the tests: a SQLite file, and a database on the PostgreSQL server that the test command started.

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use iscm_graph::{
    config::Service,
    database::{self, Reading},
    dataset, http,
    telemetry::statements,
    threads::Threads,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, metric::Info};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A database of its own for one test.
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Its address.
    pub url: String,
    /// Kept as long as the database.
    folder: Option<Arc<TempDir>>,
}

/// How long a statement may take.
const LIMIT: Duration = Duration::from_secs(5);

static DATABASES: AtomicUsize = AtomicUsize::new(0);

/// An empty database on each engine.
pub async fn engines() -> Vec<Engine> {
    let folder = TempDir::new().expect("a temporary folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    let mut engines = vec![Engine { name: "SQLite", url, folder: Some(Arc::new(folder)) }];
    if let Ok(server) = env::var("TEST_POSTGRES_URL") {
        let name = format!("test_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
        let db = database::connect(&format!("{server}/postgres"), 1, None).await.expect("the PostgreSQL server answers");
        db.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
        db.close().await.expect("a closed connection");
        engines.push(Engine { name: "PostgreSQL", url: format!("{server}/{name}"), folder: None });
    } else {
        // On a developer's machine half a test is better than none; where it counts it is a failure.
        assert!(env::var_os("CI").is_none(), "TEST_POSTGRES_URL is not set: run the tests with `make test`");
        eprintln!("TEST_POSTGRES_URL is not set: only SQLite is tested; `make test` tests both engines");
    }
    engines
}

impl Engine {
    /// A connection with all tables.
    pub async fn migrated(&self) -> DatabaseConnection {
        let db = database::connect(&self.url, 4, Some(LIMIT)).await.expect("a connection");
        database::migrate(&db).await.expect("the tables");
        db
    }

    /// A server over the embedded dataset on a port of its own.
    pub async fn served(&self) -> Server {
        self.served_with(cold()).await
    }

    /// The same, with settings.
    pub async fn served_with(&self, service: Service) -> Server {
        let db = self.migrated().await;
        dataset::fill(&db).await.expect("the dataset");
        Server { _folder: self.folder.clone(), ..Server::over(db, service).await }
    }
}

/// Settings under which each question is executed, and every write is seen at once.
pub fn cold() -> Service {
    let mut service = Service::default();
    (service.load.answer_cache, service.load.row_cache, service.load.revision_age) = (0, 0, Duration::ZERO);
    service
}

/// A running server.
pub struct Server {
    /// Its address.
    pub address: String,
    /// How many SQL statements it has executed.
    pub statements: Arc<AtomicUsize>,
    /// Who asks it.
    pub client: reqwest::Client,
    /// The database outlives the engine's own struct, which a test may not keep.
    _folder: Option<Arc<TempDir>>,
}

impl Server {
    /// A server over a connection.
    pub async fn over(db: DatabaseConnection, service: Service) -> Self {
        Self::watched(db, service, |_| {}).await
    }

    /// The same, each of whose statements is watched.
    pub async fn watched(
        db: DatabaseConnection,
        service: Service,
        watch: impl Fn(&Info) + Clone + Send + Sync + 'static,
    ) -> Self {
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        let db = Reading::new([db], Some(LIMIT), move |info| {
            counter.fetch_add(1, Ordering::Relaxed);
            statements::watched(info, Duration::from_secs(1));
            watch(info);
        });
        let listener = http::listen("127.0.0.1:0".parse().expect("an address")).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let site = http::site(&db, &service).expect("good settings");
        tokio::spawn(async move { http::serve(listener, site, &service.load, Threads::here(), std::future::pending()).await });
        Self { address, statements, client: reqwest::Client::new(), _folder: None }
    }

    /// What it answers to a query.
    pub async fn ask(&self, query: &str) -> Value {
        self.ask_with(query, json!({})).await
    }

    /// What it answers to a query with variables.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Value {
        let request =
            self.client.post(format!("{}/graphql", self.address)).json(&json!({ "query": query, "variables": variables }));
        request.send().await.expect("an answer").json().await.expect("an answer in JSON")
    }
}
