//! A call of an operation, and what the document says about the operation.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::Method;
use serde::Serialize;

use crate::runtime::answer::{ApiError, RawResponse};
use crate::runtime::auth::Security;
use crate::runtime::body::Body;
use crate::runtime::context::CallContext;
use crate::runtime::core::Core;
use crate::runtime::error::Error;
use crate::runtime::execute::Reading;
use crate::runtime::param::{self, ParamValue, Parameter};
use crate::runtime::request::Request;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::server::Server;

pub use crate::runtime::sending::Sending;

/// What a document says about an operation.
#[derive(Debug)]
pub struct Endpoint {
    /// The operation's id.
    pub id: &'static str,
    /// The method as it goes out: one that everybody knows, or the API's own.
    pub method: &'static str,
    /// The path with its placeholders.
    pub path: &'static str,
    /// The parameters.
    pub parameters: &'static [Parameter],
    /// The media types of the answers.
    pub accept: &'static [&'static str],
    /// The security schemes: one of these lists, all schemes of it.
    pub security: &'static [&'static [&'static str]],
    /// The server, where the operation has its own.
    pub server: Option<&'static Server>,
    /// The header that makes repeating the call safe, where the API has one.
    pub idempotency_key: Option<&'static str>,
}

/// What writes JSON bodies.
type JsonWriter<'a> = serde_json::Serializer<&'a mut Vec<u8>>;

/// Most JSON bodies are no longer.
const EXPECTED_LENGTH: usize = 128;

/// A call that is being put together. It sends nothing, and a value that cannot be sent is an error of `send`.
pub struct Call {
    core: Core,
    request: Box<Request>,
}

impl Call {
    /// A call of an operation.
    #[must_use]
    pub fn new(core: Core, endpoint: &'static Endpoint) -> Self {
        let security = Security::OneOf(endpoint.security);
        let method = Method::from_bytes(endpoint.method.as_bytes());
        let unknown = method.is_err();
        let mut request =
            Request::new(method.unwrap_or_default(), Cow::Borrowed(endpoint.path), security);
        if unknown {
            request.problem(format!("`{}` is no method", endpoint.method));
        }
        request.parameters = endpoint.parameters;
        request.values = vec![None; endpoint.parameters.len()];
        request.accept = endpoint.accept;
        request.server = endpoint.server;
        request.idempotency_key = endpoint.idempotency_key;
        Self { core, request: Box::new(request) }
    }

    /// Sets the parameter at `index` of the endpoint's, in place of the value that it had.
    pub fn set(&mut self, index: usize, value: ParamValue) {
        match self.request.values.get_mut(index) {
            Some(slot) => *slot = Some(value),
            None => self.request.problem(format!("the operation has no parameter number {index}")),
        }
    }

