//! What a mock transport was asked.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, Method, Request};
use serde::de::DeserializeOwned;

use crate::runtime::trail::{self, DecodeFailure};

/// The path of a request's operation as the document writes it; it travels with the request where mocks are compiled in.
#[derive(Debug, Clone)]
pub struct Route(pub Cow<'static, str>);

impl Route {
    /// Lets a request carry the path of its operation.
    pub fn mark<B>(mut request: Request<B>, path: Cow<'static, str>) -> Request<B> {
        request.extensions_mut().insert(Self(path));
        request
    }
}

/// A request as the mock received it.
#[derive(Debug, Clone)]
pub struct MockRequest {
    /// The method.
    pub method: Method,
    /// The path as the document writes it, `/jobs/{id}`; of a raw call the path that it was given.
    pub path_template: Cow<'static, str>,
    /// The URL with its query.
    pub url: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl MockRequest {
    /// The value of a query parameter, decoded; of several the first.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.url.split_once('?')?;
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    }

    /// The value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body, decoded as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the body does not fit.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeFailure> {
        trail::decode_json(&self.body)
    }
}
