//! Events as they come, over one connection after the other. Not generic: all streams of events share it.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::runtime::answer::{RawResponse, check_type};
use crate::runtime::body::BoxFuture;
use crate::runtime::call::Call;
use crate::runtime::core::Core;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::event_parser::{EventParser, RawEvent};
use crate::runtime::feed::{Feed, PIECES_IN_A_ROW};
use crate::runtime::head::header_value;
use crate::runtime::reconnect::{Ending, Progress, Reconnect};
use crate::runtime::request::Request;
use crate::runtime::retry::is_idempotent;

const LAST_EVENT_ID: &str = "last-event-id";

/// A stream of events on its way.
pub struct EventFeed {
    core: Core,
    /// The request that is to be sent next.
    next: Option<Box<Request>>,
    /// The request for another connection; none if it cannot be sent again.
    template: Option<Box<Request>>,
    feed: Feed,
    parser: EventParser,
    policy: Reconnect,
    /// The longest silence.
    idle: Option<Duration>,
    /// Connections in a row that brought no event.
    fruitless: u32,
    any_event: bool,
    /// Whether any connection was answered.
    opened: bool,
    wait: Option<BoxFuture<'static, ()>>,
}

impl EventFeed {
    /// The events that a call leads to.
    #[must_use]
    pub fn new(call: Call) -> Self {
        let (core, mut request) = call.into_parts();
        request.accept = &["text/event-stream"];
        let template = request.try_clone().map(Box::new);
        Self {
            parser: EventParser::new(core.max_response_size),
            core,
            next: Some(request),
            template,
            feed: Feed::ended(),
            policy: Reconnect::default(),
            idle: None,
            fruitless: 0,
            any_event: false,
            opened: false,
            wait: None,
        }
    }

    /// The client that asks.
    #[must_use]
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Changes when another connection is made.
    pub fn reconnect(&mut self, policy: Reconnect) {
        self.policy = policy;
    }

    /// Changes how many bytes an event may have.
    pub fn max_event_size(&mut self, bytes: u64) {
        self.parser.limit(bytes);
    }

    /// Changes how long a connection may be silent.
    pub fn idle_timeout(&mut self, timeout: Duration) {
        self.idle = Some(timeout);
    }

    /// Starts behind the event with this id.
    pub fn start_after(&mut self, id: &str) {
        self.parser.set_last_id(id);
        for request in self.next.iter_mut().chain(&mut self.template) {
            request.header(LAST_EVENT_ID, id);
        }
    }

    /// The id of the last event; empty if there was none.
    #[must_use]
    pub fn last_id(&self) -> &str {
        self.parser.last_id()
    }

    /// The head of the last answer.
    #[must_use]
    pub fn answer(&self) -> Option<&RawResponse> {
        self.feed.answer()
    }

    /// Ends the stream.
    pub fn end(&mut self) {
        self.feed.end();
        self.parser.restart();
        self.template = None;
    }

    /// The next event; none after the last one and after an error.
    pub fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<RawEvent, Error>>> {
        for _ in 0..PIECES_IN_A_ROW {
            match self.parser.event() {
                Ok(Some(event)) => return Poll::Ready(Some(Ok(self.arrived(event)))),
                Ok(None) => {}
                Err(_) => return Poll::Ready(Some(Err(self.too_long()))),
            }
            ready!(self.poll_connected(context));
            match ready!(self.feed.poll_chunk(context)) {
                Some(Ok(bytes)) => self.parser.push(&bytes),
                last => {
                    if !self.goes_on(&last) {
                        self.end();
                        return Poll::Ready(last.and_then(Result::err).map(Err));
                    }
                }
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }

    /// Waits, if a connection ended, and makes another one.
    fn poll_connected(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let Some(wait) = &mut self.wait {
            ready!(wait.as_mut().poll(context));
            self.wait = None;
            self.plan_next();
        }
        if let Some(request) = self.next.take() {
            self.feed = Feed::new(self.core.clone(), request, is_event_stream, self.idle);
        }
        Poll::Ready(())
    }

    fn arrived(&mut self, event: RawEvent) -> RawEvent {
        self.fruitless = 0;
        self.any_event = true;
        event
    }

    /// Whether there will be another connection after one that ended like this. The first one has retries of its own.
    fn goes_on<T>(&mut self, last: &Option<Result<T, Error>>) -> bool {
        let answer = self.feed.answer();
        self.opened |= answer.is_some();
        match last {
            Some(Err(error)) => self.opened && error.is_retryable() && self.again(Ending::Broken),
            // The server says that there is no more (`WHATWG HTML §9.2.3`).
            _ if answer.is_some_and(|answer| answer.status().as_u16() == 204) => false,
            _ => self.again(Ending::Whole),
        }
    }

    /// Plans another connection, if there is to be one.
    fn again(&mut self, ending: Ending) -> bool {
        let Some(template) = &self.template else { return false };
        self.fruitless = self.fruitless.saturating_add(1);
        let progress = Progress {
            repeatable: is_idempotent(&template.method),
            resumable: !self.any_event || !self.parser.last_id().is_empty(),
            fruitless: self.fruitless,
            asked: self.parser.retry(),
        };
        let wait = self.policy.wait(ending, progress, self.core.jitter.fraction());
        let wait = wait.filter(|_| self.core.clock.can_sleep());
        self.wait = wait.map(|wait| self.core.clock.sleep(wait));
        self.wait.is_some()
    }

    /// The request of the next connection. An id that no header can hold is none.
    fn plan_next(&mut self) {
        self.parser.restart();
        let id = self.parser.last_id();
        self.next = self.template.as_ref().and_then(|template| template.try_clone()).map(Box::new);
        if let Some(request) = &mut self.next {
            if !id.is_empty() && header_value(LAST_EVENT_ID, id).is_ok() {
                request.header(LAST_EVENT_ID, id);
            }
        }
    }

    fn too_long(&mut self) -> Error {
        self.end();
        let error = Error::new(ErrorKind::Limit, "an event of the stream is longer than allowed");
        self.feed.about(error)
    }
}

fn is_event_stream(answer: &RawResponse) -> Result<(), Error> {
    check_type(answer, "an event stream", |essence| essence == "text/event-stream")
}
