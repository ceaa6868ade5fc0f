//! Lists that come in pages: as pages, or as the items of all pages.

use std::fmt;
use std::future::poll_fn;
use std::ops::Deref;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::HeaderMap;

use crate::runtime::answer::RawResponse;
use crate::runtime::call::Call;
use crate::runtime::core::Core;
use crate::runtime::error::Error;
use crate::runtime::walk::Walk;

pub use crate::runtime::place::{InParameter, Next, Place, Position, cursor, cursor_with};

/// Empty pages that are gone through before other tasks get their turn.
const EMPTY_IN_A_ROW: u32 = 32;

/// How the answers of an operation are read as pages.
pub struct Paging<P, I> {
    /// Where a request says which page it wants.
    pub place: &'static dyn Place,
    /// From an answer to a page.
    pub decode: fn(&RawResponse) -> Result<P, Error>,
    /// Where the page after this one is.
    pub next: fn(&Page<P>, &Position) -> Next,
    /// The items of a page.
    pub items: fn(P) -> Vec<I>,
}

/// One page with the headers that it came with.
#[derive(Clone)]
pub struct Page<P> {
    value: P,
    answer: RawResponse,
}

impl<P> Page<P> {
    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// The answer without its body.
    #[must_use]
    pub fn answer(&self) -> &RawResponse {
        &self.answer
    }

    /// The server's name for the request, if it gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The page without its headers.
    #[must_use]
    pub fn into_inner(self) -> P {
        self.value
    }
}

impl<P> Deref for Page<P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.value
    }
}

impl<P: fmt::Debug> fmt::Debug for Page<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

/// The pages of a list, asked for one at a time, when they are polled for.
///
/// After an error the stream has ended; [`Error::cursor`] says where a new one can start.
#[must_use = "a list sends nothing until it is polled"]
pub struct Pages<P: 'static, I: 'static> {
    walk: Walk,
    paging: &'static Paging<P, I>,
}

impl<P, I> Pages<P, I> {
    /// The pages that `call` leads to.
    pub fn new(call: Call, paging: &'static Paging<P, I>) -> Self {
        Self { walk: Walk::new(call, paging.place), paging }
    }

    /// Ends with an error when there are more pages than that.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.walk.max_pages(pages);
        self
    }

    /// Goes on when the server repeats a cursor, which is an error otherwise.
    pub fn allow_repeated_cursor(mut self) -> Self {
        self.walk.allow_repeated_cursor();
        self
    }

    /// Starts at a cursor, that of an error for instance: whatever leads this list from page to page, a cursor, a
    /// number or a URL.
    pub fn start_at(mut self, cursor: &str) -> Self {
        self.walk.start_at(cursor.to_owned());
        self
    }

    /// The items of all pages.
    pub fn into_items(self) -> Items<P, I> {
        Items { pages: self, items: Vec::new().into_iter() }
    }

    /// The next page; none after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<Page<P>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// The next page; none after the last one.
    pub async fn try_next(&mut self) -> Result<Option<Page<P>>, Error> {
        self.next().await.transpose()
    }

    /// All pages.
    pub async fn try_collect(mut self) -> Result<Vec<Page<P>>, Error> {
        let mut pages = Vec::new();
        while let Some(page) = self.try_next().await? {
            pages.push(page);
        }
        Ok(pages)
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<P>, Error>>> {
        let Some(result) = ready!(self.walk.poll_answer(context)) else { return Poll::Ready(None) };
        let answer = match result {
            Ok(answer) => answer,
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        let page = match (self.paging.decode)(&answer) {
            Ok(value) => Page { value, answer: answer.without_body() },
            Err(error) => return Poll::Ready(Some(Err(self.walk.fail(error)))),
        };
        self.walk.advance((self.paging.next)(&page, self.walk.position()));
        Poll::Ready(Some(Ok(page)))
    }
}

impl<P, I> Stream for Pages<P, I> {
    type Item = Result<Page<P>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<P, I> fmt::Debug for Pages<P, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("walk", &self.walk).finish_non_exhaustive()
    }
}

/// The items of all pages of a list. A page is asked for when the items of the one before are used up.
#[must_use = "a list sends nothing until it is polled"]
pub struct Items<P: 'static, I: 'static> {
    pages: Pages<P, I>,
    items: std::vec::IntoIter<I>,
}

impl<P, I> Items<P, I> {
    /// Ends with an error when there are more pages than that.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// Goes on when the server repeats a cursor, which is an error otherwise.
    pub fn allow_repeated_cursor(mut self) -> Self {
        self.pages = self.pages.allow_repeated_cursor();
        self
    }

    /// Starts at a cursor, that of an error for instance: whatever leads this list from page to page, a cursor, a
    /// number or a URL.
    pub fn start_at(mut self, cursor: &str) -> Self {
        self.pages = self.pages.start_at(cursor);
        self
    }

    /// The next item of the page that is there already, without asking for another one.
    pub fn buffered(&mut self) -> Option<I> {
        self.items.next()
    }

    /// The client that asks for the pages.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.pages.walk.core()
    }

    /// The next item; none after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<I, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The next item; none after the last one.
    pub async fn try_next(&mut self) -> Result<Option<I>, Error> {
        self.next().await.transpose()
    }

    /// All items.
    pub async fn try_collect(mut self) -> Result<Vec<I>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.try_next().await? {
            items.push(item);
        }
        Ok(items)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, Error>>> {
        for _ in 0..EMPTY_IN_A_ROW {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => {
                    self.items = (self.pages.paging.items)(page.into_inner()).into_iter()
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl<P, I> Stream for Items<P, I> {
    type Item = Result<I, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

/// A list is moved freely: what it waits for is boxed, and its items are never pinned.
impl<P, I> Unpin for Pages<P, I> {}

impl<P, I> Unpin for Items<P, I> {}

impl<P, I> fmt::Debug for Items<P, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
