//! Peers: the States that sit in the same processes.

use std::sync::Arc;

use async_graphql::{Context, Items, Object};
use entity::state;
use hashbrown::HashMap;
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, IntoColumnRef, JoinType, Order, Query, SelectStatement, WindowStatement},
};

use super::{compared, pairs, processes, processes_of};
use crate::{
    database::Reading,
    graphql::{
        error::{Error, Result},
        membership::When,
        process::Process,
        reader::{Finding, Key, Reader},
        relation::{self, List, grouped, one_of},
        state::State,
    },
};

/// A State that sits in the same processes as another one.
pub struct Peer {
    here: i64,
    counted: Counted,
    when: When,
}

/// How many processes two States share.
#[derive(Clone)]
struct Counted {
    there: i64,
    shared: i64,
}

/// A State that is a member of the same processes as another one.
#[Object]
impl Peer {
    /// The other State.
    async fn state(&self, ctx: &Context<'_>) -> Result<State> {
        relation::one(ctx, self.counted.there).await
    }

    /// How many processes both are members of, as far as is known.
    async fn shared_count(&self) -> i64 {
        self.counted.shared
    }

    /// The processes that both are members of, by name.
    async fn processes(&self, ctx: &Context<'_>) -> Result<Items<Process>> {
        let (here, there) = (self.here, self.counted.there);
        let (here, there) = futures::try_join!(processes_of(ctx, here, self.when), processes_of(ctx, there, self.when))?;
        processes(ctx, compared(&here, &there, true)).await
    }
}

/// The States that share the most processes with one.
pub async fn peers(ctx: &Context<'_>, here: i64, when: When, first: i32) -> Result<Items<Peer>> {
    if !(1..=300).contains(&first) {
        return Err(Error::Input(format!("`first` is {first}; it must be from 1 to 300")));
    }
    let found = Reader::of(ctx).find(Peers { here, when, first }).await?;
    Ok(found.iter().map(|counted| Peer { here, counted: counted.clone(), when }).collect())
}

/// The peers of a State.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Peers {
    here: i64,
    when: When,
    first: i32,
}

impl Key for Peers {
    type Found = Arc<[Counted]>;
    type Wanted = ();

    async fn find(keys: Vec<Self>, (): (), db: &Reading) -> Finding<Self> {
        let mut found: HashMap<Self, Vec<Counted>> = HashMap::new();
        for ((when, first), parents) in grouped(keys, |key| ((key.when, key.first), key.here)) {
            let parents = one_of(("here", "state_id").into_column_ref(), List::Ids(parents), db.get_database_backend());
            let ranked = counted(when).and_where(parents).take();
            let mut peers = Query::select().columns(["here", "there", "shared"]).from_subquery(ranked, "ranked").take();
            peers.and_where(Expr::col("place").lte(first)).order_by("here", Order::Asc).order_by("place", Order::Asc);
            for row in db.query_all(&peers).await? {
                let key = Self { here: row.try_get("", "here")?, when, first };
                let counted = Counted { there: row.try_get("", "there")?, shared: row.try_get("", "shared")? };
                found.entry(key).or_default().push(counted);
            }
        }
        Ok(found.into_iter().map(|(key, counted)| (key, counted.into())).collect())
    }

    fn weight(found: &Self::Found) -> usize {
        size_of_val(&**found)
    }
}

/// Two States in each row, with how many processes they share, and the place of the second among the peers of the first.
fn counted(when: When) -> SelectStatement {
    let shared = || Expr::from(Func::count(Expr::cust("*")));
    let together = Expr::col(("there", "process_id"))
        .equals(("here", "process_id"))
        .and(Expr::col(("there", "state_id")).not_equals(("here", "state_id")));
    let mut among = WindowStatement::partition_by(("here", "state_id"));
    among.order_by_expr(shared(), Order::Desc).order_by((state::Entity, state::Column::Code), Order::Asc);
    Query::select()
        .expr_as(Expr::col(("here", "state_id")), "here")
        .expr_as(Expr::col(("there", "state_id")), "there")
        .expr_as(shared(), "shared")
        .expr_window_as(Func::cust("row_number"), among, "place")
        .from_subquery(pairs(when), "here")
        .join_subquery(JoinType::InnerJoin, pairs(when), "there", together)
        .inner_join(state::Entity, Expr::col((state::Entity, state::Column::Id)).equals(("there", "state_id")))
        .add_group_by([
            Expr::col(("here", "state_id")),
            Expr::col(("there", "state_id")),
            Expr::col((state::Entity, state::Column::Code)),
        ])
        .take()
}
