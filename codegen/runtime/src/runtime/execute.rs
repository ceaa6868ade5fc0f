//! One call from its request to its answer: the loop over attempts.

use std::sync::Arc;
use std::time::Duration;

use crate::runtime::attempt::{Attempt, Done};
use crate::runtime::auth::Credential;
use crate::runtime::body::{Body, BoxFuture};
use crate::runtime::budget::Permit;
use crate::runtime::context::CallContext;
use crate::runtime::core::Core;
use crate::runtime::error::Error;
use crate::runtime::head::RequestHead;
use crate::runtime::raw_response::RawResponse;
use crate::runtime::request::Request;
use crate::runtime::retry::{Decision, Outcome, RetryPolicy, Situation, decide};
use crate::runtime::transport::Deadline;

#[cfg(feature = "tracing")]
use crate::runtime::trace;

/// What a call does with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Success is read into memory, an error status is an error.
    Typed,
    /// Any status is read into memory and is a success.
    Raw,
    /// Success is left to the caller as a stream without limit, an error status is an error.
    Stream,
}

/// Runs a call whose answer is read into memory. Not generic: all operations share it.
#[must_use]
pub fn buffered(
    core: Core,
    request: Box<Request>,
    reading: Reading,
) -> BoxFuture<'static, Result<RawResponse, Error>> {
    Box::pin(async move { execute(core, request, reading).await.map(|done| done.answer) })
}

/// Runs a call whose answer is streamed: its head, and its body as it comes.
#[must_use]
pub fn streamed(core: Core, request: Box<Request>) -> BoxFuture<'static, Result<Done, Error>> {
    Box::pin(execute(core, request, Reading::Stream))
}

async fn execute(core: Core, request: Box<Request>, reading: Reading) -> Result<Done, Error> {
    #[cfg(feature = "tracing")]
    let span = trace::Call::start(&request.context(1));
    let call = run(&core, request, reading);
    #[cfg(feature = "tracing")]
    let call = span.around(call);
    call.await
}

async fn run(core: &Core, request: Box<Request>, reading: Reading) -> Result<Done, Error> {
    let mut call = Running::start(core, request)?;
    loop {
        let body = call.take_body();
        let result = call.attempt(body, reading).await;
        #[cfg(feature = "tracing")]
        trace::attempt(&call.context, result.as_ref().map(|done| &done.answer));
        let error = match result {
            Ok(done) => {
                core.budget.reward();
                return Ok(done);
            }
            Err(error) if call.renews(&error) => continue,
            Err(error) => error,
        };
        let Some((delay, permit)) = call.next(&error) else { return conclude(error, reading) };
        core.clock.sleep(delay).await;
        permit.spend();
    }
}

/// A raw call has no error statuses.
fn conclude(error: Error, reading: Reading) -> Result<Done, Error> {
    match error.api_answer() {
        Some(answer) if reading == Reading::Raw => {
            Ok(Done { answer: answer.clone(), body: Body::empty() })
        }
        _ => Err(error),
    }
}

/// A call between its attempts.
struct Running<'a> {
    core: &'a Core,
    policy: RetryPolicy,
    credentials: Vec<Arc<dyn Credential>>,
    head: RequestHead,
    body: Body,
    replayable: bool,
    idempotency_key: bool,
    renewed: bool,
    attempt_timeout: Option<Duration>,
    deadline: Deadline,
    context: CallContext,
}

impl<'a> Running<'a> {
    fn start(core: &'a Core, mut request: Box<Request>) -> Result<Self, Error> {
        let policy = request.retry.take().unwrap_or_else(|| core.retry.clone());
        let context = request.context(policy.max_attempts());
        Self::prepare(core, request, policy, context.clone())
            .map_err(|error| error.with_context(context))
    }

