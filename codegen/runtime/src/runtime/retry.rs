//! Whether a call is tried again, and when.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode};

use crate::runtime::retry_after::retry_after;

const COST: u32 = 5;
const COST_AFTER_TIMEOUT: u32 = 10;

/// When a failed call is tried again.
///
/// By default 3 attempts; waits of 0.5 s doubling to 8 s, shortened by up to a quarter; `Retry-After` up to 120 s. A
/// request that the server may have processed is repeated only if its method is idempotent or it carries an
/// idempotency key, and only after 408, 429, 500, 502, 503, 504 or a broken connection; any request is repeated after
/// 429 and after failures that precede it.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
    retry_after_cap: Duration,
    statuses: Vec<StatusCode>,
    idempotent: bool,
}

impl RetryPolicy {
    /// The default policy.
    #[must_use]
    pub fn new() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(500),
            cap: Duration::from_secs(8),
            retry_after_cap: Duration::from_secs(120),
            statuses: [408, 429, 500, 502, 503, 504]
                .iter()
                .filter_map(|code| StatusCode::from_u16(*code).ok())
                .collect(),
            idempotent: false,
        }
    }

    /// No retries.
    #[must_use]
    pub fn none() -> Self {
        Self::new().attempts(1)
    }

    /// At most that many attempts, the first included. 0 and 1 both mean no retry, `u32::MAX` no limit.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The first wait, and the longest that doubling it leads to.
    #[must_use]
    pub fn backoff(mut self, base: Duration, cap: Duration) -> Self {
        (self.base, self.cap) = (base, cap);
        self
    }

    /// The longest wait that a server may ask for; where it asks for more the error is returned at once.
    #[must_use]
    pub fn retry_after_cap(mut self, cap: Duration) -> Self {
        self.retry_after_cap = cap;
        self
    }

    /// The statuses after which an idempotent request is repeated, in place of the default ones.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = StatusCode>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Treats every request as idempotent, whatever its method: sending it twice does no harm.
    #[must_use]
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    /// The number of attempts, at least 1.
    #[must_use]
    pub fn max_attempts(&self) -> u32 {
        self.attempts.max(1)
    }

    /// The wait after attempt `attempt`, from 1; `fraction` from 0 up to 1 shortens it by up to a quarter.
    #[must_use]
    pub fn delay(&self, attempt: u32, fraction: f64) -> Duration {
        let doublings = attempt.saturating_sub(1).min(31);
        let full = self.base.saturating_mul(1 << doublings).min(self.cap);
        full.mul_f64(1.0 - 0.25 * fraction.clamp(0.0, 1.0))
    }

    /// Whether an answer with this status is one to try again after, as far as the status goes.
    #[must_use]
    pub fn covers(&self, status: StatusCode, headers: &HeaderMap) -> bool {
        self.statuses.contains(&status) && !is_vetoed(headers)
    }

    fn allows_another(&self, attempt: u32) -> bool {
        self.attempts == u32::MAX || attempt < self.attempts
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// How an attempt failed, as far as retries care.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// The server answered with an error status.
    Status(StatusCode, &'a HeaderMap),
    /// Nothing reached the server.
    NotSent {
        /// Whether the attempt ran out of time.
        timeout: bool,
    },
    /// The server may have processed the request.
    MaybeSent {
        /// Whether the attempt ran out of time.
        timeout: bool,
    },
    /// Another attempt would end the same way.
    Final,
}

/// Everything that the decision depends on.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The request's method.
    pub method: &'a Method,
    /// Whether the request carries an idempotency key.
    pub idempotency_key: bool,
    /// Whether the body can be sent once more.
    pub replayable: bool,
    /// The attempt that just ended, from 1.
    pub attempt: u32,
    /// How it ended.
    pub outcome: Outcome<'a>,
    /// What is left until the overall deadline, if there is one.
    pub remaining: Option<Duration>,
    /// The time of day.
    pub now: SystemTime,
    /// The random number for this wait, from 0 up to 1.
    pub fraction: f64,
}

/// What comes after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The error is returned.
    Stop,
    /// The call is tried again.
    Retry {
        /// After this wait.
        delay: Duration,
        /// For that many tokens of the budget.
        cost: u32,
    },
}

/// Decides what comes after a failed attempt; the budget is asked afterwards.
#[must_use]
pub fn decide(policy: &RetryPolicy, situation: &Situation<'_>) -> Decision {
    let allowed = policy.allows_another(situation.attempt)
        && situation.replayable
        && is_repeatable(policy, situation);
    let delay = if allowed { wait(policy, situation) } else { None };
    match delay {
        Some(delay) if situation.remaining.is_none_or(|left| delay < left) => {
            Decision::Retry { delay, cost: cost(situation.outcome) }
        }
        _ => Decision::Stop,
    }
}

fn is_repeatable(policy: &RetryPolicy, situation: &Situation<'_>) -> bool {
    let idempotent =
        policy.idempotent || situation.idempotency_key || is_idempotent(situation.method);
    match situation.outcome {
        Outcome::Status(status, headers) => {
            policy.covers(status, headers)
                && (idempotent || status == StatusCode::TOO_MANY_REQUESTS)
        }
        Outcome::NotSent { .. } => true,
        Outcome::MaybeSent { .. } => idempotent,
        Outcome::Final => false,
    }
}

/// None above the cap.
fn wait(policy: &RetryPolicy, situation: &Situation<'_>) -> Option<Duration> {
    let asked = match situation.outcome {
        Outcome::Status(_, headers) => {
            retry_after(headers, situation.now).filter(|asked| !asked.is_zero())
        }
        _ => None,
    };
    match asked {
        Some(asked) => Some(asked).filter(|asked| *asked <= policy.retry_after_cap),
        None => Some(policy.delay(situation.attempt, situation.fraction)),
    }
}

fn cost(outcome: Outcome<'_>) -> u32 {
    match outcome {
        Outcome::NotSent { timeout: true } | Outcome::MaybeSent { timeout: true } => {
            COST_AFTER_TIMEOUT
        }
        _ => COST,
    }
}

fn is_vetoed(headers: &HeaderMap) -> bool {
    headers
        .get_all("x-should-retry")
        .iter()
        .any(|value| value.as_bytes().trim_ascii().eq_ignore_ascii_case(b"false"))
}

/// Whether a request of this method does the same twice as once (`RFC 9110 §9.2.2`, and QUERY
/// by its draft).
#[must_use]
pub fn is_idempotent(method: &Method) -> bool {
    matches!(method.as_str(), "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
}
