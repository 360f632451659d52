//! All tests from outside, in one binary. Real databases, real sockets, the real binary.

mod api;
mod binary;
mod columns;
mod command;
mod dataset;
mod engines;
mod faults;
mod fuzz;
mod http;
mod plans;
mod readme;
mod schema;
mod search;
