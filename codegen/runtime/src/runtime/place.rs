//! Where a request says which page it wants, and what a page says of the one after it.

use crate::runtime::call::Call;
use crate::runtime::context::Origin;
use crate::runtime::error::PageProblem;
use crate::runtime::param::{self, ParamValue};

/// Where the page after this one is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Next {
    /// There is none.
    End,
    /// At this cursor, or at this URL.
    Cursor(String),
    /// At this number, which grows from page to page, after so many items on this one.
    Number(i64, usize),
    /// There is one, but the server does not say where.
    Missing,
    /// There is one, at a number that is too large.
    Overflow,
}

/// Where a list stands when a page has arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// The cursor, number or URL that the list began at; none for the first page.
    pub start: Option<String>,
    /// The cursor, number or URL of the page; none for the first page.
    pub cursor: Option<String>,
    /// The items of the pages before this one, where pages go by number.
    pub items: usize,
}

/// Where a request says which page it wants.
pub trait Place: Send + Sync {
    /// The page that a call asks for as it stands.
    fn read(&self, call: &Call) -> Option<String>;

    /// The form of `cursor` that is written and compared; `origin` says where the page came from that names it.
    ///
    /// # Errors
    ///
    /// Fails if the client must not go there.
    fn resolve(
        &self,
        _call: &Call,
        _origin: Option<&Origin>,
        cursor: String,
    ) -> Result<String, PageProblem> {
        Ok(cursor)
    }

    /// Makes the call ask for another page.
    fn write(&self, call: &mut Call, cursor: &str);
}

/// In the parameter of this number: the query, a header, wherever that goes.
#[derive(Debug, Clone, Copy)]
pub struct InParameter(pub usize);

impl Place for InParameter {
    fn read(&self, call: &Call) -> Option<String> {
        match call.get(self.0) {
            Some(ParamValue::Text(cursor)) => Some(cursor.clone()),
            _ => None,
        }
    }

    fn write(&self, call: &mut Call, cursor: &str) {
        call.set(self.0, param::text(cursor));
    }
}

/// Where a cursor leads: to the end if it is absent or empty.
#[must_use]
pub fn cursor<C: ToString + ?Sized>(cursor: Option<&C>) -> Next {
    match cursor.map(ToString::to_string) {
        Some(cursor) if !cursor.is_empty() => Next::Cursor(cursor),
        _ => Next::End,
    }
}

/// Where a cursor leads beside a member that says whether there is more, which is believed.
#[must_use]
pub fn cursor_with<C: ToString + ?Sized>(has_more: Option<bool>, next: Option<&C>) -> Next {
    match (has_more, cursor(next)) {
        (Some(false), _) => Next::End,
        (Some(true), Next::End) => Next::Missing,
        (_, next) => next,
    }
}
