//! SQL statements: how many a request needs, and which are slow.

use std::{cell::Cell, time::Duration};

use sea_orm::metric::Info;
use tracing::{debug, warn};

use super::metrics;

tokio::task_local! {
    static COUNT: Cell<u32>;
}

/// What a future gives, and how many statements it has executed. A lookup that several requests share counts for the first.
pub async fn counted<T>(future: impl Future<Output = T>) -> (T, u32) {
    COUNT
        .scope(Cell::new(0), async {
            let output = future.await;
            (output, COUNT.with(Cell::get))
        })
        .await
}

/// A statement was executed. One that takes longer than `slow` is logged, without its values.
pub fn watched(info: &Info<'_>, slow: Duration) {
    // Statements of no request, such as a probe of health, are not counted.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
    metrics::statement(info.elapsed, info.failed);
    debug!(seconds = info.elapsed.as_secs_f64(), sql = info.statement.sql, "a statement");
    if info.elapsed > slow {
        warn!(seconds = info.elapsed.as_secs_f64(), sql = info.statement.sql, "a slow statement");
    }
}
