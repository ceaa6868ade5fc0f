//! The tokens that all calls of one client share, so that retries never multiply an outage.

use std::sync::atomic::{AtomicU32, Ordering};

const FULL: u32 = 500;

/// A bucket of retry tokens.
#[derive(Debug)]
pub struct Budget {
    tokens: AtomicU32,
}

impl Budget {
    /// A full bucket of 500 tokens.
    #[must_use]
    pub fn new() -> Self {
        Self::with_tokens(FULL)
    }

    /// A bucket with that many tokens left, at most 500.
    #[must_use]
    pub fn with_tokens(tokens: u32) -> Self {
        Self { tokens: AtomicU32::new(tokens.min(FULL)) }
    }

    /// The tokens that are left.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes `cost` tokens for one retry; none if there are fewer.
    #[must_use]
    pub fn take(&self, cost: u32) -> Option<Permit<'_>> {
        let taken = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(cost));
        // Lazily: a permit that is made gives its tokens back when it goes.
        taken.ok().map(|_| Permit { budget: self, cost })
    }

    /// Gives one token back: a call succeeded.
    pub fn reward(&self) {
        self.give(1);
    }

    fn give(&self, tokens: u32) {
        let fill = |left: u32| Some(left.saturating_add(tokens).min(FULL));
        // Cannot fail: `fill` always has an answer.
        let _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fill);
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new()
    }
}

/// Tokens of a retry that is being waited for; they go back when the wait is given up.
#[derive(Debug)]
#[must_use]
pub struct Permit<'a> {
    budget: &'a Budget,
    cost: u32,
}

impl Permit<'_> {
    /// The retry is sent: the tokens are gone.
    pub fn spend(mut self) {
        self.cost = 0;
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.budget.give(self.cost);
    }
}
