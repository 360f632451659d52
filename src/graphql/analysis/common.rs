//! What some processes, or some States, have in common.

use async_graphql::{Context, Items, Object, SimpleObject};
use entity::{membership, state};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, IntoColumnRef, Query, SelectStatement},
};

use super::{MOST_STATES, at_most, by_slugs, lists_all, pairs, processes, states};
use crate::graphql::{
    date::DateMatch,
    error::Result,
    membership::When,
    process::Process,
    reader::Reader,
    relation::{List, one_of},
    scalar::{CountryCode, Date},
    state::State,
};

/// The States that some processes have in common.
#[derive(SimpleObject)]
pub struct CommonStates {
    /// The States that are members of all of these processes, by name.
    in_all: Items<State>,
    /// For each process, in the sequence asked for: the States that are members of it and of no other of them.
    in_one: Items<OnlyIn>,
    /// Whether all of these lists are known to be complete at that time. Where it is false, States may be missing from `inAll`.
    complete: bool,
}

/// The States that are members of one process alone.
#[derive(SimpleObject)]
pub struct OnlyIn {
    /// The process.
    process: Process,
    /// The States, by name.
    states: Items<State>,
}

/// The questions for what is common.
#[derive(Default)]
pub struct CommonQuery;

#[Object]
impl CommonQuery {
    /// The States that some processes have in common, and those that only one of them has; null where a process is not known.
    async fn common_states(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The processes, by their natural keys; at most 100.")] slugs: Vec<String>,
        #[graphql(desc = "On this day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether memberships possibly or definitely stood on the day. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Option<Result<CommonStates>> {
        let asked = match by_slugs(ctx, &slugs).await {
            Ok(asked) => asked?,
            Err(error) => return Some(Err(error)),
        };
        Some(common_states(ctx, asked, When::of(on, sure)).await)
    }

    /// The processes that all of these States are members of, by name. A code that is not known is in none.
    async fn common_ground(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The States, by their alpha-2 codes; at most 300.")] codes: Vec<CountryCode>,
        #[graphql(desc = "On this day, `YYYY-MM-DD`; today where left out.")] on: Option<Date>,
        #[graphql(
            name = "match",
            desc = "With `on`: whether memberships possibly or definitely stood on the day. `POSSIBLY` where left out."
        )]
        sure: Option<DateMatch>,
    ) -> Result<Items<Process>> {
        at_most("codes", codes.len(), MOST_STATES)?;
        let mut codes: Vec<String> = codes.into_iter().map(|code| code.0).collect();
        codes.sort_unstable();
        codes.dedup();
        let db = Reader::of(ctx).db();
        let number = codes.len();
        let code = (state::Entity, state::Column::Code).into_column_ref();
        let ids = Query::select()
            .column(state::Column::Id)
            .from(state::Entity)
            .and_where(one_of(code, List::Texts(codes), db.get_database_backend()))
            .take();
        let mut shared = pairs(When::of(on, sure));
        shared.and_where(Expr::col(membership::Column::StateId).in_subquery(ids));
        let mut ground = ends(shared, "process_id");
        ground.and_having(members().eq(i64::try_from(number).unwrap_or(i64::MAX)));
        let found: std::result::Result<Vec<i64>, _> =
            db.query_all(&ground).await?.iter().map(|row| row.try_get("", "process_id")).collect();
        processes(ctx, found?).await
    }
}

async fn common_states(ctx: &Context<'_>, asked: Vec<Process>, when: When) -> Result<CommonStates> {
    let complete = asked.iter().all(|process| lists_all(&process.0, when));
    let db = Reader::of(ctx).db();
    let ids = List::Ids(asked.iter().map(|process| process.0.id).collect());
    let of_these = one_of(membership::Column::ProcessId.into_column_ref(), ids, db.get_database_backend());
    let mut found = ends(pairs(when).and_where(of_these).take(), "state_id");
    // Where there is one member, this is its process.
    found.expr_as(members(), "number").expr_as(Func::min(Expr::col("process_id")), "process_id");
    let all = i64::try_from(asked.len()).unwrap_or(i64::MAX);
    found.and_having(members().eq(all).or(members().eq(1)));
    let (mut in_all, mut in_one) = (Vec::new(), vec![Vec::new(); asked.len()]);
    for row in db.query_all(&found).await? {
        let (state, number): (i64, i64) = (row.try_get("", "state_id")?, row.try_get("", "number")?);
        if number == all {
            in_all.push(state);
        }
        let process: i64 = row.try_get("", "process_id")?;
        if let Some(place) = asked.iter().position(|asked| number == 1 && asked.0.id == process) {
            in_one[place].push(state);
        }
    }
    let in_one = asked.into_iter().zip(in_one);
    let in_one = in_one.map(async |(process, ids)| Ok(OnlyIn { process, states: states(ctx, ids).await? }));
    let (in_all, in_one) = futures::try_join!(states(ctx, in_all), futures::future::try_join_all(in_one))?;
    Ok(CommonStates { in_all, in_one: in_one.into(), complete })
}

fn members() -> Expr {
    Func::count(Expr::cust("*")).into()
}

/// One end of the pairs, each once, with the number of its pairs.
fn ends(pairs: SelectStatement, end: &'static str) -> SelectStatement {
    Query::select().column(end).from_subquery(pairs, "pairs").group_by_col(end).take()
}
