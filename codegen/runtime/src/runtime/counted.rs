//! Pages by number: an offset that advances by the items received, or a page number that counts up.

use crate::runtime::place::{Next, Position};

/// What a page says in numbers of itself and of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of the first page or item, 0 or 1.
    pub first: i64,
    /// The items on this page.
    pub received: usize,
    /// All items of the list, if the answer counts them.
    pub total: Option<i64>,
    /// All pages of the list, if the answer counts them.
    pub pages: Option<i64>,
    /// Whether there is more, if the answer says so; it is believed.
    pub has_more: Option<bool>,
}

impl Tally {
    /// Nothing is said.
    pub const NOTHING: Self =
        Self { first: 0, received: 0, total: None, pages: None, has_more: None };
}

/// A count as documents write it: an integer, a number without a fraction, or digits in a string.
#[must_use]
pub fn count<C: ToString + ?Sized>(count: Option<&C>) -> Option<i64> {
    count?.to_string().parse().ok()
}

/// What follows a page by offset. A short page is no proof of the end; an empty one is, since nothing advances after it.
#[must_use]
pub fn offset(position: &Position, tally: Tally) -> Next {
    let here = match here(position, tally) {
        Ok(here) => here,
        Err(next) => return next,
    };
    let Some(after) = i64::try_from(tally.received).ok().and_then(|by| here.checked_add(by)) else {
        return Next::Overflow;
    };
    let reached = |total: i64| after.saturating_sub(tally.first) >= total;
    match tally.has_more {
        Some(false) => Next::End,
        Some(true) if tally.received == 0 => Next::Missing,
        None if tally.received == 0 || tally.total.is_some_and(reached) => Next::End,
        _ => Next::Number(after, tally.received),
    }
}

/// What follows a page by number. An empty page ends the list, unless the answer says that there is more.
#[must_use]
pub fn page(position: &Position, tally: Tally) -> Next {
    let here = match here(position, tally) {
        Ok(here) => here,
        Err(next) => return next,
    };
    if is_last(position, tally, here) {
        return Next::End;
    }
    here.checked_add(1).map_or(Next::Overflow, |after| Next::Number(after, tally.received))
}

fn is_last(position: &Position, tally: Tally, here: i64) -> bool {
    if let Some(has_more) = tally.has_more {
        return !has_more;
    }
    if let Some(pages) = tally.pages {
        return here.saturating_sub(tally.first) >= pages.saturating_sub(1);
    }
    tally.received == 0 || tally.total.is_some_and(|total| has_all(position, tally, total))
}

/// Whether all items came, which only a list from the first page on can know.
fn has_all(position: &Position, tally: Tally, total: i64) -> bool {
    let is_first = |start: &String| start.parse() == Ok(tally.first);
    let seen = i64::try_from(position.items.saturating_add(tally.received));
    position.start.as_ref().is_none_or(is_first) && seen.is_ok_and(|seen| seen >= total)
}

/// The number of the page that arrived.
fn here(position: &Position, tally: Tally) -> Result<i64, Next> {
    match &position.cursor {
        None => Ok(tally.first),
        Some(number) => number.parse().map_err(|_| Next::Overflow),
    }
}
