//! Notices when a server sends a cursor again.

use std::hash::{BuildHasher, RandomState};

/// The cursors that are remembered.
const REMEMBERED: usize = 4096;

/// The hashes of the last cursors of a list, so that memory stays bounded however long the list is.
#[derive(Debug, Default)]
pub struct CursorGuard {
    state: RandomState,
    /// Few enough to look through for each page: a set would take longer to compile than this ever takes.
    known: Vec<u64>,
    /// Which of them makes way, once there are as many as are remembered.
    oldest: usize,
}

impl CursorGuard {
    /// Remembers `cursor`; false if it is known already.
    pub fn admit(&mut self, cursor: &str) -> bool {
        let hash = self.state.hash_one(cursor);
        if self.known.contains(&hash) {
            return false;
        }
        if self.known.len() < REMEMBERED {
            self.known.push(hash);
        } else {
            self.known[self.oldest] = hash;
            self.oldest = (self.oldest + 1) % REMEMBERED;
        }
        true
    }
}
