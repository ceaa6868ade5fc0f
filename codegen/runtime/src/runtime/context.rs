//! Which call an answer or an error belongs to.

use std::borrow::Cow;
use std::fmt;

use http::Method;

use crate::runtime::secret::Secret;

/// A call as errors name it: no argument, no query, no host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallContext {
    /// The method.
    pub method: Method,
    /// The path as the document writes it, `/jobs/{id}`.
    pub path: Cow<'static, str>,
    /// The attempts made; 0 if nothing was sent.
    pub attempts: u32,
    /// The attempts that the policy allows.
    pub max_attempts: u32,
    /// What was sent and must not be printed, not even where a server repeats it.
    pub secrets: Vec<Secret>,
    /// Where the answer came from.
    pub origin: Origin,
}

/// Where an answer came from, as far as the request itself does not say. It is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The URL that redirects led to, without what credentials added.
    pub redirected: Option<String>,
    /// The names of the query that credentials added.
    pub secret_names: Vec<String>,
}

impl fmt::Debug for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Origin").finish_non_exhaustive()
    }
}

impl CallContext {
    /// The part of an error message that says how often the call was tried, empty if it never was.
    #[must_use]
    pub fn attempts_text(&self) -> Option<String> {
        match (self.attempts, self.max_attempts) {
            (0, _) => None,
            (attempts, u32::MAX) => Some(format!("attempt {attempts}")),
            (attempts, max) => Some(format!("attempt {attempts} of {max}")),
        }
    }
}

impl fmt::Display for CallContext {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}
