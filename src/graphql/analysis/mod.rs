//! Analysis: what the lists of members tell when they are laid over each other, today or on any day.

mod common;
mod matrix;
mod overlap;
mod peer;

use async_graphql::{Context, Items};
use entity::{membership, process, state};
use futures::future::try_join_all;
use sea_orm::{
    IdenStatic,
    sea_query::{Query, SelectStatement},
};

use super::{
    error::{Error, Result},
    filter::{Filter as _, Relation},
    membership::{Membership, MembershipRole, Narrowed, When},
    party::PartyKind,
    process::Process,
    relation::{self, Noun},
    state::State,
};

pub use self::{
    common::CommonQuery,
    matrix::MatrixQuery,
    overlap::{Overlap, overlaps},
    peer::{Peer, peers},
};

/// The most lists that are laid over each other at once.
const MOST_PROCESSES: usize = 100;

/// The most States that are looked at together.
const MOST_STATES: usize = 300;

/// The memberships that count: of States, as members, at a time.
fn counting(when: When) -> Narrowed {
    Narrowed { role: Some(vec![MembershipRole::Member]), kind: Some(vec![PartyKind::State]), on: Some(when), filter: None }
}

/// Each process with each State that is a member of it, once.
fn pairs(when: When) -> SelectStatement {
    Query::select()
        .distinct()
        .columns([membership::Column::ProcessId, membership::Column::StateId])
        .from(membership::Entity)
        .cond_where(counting(when).condition())
        .take()
}

/// The other end of each membership that counts, each once: the States of a process, or the processes of a State.
async fn others(ctx: &Context<'_>, parent: impl IdenStatic, id: i64, when: When) -> Result<Vec<i64>> {
    let of_process = parent.as_str() == membership::Column::ProcessId.as_str();
    let members = relation::rows::<Membership>(ctx, Relation::foreign(parent), id, Some(counting(when))).await?;
    let ends = members.iter().filter_map(|member| if of_process { member.state_id } else { Some(member.process_id) });
    let mut ends: Vec<i64> = ends.collect();
    ends.sort_unstable();
    ends.dedup();
    Ok(ends)
}

async fn members_of(ctx: &Context<'_>, process: i64, when: When) -> Result<Vec<i64>> {
    others(ctx, membership::Column::ProcessId, process, when).await
}

async fn processes_of(ctx: &Context<'_>, state: i64, when: When) -> Result<Vec<i64>> {
    others(ctx, membership::Column::StateId, state, when).await
}

/// What stands in both sorted lists, or in the first alone.
fn compared(first: &[i64], second: &[i64], in_both: bool) -> Vec<i64> {
    first.iter().copied().filter(|id| second.binary_search(id).is_ok() == in_both).collect()
}

/// The rows with these ids, by name.
async fn named<N: Noun>(ctx: &Context<'_>, ids: Vec<i64>, name: impl Fn(&N::Row) -> &str) -> Result<Items<N>> {
    let mut rows = try_join_all(ids.into_iter().map(|id| relation::row::<N>(ctx, id))).await?;
    rows.sort_by(|one, other| name(one).cmp(name(other)));
    Ok(rows.into_iter().map(N::new).collect())
}

async fn states(ctx: &Context<'_>, ids: Vec<i64>) -> Result<Items<State>> {
    named(ctx, ids, |state: &state::Model| &state.name).await
}

async fn processes(ctx: &Context<'_>, ids: Vec<i64>) -> Result<Items<Process>> {
    named(ctx, ids, |process: &process::Model| &process.name).await
}

/// Whether the list of a process is known to hold every State at a time.
fn lists_all(process: &process::Model, when: When) -> bool {
    let day = match when {
        When::Today => None,
        When::On(on) => Some(on.day),
    };
    process.lists_everyone(day)
}

/// Refuses more of something than is taken at once.
fn at_most(what: &str, given: usize, most: usize) -> Result<()> {
    if given > most { Err(Error::Input(format!("`{what}` has {given} entries; at most {most} are taken"))) } else { Ok(()) }
}

/// The processes with these keys, in this sequence, each once; none where one of them is not known.
async fn by_slugs(ctx: &Context<'_>, slugs: &[String]) -> Result<Option<Vec<Process>>> {
    at_most("slugs", slugs.len(), MOST_PROCESSES)?;
    let found = try_join_all(slugs.iter().map(|slug| relation::row_by_key::<Process>(ctx, slug.clone()))).await?;
    let found: Option<Vec<_>> = found.into_iter().collect();
    Ok(found.map(|found| once(found, |process| process.id).into_iter().map(Process).collect()))
}

/// Leaves out what was there before.
fn once<T>(rows: Vec<T>, id: impl Fn(&T) -> i64) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    rows.into_iter().filter(|row| seen.insert(id(row))).collect()
}
