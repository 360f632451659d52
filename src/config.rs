//! Every setting: its meaning, its variable and its default. Nothing else reads the environment.

use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
    path::PathBuf,
    time::Duration,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;

/// An open GraphQL API over the inter-State consultation mechanisms on migration.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub settings: Settings,
    /// What holds while questions are answered.
    #[command(flatten)]
    pub service: Service,
    /// What to do; `serve` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Migrate the database, fill it where it is empty, and answer questions (the default)
    Serve,
    /// Replace all data by that of a data package
    Import {
        /// The folder with datapackage.json
        folder: PathBuf,
    },
    /// Write all data as a data package
    Export {
        /// The folder to write to; made where it is missing
        folder: PathBuf,
    },
    /// Check a data package without touching the database
    Check {
        /// The folder with datapackage.json
        #[arg(default_value = "data")]
        folder: PathBuf,
    },
    /// Print the GraphQL schema
    Schema,
    /// Change the tables
    #[command(subcommand)]
    Migrate(Direction),
}

/// Where to migrate.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Direction {
    /// Make all tables
    Up,
    /// Drop all tables, with all data
    Down,
    /// Tell which migrations were applied
    Status,
}

/// What holds for every command.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// The database: `sqlite://FILE` (made where it is missing) or `postgres://USER:PASSWORD@HOST/NAME`
    #[arg(long, env, default_value = "sqlite://iscm-graph.db", hide_env_values = true, global = true)]
    pub database_url: String,

    /// The most connections to the database, for each thread that answers
    #[arg(long, env, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=100), global = true)]
    pub database_connections: u32,

    /// What is logged: a level, or levels by part, such as `info,iscm_graph=debug`
    #[arg(long, env, default_value = "info", global = true)]
    pub log: String,

    /// How it is logged
    #[arg(long, env, value_enum, default_value_t, global = true)]
    pub log_format: LogFormat,

    /// Seconds after which a SQL statement is logged as slow
    #[arg(long, env, default_value = "0.5", value_parser = seconds, global = true)]
    pub slow_statement: Duration,

    /// Where traces are sent by OTLP over HTTP, such as `http://127.0.0.1:4318`; nowhere where left out
    #[cfg(feature = "otlp")]
    #[arg(long, env, global = true)]
    pub otlp_endpoint: Option<String>,
}

/// A line of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    #[default]
    Text,
    /// For machines: one JSON object a line
    Json,
}

/// What holds while questions are answered.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Answering questions")]
pub struct Service {
    /// The address and port to listen on
    #[arg(long, env, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Threads that answer; as many as the machine has cores where left out, up to 8
    #[arg(long, env)]
    pub threads: Option<NonZeroUsize>,

    /// The address and port of the metrics; `/metrics` of the main port where left out
    #[arg(long, env)]
    pub metrics_listen: Option<SocketAddr>,

    /// What one question may ask.
    #[command(flatten)]
    pub limits: Limits,

    /// What all questions together may take.
    #[command(flatten)]
    pub load: Load,

    /// Who may ask, and who may keep the answers.
    #[command(flatten)]
    pub sharing: Sharing,
}

impl Default for Service {
    /// The defaults, whatever the environment says.
    fn default() -> Self {
        use clap::{CommandFactory as _, FromArgMatches as _};
        let command = Arguments::command().mut_args(|argument| argument.env(None));
        let defaults = command.get_matches_from(["iscm-graph"]);
        Self::from_arg_matches(&defaults).expect("every setting has a default or is optional")
    }
}

/// What one question may ask. What is over a limit is refused before it is executed.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits of one question")]
pub struct Limits {
    /// Bytes of a request's body
    #[arg(long, env, default_value_t = 64 * 1024)]
    pub body_limit: usize,

    /// Bytes of a query's text
    #[arg(long, env, default_value_t = 16 * 1024)]
    pub query_limit: usize,

    /// Tokens of a query
    #[arg(long, env, default_value_t = 2_000)]
    pub token_limit: usize,

    /// How deep `{`, `(` and `[` may be nested together
    #[arg(long, env, default_value_t = 48)]
    pub nesting_limit: usize,

    /// How deep fields may be nested, fragments expanded
    #[arg(long, env, default_value_t = 16)]
    pub depth_limit: usize,

    /// Fields, fragments expanded; spreads and inline fragments count as well
    #[arg(long, env, default_value_t = 2_000)]
    pub field_limit: usize,

    /// Fields at the root, fragments expanded
    #[arg(long, env, default_value_t = 32)]
    pub root_field_limit: usize,

    /// Aliases, fragments expanded
    #[arg(long, env, default_value_t = 128)]
    pub alias_limit: usize,

