//! One attempt: credentials, the exchange with its redirects, reading the body, all before one deadline.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::runtime::auth::{AuthError, Credential};
use crate::runtime::body::{Body, Buffer, Collected, collect};
use crate::runtime::context::CallContext;
use crate::runtime::core::Core;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::execute::Reading;
use crate::runtime::head::RequestHead;
use crate::runtime::layer::{Exchange, Next, Outgoing};
use crate::runtime::message::message;
#[cfg(feature = "mock")]
use crate::runtime::mock_request::Route;
use crate::runtime::raw_response::RawResponse;
use crate::runtime::redirect::{Hop, follow};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::retry_after::retry_after;
use crate::runtime::timer::{Timer, within};
use crate::runtime::transport::Deadline;
use crate::runtime::transport_error::{TransportError, TransportErrorKind};

/// What is kept of an error's body.
const ERROR_BODY: u64 = 64 << 10;

/// How an attempt ended well.
#[derive(Debug)]
pub struct Done {
    /// The answer, its body read unless it is streamed.
    pub answer: RawResponse,
    /// The body, if it is streamed.
    pub body: Body,
}

/// Everything that one attempt needs.
pub struct Attempt<'a> {
    /// The client.
    pub core: &'a Core,
    /// The request without credentials.
    pub head: RequestHead,
    /// The credentials that it gets.
    pub credentials: &'a [Arc<dyn Credential>],
    /// The longest that the attempt may take.
    pub limit: Option<Duration>,
    /// When that is over.
    pub deadline: Deadline,
    /// The policy of the call.
    pub policy: &'a RetryPolicy,
    /// What happens to the answer.
    pub reading: Reading,
    /// The call as errors name it.
    pub context: CallContext,
}

