//! Short lists that are only ever read whole: regions, focus points, further kinds of a meeting.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::meeting::Kind;

/// Texts in the source's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Labels(pub Vec<String>);

/// Kinds of a meeting beside its main one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Kinds(pub Vec<Kind>);