    /// Directives, fragments expanded
    #[arg(long, env, default_value_t = 64)]
    pub directive_limit: usize,

    /// Fragments that are defined
    #[arg(long, env, default_value_t = 64)]
    pub fragment_limit: usize,

    /// The cost of an operation: at most so many values can be in its answer, a plain list counted as ten
    #[arg(long, env, default_value_t = 200_000)]
    pub cost_limit: u64,

    /// The cost of what an operation asks about the schema itself
    #[arg(long, env, default_value_t = 1_000_000)]
    pub introspection_limit: u64,

    /// How many questions one request may hold as a list; 0 refuses lists
    #[arg(long, env, default_value_t = 0)]
    pub batch_limit: usize,

    /// Seconds that an operation may take
    #[arg(long, env, default_value = "10", value_parser = seconds)]
    pub operation_time: Duration,

    /// Seconds that a SQL statement may take, in the database itself
    #[arg(long, env, default_value = "5", value_parser = seconds)]
    pub statement_time: Duration,
}

/// What all questions together may take.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits of all questions together")]
pub struct Load {
    /// Operations that are executed at the same time
    #[arg(long, env, default_value_t = 32, value_parser = positive)]
    pub operations: usize,

    /// Operations that may wait for their turn; the next is refused
    #[arg(long, env, default_value_t = 1024)]
    pub queue: usize,

    /// Seconds that an operation may wait for its turn
    #[arg(long, env, default_value = "2", value_parser = seconds)]
    pub queue_time: Duration,

    /// The cost that one client may ask for in a minute; without limit where left out
    #[arg(long, env)]
    pub rate_limit: Option<NonZeroU32>,

    /// Networks of proxies whose `X-Forwarded-For` tells the client, such as `10.0.0.0/8,::1/128`
    #[arg(long, env, value_delimiter = ',')]
    pub trusted_proxies: Vec<IpNet>,

    /// Seconds in which the body of a request must arrive
    #[arg(long, env, default_value = "10", value_parser = seconds)]
    pub read_time: Duration,

    /// Seconds after which a connection without a request, or with unfinished headers, is closed
    #[arg(long, env, default_value = "60", value_parser = seconds)]
    pub idle_time: Duration,

    /// Seconds that requests in flight have to end once the server is asked to stop
    #[arg(long, env, default_value = "10", value_parser = seconds)]
    pub stop_time: Duration,

    /// Bytes of whole answers that are kept, half of them as they left, compressed; 0 keeps none
    #[arg(long, env, default_value_t = 8 * 1024 * 1024)]
    pub answer_cache: u64,

    /// Bytes of rows, lists and counts that are kept, for other questions about the same; 0 keeps none
    #[arg(long, env, default_value_t = 16 * 1024 * 1024)]
    pub row_cache: u64,

    /// Seconds for which the revision of the data is believed: so long another process's write may stay unseen in what is kept,
    /// unless PostgreSQL tells of it; 0 asks the database each time
    #[arg(long, env, default_value = "1", value_parser = moment)]
    pub revision_age: Duration,

    /// Bytes of parsed queries that are kept, persisted ones included
    #[arg(long, env, default_value_t = 16 * 1024 * 1024)]
    pub document_cache: u64,
}

/// Who may ask, and who may keep the answers.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Sharing")]
pub struct Sharing {
    /// A manifest of trusted documents, as Relay, Apollo or GraphQL Codegen write it; nothing else is executed then
    #[arg(long, env)]
    pub trusted_documents: Option<PathBuf>,

    /// What questions by GET need
    #[arg(long, env, value_enum, default_value_t)]
    pub get: GetPolicy,

    /// Origins whose pages may ask, without credentials: `*`, or a list such as `https://example.org,https://example.net`
    #[arg(long, env, default_value = "*", value_delimiter = ',')]
    pub cors_origins: Vec<String>,

    /// `Cache-Control` of answers to GET; a tag lets caches ask again cheaply
    #[arg(long, env, default_value = "public, max-age=60")]
    pub cache_control: String,
}

/// What questions by GET need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum GetPolicy {
    /// Nothing: links and shared caches work. Answers hold public data, and no question changes anything
    #[default]
    Open,
    /// A header that makes browsers ask first, such as `GraphQL-Require-Preflight: 1`
    Preflighted,
    /// They are refused
    Off,
}

fn moment(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| *time <= Duration::from_hours(24))
        .ok_or_else(|| "not between 0 and 86400 seconds".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let time = moment(text)?;
    if time.is_zero() { Err("not more than 0 seconds".to_owned()) } else { Ok(time) }
}

fn positive(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "not a positive number".to_owned())
}