    fn prepare(
        core: &'a Core,
        mut request: Box<Request>,
        policy: RetryPolicy,
        context: CallContext,
    ) -> Result<Self, Error> {
        let base = request.base(core)?;
        let head = request.head(core, &base).map_err(Error::build)?;
        let credentials = core.credentials.select(request.security).map_err(Error::build)?;
        let is_secret =
            !credentials.is_empty() || head.headers.contains_key(http::header::AUTHORIZATION);
        if is_secret && !base.is_confidential() && !core.allow_insecure_credentials {
            return Err(Error::build(
                "credentials are not sent over plain http; use https, or allow_insecure_credentials if you must",
            ));
        }
        let timeout = request.timeout.or(core.timeout);
        let attempt_timeout = request.attempt_timeout.or(core.attempt_timeout);
        let waits = timeout.is_some() || attempt_timeout.is_some() || policy.max_attempts() > 1;
        if waits && !core.clock.can_sleep() {
            return Err(Error::build("timeouts and retries need a clock that can wait"));
        }
        let body = std::mem::take(&mut request.body);
        Ok(Self {
            idempotency_key: request.has_idempotency_key(&head.headers),
            replayable: body.try_clone().is_some(),
            renewed: false,
            deadline: Deadline::after(core.clock.now(), timeout),
            core,
            policy,
            credentials,
            head,
            body,
            attempt_timeout,
            context,
        })
    }

    /// The body for the next attempt: a copy if there can be one, else the one and only.
    fn take_body(&mut self) -> Body {
        self.body.try_clone().unwrap_or_else(|| std::mem::take(&mut self.body))
    }

    async fn attempt(&mut self, body: Body, reading: Reading) -> Result<Done, Error> {
        self.context.attempts = self.context.attempts.saturating_add(1);
        let now = self.core.clock.now();
        let deadline = self.deadline.or_earlier(Deadline::after(now, self.attempt_timeout));
        let attempt = Attempt {
            core: self.core,
            head: self.head.clone(),
            credentials: &self.credentials,
            limit: deadline.remaining(now),
            deadline,
            policy: &self.policy,
            reading,
            context: self.context.clone(),
        };
        attempt.run(body).await
    }

    /// Whether a credential that was refused is renewed, and the request sent once more. That is no retry: a server that
    /// answers 401 has not acted, and the repeat belongs to the attempt that was refused.
    fn renews(&mut self, error: &Error) -> bool {
        let refused = error.api_answer().filter(|answer| answer.status() == 401);
        let sent = refused.and_then(RawResponse::context).map(|context| &context.secrets);
        let Some(sent) = sent.filter(|_| !self.renewed) else { return false };
        let mut renewable = false;
        for credential in &self.credentials {
            // Every one of them hears of it.
            renewable |= credential.refused(sent);
        }
        let left = self.deadline.remaining(self.core.clock.now());
        self.renewed = renewable && self.replayable && left.is_none_or(|left| !left.is_zero());
        self.context.attempts -= u32::from(self.renewed);
        self.renewed
    }

    /// The wait before the next attempt, and the tokens that it costs.
    fn next(&self, error: &Error) -> Option<(Duration, Permit<'a>)> {
        let situation = Situation {
            method: &self.context.method,
            idempotency_key: self.idempotency_key,
            replayable: self.replayable,
            attempt: self.context.attempts,
            outcome: outcome(error),
            remaining: self.deadline.remaining(self.core.clock.now()),
            now: self.core.clock.wall_clock(),
            fraction: self.core.jitter.fraction(),
        };
        match decide(&self.policy, &situation) {
            Decision::Stop => None,
            Decision::Retry { delay, cost } => Some((delay, self.core.budget.take(cost)?)),
        }
    }
}

/// An attempt's error as retries see it.
fn outcome(error: &Error) -> Outcome<'_> {
    let timeout = error.is_timeout();
    match error.api_answer() {
        Some(answer) => Outcome::Status(answer.status(), answer.headers()),
        None if !error.is_retryable() => Outcome::Final,
        None if error.may_have_been_sent() => Outcome::MaybeSent { timeout },
        None => Outcome::NotSent { timeout },
    }
}
