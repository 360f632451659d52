//! Connections of a pool that stay at hand from one statement to the next.
//!
//! The pool asks the database with each connection that comes back whether it still works, in a task of its own: more work than most of
//! our statements are. Here a connection goes back only where its statement failed or was given up, and where nobody needs it.

use std::{
    iter::Sum,
    mem,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use sea_orm::{
    DbErr, QueryResult, RuntimeErr,
    sqlx::{self, AssertSqlSafe, Executor, IntoArguments, Pool, Postgres, Sqlite, pool::PoolConnection},
};
use sea_query_sqlx::SqlxValues;

use super::end_at;
use crate::lock;

/// The connections to a database.
#[derive(Clone, Copy, Debug)]
pub struct Connections {
    /// Those that wait for a statement.
    pub idle: u32,
    /// Those that execute one.
    pub busy: u32,
}

impl Sum for Connections {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self { idle: 0, busy: 0 }, |sum, one| Self { idle: sum.idle + one.idle, busy: sum.busy + one.busy })
    }
}

/// How long a connection may lie unused and still be taken for alive.
const FRESH: Duration = Duration::from_secs(1);

/// Connections of a pool that are at hand.
pub struct Shelf<E: Engine> {
    pool: Pool<E>,
    limit: Option<Duration>,
    places: Mutex<Places<E>>,
}

struct Places<E: Engine> {
    /// The one that was used last is taken first.
    idle: Vec<(Instant, Held<E>)>,
    /// How many wait for the pool, because none was at hand.
    waiting: usize,
}

/// A connection, and until when it may work on a statement.
struct Held<E: Engine> {
    connection: PoolConnection<E>,
    until: Until,
}

type Until = Arc<Mutex<Instant>>;

/// How the engines differ.
pub trait Engine: sqlx::Database {
    /// Has a connection end what it does at a moment that may yet be moved.
    fn end(connection: &mut Self::Connection, until: Until) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

impl Engine for Sqlite {
    async fn end(connection: &mut Self::Connection, until: Until) -> Result<(), sqlx::Error> {
        end_at(connection, move || *lock::held(&until)).await
    }
}

impl Engine for Postgres {
    async fn end(_: &mut Self::Connection, _: Until) -> Result<(), sqlx::Error> {
        Ok(())
    }
}

impl<E: Engine> Shelf<E> {
    /// No connection is at hand yet. With a limit, each statement is ended that takes longer.
    pub fn new(pool: Pool<E>, limit: Option<Duration>) -> Self {
        Self { pool, limit, places: Mutex::new(Places { idle: Vec::new(), waiting: 0 }) }
    }

    /// The rows that a statement gives.
    pub async fn rows(&self, sql: &str, values: SqlxValues) -> Result<Vec<QueryResult>, DbErr>
    where
        SqlxValues: IntoArguments<E>,
        QueryResult: From<E::Row>,
        for<'c> &'c mut E::Connection: Executor<'c, Database = E>,
    {
        let failed = |cause: sqlx::Error| RuntimeErr::SqlxError(cause.into());
        let mut held = match self.at_hand() {
            Ok(held) => held,
            // In a box: it is rarely needed, and large.
            Err(waiting) => Box::pin(self.take(waiting)).await.map_err(|cause| DbErr::Conn(failed(cause)))?,
        };
        if let Some(limit) = self.limit {
            *lock::held(&held.until) = Instant::now() + limit;
        }
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&mut *held.connection).await;
        let rows = rows.map_err(|cause| DbErr::Query(failed(cause)))?;
        self.put_back(held);
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// A connection that is at hand, or a place among those that wait for the pool.
    fn at_hand(&self) -> Result<Held<E>, Waiting<'_, E>> {
        let mut places = lock::held(&self.places);
        if let Some((since, held)) = places.idle.pop()
            && since.elapsed() < FRESH
        {
            return Ok(held);
        }
        // The others have lain longer. The pool finds out which of them still work.
        let stale = mem::take(&mut places.idle);
        places.waiting += 1;
        drop(places);
        drop(stale);
        Err(Waiting(self))
    }

    async fn take(&self, _waiting: Waiting<'_, E>) -> Result<Held<E>, sqlx::Error> {
        let mut connection = self.pool.acquire().await?;
        let until = Arc::new(Mutex::new(Instant::now()));
        if self.limit.is_some() {
            E::end(&mut connection, until.clone()).await?;
        }
        Ok(Held { connection, until })
    }

    /// Keeps a connection at hand: unless somebody waits for the pool, which knows nothing of those here, and except for one, so that
    /// others come by one.
    fn put_back(&self, connection: Held<E>) {
        let mut places = lock::held(&self.places);
        let others = places.idle.len() + 1 < self.pool.options().get_max_connections() as usize;
        if places.waiting == 0 && others && !self.pool.is_closed() {
            places.idle.push((Instant::now(), connection));
        } else {
            drop(places);
            drop(connection);
        }
    }

    /// How many connections the pool has.
    pub fn connections(&self) -> Connections {
        let open = self.pool.size();
        let idle = self.pool.num_idle() + lock::held(&self.places).idle.len();
        let idle = u32::try_from(idle).unwrap_or(u32::MAX).min(open);
        Connections { idle, busy: open - idle }
    }

    /// Closes them and the pool.
    pub async fn close(&self) {
        // What is given back from now on is closed.
        let closing = self.pool.close();
        let idle = mem::take(&mut lock::held(&self.places).idle);
        drop(idle);
        closing.await;
    }
}

/// One that waits for the pool.
struct Waiting<'a, E: Engine>(&'a Shelf<E>);

impl<E: Engine> Drop for Waiting<'_, E> {
    fn drop(&mut self) {
        lock::held(&self.0.places).waiting -= 1;
    }
}
