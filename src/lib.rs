//! iscm-graph: an open GraphQL API over the inter-State consultation mechanisms on migration. The rooms of the house.

pub mod config;
pub mod database;
pub mod dataset;
pub mod graphql;
pub mod http;
mod lock;
pub mod telemetry;
pub mod threads;
