//! Logs.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::{EnvFilter, filter::ParseError};

/// Starts to log to standard error.
///
/// # Errors
/// Where the setting names no level.
pub fn start(log: &str) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(log)?;
    let colours = io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_target(false).with_ansi(colours).init();
    Ok(())
}
