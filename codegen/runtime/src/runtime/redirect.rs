//! Following redirects, if a client asks for it, without carrying credentials to another origin.

use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION, RANGE, USER_AGENT};
use http::{HeaderMap, HeaderName, Method, StatusCode};
use url::Url;

use crate::runtime::encode;
use crate::runtime::head::RequestHead;

/// The only headers that follow to another origin: what cannot be a credential.
const HARMLESS: [HeaderName; 5] = [ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, RANGE, USER_AGENT];

/// Whether redirects are followed. They are not, unless a client asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RedirectPolicy {
    most: u32,
}

impl RedirectPolicy {
    /// Redirects are answers like any other.
    #[must_use]
    pub fn none() -> Self {
        Self { most: 0 }
    }

    /// At most that many redirects a request are followed.
    #[must_use]
    pub fn limited(most: u32) -> Self {
        Self { most }
    }

    /// Whether any redirect is followed.
    #[must_use]
    pub fn follows(self) -> bool {
        self.most > 0
    }
}

/// The request that a redirect leads to.
#[derive(Debug)]
pub struct Hop {
    /// Its method, URL and headers.
    pub head: RequestHead,
    /// Whether the body is sent again.
    pub with_body: bool,
    /// Whether it goes to another origin.
    pub foreign: bool,
}

/// The request that follows an answer; none if it is no redirect or redirects are not followed.
///
/// The error says why a redirect is refused, without the URL that it names.
pub fn follow(
    policy: RedirectPolicy,
    hops: u32,
    head: &RequestHead,
    status: StatusCode,
    headers: &HeaderMap,
) -> Result<Option<Hop>, String> {
    let is_redirect = matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = headers.get(LOCATION).filter(|_| is_redirect && policy.follows());
    let Some(location) = location else { return Ok(None) };
    if hops >= policy.most {
        return Err(format!("more than {} redirects", policy.most));
    }
    let from = Url::parse(&head.url).map_err(|_| "the request's URL cannot be read".to_owned())?;
    let text = std::str::from_utf8(location.as_bytes())
        .map_err(|_| "the redirect's target is not text".to_owned())?;
    let to = target(&from, text)?;
    Ok(Some(hop(head, status, &from, to)))
}

fn target(from: &Url, location: &str) -> Result<Url, String> {
    let mut to =
        from.join(location).map_err(|_| "the redirect's target is not a URL".to_owned())?;
    to.set_fragment(None);
    if !matches!(to.scheme(), "http" | "https") {
        return Err("the redirect leads away from http".to_owned());
    }
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err("the redirect leads from https to plain http".to_owned());
    }
    if !to.username().is_empty() || to.password().is_some() {
        return Err("the redirect's target holds a user name or password".to_owned());
    }
    Ok(to)
}

fn hop(head: &RequestHead, status: StatusCode, from: &Url, to: Url) -> Hop {
    let foreign = from.origin() != to.origin();
    let mut next = if foreign { other_origin(head, to) } else { same_origin(head, to) };
    let becomes_get = match status.as_u16() {
        303 => next.method != Method::HEAD,
        301 | 302 => next.method == Method::POST,
        _ => false,
    };
    if becomes_get {
        next.method = Method::GET;
        let content: Vec<HeaderName> = next
            .headers
            .keys()
            .filter(|name| name.as_str().starts_with("content-"))
            .cloned()
            .collect();
        for name in content {
            next.headers.remove(name);
        }
    }
    Hop { head: next, with_body: !becomes_get, foreign }
}

fn same_origin(head: &RequestHead, to: Url) -> RequestHead {
    let mut next = head.clone();
    let has = |name: &str| to.query_pairs().any(|(key, _)| key == name);
    let lost: Vec<_> = head.secret_query().iter().filter(|(name, _)| !has(name)).cloned().collect();
    next.url = to.into();
    for (name, secret) in lost {
        next.add_secret_query(&name, &secret);
    }
    next
}

/// Starts from nothing, so that no credential can be forgotten in it.
fn other_origin(head: &RequestHead, mut to: Url) -> RequestHead {
    let is_secret = |name: &str| head.secret_query().iter().any(|(secret, _)| secret == name);
    let query: Vec<String> = to
        .query_pairs()
        .filter(|(name, _)| !is_secret(name))
        .map(|(name, value)| format!("{}={}", encode::strict(&name), encode::strict(&value)))
        .collect();
    if to.query_pairs().any(|(name, _)| is_secret(&name)) {
        to.set_query(Some(query.join("&")).filter(|query| !query.is_empty()).as_deref());
    }
    let mut next = RequestHead::new(head.method.clone(), to.into());
    for name in HARMLESS {
        if let Some(value) = head.headers.get(&name).filter(|value| !value.is_sensitive()) {
            next.headers.insert(name, value.clone());
        }
    }
    // What the first server was told must not show in an error either.
    head.secrets().iter().for_each(|secret| next.guard(secret));
    next
}
