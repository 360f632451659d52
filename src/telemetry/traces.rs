//! Traces, sent by OTLP over HTTP.
