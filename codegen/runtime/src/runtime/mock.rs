//! A transport for tests: it answers from a script and remembers what it was asked.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::body::{Body, BoxFuture, Buffer, Collected, collect};
use crate::runtime::call::Endpoint;
use crate::runtime::clock::Clock;
use crate::runtime::mock_request::Route;
use crate::runtime::mock_script::{Reply, Scripts};
use crate::runtime::transport::{Deadline, Transport};
use crate::runtime::transport_error::{TransportError, TransportErrorKind};

pub use crate::runtime::mock_answer::MockAnswer;
pub use crate::runtime::mock_clock::{MockClock, MockJitter, yield_once};
pub use crate::runtime::mock_request::MockRequest;

/// A transport without a network. Clones share the script and the record.
#[derive(Clone)]
pub struct MockTransport {
    clock: MockClock,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    scripts: Scripts,
    requests: Vec<MockRequest>,
}

impl MockTransport {
    /// A transport without a script: it fails every request.
    #[must_use]
    pub fn new() -> Self {
        Self::with_clock(MockClock::new())
    }

    /// The same with a clock, which scripted delays move.
    #[must_use]
    pub fn with_clock(clock: MockClock) -> Self {
        Self { clock, state: Arc::default() }
    }

    /// The clock, for the client that uses this transport.
    #[must_use]
    pub fn clock(&self) -> MockClock {
        self.clock.clone()
    }

    /// Appends to the script.
    pub fn push(&self, answer: MockAnswer) -> &Self {
        self.state().scripts.general.answers.push_back(answer);
        self
    }

    /// Answers what the script does not.
    pub fn otherwise(
        &self,
        respond: impl Fn(&MockRequest) -> MockAnswer + Send + Sync + 'static,
    ) -> &Self {
        self.state().scripts.general.otherwise = Some(Arc::new(respond));
        self
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    /// How many answers nobody has asked for, those of single operations included.
    #[must_use]
    pub fn left(&self) -> usize {
        self.state().scripts.left()
    }

    /// Appends to the script of an operation.
    pub fn expect(&self, endpoint: &'static Endpoint, answer: MockAnswer) {
        self.state().scripts.of(endpoint).answers.push_back(answer);
    }

    /// Answers what the script of an operation does not.
    pub fn expect_always(
        &self,
        endpoint: &'static Endpoint,
        respond: impl Fn(&MockRequest) -> MockAnswer + Send + Sync + 'static,
    ) {
        self.state().scripts.of(endpoint).otherwise = Some(Arc::new(respond));
    }

    /// How many answers of an operation nobody has asked for.
    #[must_use]
    pub fn left_of(&self, endpoint: &'static Endpoint) -> usize {
        self.state().scripts.of(endpoint).answers.len()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn record(&self, request: MockRequest) -> Option<MockAnswer> {
        let mut state = self.state();
        state.requests.push(request.clone());
        let reply = state.scripts.reply(&request);
        // What answers may ask for the requests so far.
        drop(state);
        match reply? {
            Reply::Said(answer) => Some(answer),
            Reply::Made(respond) => Some(respond(&request)),
        }
    }

    async fn play(
        &self,
        answer: MockAnswer,
        deadline: Deadline,
    ) -> Result<http::Response<Body>, TransportError> {
        for _ in 0..answer.yields {
            yield_once().await;
        }
        self.wait(&answer, deadline).await;
        if let Some(kind) = answer.failure {
            return Err(TransportError::new(kind));
        }
        let mut response = http::Response::new(Body::empty());
        *response.status_mut() = answer.status;
        response.headers_mut().clone_from(&answer.headers);
        *response.body_mut() = body(answer);
        Ok(response)
    }

    /// Moves the clock; an answer that is due after the deadline never comes.
    async fn wait(&self, answer: &MockAnswer, deadline: Deadline) {
        let left = deadline.remaining(self.clock.now());
        if answer.hangs || left.is_some_and(|left| answer.delay > left) {
            if let Some(end) = deadline.instant() {
                self.clock.advance_to(end);
            }
            std::future::pending::<()>().await;
        }
        self.clock.advance(answer.delay);
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: http::Request<Body>,
        deadline: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (parts, mut body) = request.into_parts();
            let mut buffer = Buffer::default();
            if let Collected::Failed(error) = collect(&mut body, &mut buffer, u64::MAX).await {
                return Err(error);
            }
            let route = parts.extensions.get::<Route>();
            let request = MockRequest {
                method: parts.method,
                path_template: route.map(|route| route.0.clone()).unwrap_or_default(),
                url: parts.uri.to_string(),
                headers: parts.headers,
                body: buffer.finish(),
            };
            let unknown =
                format!("nothing is said for {} {}", request.method, request.path_template);
            match self.record(request) {
                Some(answer) => self.play(answer, deadline).await,
                None => Err(TransportError::other(unknown)),
            }
        })
    }
}

fn body(answer: MockAnswer) -> Body {
    if answer.chunks.is_empty() && answer.body_failure.is_none() {
        return Body::empty();
    }
    Body::stream(
        Chunks {
            left: answer.chunks.into(),
            failure: answer.body_failure,
            yields: answer.yields,
            yielded: 0,
        },
        None,
    )
}

struct Chunks {
    left: VecDeque<Bytes>,
    failure: Option<TransportErrorKind>,
    yields: u32,
    yielded: u32,
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.yielded < self.yields {
            self.yielded += 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.yielded = 0;
        let failure =
            |chunks: &mut Self| chunks.failure.take().map(|kind| Err(TransportError::new(kind)));
        Poll::Ready(self.left.pop_front().map(Ok).or_else(|| failure(&mut self)))
    }
}

impl Default for MockTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockTransport")
            .field("requests", &self.state().requests.len())
            .finish_non_exhaustive()
    }
}
