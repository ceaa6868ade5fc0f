//! Requests that the document leaves out.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::time::Duration;

use http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::runtime::answer::{self, RawResponse};
use crate::runtime::auth::Security;
use crate::runtime::body::Body;
use crate::runtime::core::Core;
use crate::runtime::encode;
use crate::runtime::execute::Reading;
use crate::runtime::request::Request;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::sending::Sending;

/// A request of any method and path, with the client's credentials, retries and limits.
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest {
    core: Core,
    request: Box<Request>,
}

impl RawRequest {
    /// A request to `path` below the base URL. What is not allowed in a path is encoded, triplets stay as they are;
    /// encode values that you put into it.
    pub fn new(core: Core, method: Method, path: &str) -> Self {
        // Braces are no placeholders here: there are no parameters that could fill them.
        let path = path.replace("{", "%7B").replace("}", "%7D");
        let request = Request::new(method, Cow::Owned(path), Security::Everything);
        Self { core, request: Box::new(request) }
    }

    /// Adds a pair to the query.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.request.query.push(format!("{}={}", encode::strict(name), encode::strict(value)));
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request.header(name, value);
        self
    }

    /// Sets a JSON body.
    pub fn json<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        self.request.json(serde_json::to_vec(value), "application/json");
        self
    }

    /// Sets a body and its media type.
    pub fn body(mut self, body: impl Into<Body>, content_type: &str) -> Self {
        self.request.body(body.into(), content_type);
        self
    }

    /// Sets the longest that the call may take, all its attempts and waits included.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Sets when the call is tried again.
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.request.retry = Some(policy);
        self
    }

    /// Sets the longest that one attempt may take.
    pub fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.request.attempt_timeout = Some(timeout);
        self
    }

    /// Sends the request and decodes the JSON of a success; an error status is an error.
    pub fn send_json<T: DeserializeOwned>(mut self) -> Sending<T, Infallible> {
        self.request.accept = &["application/json"];
        Sending::new(self.core, self.request, Reading::Typed, answer::json, |_| None)
    }

    /// Sends the request; an answer of any status is a success.
    pub fn send(self) -> Sending<RawResponse, Infallible> {
        Sending::new(self.core, self.request, Reading::Raw, |answer| Ok(answer.clone()), |_| None)
    }
}

/// The method; neither path nor headers nor body.
impl fmt::Debug for RawRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawRequest")
            .field("method", &self.request.method)
            .finish_non_exhaustive()
    }
}
