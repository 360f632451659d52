//! Gaps: numbers of meetings that are missing from a series.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_graphql::{Context, SimpleObject};
use entity::meeting;
use hashbrown::HashMap;
use sea_orm::{
    ColumnTrait, ConnectionTrait,
    sea_query::{IntoColumnRef, Order, Query},
};

use crate::{
    database::Reading,
    graphql::{
        error::Result,
        meeting::MeetingKind,
        reader::{Finding, Key, Reader},
        relation::{List, one_of},
    },
};

/// A series of numbered meetings from which some are missing.
#[derive(Clone, SimpleObject)]
pub struct MissingOrdinals {
    /// The kind of the meetings that are numbered.
    series: MeetingKind,
    /// The numbers between 1 and the highest that no listed meeting bears.
    ordinals: Vec<i32>,
    /// The highest number that a listed meeting bears.
    highest: i32,
}

/// The highest number of a series that is looked through; what is higher is a slip.
const HIGHEST: i32 = 1_000;

/// The series of a process with gaps, by kind.
pub async fn missing_ordinals(ctx: &Context<'_>, process: i64) -> Result<Vec<MissingOrdinals>> {
    let numbered = Reader::of(ctx).find(Numbered(process)).await?;
    let mut series: BTreeMap<&meeting::Kind, BTreeSet<i32>> = BTreeMap::new();
    for (kind, ordinal) in numbered.iter() {
        series.entry(kind).or_default().insert(*ordinal);
    }
    let missing = series.into_iter().filter_map(|(kind, known)| {
        let highest = *known.last()?;
        let ordinals: Vec<i32> = (1..highest.min(HIGHEST)).filter(|ordinal| !known.contains(ordinal)).collect();
        (!ordinals.is_empty()).then(|| MissingOrdinals { series: (*kind).into(), ordinals, highest })
    });
    Ok(missing.collect())
}

/// The kinds and numbers of the numbered meetings of a process.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Numbered(i64);

impl Key for Numbered {
    type Found = Arc<[(meeting::Kind, i32)]>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let processes = List::Ids(keys.into_iter().map(|key| key.0).collect());
        let numbered = Query::select()
            .distinct()
            .columns([meeting::Column::ProcessId, meeting::Column::Kind, meeting::Column::Ordinal])
            .from(meeting::Entity)
            .and_where(one_of(meeting::Column::ProcessId.into_column_ref(), processes, db.get_database_backend()))
            .and_where(meeting::Column::Ordinal.is_not_null())
            .order_by(meeting::Column::Ordinal, Order::Asc)
            .take();
        let mut found: HashMap<Self, Vec<_>> = HashMap::new();
        for row in db.query_all(&numbered).await? {
            let key = Self(row.try_get("", "process_id")?);
            found.entry(key).or_default().push((row.try_get("", "kind")?, row.try_get("", "ordinal")?));
        }
        Ok(found.into_iter().map(|(key, numbered)| (key, numbered.into())).collect())
    }

    fn weight(found: &Self::Found) -> usize {
        size_of_val(&**found)
    }
}
