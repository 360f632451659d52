//! Overlaps: which processes share States, how many, and which ones.

use std::sync::Arc;

use async_graphql::{Context, Items, Object};
use entity::process;
use hashbrown::HashMap;
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, IntoColumnRef, JoinType, Order, Query, SelectStatement},
};

use super::{compared, lists_all, members_of, pairs, states};
use crate::{
    database::Reading,
    graphql::{
        error::Result,
        membership::When,
        process::Process,
        reader::{Finding, Key, Reader},
        relation::{self, List, grouped, one_of},
        state::State,
    },
};

/// What two processes share.
pub struct Overlap {
    here: i64,
    counted: Counted,
    when: When,
}

/// How many States two processes share, and how many each has.
#[derive(Clone)]
struct Counted {
    there: i64,
    shared: i64,
    size: i64,
    other_size: i64,
}

/// What a process shares with another one: States that are members of both.
#[Object]
impl Overlap {
    /// The other process.
    async fn process(&self, ctx: &Context<'_>) -> Result<Process> {
        relation::one(ctx, self.counted.there).await
    }

    /// The States that are members of both, by name.
    async fn shared(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        self.states(ctx, self.here, self.counted.there, true).await
    }

    /// The States that are members of this process and not of the other, by name.
    async fn only_here(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        self.states(ctx, self.here, self.counted.there, false).await
    }

    /// The States that are members of the other process and not of this one, by name.
    async fn only_there(&self, ctx: &Context<'_>) -> Result<Items<State>> {
        self.states(ctx, self.counted.there, self.here, false).await
    }

    /// How many States are members of both.
    async fn shared_count(&self) -> i64 {
        self.counted.shared
    }

    /// The Jaccard index: the shared States divided by all States of the two, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "there are some two hundred States")]
    async fn jaccard(&self) -> f64 {
        let Counted { shared, size, other_size, .. } = self.counted;
        shared as f64 / (size + other_size - shared) as f64
    }

    /// Whether both lists are known to be complete at that time. Where it is false, the numbers are lower bounds, and "only" means
    /// "only as far as is known"; `completeness`, `asOf` and `completenessNote` of the processes say what is missing.
    async fn complete(&self, ctx: &Context<'_>) -> Result<bool> {
        let (here, there) =
            futures::try_join!(relation::row::<Process>(ctx, self.here), relation::row::<Process>(ctx, self.counted.there))?;
        Ok(lists_all(&here, self.when) && lists_all(&there, self.when))
    }
}

impl Overlap {
    async fn states(&self, ctx: &Context<'_>, first: i64, second: i64, in_both: bool) -> Result<Items<State>> {
        let (first, second) = futures::try_join!(members_of(ctx, first, self.when), members_of(ctx, second, self.when))?;
        states(ctx, compared(&first, &second, in_both)).await
    }
}

/// The processes that share States with one, most shared first.
pub async fn overlaps(ctx: &Context<'_>, here: i64, when: When, least: i32) -> Result<Items<Overlap>> {
    let found = Reader::of(ctx).find(Overlaps { here, when, least }).await?;
    Ok(found.iter().map(|counted| Overlap { here, counted: counted.clone(), when }).collect())
}

/// The overlaps of a process.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Overlaps {
    here: i64,
    when: When,
    least: i32,
}

impl Key for Overlaps {
    type Found = Arc<[Counted]>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found: HashMap<Self, Vec<Counted>> = HashMap::new();
        for ((when, least), parents) in grouped(keys, |key| ((key.when, key.least), key.here)) {
            let parents = one_of(("here", "process_id").into_column_ref(), List::Ids(parents), db.get_database_backend());
            for row in db.query_all(counted(when, least).and_where(parents)).await? {
                let key = Self { here: row.try_get("", "here")?, when, least };
                found.entry(key).or_default().push(Counted {
                    there: row.try_get("", "there")?,
                    shared: row.try_get("", "shared")?,
                    size: row.try_get("", "here_size")?,
                    other_size: row.try_get("", "there_size")?,
                });
            }
        }
        Ok(found.into_iter().map(|(key, counted)| (key, counted.into())).collect())
    }

    fn weight(found: &Self::Found) -> usize {
        size_of_val(&**found)
    }
}

/// Two processes in each row, with how many States they share, and how many each has.
fn counted(when: When, least: i32) -> SelectStatement {
    let shared = || Expr::from(Func::count(Expr::cust("*")));
    let sizes = || {
        let mut sizes = Query::select().column("process_id").expr_as(shared(), "size").take();
        sizes.from_subquery(pairs(when), "sized").group_by_col("process_id").take()
    };
    let on = |size: &'static str, side: &'static str| Expr::col((size, "process_id")).equals((side, "process_id"));
    let together = Expr::col(("there", "state_id"))
        .equals(("here", "state_id"))
        .and(Expr::col(("there", "process_id")).not_equals(("here", "process_id")));
    Query::select()
        .expr_as(Expr::col(("here", "process_id")), "here")
        .expr_as(Expr::col(("there", "process_id")), "there")
        .expr_as(shared(), "shared")
        .expr_as(Expr::col(("here_sizes", "size")), "here_size")
        .expr_as(Expr::col(("there_sizes", "size")), "there_size")
        .from_subquery(pairs(when), "here")
        .join_subquery(JoinType::InnerJoin, pairs(when), "there", together)
        .join_subquery(JoinType::InnerJoin, sizes(), "here_sizes", on("here_sizes", "here"))
        .join_subquery(JoinType::InnerJoin, sizes(), "there_sizes", on("there_sizes", "there"))
        .inner_join(process::Entity, Expr::col((process::Entity, process::Column::Id)).equals(("there", "process_id")))
        .add_group_by([
            Expr::col(("here", "process_id")),
            Expr::col(("there", "process_id")),
            Expr::col(("here_sizes", "size")),
            Expr::col(("there_sizes", "size")),
            Expr::col((process::Entity, process::Column::Slug)),
        ])
        .and_having(shared().gte(least))
        .order_by_expr(shared(), Order::Desc)
        .order_by((process::Entity, process::Column::Slug), Order::Asc)
        .take()
}
