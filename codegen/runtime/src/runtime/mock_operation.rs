//! What a mock transport answers to one operation, in the operation's own types.

use std::borrow::Borrow;
use std::fmt;

use crate::runtime::call::Endpoint;
use crate::runtime::mock::MockTransport;
use crate::runtime::mock_answer::MockAnswer;
use crate::runtime::mock_request::MockRequest;

/// The expectations of one operation, whose success is a `T` and whose documented errors are an `E`.
///
/// Answers are given out in the order in which they were said, each once; what was said for
/// [`always`](Self::always) comes after them.
pub struct Expected<'a, T, E> {
    mock: &'a MockTransport,
    endpoint: &'static Endpoint,
    success: fn(u16, &T) -> MockAnswer,
    error: fn(&E) -> MockAnswer,
}

impl<'a, T, E> Expected<'a, T, E> {
    /// The expectations of an operation; `success` and `error` write its answers.
    #[must_use]
    pub fn new(
        mock: &'a MockTransport,
        endpoint: &'static Endpoint,
        success: fn(u16, &T) -> MockAnswer,
        error: fn(&E) -> MockAnswer,
    ) -> Self {
        Self { mock, endpoint, success, error }
    }

    /// Answers the next request with a success.
    pub fn respond(&self, status: u16, value: impl Borrow<T>) -> &Self {
        self.answer((self.success)(status, value.borrow()))
    }

    /// Answers the next request with a documented error. One for a range of statuses gets the first of it, the one for
    /// all others 500.
    pub fn fail(&self, error: impl Borrow<E>) -> &Self {
        self.answer((self.error)(error.borrow()))
    }

    /// Answers the next request with anything, a failure of the transport for instance.
    pub fn answer(&self, answer: MockAnswer) -> &Self {
        self.mock.expect(self.endpoint, answer);
        self
    }

    /// Answers every request for which nothing else is left with a success.
    pub fn always(&self, status: u16, value: impl Borrow<T>) -> &Self {
        let answer = (self.success)(status, value.borrow());
        self.always_with(move |_| answer.clone())
    }

    /// Answers every request for which nothing else is left with what `respond` makes of it.
    pub fn always_with(
        &self,
        respond: impl Fn(&MockRequest) -> MockAnswer + Send + Sync + 'static,
    ) -> &Self {
        self.mock.expect_always(self.endpoint, respond);
        self
    }

    /// The requests of the operation so far, retries included.
    #[must_use]
    pub fn requests(&self) -> Vec<MockRequest> {
        let is_mine = |request: &MockRequest| {
            request.method == self.endpoint.method && request.path_template == self.endpoint.path
        };
        self.mock.requests().into_iter().filter(is_mine).collect()
    }

    /// How many answers nobody has asked for.
    #[must_use]
    pub fn left(&self) -> usize {
        self.mock.left_of(self.endpoint)
    }
}

impl<T, E> fmt::Debug for Expected<'_, T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Expected")
            .field("operation", &self.endpoint.id)
            .field("left", &self.left())
            .finish_non_exhaustive()
    }
}
