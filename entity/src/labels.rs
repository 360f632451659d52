//! Short lists that are only ever read whole: regions, focus points.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// Texts in the source's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Labels(pub Vec<String>);

crate::row::cells_by!(crate::row::json: Labels);
