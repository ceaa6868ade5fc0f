//! Unions without a discriminator: a value is kept once, a table says which member it looks like, and that member reads it.

use std::cell::Cell;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::runtime::candidate::{self, Candidate, Rank};
use crate::runtime::content::Content;
use crate::runtime::replay::Replay;
use crate::runtime::steps;
use crate::runtime::union::Union;

/// How often one decode may fall back to a next member.
///
/// Without a bound, a value that nests unions within unions and is wrong at the bottom would take twice as long a level.
const MOST_FALLBACKS: usize = 1000;

thread_local! {
    /// How deep the union that is being read stands in others, and how many fallbacks there were since the outermost.
    static FALLBACKS: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// Reads a union by the structure of the value.
///
/// Of the members that the value can be, the one that declares most of its keys comes first, then the order of the document decides. The next is
/// tried only if one fails. A value that can be none of them is kept as it came.
///
/// # Errors
///
/// Fails if every member that the value can be fails; the message says why each member lost.
pub fn read<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
    candidates: &'static [Candidate],
) -> Result<U, D::Error> {
    let human_readable = deserializer.is_human_readable();
    let content = Content::deserialize(deserializer)?;
    match candidate::best(&content, candidates, None) {
        Some(first) => Attempt { content: &content, human_readable, candidates }.run(first),
        None => {
            Value::deserialize(Replay::<D::Error>::new(&content, human_readable)).map(U::unknown)
        }
    }
}

/// One union on the way down.
struct Nesting;

impl Nesting {
    fn enter() -> Self {
        let (depth, used) = FALLBACKS.get();
        FALLBACKS.set((depth + 1, if depth == 0 { 0 } else { used }));
        Self
    }

    /// Counts a fallback and says whether there have been too many.
    fn is_spent(&self) -> bool {
        let (depth, used) = FALLBACKS.get();
        FALLBACKS.set((depth, used + 1));
        used >= MOST_FALLBACKS
    }
}

impl Drop for Nesting {
    fn drop(&mut self) {
        let (depth, used) = FALLBACKS.get();
        FALLBACKS.set((depth - 1, used));
    }
}

struct Attempt<'a, 'de> {
    content: &'a Content<'de>,
    human_readable: bool,
    candidates: &'static [Candidate],
}

impl Attempt<'_, '_> {
    fn run<U: Union, E: Error>(&self, first: Rank) -> Result<U, E> {
        let nesting = Nesting::enter();
        let mark = steps::mark();
        let mut failures = Vec::new();
        let mut rank = first;
        loop {
            let error: E =
                match U::read(rank.member, Replay::new(self.content, self.human_readable)) {
                    Ok(value) => return Ok(value),
                    Err(error) => error,
                };
            let next = candidate::best(self.content, self.candidates, Some(rank));
            if nesting.is_spent() || next.is_none() && failures.is_empty() {
                // If it is the only one that it can be, its own error and path say most.
                return Err(error);
            }
            failures.push((rank.member, format!("{error} at {}", steps::forget_since(mark))));
            match next {
                Some(next) => rank = next,
                None => {
                    return Err(E::custom(candidate::losses(
                        U::NAME,
                        self.content,
                        self.candidates,
                        &failures,
                    )));
                }
            }
        }
    }
}
