//! What the process tells about itself: logs, metrics and, where asked for, traces.

pub mod metrics;
pub mod statements;
#[cfg(feature = "otlp")]
pub mod traces;

use std::{
    io::{self, IsTerminal as _},
    panic,
    time::Instant,
};

use tracing::{Instrument as _, debug_span, error};
use tracing_subscriber::{EnvFilter, Layer as _, layer::SubscriberExt as _, util::SubscriberInitExt as _};

pub use self::metrics::Phase;
use crate::config::{LogFormat, Settings};

/// What must be kept as long as anything is to be told.
#[must_use]
pub struct Telemetry {
    #[cfg(feature = "otlp")]
    _traces: Option<traces::Exporter>,
}

/// Starts to log to standard error.
///
/// # Errors
/// Where a setting cannot be used.
pub fn start(settings: &Settings) -> Result<Telemetry, String> {
    let filter = EnvFilter::builder().parse(&settings.log).map_err(|error| format!("LOG {:?}: {error}", settings.log))?;
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_target(false).with_ansi(io::stderr().is_terminal());
    let lines = match settings.log_format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    let subscriber = tracing_subscriber::registry().with(lines.with_filter(filter));
    #[cfg(feature = "otlp")]
    let telemetry = {
        let traces = settings.otlp_endpoint.as_deref().map(traces::Exporter::to).transpose()?;
        subscriber.with(traces.as_ref().map(traces::Exporter::layer)).init();
        Telemetry { _traces: traces }
    };
    #[cfg(not(feature = "otlp"))]
    let telemetry = {
        subscriber.init();
        Telemetry {}
    };
    // A panic is a line of the log like any other; its request gets an error and the process goes on.
    panic::set_hook(Box::new(|info| error!(cause = %info, "panicked")));
    Ok(telemetry)
}

/// A phase of a question, measured and traced.
pub async fn phase<T>(phase: Phase, future: impl Future<Output = T>) -> T {
    let started = Instant::now();
    let output = future.instrument(debug_span!("phase", otel.name = phase.name())).await;
    metrics::phase(phase, started.elapsed());
    output
}
