//! Traces, sent by OTLP over HTTP as they end, in batches, by a thread of their own.

use axum::http::HeaderMap;
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::{
    Resource,
    trace::{SdkTracer, SdkTracerProvider},
};
use tracing::{Level, Span, Subscriber};
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt as _};
use tracing_subscriber::{Layer, filter::Targets, registry::LookupSpan};

/// Who tells.
const SERVICE: &str = env!("CARGO_PKG_NAME");

/// Sends what is left when it is dropped.
pub struct Exporter(SdkTracerProvider);

impl Exporter {
    /// An exporter to the address of a collector.
    ///
    /// # Errors
    /// Where the address cannot be used; in one line.
    pub fn to(endpoint: &str) -> Result<Self, String> {
        let endpoint = format!("{}/v1/traces", endpoint.trim_end_matches('/'));
        let exporter = SpanExporter::builder().with_http().with_endpoint(endpoint).build();
        let exporter = exporter.map_err(|error| format!("OTLP_ENDPOINT: {error}"))?;
        let resource = Resource::builder().with_service_name(SERVICE).build();
        Ok(Self(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
    }

    /// What makes spans of ours into spans of a trace.
    #[must_use]
    pub fn layer<S: Subscriber + for<'span> LookupSpan<'span>>(&self) -> impl Layer<S> {
        let layer: OpenTelemetryLayer<S, SdkTracer> = tracing_opentelemetry::layer().with_tracer(self.0.tracer(SERVICE));
        layer.with_filter(Targets::new().with_target("iscm_graph", Level::DEBUG))
    }
}

impl Drop for Exporter {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.0.shutdown();
    }
}

/// Makes a span part of the trace that a request belongs to, where its headers name one.
pub fn join(span: &Span, headers: &HeaderMap) {
    // A span that nobody exports has no trace.
    let _ = span.set_parent(TraceContextPropagator::new().extract(&Headers(headers)));
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(axum::http::HeaderName::as_str).collect()
    }
}
