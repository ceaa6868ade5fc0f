//! The requests of a list of pages: which comes next, and when there are enough. Not generic: all lists share it.

use std::fmt;
use std::task::{Context, Poll, ready};

use crate::runtime::body::BoxFuture;
use crate::runtime::call::Call;
use crate::runtime::context::Origin;
use crate::runtime::core::Core;
use crate::runtime::cursor_guard::CursorGuard;
use crate::runtime::error::{Error, ErrorKind, PageProblem};
use crate::runtime::execute::{Reading, buffered};
use crate::runtime::place::{Next, Place, Position};
use crate::runtime::raw_response::RawResponse;

/// A list on its way from page to page.
pub struct Walk {
    call: Call,
    place: &'static dyn Place,
    position: Position,
    guard: CursorGuard,
    repeats_allowed: bool,
    most: Option<u64>,
    fetched: u64,
    /// Where the page came from that arrived last.
    origin: Option<Origin>,
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
    /// A list whose requests say in `place` which page they want.
    #[must_use]
    pub fn new(call: Call, place: &'static dyn Place) -> Self {
        let start = place.read(&call);
        let mut walk = Self {
            call,
            place,
            position: Position::default(),
            guard: CursorGuard::default(),
            repeats_allowed: false,
            most: None,
            fetched: 0,
            origin: None,
            state: State::Ready,
        };
        walk.begin(start);
        walk
    }

    fn begin(&mut self, start: Option<String>) {
        if let Some(start) = &start {
            self.guard.admit(start);
        }
        self.position = Position { start: start.clone(), cursor: start, items: 0 };
    }

    /// The client that asks.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.call.core()
    }

    /// Where the page is that arrived last.
    #[must_use]
    pub fn position(&self) -> &Position {
        &self.position
    }

    /// Starts at a cursor, of an earlier list or of an error.
    pub fn start_at(&mut self, cursor: String) {
        match self.place.resolve(&self.call, self.origin.as_ref(), cursor) {
            Ok(cursor) => {
                self.place.write(&mut self.call, &cursor);
                self.begin(Some(cursor));
            }
            Err(problem) => self.state = State::Failed(self.problem(problem)),
        }
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
            return State::Failed(self.problem(PageProblem::PageLimit));
        }
        let (core, request) = call.into_parts();
        State::Asked(buffered(core, request, Reading::Typed))
    }

    fn arrive(&mut self, result: Result<RawResponse, Error>) -> Result<RawResponse, Error> {
        self.fetched = self.fetched.saturating_add(1);
        self.state = if result.is_ok() { State::Arrived } else { State::Ended };
        let context = result.as_ref().ok().and_then(RawResponse::context);
        self.origin = context.map(|context| context.origin.clone());
        result.map_err(|error| error.with_cursor(self.position.cursor.clone()))
    }

    /// The page could not be read: the list is over.
    pub fn fail(&mut self, error: Error) -> Error {
        self.state = State::Ended;
        error.with_cursor(self.position.cursor.clone())
    }

    /// Goes on to what the page that arrived says.
    pub fn advance(&mut self, next: Next) {
        self.state = match next {
            Next::End => State::Ended,
            Next::Missing => State::Failed(self.problem(PageProblem::MissingCursor)),
            Next::Overflow => State::Failed(self.problem(PageProblem::OffsetOverflow)),
            Next::Cursor(cursor) => self.go_to(cursor),
            Next::Number(number, items) => self.count_to(number, items),
        };
    }

    fn go_to(&mut self, cursor: String) -> State {
        let cursor = match self.place.resolve(&self.call, self.origin.as_ref(), cursor) {
            Ok(cursor) => cursor,
            Err(problem) => return State::Failed(self.problem(problem)),
        };
        let is_new = self.guard.admit(&cursor);
        self.place.write(&mut self.call, &cursor);
        self.position.cursor = Some(cursor);
        if is_new || self.repeats_allowed {
            State::Ready
        } else {
            State::Failed(self.problem(PageProblem::CursorLoop))
        }
    }

    /// A number grows from page to page, so that none comes twice.
    fn count_to(&mut self, number: i64, items: usize) -> State {
        let number = number.to_string();
        self.place.write(&mut self.call, &number);
        self.position.cursor = Some(number);
        self.position.items = self.position.items.saturating_add(items);
        State::Ready
    }

    fn problem(&self, problem: PageProblem) -> Error {
        let error = Error::new(ErrorKind::Page, problem.to_string());
        let error = error.with_context(self.call.context()).with_sent(self.fetched > 0);
        error.with_page_problem(problem).with_cursor(self.position.cursor.clone())
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
