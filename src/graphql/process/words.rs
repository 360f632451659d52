//! The words that describe a process.

use async_graphql::Enum;
use entity::process;

use crate::graphql::filter::enum_filter;

/// How wide a process reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Level")]
pub enum ProcessLevel {
    /// One region: a regional consultative process (RCP).
    Regional,
    /// Several regions: an interregional forum (IRF).
    Interregional,
    /// The world.
    Global,
}
enum_filter!(ProcessLevelFilter, ProcessLevel, process::Level);

/// Whether a process still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Status")]
pub enum ProcessStatus {
    /// It meets.
    Active,
    /// It has not met for long, and has not ended.
    Dormant,
    /// It has ended or become something else.
    Ended,
    /// No source says.
    Unknown,
}
enum_filter!(ProcessStatusFilter, ProcessStatus, process::Status);

/// Whether there is something to name. "None" and "not known" are two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Presence")]
pub enum Presence {
    /// There is, and it is named.
    Named,
    /// The source says there is none.
    None,
    /// No source says.
    Unknown,
}

/// How much of a member list is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "process::Completeness")]
pub enum Completeness {
    /// All members are listed.
    Complete,
    /// All members of a certain date are listed; `asOf` tells which.
    CompleteAsOf,
    /// Some members are listed.
    Partial,
    /// The list follows from another one.
    Derived,
    /// No list can exist: whoever wishes takes part.
    Open,
    /// No list was found.
    None,
    /// The members are other processes.
    ProcessesAsMembers,
}
enum_filter!(CompletenessFilter, Completeness, process::Completeness);
