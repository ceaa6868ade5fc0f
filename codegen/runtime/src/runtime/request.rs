//! A call's request before it has a URL: what setters fill and every attempt is made from.

use std::borrow::Cow;
use std::time::Duration;

use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, Entry, PROXY_AUTHORIZATION, USER_AGENT,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::runtime::auth::Security;
use crate::runtime::body::Body;
use crate::runtime::context::{CallContext, Origin};
use crate::runtime::core::Core;
use crate::runtime::error::Error;
use crate::runtime::head::{RequestHead, header_name, header_value};
use crate::runtime::param::{Location, ParamValue, Parameter};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::server::Server;
use crate::runtime::style::expand;
use crate::runtime::url::{BaseUrl, assemble};

/// A request in the making.
#[derive(Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path with its placeholders.
    pub path: Cow<'static, str>,
    /// The parameters that the document knows.
    pub parameters: &'static [Parameter],
    /// Their values, in the same order.
    pub values: Vec<Option<ParamValue>>,
    /// The URL as it is, in place of the path and what parameters put into path and query.
    pub whole_url: Option<String>,
    /// Further pairs of the query, encoded.
    pub query: Vec<String>,
    /// The media types that the call can read.
    pub accept: &'static [&'static str],
    /// The credentials that it needs.
    pub security: Security,
    /// The server of this operation, if it has its own.
    pub server: Option<&'static Server>,
    /// The header that makes repeating the call safe, if the API has one.
    pub idempotency_key: Option<&'static str>,
    /// The headers of this call.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
    /// The longest that the call may take, in place of the client's.
    pub timeout: Option<Duration>,
    /// The longest that an attempt may take, in place of the client's.
    pub attempt_timeout: Option<Duration>,
    /// When the call is tried again, in place of the client's policy.
    pub retry: Option<RetryPolicy>,
    /// What was wrong with an argument; the call ends in an error that says so.
    pub problem: Option<String>,
}

impl Request {
    /// A request without parameters.
    #[must_use]
    pub fn new(method: Method, path: Cow<'static, str>, security: Security) -> Self {
        Self {
            method,
            path,
            parameters: &[],
            values: Vec::new(),
            whole_url: None,
            query: Vec::new(),
            accept: &[],
            security,
            server: None,
            idempotency_key: None,
            headers: HeaderMap::new(),
            body: Body::empty(),
            timeout: None,
            attempt_timeout: None,
            retry: None,
            problem: None,
        }
    }

