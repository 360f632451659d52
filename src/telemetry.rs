//! Logs.

use tracing_subscriber::{EnvFilter, filter::ParseError};

/// Starts to log to standard error.
///
/// # Errors
/// Where the setting names no level.
pub fn start(log: &str) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(log)?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    Ok(())
}