    /// The value of the parameter at `index`, if it was set.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&ParamValue> {
        self.request.values.get(index)?.as_ref()
    }

    /// The URL that the call goes to as it stands, without what credentials add to it.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be put together, for want of a value for instance.
    pub fn url(&self) -> Result<String, String> {
        let base = self.request.base(&self.core).map_err(|error| error.to_string())?;
        self.request.url(&base)
    }

    /// Makes the call go to a URL as it is, in place of the path and its parameters.
    pub fn go_to_url(&mut self, url: &str) {
        self.request.whole_url = Some(url.to_owned());
    }

    /// The body that is set.
    #[must_use]
    pub fn body_ref(&self) -> &Body {
        &self.request.body
    }

    /// Goes on where something holds; else the call ends in an error that says what does not.
    pub fn demand(&mut self, checked: Result<(), String>) {
        if let Err(problem) = checked {
            self.problem(problem);
        }
    }

    /// Sets a JSON body.
    pub fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.json_as(value, "application/json");
    }

    /// Sets a body that is JSON under a name of its own (`application/vnd.api+json`).
    pub fn json_as<T: Serialize + ?Sized>(&mut self, value: &T, content_type: &str) {
        self.write_json(&mut |out| value.serialize(out), content_type);
    }

    /// What all JSON bodies share, compiled once.
    fn write_json(
        &mut self,
        write: &mut dyn FnMut(&mut JsonWriter<'_>) -> serde_json::Result<()>,
        content_type: &str,
    ) {
        let mut text = Vec::with_capacity(EXPECTED_LENGTH);
        let written = write(&mut serde_json::Serializer::new(&mut text));
        self.request.json(written.map(|()| text), content_type);
    }

    /// Sets a body that was written beforehand, or remembers why there cannot be one.
    pub fn written(&mut self, body: Result<String, String>, content_type: &str) {
        match body {
            Ok(text) => self.body(text.into(), content_type),
            Err(problem) => self.request.problem(format!("the body {problem}")),
        }
    }

    /// Sets a body and its media type.
    pub fn body(&mut self, body: Body, content_type: &str) {
        self.request.body(body, content_type);
    }

    /// Remembers what is wrong with an argument; the call ends in an error that says so.
    pub fn problem(&mut self, problem: String) {
        self.request.problem(problem);
    }

    /// Sends the call once the result is awaited; `decode` makes the value of a success answer.
    #[inline]
    pub fn send<T, E: ApiError>(
        self,
        decode: fn(&RawResponse) -> Result<T, Error>,
    ) -> Sending<T, E> {
        Sending::new(self.core, self.request, Reading::Typed, decode, |answer| {
            Some(E::from_answer(answer))
        })
    }

    /// Sends the call; an answer of any status is a success.
    pub fn send_raw(self) -> Sending<RawResponse, std::convert::Infallible> {
        Sending::new(self.core, self.request, Reading::Raw, |answer| Ok(answer.clone()), |_| None)
    }

    /// The same call once more; none if its body can be sent once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self { core: self.core.clone(), request: Box::new(self.request.try_clone()?) })
    }

    /// The client that sends the call.
    #[must_use]
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// The call as errors name it.
    #[must_use]
    pub fn context(&self) -> CallContext {
        self.request.context(1)
    }

    /// The client and the request of this call.
    #[must_use]
    pub fn into_parts(self) -> (Core, Box<Request>) {
        (self.core, self.request)
    }
}

/// What setters of requests do, each taking the call and giving it back: such a setter is one call then, with nothing of
/// its own to clean up.
impl Call {
    /// Sets the parameter at `index` of the endpoint's, in place of the value that it had.
    #[must_use]
    pub fn with(mut self, index: usize, value: ParamValue) -> Self {
        self.set(index, value);
        self
    }

    /// Sets a parameter to a text.
    #[must_use]
    pub fn with_text(self, index: usize, value: &str) -> Self {
        self.with(index, param::text(value))
    }

    /// Sets a parameter to an integer of any size.
    #[must_use]
    pub fn with_integer(self, index: usize, value: impl Into<i128>) -> Self {
        self.with_wide(index, value.into())
    }

    fn with_wide(self, index: usize, value: i128) -> Self {
        self.with(index, param::integer(value))
    }

    /// Sets a parameter to a number.
    #[must_use]
    pub fn with_number(self, index: usize, value: f64) -> Self {
        self.with(index, param::number(value))
    }

    /// Sets a parameter to a boolean.
    #[must_use]
    pub fn with_boolean(self, index: usize, value: bool) -> Self {
        self.with(index, param::boolean(value))
    }

    /// Sets a JSON body.
    #[must_use]
    pub fn with_json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        self.with_json_as(value, "application/json")
    }

    /// Sets a body that is JSON under a name of its own.
    #[must_use]
    pub fn with_json_as<T: Serialize + ?Sized>(self, value: &T, content_type: &str) -> Self {
        self.with_written(&mut |out| value.serialize(out), content_type)
    }

    fn with_written(
        mut self,
        write: &mut dyn FnMut(&mut JsonWriter<'_>) -> serde_json::Result<()>,
        content_type: &str,
    ) -> Self {
        self.write_json(write, content_type);
        self
    }

    /// Sets the longest that this call may take, all its attempts and waits included.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Sets the longest that one attempt of this call may take.
    #[must_use]
    pub fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.request.attempt_timeout = Some(timeout);
        self
    }

    /// Sends the call to this server of the document, unless the client was given a base URL, which holds for all calls.
    #[must_use]
    pub fn with_server(mut self, server: &'static Server) -> Self {
        self.request.server = Some(server);
        self
    }

    /// Sets a header of this call.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.request.header(name, value);
        self
    }

    /// Sets when this call is tried again.
    #[must_use]
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.request.retry = Some(policy);
        self
    }
}

/// The operation, without arguments, headers and body.
impl fmt::Debug for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = self.context();
        formatter
            .debug_struct("Call")
            .field("operation", &format_args!("{context}"))
            .finish_non_exhaustive()
    }
}