    /// The same request once more; none if its body can be sent once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self {
            method: self.method.clone(),
            path: self.path.clone(),
            values: self.values.clone(),
            whole_url: self.whole_url.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            body: self.body.try_clone()?,
            retry: self.retry.clone(),
            problem: self.problem.clone(),
            ..*self
        })
    }

    /// Sets a header of this call.
    pub fn header(&mut self, name: &str, value: &str) {
        match header_name(name).and_then(|header| Ok((header, header_value(name, value)?))) {
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(problem) => self.problem(problem),
        }
    }

    /// Sets the body and its media type.
    pub fn body(&mut self, body: Body, content_type: &str) {
        self.body = body;
        self.header(CONTENT_TYPE.as_str(), content_type);
    }

    /// Sets a JSON body, or remembers why there cannot be one.
    pub fn json(&mut self, text: Result<Vec<u8>, serde_json::Error>, content_type: &str) {
        match text {
            Ok(text) => self.body(text.into(), content_type),
            Err(error) => self.problem(format!("the body cannot be written as JSON: {error}")),
        }
    }

    /// Remembers the first thing that is wrong with the arguments.
    pub fn problem(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }

    /// The call as errors name it: a query is no part of that, also where somebody wrote it into the path.
    #[must_use]
    pub fn context(&self, max_attempts: u32) -> CallContext {
        let path = match self.path.split_once('?') {
            Some((path, _)) => Cow::Owned(path.to_owned()),
            None => self.path.clone(),
        };
        CallContext {
            method: self.method.clone(),
            path,
            attempts: 0,
            max_attempts,
            secrets: Vec::new(),
            origin: Origin::default(),
        }
    }

    /// Where this call goes.
    pub fn base(&self, core: &Core) -> Result<BaseUrl, Error> {
        match self.server {
            Some(server) if !core.base_is_chosen => {
                let base = core.document.as_ref().unwrap_or(&core.base);
                server.locate(&core.servers, Some(base))
            }
            _ => Ok(core.base.clone()),
        }
    }

    /// The method, URL and headers, without credentials.
    pub fn head(&mut self, core: &Core, base: &BaseUrl) -> Result<RequestHead, String> {
        if let Some(problem) = self.problem.take() {
            return Err(problem);
        }
        self.check_required()?;
        let mut head = RequestHead::new(self.method.clone(), self.url(base)?);
        head.headers = core.headers.clone();
        self.put_standard_headers(core, &mut head.headers)?;
        self.put_parameters(&mut head)?;
        for (name, value) in &self.headers {
            head.headers.insert(name.clone(), value.clone());
        }
        self.put_idempotency_key(core, &mut head)?;
        for name in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
            // Credentials that the user set as headers are no less secret.
            if let Some(value) = head.headers.get_mut(name) {
                value.set_sensitive(true);
            }
        }
        Ok(head)
    }

    /// The URL, without what credentials add to it.
    pub fn url(&self, base: &BaseUrl) -> Result<String, String> {
        match &self.whole_url {
            Some(url) => Ok(url.clone()),
            None => assemble(base, &self.path, (self.parameters, &self.values), &self.query),
        }
    }

    fn check_required(&self) -> Result<(), String> {
        let is_missing =
            |value: &Option<ParamValue>| matches!(value, None | Some(ParamValue::Absent));
        let mut both = self.parameters.iter().zip(&self.values);
        match both.find(|(parameter, value)| parameter.required && is_missing(value)) {
            Some((parameter, _)) => {
                Err(format!("the required parameter `{}` is missing", parameter.name))
            }
            None => Ok(()),
        }
    }

    fn put_standard_headers(&self, core: &Core, headers: &mut HeaderMap) -> Result<(), String> {
        headers.entry(USER_AGENT).or_insert_with(|| core.user_agent.clone());
        if !self.accept.is_empty() {
            headers.insert(ACCEPT, header_value("accept", &self.accept.join(", "))?);
        }
        Ok(())
    }

    fn put_parameters(&self, head: &mut RequestHead) -> Result<(), String> {
        for (parameter, value) in self.parameters.iter().zip(&self.values) {
            let Some(value) = value else { continue };
            let parts = match parameter.location {
                Location::Header | Location::Cookie => expand(parameter, value)?,
                _ => None,
            };
            match (parts, parameter.location) {
                (None, _) => {}
                (Some(parts), Location::Cookie) => head.add_cookies(&parts.join("; "))?,
                (Some(parts), _) => head.set_header(parameter.name, &parts.concat())?,
            }
        }
        Ok(())
    }

    /// One key a call, kept over its retries; a key of the user's wins.
    fn put_idempotency_key(&self, core: &Core, head: &mut RequestHead) -> Result<(), String> {
        let Some(name) = self.idempotency_key else { return Ok(()) };
        if let Entry::Vacant(entry) = head.headers.entry(header_name(name)?) {
            let key = uuid_text([core.jitter.bits(), core.jitter.bits()]);
            entry.insert(header_value(name, &key)?);
        }
        Ok(())
    }

    /// Whether the request carries a key that makes repeating it safe.
    #[must_use]
    pub fn has_idempotency_key(&self, headers: &HeaderMap) -> bool {
        let is_set = |value: Option<&HeaderValue>| value.is_some_and(|value| !value.is_empty());
        is_set(headers.get(HeaderName::from_static("idempotency-key")))
            || self.idempotency_key.is_some_and(|name| is_set(headers.get(name)))
    }
}

/// A UUID of version 4 (`RFC 9562 §5.4`), the form that servers ask for where they ask for one.
fn uuid_text([high, low]: [u64; 2]) -> String {
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    let (time, middle, version) = (high >> 32, (high >> 16) & 0xffff, high & 0xffff);
    let (variant, node) = (low >> 48, low & 0xffff_ffff_ffff);
    format!("{time:08x}-{middle:04x}-{version:04x}-{variant:04x}-{node:012x}")
}
