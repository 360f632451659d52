//! The threads that answer. Each has a runtime of its own, and what is begun on one stays there: its connections to clients and to the
//! database, its tasks and its lookups.
//!
//! The threads of one shared runtime take tasks from each other, and wake each other to do so, several times for each statement. For
//! nested questions beside PostgreSQL on two cores that cost a quarter of the server's time and a third of the questions a second. The price:
//! what an answer takes to be written, which is as long as the limit of costs allows, holds up the others on its thread.

use std::{
    cell::Cell,
    io,
    num::NonZeroUsize,
    panic,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use futures::future::join_all;
use tokio::{
    runtime::{Builder, Handle},
    sync::watch,
};

/// What a thread's stack may hold. The engine recurses with the depth of a query; what the gate lets through needs a small part of it.
const STACK: usize = 8 * 1024 * 1024;

thread_local! {
    /// Which of the threads this is. Any other thread counts as the first.
    static PLACE: Cell<usize> = const { Cell::new(0) };
}

/// The threads of a program.
#[derive(Clone)]
pub struct Threads {
    runtimes: Arc<[Handle]>,
    turn: Arc<AtomicUsize>,
}

impl Threads {
    /// The runtime that this is called on, alone.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn here() -> Self {
        Self { runtimes: Arc::new([Handle::current()]), turn: Arc::default() }
    }

    /// Runs a program on the first of so many threads, or of as many as the machine has cores, up to a few. The others end with it.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn run<T: Send, F: Future<Output = T>>(
        number: Option<NonZeroUsize>,
        program: impl FnOnce(Self) -> F + Send,
    ) -> io::Result<T> {
        let number = number.map_or_else(usual, Ok)?;
        let build = |_| Builder::new_current_thread().enable_all().build();
        let first = build(0)?;
        let others = (1..number.get()).map(build).collect::<io::Result<Vec<_>>>()?;
        let handles = [&first].into_iter().chain(&others).map(|runtime| runtime.handle().clone());
        let threads = Self { runtimes: handles.collect(), turn: Arc::default() };
        let running = watch::Sender::new(());
        let named = |place| thread::Builder::new().name(format!("answers-{place}")).stack_size(STACK);
        // Also the first has a thread of ours: the stack of the program's own is the system's choice.
        thread::scope(move |scope| {
            for (place, runtime) in (1..).zip(others) {
                let mut running = running.subscribe();
                named(place).spawn_scoped(scope, move || {
                    PLACE.set(place);
                    // It changes never, and ends with the program.
                    runtime.block_on(running.changed()).ok();
                })?;
            }
            let program = named(0).spawn_scoped(scope, move || {
                let _running = running;
                first.block_on(program(threads))
            })?;
            Ok(program.join().unwrap_or_else(|failed| panic::resume_unwind(failed)))
        })
    }

    /// The runtime whose turn it is to get something to do.
    #[must_use]
    pub fn next(&self) -> &Handle {
        &self.runtimes[self.turn.fetch_add(1, Ordering::Relaxed) % self.runtimes.len()]
    }

    /// What each of them makes for itself.
    pub async fn each<T: Send + 'static, F: Future<Output = T> + Send + 'static>(&self, make: impl Fn() -> F) -> Vec<T> {
        let tasks = join_all(self.runtimes.iter().map(|runtime| runtime.spawn(make()))).await;
        tasks.into_iter().map(|task| task.unwrap_or_else(|failed| panic::resume_unwind(failed.into_panic()))).collect()
    }
}

/// Each has connections of its own to the database, which may not have many.
const MOST_UNASKED: NonZeroUsize = NonZeroUsize::new(8).expect("not zero");

fn usual() -> io::Result<NonZeroUsize> {
    Ok(thread::available_parallelism()?.min(MOST_UNASKED))
}

/// Something of which each thread has its own.
pub struct PerThread<T>(Box<[T]>);

impl<T> PerThread<T> {
    /// The one of this thread.
    #[must_use]
    pub fn here(&self) -> &T {
        &self.0[PLACE.get() % self.0.len()]
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.0
    }
}

/// In the order of the threads.
impl<T> FromIterator<T> for PerThread<T> {
    fn from_iter<I: IntoIterator<Item = T>>(each: I) -> Self {
        Self(each.into_iter().collect())
    }
}
