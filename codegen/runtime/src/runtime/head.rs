//! A request without its body, while it is put together.

use std::fmt;

use http::header::COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use crate::runtime::encode;
use crate::runtime::secret::Secret;

/// The method, URL and headers of a request, and the secrets that are in them.
#[derive(Clone)]
pub struct RequestHead {
    /// The method.
    pub method: Method,
    /// The URL, encoded, with its query.
    pub url: String,
    /// The headers.
    pub headers: HeaderMap,
    secrets: Vec<Secret>,
    secret_query: Vec<(String, Secret)>,
}

impl RequestHead {
    /// A head without headers.
    #[must_use]
    pub fn new(method: Method, url: String) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            secrets: Vec::new(),
            secret_query: Vec::new(),
        }
    }

    /// Takes everything but the method out.
    #[must_use]
    pub fn take(&mut self) -> Self {
        let rest = Self::new(self.method.clone(), String::new());
        std::mem::replace(self, rest)
    }

    /// Sets a header; the error names it and never repeats the value.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), String> {
        let header = header_name(name)?;
        self.headers.insert(header, header_value(name, value)?);
        Ok(())
    }

    /// Sets a header that nobody may print: `before` the secret stands the scheme, `"Bearer "` say.
    pub fn set_secret_header(
        &mut self,
        name: &str,
        before: &str,
        secret: &Secret,
    ) -> Result<(), String> {
        let header = header_name(name)?;
        let mut value = header_value(name, &[before, secret.expose()].concat())?;
        value.set_sensitive(true);
        self.headers.insert(header, value);
        self.guard(secret);
        Ok(())
    }

    /// Appends a secret to the query. A pair of that name goes: a server that names the next page repeats the secret.
    pub fn add_secret_query(&mut self, name: &str, secret: &Secret) {
        self.url = without_query(&self.url, name);
        let separator = if self.url.contains('?') { '&' } else { '?' };
        let encoded = encode::strict(secret.expose());
        self.url.push(separator);
        self.url.push_str(&format!("{}={encoded}", encode::strict(name)));
        self.secret_query.push((name.to_owned(), secret.clone()));
        self.guard_both(secret, &encoded);
    }

    /// Adds a secret cookie. What may stand in a cookie goes out as it is, so that a value that was copied from one is the
    /// same again.
    pub fn add_secret_cookie(&mut self, name: &str, secret: &Secret) -> Result<(), String> {
        let encoded = encode::cookie(secret.expose());
        self.add_cookies(&format!("{name}={encoded}"))?;
        if let Some(value) = self.headers.get_mut(COOKIE) {
            value.set_sensitive(true);
        }
        self.guard_both(secret, &encoded);
        Ok(())
    }

    /// A server may repeat a secret in either form.
    fn guard_both(&mut self, secret: &Secret, encoded: &str) {
        self.guard(secret);
        if encoded != secret.expose() {
            self.guard(&encoded.into());
        }
    }

    /// Adds to the one `Cookie` header.
    pub fn add_cookies(&mut self, cookies: &str) -> Result<(), String> {
        let before = self.headers.get(COOKIE).map(HeaderValue::as_bytes).unwrap_or_default();
        let separator: &[u8] = if before.is_empty() { b"" } else { b"; " };
        let joined = [before, separator, cookies.as_bytes()].concat();
        let value = HeaderValue::from_bytes(&joined).map_err(|_| unfit("cookie"))?;
        self.headers.insert(COOKIE, value);
        Ok(())
    }

    /// Remembers a secret, so that it is taken out of messages in which a server repeats it.
    pub fn guard(&mut self, secret: &Secret) {
        self.secrets.push(secret.clone());
    }

    /// The secrets of this request.
    #[must_use]
    pub fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// The query parameters that hold secrets.
    #[must_use]
    pub fn secret_query(&self) -> &[(String, Secret)] {
        &self.secret_query
    }

    /// The URL without what credentials added.
    #[must_use]
    pub fn public_url(&self) -> String {
        let names = self.secret_query.iter().map(|(name, _)| name);
        names.fold(self.url.clone(), |url, name| without_query(&url, name))
    }

    /// The request, without a body.
    pub fn into_request<B>(self, body: B) -> Result<http::Request<B>, String> {
        let uri: Uri =
            self.url.parse().map_err(|_| "the URL is too long or not a URL".to_owned())?;
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

/// The method and the names of the headers; neither URL nor values.
impl fmt::Debug for RequestHead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().map(HeaderName::as_str).collect();
        formatter
            .debug_struct("RequestHead")
            .field("method", &self.method)
            .field("headers", &names)
            .finish()
    }
}

/// A URL without the pairs of its query that have this name.
#[must_use]
pub fn without_query(url: &str, name: &str) -> String {
    let Some((path, query)) = url.split_once('?') else { return url.to_owned() };
    let is_it = |pair: &&str| {
        url::form_urlencoded::parse(pair.as_bytes()).next().is_some_and(|(key, _)| key == name)
    };
    if !query.split('&').any(|pair| is_it(&pair)) {
        return url.to_owned();
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_it(pair)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    [path, mark, &kept.join("&")].concat()
}

/// The name of a header.
pub fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{}` is not a header name", name.escape_debug()))
}

/// The value of a header, as UTF-8; control characters other than TAB are refused.
pub fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(value.as_bytes()).map_err(|_| unfit(name))
}

fn unfit(name: &str) -> String {
    format!("the value of the header `{}` holds a control character", name.escape_debug())
}
