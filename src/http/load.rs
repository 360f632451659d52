//! How much is answered at once, and how much to one client.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use governor::{
    DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time,
};

use super::refusal::Refusal;
use crate::{config::Load, telemetry::metrics};

/// The turns of operations: so many at once, so many that wait.
pub struct Turns {
    /// One for each operation that is executed or waits.
    places: Semaphore,
    /// One for each that is executed.
    under_way: Semaphore,
    patience: Duration,
}

/// Held while an operation is executed.
pub struct Turn<'a> {
    _place: SemaphorePermit<'a>,
    _turn: SemaphorePermit<'a>,
}

impl Turns {
    /// As many as the settings say.
    pub fn new(load: &Load) -> Self {
        let places = load.operations.saturating_add(load.queue).min(Semaphore::MAX_PERMITS);
        let turns = load.operations.min(Semaphore::MAX_PERMITS);
        Self { places: Semaphore::new(places), under_way: Semaphore::new(turns), patience: load.queue_time }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// Where too many wait already, or it takes too long.
    pub async fn next(&self) -> Result<Turn<'_>, Refusal> {
        let shed = || {
            metrics::shed();
            Refusal::overloaded()
        };
        let place = self.places.try_acquire().map_err(|_| shed())?;
        let turn = time::timeout(self.patience, self.under_way.acquire()).await.map_err(|_| shed())?;
        Ok(Turn { _place: place, _turn: turn.expect("the semaphore is never closed") })
    }
}

/// What each client may ask for in a minute, weighed by cost; a client that has asked for nothing may ask for all of it at once.
pub struct Shares {
    limiter: DefaultKeyedRateLimiter<IpAddr, StateInformationMiddleware>,
    limit: NonZeroU32,
    charged: AtomicU64,
}

/// The period of a share.
const MINUTE: Duration = Duration::from_mins(1);

/// After so many charges, clients whose share is whole again are forgotten.
const TIDY: u64 = 10_000;

impl Shares {
    /// So much for each client.
    pub fn new(limit: NonZeroU32) -> Self {
        let limiter = RateLimiter::keyed(Quota::per_minute(limit)).with_middleware();
        Self { limiter, limit, charged: AtomicU64::new(0) }
    }

    /// Takes `cost` from a client's share and tells what is left.
    ///
    /// # Errors
    /// Where less is left; nothing is taken then.
    pub fn charge(&self, client: IpAddr, cost: u64) -> Result<Left, (Refusal, Left)> {
        if self.charged.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
            self.limiter.retain_recent();
        }
        let cost = u32::try_from(cost).ok().and_then(|cost| NonZeroU32::new(cost.max(1)));
        let refused = |wait: Option<Duration>| {
            metrics::limited();
            let left = Left { limit: self.limit.get(), remaining: 0, reset: wait.unwrap_or(MINUTE) };
            (Refusal::rate_limited(wait), left)
        };
        let wait = |until: NotUntil<<DefaultClock as Clock>::Instant>| until.wait_time_from(DefaultClock::default().now());
        let Some(charged) = cost.and_then(|cost| self.limiter.check_key_n(&household(client), cost).ok()) else {
            return Err(refused(None));
        };
        match charged {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let spent = self.limit.get().saturating_sub(remaining);
                Ok(Left { limit: self.limit.get(), remaining, reset: MINUTE * spent / self.limit.get() })
            }
            Err(until) => Err(refused(Some(wait(until)))),
        }
    }
}

/// One household has a whole /64 network of IPv6.
fn household(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(client) => Ipv6Addr::from_bits(client.to_bits() & !u128::from(u64::MAX)).into(),
    }
}

/// What is left of a client's share.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    limit: u32,
    remaining: u32,
    /// When it is whole again.
    reset: Duration,
}

impl Left {
    /// Tells it, as the IETF's draft says.
    pub fn tell(self, headers: &mut HeaderMap) {
        let reset = self.reset.as_millis().div_ceil(1000).to_string();
        let policy = format!("{};w={}", self.limit, MINUTE.as_secs());
        for (name, value) in [
            ("ratelimit-limit", self.limit.to_string()),
            ("ratelimit-remaining", self.remaining.to_string()),
            ("ratelimit-reset", reset),
            ("ratelimit-policy", policy),
        ] {
            let value = HeaderValue::try_from(value).expect("digits are visible");
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}
