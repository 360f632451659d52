//! All tests from outside, in one binary. Real databases, real sockets, the real binary.

mod api;
mod command;
mod dataset;
mod engines;
mod http;
mod schema;
