//! The items of a list without async.

use std::fmt;

use crate::runtime::blocking::wait;
use crate::runtime::error::Error;
use crate::runtime::pages::Items;

/// The items of all pages as an iterator, which blocks while it waits for a page.
pub struct BlockingItems<P: 'static, I: 'static>(Option<Items<P, I>>);

impl<P, I> Items<P, I> {
    /// The same items as an iterator, for code that is not async.
    pub fn into_blocking(self) -> BlockingItems<P, I> {
        BlockingItems(Some(self))
    }
}

impl<P: Send, I: Send> Iterator for BlockingItems<P, I> {
    type Item = Result<I, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut items = self.0.take()?;
        if let Some(item) = items.buffered() {
            self.0 = Some(items);
            return Some(Ok(item));
        }
        let core = items.core().clone();
        let fetched = wait(&core, async move {
            let next = items.next().await;
            (items, next)
        });
        match fetched {
            Ok((items, next)) => {
                self.0 = Some(items);
                next
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<P, I> fmt::Debug for BlockingItems<P, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("BlockingItems").field(&self.0).finish()
    }
}
