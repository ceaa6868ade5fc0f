//! The transport that comes with the feature `reqwest`.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::header::{ACCEPT_ENCODING, RANGE};
use http::uri::{Authority, PathAndQuery};
use http::{HeaderMap, HeaderValue, Uri};
use reqwest::{Client, ClientBuilder, Proxy, Url, redirect, retry};

use crate::runtime::body::{Body, BoxFuture};
use crate::runtime::connection::Connection;
use crate::runtime::error::Error;
use crate::runtime::gunzip::gunzip;
use crate::runtime::reqwest_error::classify;
use crate::runtime::secret::Secret;
use crate::runtime::transport::{Deadline, Transport};
use crate::runtime::transport_error::{TransportError, TransportErrorKind};

/// Sends requests with a [`reqwest::Client`].
///
/// The types of reqwest in here are outside of this crate's promise of compatibility.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    /// Whether gzip is asked for and read here.
    gzip: bool,
}

impl ReqwestTransport {
    /// Uses a client of the user's. It should follow no redirects, retry nothing and send no `Referer`: redirects and
    /// retries are what this crate does around it, with care for credentials.
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self { client, gzip: false }
    }

    /// A client with the settings of a builder.
    pub fn connect(connection: &Connection) -> Result<Self, Error> {
        let mut builder = Client::builder()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .no_gzip();
        if let Some(timeout) = connection.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        if connection.no_proxy {
            builder = builder.no_proxy();
        }
        if let Some(url) = &connection.proxy {
            builder = builder.proxy(proxy(url)?);
        }
        let made = secure(builder, connection)?.build();
        let unusable = |error: reqwest::Error| {
            Error::build("the HTTP client cannot be made").with_source(error.without_url())
        };
        Ok(Self { client: made.map_err(unusable)?, gzip: true })
    }
}

/// The error of a bad URL would print it, and the URL of a proxy may hold a password.
fn proxy(url: &Secret) -> Result<Proxy, Error> {
    Proxy::all(url.expose()).map_err(|_| Error::build("the proxy's URL cannot be read"))
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn secure(mut builder: ClientBuilder, connection: &Connection) -> Result<ClientBuilder, Error> {
    #[cfg(feature = "native-tls")]
    {
        // Whoever adds it to the default features wants it.
        builder = builder.tls_backend_native();
    }
    for pem in &connection.root_certificates {
        let certificates =
            reqwest::Certificate::from_pem_bundle(pem).ok().filter(|all| !all.is_empty());
        let unreadable = || Error::build("a root certificate cannot be read; it has to be PEM");
        builder = builder.tls_certs_merge(certificates.ok_or_else(unreadable)?);
    }
    Ok(builder)
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn secure(builder: ClientBuilder, connection: &Connection) -> Result<ClientBuilder, Error> {
    match connection.root_certificates.is_empty() {
        true => Ok(builder),
        false => Err(Error::build("root certificates need the feature `rustls` or `native-tls`")),
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
        _: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::other(
                    "the built-in transport needs a tokio runtime around it",
                ));
            }
            let mut request = outgoing(request)?;
            if self.gzip {
                accept_codings(request.headers_mut());
            }
            let answer = incoming(self.client.execute(request).await.map_err(classify)?);
            Ok(if self.gzip { gunzip(answer) } else { answer })
        })
    }
}

fn outgoing(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    // The parser's error could repeat the URL.
    let url = Url::parse(&text(&parts.uri))
        .map_err(|_| TransportError::other("the URL cannot be read"))?;
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    let body = body.opened();
    if let (None, Some(length)) = (body.as_bytes(), body.length()) {
        request.headers_mut().insert(http::header::CONTENT_LENGTH, length.into());
    }
    *request.body_mut() = outgoing_body(body);
    Ok(request)
}

/// What reqwest asks for, and gzip; a range is one of what is sent, so that is left as it is.
fn accept_codings(headers: &mut HeaderMap) {
    if !headers.contains_key(RANGE) && !headers.contains_key(ACCEPT_ENCODING) {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br, zstd, deflate"));
    }
}

/// What `to_string` gives, without the detour over formatting.
fn text(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or_default();
    let host = uri.authority().map(Authority::as_str).unwrap_or_default();
    let path = uri.path_and_query().map(PathAndQuery::as_str).unwrap_or_default();
    [scheme, "://", host, path].concat()
}

fn outgoing_body(body: Body) -> Option<reqwest::Body> {
    if body.is_empty() {
        return None;
    }
    Some(match body.into_bytes() {
        Ok(bytes) => bytes.into(),
        Err(body) => {
            let left = body.length();
            reqwest::Body::wrap_stream(Exact { body, left })
        }
    })
}

/// A body that is no longer than it says: hyper would send the beginning of it, and nobody would know.
struct Exact {
    body: Body,
    left: Option<u64>,
}

impl Stream for Exact {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(Pin::new(&mut self.body).poll_next(context));
        if let (Some(Ok(chunk)), Some(left)) = (&chunk, &mut self.left) {
            match left.checked_sub(chunk.len() as u64) {
                Some(less) => *left = less,
                None => {
                    let error = TransportError::new(TransportErrorKind::RequestBody);
                    return Poll::Ready(Some(Err(error.with_source("it is longer than it says"))));
                }
            }
        }
        Poll::Ready(chunk)
    }
}

fn incoming(mut response: reqwest::Response) -> http::Response<Body> {
    let mut answer = http::Response::new(Body::empty());
    *answer.status_mut() = response.status();
    *answer.version_mut() = response.version();
    *answer.headers_mut() = std::mem::take(response.headers_mut());
    let length = response.content_length();
    *answer.body_mut() = Body::stream(Incoming(Box::pin(response.bytes_stream())), length);
    answer
}

struct Incoming<S>(Pin<Box<S>>);

impl<S: Stream<Item = reqwest::Result<Bytes>>> Stream for Incoming<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|next| next.map(|chunk| chunk.map_err(classify)))
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}
