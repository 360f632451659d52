//! The matrix: every State against every process.

use std::collections::{HashMap, HashSet};

use async_graphql::{Context, Items, Object, SimpleObject};
use entity::membership;
use futures::future::try_join_all;
use sea_orm::{
    ConnectionTrait,
    sea_query::{IntoColumnRef, Order, Query},
};

use super::{MOST_PROCESSES, MOST_STATES, at_most, by_slugs, lists_all, once};
use crate::graphql::{
    date::DateMatch,
    error::{Error, Result},
    filter::Filter as _,
    membership::{MembershipRole, Narrowed, When},
    party::PartyKind,
    process::Process,
    reader::Reader,
    relation::{self, List, one_of},
    scalar::{CountryCode, Date},
    state::State,
};

/// States against processes.
#[derive(SimpleObject)]
pub struct Matrix {
    /// The processes: the rows.
    processes: Items<Process>,
    /// The States: the columns.
    states: Items<State>,
    /// One row for each process, in the order of `processes`.
    rows: Items<MatrixRow>,
}

/// One process against all States.
#[derive(SimpleObject)]
pub struct MatrixRow {
    /// The process.
    process: Process,
    /// One cell for each State, in the order of `states`.
    cells: Items<MatrixCell>,
}

/// One process against one State.
#[derive(SimpleObject)]
pub struct MatrixCell {
    /// In which roles the State takes part; empty where it is not listed.
    roles: Vec<MembershipRole>,
    /// Whether the answer can be known: false where the State is not listed, and the list is not known to be complete.
    knowable: bool,
}

/// The question for the matrix.
#[derive(Default)]
pub struct MatrixQuery;

#[Object]
impl MatrixQuery {
    /// Which State takes part in which process, and as what; also where it does not, or where no list can tell. Keys and codes
    /// that are not known are errors.
    async fn membership_matrix(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The processes, by their natural keys, at most 100; all that list States where left out.")]
        processes: Option<Vec<String>>,
        #[graphql(
            desc = "The States, by their alpha-2 codes, at most 300; all that take part in one of the processes where left out."
        )]
        states: Option<Vec<CountryCode>>,
        #[graphql(desc = "On this day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether memberships possibly or definitely stood on the day. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Matrix> {
        let when = When::of(on, sure);
        let processes = match processes {
            Some(slugs) => {
                by_slugs(ctx, &slugs).await?.ok_or_else(|| Error::Input("`processes` names one that is not known".into()))?.into()
            }
            None => listing(ctx, when).await?,
        };
        let roles = roles(ctx, &processes, when).await?;
        let states = if let Some(codes) = states {
            by_codes(ctx, codes).await?
        } else {
            let listed: HashSet<i64> = roles.keys().map(|(_, state)| *state).collect();
            super::states(ctx, listed.into_iter().collect()).await?
        };
        let row = |process: &Process| {
            let complete = lists_all(&process.0, when);
            let cell = |state: &State| {
                let roles = roles.get(&(process.0.id, state.0.id)).cloned().unwrap_or_default();
                MatrixCell { knowable: complete || !roles.is_empty(), roles }
            };
            MatrixRow { process: process.clone(), cells: states.iter().map(cell).collect() }
        };
        Ok(Matrix { rows: processes.iter().map(row).collect(), processes, states })
    }
}

/// The memberships of States that count at a time, in whatever role.
fn taking_part(when: When) -> Narrowed {
    Narrowed { role: None, kind: Some(vec![PartyKind::State]), on: Some(when), filter: None }
}

/// The roles of each State in each of these processes.
async fn roles(ctx: &Context<'_>, processes: &[Process], when: When) -> Result<HashMap<(i64, i64), Vec<MembershipRole>>> {
    let db = Reader::of(ctx).db();
    let ids = List::Ids(processes.iter().map(|process| process.0.id).collect());
    let pairs = Query::select()
        .distinct()
        .columns([membership::Column::ProcessId, membership::Column::StateId, membership::Column::Role])
        .from(membership::Entity)
        .cond_where(taking_part(when).condition())
        .and_where(one_of(membership::Column::ProcessId.into_column_ref(), ids, db.get_database_backend()))
        .order_by(membership::Column::Role, Order::Asc)
        .take();
    let mut roles: HashMap<_, Vec<MembershipRole>> = HashMap::new();
    for row in db.query_all(&pairs).await? {
        let role: membership::Role = row.try_get("", "role")?;
        roles.entry((row.try_get("", "process_id")?, row.try_get("", "state_id")?)).or_default().push(role.into());
    }
    Ok(roles)
}

/// The processes that list States at a time.
async fn listing(ctx: &Context<'_>, when: When) -> Result<Items<Process>> {
    let listed = Query::select()
        .distinct()
        .column(membership::Column::ProcessId)
        .from(membership::Entity)
        .cond_where(taking_part(when).condition())
        .take();
    let rows = Reader::of(ctx).db().query_all(&listed).await?;
    at_most("processes", rows.len(), MOST_PROCESSES)?;
    let ids: std::result::Result<Vec<i64>, _> = rows.iter().map(|row| row.try_get("", "process_id")).collect();
    super::processes(ctx, ids?).await
}

/// The States with these codes, in this sequence, each once.
async fn by_codes(ctx: &Context<'_>, codes: Vec<CountryCode>) -> Result<Items<State>> {
    at_most("states", codes.len(), MOST_STATES)?;
    let found = codes.into_iter().map(async |code| {
        let state = relation::row_by_key::<State>(ctx, code.0.clone()).await?;
        state.ok_or_else(|| Error::Input(format!("`states` names {}, which is not known", code.0)))
    });
    Ok(once(try_join_all(found).await?, |state| state.id).into_iter().map(State).collect())
}