impl Attempt<'_> {
    /// Sends the request once and reads the answer.
    pub async fn run(mut self, body: Body) -> Result<Done, Error> {
        let mut timer = self.limit.map(|limit| self.core.clock.timer(limit));
        match within(&mut timer, self.authorize()).await {
            None => return Err(self.timed_out(false)),
            Some(Err(error)) => return Err(self.unauthorized(error)),
            Some(Ok(())) => {}
        }
        let response = self.exchange(body, &mut timer).await?;
        self.read(response, &mut timer).await
    }

    /// Whatever header a credential changes is secret from then on.
    async fn authorize(&mut self) -> Result<(), AuthError> {
        let headers = &self.head.headers;
        let before: Vec<_> =
            headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        for credential in self.credentials {
            credential.apply(&mut self.head).await?;
        }
        self.context.secrets = self.head.secrets().to_vec();
        let names = self.head.secret_query().iter().map(|(name, _)| name.clone());
        self.context.origin.secret_names = names.collect();
        for (name, value) in &mut self.head.headers {
            let is_new = !before.iter().any(|(known, old)| known == name && old == value);
            value.set_sensitive(is_new || value.is_sensitive());
        }
        Ok(())
    }

    async fn exchange(&mut self, body: Body, timer: &mut Timer) -> Result<Response<Body>, Error> {
        let follows = self.core.redirects.follows();
        let mut body = body;
        let (mut hops, mut foreign) = (0, false);
        loop {
            let spare = if follows { body.try_clone() } else { None };
            let head = if follows { self.head.clone() } else { self.head.take() };
            let request =
                head.into_request(body).map_err(|text| self.fail(ErrorKind::Build, text))?;
            let sent = within(timer, self.send(request, foreign)).await;
            let response =
                sent.ok_or_else(|| self.timed_out(true))?.map_err(|error| self.broken(error))?;
            let hop = follow(
                self.core.redirects,
                hops,
                &self.head,
                response.status(),
                response.headers(),
            );
            let Some(hop) = hop.map_err(|text| self.refused(text))? else { return Ok(response) };
            body = self.next_body(&hop, spare)?;
            self.head = hop.head;
            self.context.origin.redirected = Some(self.head.public_url());
            foreign |= hop.foreign;
            hops += 1;
        }
    }

    /// Through the layers, if there are any.
    fn send(&self, request: Request<Body>, foreign: bool) -> Exchange<'_> {
        #[cfg(feature = "mock")]
        let request = Route::mark(request, self.context.path.clone());
        let (layers, transport) = (&self.core.layers, &*self.core.transport);
        if layers.is_empty() {
            return transport.send(request, self.deadline);
        }
        let request = Outgoing::new(request, self.context.clone(), foreign);
        Next::new(layers, transport, self.deadline).run(request)
    }

    fn next_body(&self, hop: &Hop, spare: Option<Body>) -> Result<Body, Error> {
        match (hop.with_body, spare) {
            (false, _) => Ok(Body::empty()),
            (true, Some(body)) => Ok(body),
            (true, None) => Err(self.refused("the body can be sent only once".to_owned())),
        }
    }

    async fn read(&self, response: Response<Body>, timer: &mut Timer) -> Result<Done, Error> {
        let (parts, mut body) = response.into_parts();
        let is_success = parts.status.is_success();
        if is_success && self.reading == Reading::Stream {
            let answer = RawResponse::of_call(
                parts.status,
                parts.headers,
                Bytes::new(),
                false,
                self.context.clone(),
            );
            return Ok(Done { answer, body });
        }
        let whole = is_success || self.reading == Reading::Raw;
        let limit = if whole { self.core.max_response_size } else { ERROR_BODY };
        let mut buffer = Buffer::default();
        let collected = match body.length() {
            // Nothing of a success that says it is too large is worth reading.
            Some(length) if whole && length > limit => Some(Collected::Cut),
            _ => within(timer, collect(&mut body, &mut buffer, limit)).await,
        };
        let truncated = !matches!(collected, Some(Collected::Whole));
        let answer = RawResponse::of_call(
            parts.status,
            parts.headers,
            buffer.finish(),
            truncated,
            self.context.clone(),
        );
        match collected {
            // A body that is not all there never hides an error status.
            _ if !is_success && (!whole || !truncated) => Err(self.api(answer)),
            Some(Collected::Whole) => Ok(Done { answer, body: Body::empty() }),
            Some(Collected::Cut) => Err(self.too_large(answer.without_body())),
            Some(Collected::Failed(error)) => Err(self.broken(error).with_answer(answer)),
            None => Err(self.timed_out(true).with_answer(answer)),
        }
    }

    fn api(&self, answer: RawResponse) -> Error {
        let message = message(answer.bytes(), &self.context.secrets);
        let text = match message {
            Some(message) => format!("{}: {message}", answer.status()),
            None => answer.status().to_string(),
        };
        let asked = retry_after(answer.headers(), self.core.clock.wall_clock());
        let retryable = self.policy.covers(answer.status(), answer.headers());
        self.fail(ErrorKind::Api, text)
            .with_retry_after(asked)
            .with_retryable(retryable)
            .with_answer(answer)
    }

    fn too_large(&self, answer: RawResponse) -> Error {
        let text = format!("the answer is larger than {} bytes", self.core.max_response_size);
        self.fail(ErrorKind::Limit, text).with_answer(answer)
    }

    fn timed_out(&self, sent: bool) -> Error {
        let limit = self.limit.unwrap_or_default();
        let text = format!("no complete answer within {limit:?}");
        self.fail(ErrorKind::Timeout, text).with_sent(sent).with_retryable(true)
    }

    fn unauthorized(&self, error: AuthError) -> Error {
        let retryable = error.is_transient();
        self.fail(ErrorKind::Auth, format!("the credential could not be had: {error}"))
            .with_retryable(retryable)
            .with_source(error)
    }

    fn refused(&self, text: String) -> Error {
        self.fail(ErrorKind::Redirect, text).with_sent(true)
    }

    fn broken(&self, error: TransportError) -> Error {
        broken(error).with_context(self.context.clone())
    }

    fn fail(&self, kind: ErrorKind, text: impl Into<String>) -> Error {
        Error::new(kind, text).with_context(self.context.clone())
    }
}

/// The error of a call whose exchange broke.
#[must_use]
pub fn broken(error: TransportError) -> Error {
    let kind = match error.kind() {
        TransportErrorKind::Timeout | TransportErrorKind::ConnectTimeout => ErrorKind::Timeout,
        _ => ErrorKind::Transport,
    };
    let retryable = !matches!(
        error.kind(),
        TransportErrorKind::Tls
            | TransportErrorKind::RequestBody
            | TransportErrorKind::Refused
            | TransportErrorKind::Other
    );
    let sent = error.may_have_been_sent();
    Error::new(kind, error.to_string()).with_sent(sent).with_retryable(retryable).with_source(error)
}
