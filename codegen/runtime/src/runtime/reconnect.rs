//! When a stream of events is asked for again.

use std::time::Duration;

use crate::runtime::retry::RetryPolicy;

/// The longest wait before a new connection, whatever the server asks for.
const LONGEST: Duration = Duration::from_secs(120);

/// When a stream of events is asked for again, with the last id in `Last-Event-ID`.
///
/// By default that is after a connection broke, for methods that are safe to repeat, and only where nothing is lost: an id
/// says where to go on, or no event had come. The wait is what the server asks for with `retry:`, else a second that
/// doubles up to 30; after 5 connections in a row that brought no event the error is given out.
///
/// The HTML standard goes further (`§9.2.3`): a browser connects again after an end that the server chose, too, until it is
/// answered 204. That is right for a subscription. Most streams of APIs end where the answer or the job is done, though, and
/// asking once more would begin it anew, with a `POST` perhaps twice; so it is [`Reconnect::always`] that does that.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconnect {
    when: When,
    attempts: u32,
    backoff: RetryPolicy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Never,
    Broken,
    Always,
}

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With an error.
    Broken,
    /// Where the server ended it.
    Whole,
}

/// What is known of a stream when a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether sending the request again does no harm.
    pub repeatable: bool,
    /// Whether a new connection would go on where this one ended.
    pub resumable: bool,
    /// The connections in a row, this one included, that brought no event.
    pub fruitless: u32,
    /// The wait that the server asks for.
    pub asked: Option<Duration>,
}

impl Default for Reconnect {
    fn default() -> Self {
        let (base, cap) = (Duration::from_secs(1), Duration::from_secs(30));
        Self { when: When::Broken, attempts: 5, backoff: RetryPolicy::new().backoff(base, cap) }
    }
}

impl Reconnect {
    /// Never: the stream ends with its connection.
    #[must_use]
    pub fn never() -> Self {
        Self { when: When::Never, ..Self::default() }
    }

    /// As browsers do: also after an end that the server chose, whatever the method, and without an id. The server ends
    /// the stream with the status 204.
    #[must_use]
    pub fn always() -> Self {
        Self { when: When::Always, ..Self::default() }
    }

    /// The most connections in a row that bring no event.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The first wait and the longest one, where the server asks for none.
    #[must_use]
    pub fn backoff(self, base: Duration, cap: Duration) -> Self {
        Self { backoff: self.backoff.backoff(base, cap), ..self }
    }

    /// Whether a request has to be kept for another connection.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.when == When::Never
    }

    /// The wait before the next connection; none if this was the last one. `fraction` spreads the waits of many clients.
    #[must_use]
    pub fn wait(&self, ending: Ending, progress: Progress, fraction: f64) -> Option<Duration> {
        let wanted = match (self.when, ending) {
            (When::Never, _) | (When::Broken, Ending::Whole) => false,
            (When::Broken, Ending::Broken) => progress.repeatable && progress.resumable,
            (When::Always, _) => true,
        };
        if !wanted || progress.fruitless > self.attempts {
            return None;
        }
        let own = self.backoff.delay(progress.fruitless.max(1), fraction);
        let wait = match progress.asked {
            Some(asked) if progress.fruitless < 2 => asked,
            asked => own.max(asked.unwrap_or_default()),
        };
        Some(wait.min(LONGEST))
    }
}
