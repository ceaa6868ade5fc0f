//! Work on all processors at once. Results come in the order of what they are made of, so that nothing
//! depends on how many there are.

use std::sync::LazyLock;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// What lowers and prints types recurses as deep as they are nested.
const STACK_SIZE: usize = 64 << 20;

/// Fewer items than this, of some microseconds each, are not worth a thread's waking up and going to sleep.
const SHORT: usize = 256;

/// One pool for the whole process; `None` on a machine that has no threads to give.
static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK_SIZE).build().ok());

/// What `make` makes of each of `items`.
pub fn map<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    match &*POOL {
        Some(pool) => pool.install(|| items.par_iter().map(&make).collect()),
        None => items.iter().map(make).collect(),
    }
}

/// The same for work that takes less than waking another thread does: a short list is done here.
pub fn map_small<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    match items.len() < SHORT {
        true => items.iter().map(make).collect(),
        false => map(items, make),
    }
}

/// Drops what is large while others go on.
pub fn drop_aside<T: Send + 'static>(large: T) {
    match &*POOL {
        Some(pool) => pool.spawn(|| drop(large)),
        None => drop(large),
    }
}
