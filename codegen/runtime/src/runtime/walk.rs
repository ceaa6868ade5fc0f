//! The requests of a list of pages: which comes next, and when there are enough. Not generic: all lists share it.

use std::fmt;
use std::task::{Context, Poll, ready};

use crate::runtime::body::BoxFuture;
use crate::runtime::call::Call;
use crate::runtime::core::Core;
use crate::runtime::cursor_guard::CursorGuard;
use crate::runtime::error::{Error, ErrorKind, PageProblem};
use crate::runtime::execute::{Reading, buffered};
use crate::runtime::param::{self, ParamValue};
use crate::runtime::raw_response::RawResponse;

/// Where the page after this one is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Next {
    /// There is none.
    End,
    /// At this cursor.
    Cursor(String),
    /// There is one, but the server does not say where.
    Missing,
}

/// A list on its way from page to page.
pub struct Walk {
    call: Call,
    parameter: usize,
    cursor: Option<String>,
    guard: CursorGuard,
    repeats_allowed: bool,
    most: Option<u64>,
    fetched: u64,
    state: State,
}

enum State {
    /// The next page is to be asked for.
    Ready,
    /// It was asked for.
    Asked(BoxFuture<'static, Result<RawResponse, Error>>),
    /// It arrived; where the next one is has not been said yet.
    Arrived,
    /// The last page was given out, this error was not.
    Failed(Error),
    Ended,
}

impl Walk {
    /// A list whose cursor goes into the call's parameter number `parameter`.
    #[must_use]
    pub fn new(call: Call, parameter: usize) -> Self {
        let cursor = match call.get(parameter) {
            Some(ParamValue::Text(cursor)) => Some(cursor.clone()),
            _ => None,
        };
        let mut walk = Self {
            call,
            parameter,
            cursor: None,
            guard: CursorGuard::default(),
            repeats_allowed: false,
            most: None,
            fetched: 0,
            state: State::Ready,
        };
        walk.start_at(cursor);
        walk
    }

    /// The client that asks.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.call.core()
    }

    /// Starts at a cursor, of an earlier list or of an error.
    pub fn start_at(&mut self, cursor: Option<String>) {
        if let Some(cursor) = &cursor {
            self.call.set(self.parameter, param::text(cursor));
            self.guard.admit(cursor);
        }
        self.cursor = cursor;
    }

    /// Ends with an error when there are more pages than that.
    pub fn max_pages(&mut self, pages: u64) {
        self.most = Some(pages);
    }

    /// Goes on when the server repeats a cursor, as APIs do that are tailed.
    pub fn allow_repeated_cursor(&mut self) {
        self.repeats_allowed = true;
    }

    /// The answer that holds the next page; none after the last one and after an error.
    pub fn poll_answer(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<RawResponse, Error>>> {
        if matches!(self.state, State::Ready) {
            self.state = self.ask();
        }
        let result = match &mut self.state {
            State::Asked(future) => ready!(future.as_mut().poll(context)),
            State::Failed(_) => match std::mem::replace(&mut self.state, State::Ended) {
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                _ => return Poll::Ready(None),
            },
            State::Ready | State::Arrived | State::Ended => return Poll::Ready(None),
        };
        Poll::Ready(Some(self.arrive(result)))
    }

    fn ask(&mut self) -> State {
        let Some(call) = self.call.try_clone() else {
            return State::Failed(Error::build(
                "a body that can be sent only once cannot ask for pages",
            ));
        };
        if self.most.is_some_and(|most| self.fetched >= most) {
            return State::Failed(
                self.problem(PageProblem::PageLimit, "there are more pages than allowed"),
            );
        }
        let (core, request) = call.into_parts();
        State::Asked(buffered(core, request, Reading::Typed))
    }

    fn arrive(&mut self, result: Result<RawResponse, Error>) -> Result<RawResponse, Error> {
        self.fetched = self.fetched.saturating_add(1);
        self.state = if result.is_ok() { State::Arrived } else { State::Ended };
        result.map_err(|error| error.with_cursor(self.cursor.clone()))
    }

    /// The page could not be read: the list is over.
    pub fn fail(&mut self, error: Error) -> Error {
        self.state = State::Ended;
        error.with_cursor(self.cursor.clone())
    }

    /// Goes on to what the page that arrived says.
    pub fn advance(&mut self, next: Next) {
        self.state = match next {
            Next::End => State::Ended,
            Next::Missing => State::Failed(self.problem(
                PageProblem::MissingCursor,
                "the server says that there are more pages, but not where",
            )),
            Next::Cursor(cursor) => self.go_to(cursor),
        };
    }

    fn go_to(&mut self, cursor: String) -> State {
        let is_new = self.guard.admit(&cursor);
        self.call.set(self.parameter, param::text(&cursor));
        self.cursor = Some(cursor);
        if is_new || self.repeats_allowed {
            State::Ready
        } else {
            State::Failed(self.problem(
                PageProblem::CursorLoop,
                "the server sent a cursor that it had sent before",
            ))
        }
    }

    fn problem(&self, problem: PageProblem, text: &str) -> Error {
        let error =
            Error::new(ErrorKind::Page, text).with_context(self.call.context()).with_sent(true);
        error.with_page_problem(problem).with_cursor(self.cursor.clone())
    }
}

impl fmt::Debug for Walk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Walk")
            .field("call", &self.call)
            .field("fetched", &self.fetched)
            .finish_non_exhaustive()
    }
}
