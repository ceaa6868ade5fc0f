//! A clock and a source of randomness for tests, which take no time and no chances.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use crate::runtime::body::BoxFuture;
use crate::runtime::clock::{Clock, Jitter};

/// A clock that stands still until somebody sleeps or [`advance`](MockClock::advance)s it.
///
/// A sleep ends at once and moves the time; a timeout fires when the time has come to it.
#[derive(Debug, Clone)]
pub struct MockClock {
    start: Instant,
    wall_start: SystemTime,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    passed: Duration,
    sleeps: Vec<Duration>,
    waiting: BTreeMap<u64, Waker>,
    timers: u64,
}

impl MockClock {
    /// A clock that begins now.
    #[must_use]
    pub fn new() -> Self {
        Self::at(SystemTime::now())
    }

    /// A clock that begins at a time of day.
    #[must_use]
    pub fn at(wall_clock: SystemTime) -> Self {
        Self { start: Instant::now(), wall_start: wall_clock, state: Arc::default() }
    }

    /// Moves the time.
    pub fn advance(&self, duration: Duration) {
        let wakers = {
            let mut state = self.state();
            state.passed = state.passed.saturating_add(duration);
            std::mem::take(&mut state.waiting)
        };
        wakers.into_values().for_each(Waker::wake);
    }

    /// Moves the time to `instant`, if that has not passed.
    pub fn advance_to(&self, instant: Instant) {
        self.advance(instant.saturating_duration_since(self.now()));
    }

    /// The waits between attempts so far.
    #[must_use]
    pub fn sleeps(&self) -> Vec<Duration> {
        self.state().sleeps.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MockClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for MockClock {
    fn now(&self) -> Instant {
        self.start + self.state().passed
    }

    fn wall_clock(&self) -> SystemTime {
        self.wall_start + self.state().passed
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let clock = self.clone();
        Box::pin(async move {
            // Pending once, so that a test can drop a call while it waits.
            yield_once().await;
            clock.state().sleeps.push(duration);
            clock.advance(duration);
        })
    }

    fn timer(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let clock = self.clone();
        let (end, number) = {
            let mut state = self.state();
            state.timers += 1;
            (state.passed.saturating_add(duration), state.timers)
        };
        Box::pin(poll_fn(move |context| {
            let mut state = clock.state();
            if state.passed >= end {
                return Poll::Ready(());
            }
            state.waiting.insert(number, context.waker().clone());
            Poll::Pending
        }))
    }
}

/// Gives other futures a turn.
pub async fn yield_once() {
    let mut yielded = false;
    poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Draws the same number again and again; random bits are counted up.
#[derive(Debug)]
pub struct MockJitter {
    fraction: f64,
    bits: AtomicU64,
}

impl MockJitter {
    /// Draws `fraction`, from 0 up to 1: 0 makes every wait as long as it can be.
    #[must_use]
    pub fn new(fraction: f64) -> Self {
        Self { fraction, bits: AtomicU64::new(0) }
    }
}

impl Jitter for MockJitter {
    fn fraction(&self) -> f64 {
        self.fraction
    }

    fn bits(&self) -> u64 {
        self.bits.fetch_add(1, Ordering::Relaxed)
    }
}
