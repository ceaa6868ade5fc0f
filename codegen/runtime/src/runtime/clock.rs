//! Time and chance: everything that waits or draws a random number goes through here.

use std::time::{Duration, Instant, SystemTime};

use crate::runtime::body::BoxFuture;

/// Tells the time and waits.
pub trait Clock: Send + Sync + 'static {
    /// The time that never goes back.
    fn now(&self) -> Instant;

    /// The time of day, for dates in headers.
    fn wall_clock(&self) -> SystemTime;

    /// Waits, between two attempts.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Waits until a request has taken too long. A virtual clock that jumps ahead in `sleep` stands still here.
    fn timer(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.sleep(duration)
    }

    /// Runs `task` beside the calls, if there is something that runs it; gives it back if not.
    ///
    /// # Errors
    ///
    /// Fails with the task where nothing runs it.
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        Err(task)
    }

    /// Whether this clock can wait at all; without it timeouts and retries have to be off.
    fn can_sleep(&self) -> bool {
        true
    }
}

/// Draws random numbers.
pub trait Jitter: Send + Sync + 'static {
    /// A number from 0 up to 1, which spreads the waits of many clients.
    fn fraction(&self) -> f64;

    /// Random bits, for idempotency keys.
    fn bits(&self) -> u64 {
        fastrand::u64(..)
    }
}

/// The clock of the system, which cannot wait.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wall_clock(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn can_sleep(&self) -> bool {
        false
    }
}

/// Random numbers of a generator that is seeded a thread.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemJitter;

impl Jitter for SystemJitter {
    fn fraction(&self) -> f64 {
        fastrand::f64()
    }
}
