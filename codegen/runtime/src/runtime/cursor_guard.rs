//! Notices when a server sends a cursor again.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};

/// The cursors that are remembered.
const REMEMBERED: usize = 4096;

/// The hashes of the last cursors of a list, so that memory stays bounded however long the list is.
#[derive(Debug, Default)]
pub struct CursorGuard {
    state: RandomState,
    known: HashSet<u64>,
    order: VecDeque<u64>,
}

impl CursorGuard {
    /// Remembers `cursor`; false if it is known already.
    pub fn admit(&mut self, cursor: &str) -> bool {
        let hash = self.state.hash_one(cursor);
        if !self.known.insert(hash) {
            return false;
        }
        self.order.push_back(hash);
        if self.order.len() > REMEMBERED {
            if let Some(oldest) = self.order.pop_front() {
                self.known.remove(&oldest);
            }
        }
        true
    }
}
