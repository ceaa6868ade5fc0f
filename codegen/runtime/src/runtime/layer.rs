//! Layers: code of the user's around every exchange with the server.

use std::fmt;
use std::sync::Arc;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName, Method, Request, Response, Uri};

use crate::runtime::body::{Body, BoxFuture};
use crate::runtime::context::CallContext;
use crate::runtime::transport::{Deadline, Transport};
use crate::runtime::transport_error::TransportError;

/// The future of an answer.
pub type Exchange<'a> = BoxFuture<'a, Result<Response<Body>, TransportError>>;

/// Code around every exchange: it logs, signs, answers from a cache, counts, or refuses.
///
/// A layer stands inside the attempt loop, between the credentials and the transport: it sees each attempt of a call,
/// and each redirect that is followed, as it goes out, and the answer before its body is read. Timeouts go on counting
/// while it works, and what it returns is judged like an answer of the server: a status or an error that is retried
/// brings the request back, with fresh credentials. Requests for access tokens do not pass through layers. The layer that was added first is the outermost.
pub trait Layer: Send + Sync + 'static {
    /// Sends `request` on with [`Next::run`], or answers it in another way.
    fn call<'a>(&'a self, request: Outgoing, next: Next<'a>) -> Exchange<'a>;
}

impl<T: Layer + ?Sized> Layer for Arc<T> {
    fn call<'a>(&'a self, request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        (**self).call(request, next)
    }
}

/// What comes after a layer: the other layers, then the transport.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    layers: &'a [Arc<dyn Layer>],
    transport: &'a dyn Transport,
    deadline: Deadline,
}

impl<'a> Next<'a> {
    /// All layers, then the transport.
    #[must_use]
    pub fn new(
        layers: &'a [Arc<dyn Layer>],
        transport: &'a dyn Transport,
        deadline: Deadline,
    ) -> Self {
        Self { layers, transport, deadline }
    }

    /// When the attempt has to be over.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// Sends the request on. A copy of this can send it again, if its body can be cloned.
    #[must_use]
    pub fn run(self, request: Outgoing) -> Exchange<'a> {
        match self.layers.split_first() {
            Some((layer, layers)) => layer.call(request, Self { layers, ..self }),
            None => {
                let answer = self.transport.send(request.request, self.deadline);
                Box::pin(async move { answer.await.map(hide_cookies) })
            }
        }
    }
}

/// A cookie that is set is a credential, which no log should hold.
fn hide_cookies(mut answer: Response<Body>) -> Response<Body> {
    if let http::header::Entry::Occupied(mut cookies) = answer.headers_mut().entry(SET_COOKIE) {
        cookies.iter_mut().for_each(|cookie| cookie.set_sensitive(true));
    }
    answer
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Next").field("layers", &self.layers.len()).finish_non_exhaustive()
    }
}

/// A request on its way out. Its `Debug` shows neither URL nor values nor body, so that it can be logged.
pub struct Outgoing {
    request: Request<Body>,
    context: CallContext,
    foreign: bool,
}

impl Outgoing {
    /// A request of a call; `foreign` if a redirect leads it away from the client's server.
    #[must_use]
    pub fn new(request: Request<Body>, context: CallContext, foreign: bool) -> Self {
        Self { request, context, foreign }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The path as the document writes it, `/jobs/{id}`, which is safe to log; of a raw call the path that it was given.
    #[must_use]
    pub fn path_template(&self) -> &str {
        &self.context.path
    }

    /// The attempt of the call, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.context.attempts
    }

    /// Whether a redirect leads the request to another scheme, host or port: no place for the user's credentials.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// The URL in full, with the arguments and with credentials that go into the query: not for logs.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The URL, to be changed.
    pub fn uri_mut(&mut self) -> &mut Uri {
        self.request.uri_mut()
    }

    /// The headers; credentials among them are marked sensitive, which keeps their values out of `Debug`.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The headers, to be changed. Mark what is secret with `HeaderValue::set_sensitive`.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Body {
        self.request.body()
    }

    /// The body, to be changed.
    pub fn body_mut(&mut self) -> &mut Body {
        self.request.body_mut()
    }

    /// The same request once more; none if its body can be sent once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let mut request = Request::new(self.body().try_clone()?);
        request.method_mut().clone_from(self.method());
        request.uri_mut().clone_from(self.uri());
        request.headers_mut().clone_from(self.headers());
        request.extensions_mut().clone_from(self.request.extensions());
        Some(Self { request, context: self.context.clone(), foreign: self.foreign })
    }
}

/// The call and the names of the headers.
impl fmt::Debug for Outgoing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers().keys().map(HeaderName::as_str).collect();
        formatter
            .debug_struct("Outgoing")
            .field("call", &format_args!("{}", self.context))
            .field("attempt", &self.attempt())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
