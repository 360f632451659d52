//! Every setting: its meaning, its variable and its default. Nothing else reads the environment.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

/// An open GraphQL API over the inter-State consultation mechanisms on migration.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub settings: Settings,
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
    /// The address and port to listen on
    #[arg(long, env = "LISTEN", default_value = "127.0.0.1:8080", global = true)]
    pub listen: SocketAddr,

    /// The database: `sqlite://FILE` (made where it is missing) or `postgres://USER:PASSWORD@HOST/NAME`
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite://iscm-graph.db", hide_env_values = true, global = true)]
    pub database_url: String,

    /// The most connections to the database
    #[arg(long, env = "DATABASE_CONNECTIONS", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=100), global = true)]
    pub database_connections: u32,

    /// What is logged: a level, or levels by part, such as `info,iscm_graph=debug`
    #[arg(long, env = "LOG", default_value = "info", global = true)]
    pub log: String,
}
