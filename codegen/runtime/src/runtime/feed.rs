//! The body of a streamed answer, asked for when it is polled. Not generic: all streams share it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::answer::RawResponse;
use crate::runtime::attempt::Done;
use crate::runtime::body::BoxFuture;
use crate::runtime::clock::Clock;
use crate::runtime::core::Core;
use crate::runtime::download::Download;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::streamed;
use crate::runtime::request::Request;

/// Pieces that are gone through without an item before other tasks get their turn.
pub const PIECES_IN_A_ROW: u32 = 32;

/// What comes for one request.
pub struct Feed {
    state: State,
    answer: Option<RawResponse>,
    check: fn(&RawResponse) -> Result<(), Error>,
    idle: Option<Idle>,
}

/// The longest silence, and the timer of the one at hand.
struct Idle {
    clock: Arc<dyn Clock>,
    limit: Duration,
    timer: Option<BoxFuture<'static, ()>>,
}

enum State {
    Asked(BoxFuture<'static, Result<Done, Error>>),
    Open(Download),
    Ended,
}

impl Feed {
    /// A request that is not sent yet; `check` says whether the answer's body is of the right kind, `idle` how long it
    /// may be silent.
    #[must_use]
    pub fn new(
        core: Core,
        request: Box<Request>,
        check: fn(&RawResponse) -> Result<(), Error>,
        idle: Option<Duration>,
    ) -> Self {
        let clock = Arc::clone(&core.clock);
        let idle = idle.map(|limit| Idle { clock, limit, timer: None });
        Self { state: State::Asked(streamed(core, request)), answer: None, check, idle }
    }

    /// Nothing to ask for.
    #[must_use]
    pub fn ended() -> Self {
        Self { state: State::Ended, answer: None, check: |_| Ok(()), idle: None }
    }

    /// The head of the answer, once it is there.
    #[must_use]
    pub fn answer(&self) -> Option<&RawResponse> {
        self.answer.as_ref()
    }

    /// An error with the answer that it is about.
    #[must_use]
    pub fn about(&self, error: Error) -> Error {
        match &self.answer {
            Some(answer) => error.with_answer(answer.clone()),
            None => error,
        }
    }

    /// Asks for nothing more.
    pub fn end(&mut self) {
        self.state = State::Ended;
    }

    /// The next piece of the body; none after the last one and after an error.
    pub fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if let State::Asked(future) = &mut self.state {
            let result = ready!(future.as_mut().poll(context));
            if let Err(error) = result.and_then(|done| self.open(done)) {
                self.end();
                return Poll::Ready(Some(Err(error)));
            }
        }
        let State::Open(download) = &mut self.state else { return Poll::Ready(None) };
        let chunk = match (Pin::new(download).poll_next(context), &mut self.idle) {
            (Poll::Ready(chunk), _) => chunk,
            (Poll::Pending, None) => return Poll::Pending,
            (Poll::Pending, Some(idle)) => {
                ready!(idle.poll(context));
                Some(Err(self.silent()))
            }
        };
        if let Some(idle) = &mut self.idle {
            idle.timer = None;
        }
        if !matches!(chunk, Some(Ok(_))) {
            self.end();
        }
        Poll::Ready(chunk)
    }

    fn silent(&self) -> Error {
        let limit = self.idle.as_ref().map(|idle| idle.limit).unwrap_or_default();
        let error = Error::new(ErrorKind::Timeout, format!("the stream was silent for {limit:?}"));
        self.about(error.with_retryable(true))
    }

    /// An answer that has no content (204) is an empty stream of any kind.
    fn open(&mut self, done: Done) -> Result<(), Error> {
        let download = Download::new(done);
        let answer = self.answer.insert(download.answer().clone());
        if answer.status().as_u16() == 204 {
            self.end();
            return Ok(());
        }
        (self.check)(answer)?;
        self.state = State::Open(download);
        Ok(())
    }
}

impl Idle {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let timer = self.timer.get_or_insert_with(|| self.clock.timer(self.limit));
        timer.as_mut().poll(context)
    }
}
