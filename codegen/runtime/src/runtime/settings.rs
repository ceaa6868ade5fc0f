//! The settings of a client, from the document's facts to what `build` checks.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::HeaderMap;

use crate::runtime::auth::{Credential, Credentials};
use crate::runtime::budget::Budget;
use crate::runtime::clock::{Clock, Jitter, SystemJitter};
use crate::runtime::connection::Connection;
use crate::runtime::core::{Core, Shared};
use crate::runtime::error::Error;
use crate::runtime::head::{header_name, header_value};
use crate::runtime::layer::Layer;
use crate::runtime::redirect::RedirectPolicy;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::secret::Secret;
use crate::runtime::server::Choice;
use crate::runtime::services::Services;
use crate::runtime::transport::Transport;
use crate::runtime::url::BaseUrl;

pub use crate::runtime::environment::Environment;

#[cfg(not(feature = "reqwest"))]
use crate::runtime::clock::SystemClock;
#[cfg(feature = "reqwest")]
use crate::runtime::reqwest_transport::ReqwestTransport;
#[cfg(feature = "reqwest")]
use crate::runtime::tokio_clock::TokioClock;

/// The settings of a client that is being built.
#[derive(Clone)]
pub struct Settings {
    environment: &'static Environment,
    base_url: Option<String>,
    document_url: Option<String>,
    servers: Choice,
    credentials: Credentials,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    max_response_size: u64,
    redirects: RedirectPolicy,
    allow_insecure_credentials: bool,
    user_agent_suffix: Option<String>,
    headers: HeaderMap,
    connection: Connection,
    layers: Vec<Arc<dyn Layer>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    jitter: Arc<dyn Jitter>,
    problem: Option<String>,
}

impl Settings {
    /// The defaults.
    #[must_use]
    pub fn new(environment: &'static Environment) -> Self {
        Self {
            environment,
            base_url: None,
            document_url: None,
            servers: Choice::default(),
            credentials: Credentials::default(),
            timeout: None,
            attempt_timeout: Some(Duration::from_secs(60)),
            retry: RetryPolicy::new(),
            max_response_size: 64 << 20,
            redirects: RedirectPolicy::none(),
            allow_insecure_credentials: false,
            user_agent_suffix: None,
            headers: HeaderMap::new(),
            connection: Connection::default(),
            layers: Vec::new(),
            transport: None,
            clock: None,
            jitter: Arc::new(SystemJitter),
            problem: None,
        }
    }

    /// Reads the base URL from its environment variable, if that is set.
    pub fn read_environment(&mut self) -> Result<(), Error> {
        let variable = self.environment.base_url_variable;
        match std::env::var(variable) {
            Ok(value) if !value.trim().is_empty() => self.base_url(&value),
            Ok(_) | Err(std::env::VarError::NotPresent) => {}
            Err(std::env::VarError::NotUnicode(_)) => {
                return Err(Error::build(format!(
                    "the environment variable {variable} is not Unicode"
                )));
            }
        }
        Ok(())
    }

    /// Sets the base URL, for every operation, also for those that the document gives a server of their own.
    pub fn base_url(&mut self, url: &str) {
        self.base_url = Some(url.to_owned());
    }

    /// Sets where the description lies, which servers with a relative URL are resolved against.
    pub fn document_url(&mut self, url: &str) {
        self.document_url = Some(url.to_owned());
    }

    /// Chooses among the servers of the description.
    pub fn server(&mut self, index: usize) {
        self.servers.index = index;
    }

    /// Sets a variable of servers, also of those that only some operations have.
    pub fn server_variable(&mut self, name: &'static str, value: &str) {
        self.servers.set(name, value);
    }

    /// Sets the credential of a security scheme.
    pub fn credential(&mut self, scheme: &'static str, credential: impl Credential) {
        self.credentials.set(scheme, credential);
    }

    /// Sets the longest that a call may take, all its attempts and waits included. Without one by default.
    pub fn timeout(&mut self, timeout: Option<Duration>) {
        self.timeout = timeout;
    }

    /// Sets the longest that one attempt may take, 60 s by default.
    pub fn attempt_timeout(&mut self, timeout: Option<Duration>) {
        self.attempt_timeout = timeout;
    }

    /// Sets the longest that a connection may take to be made, 5 s by default.
    pub fn connect_timeout(&mut self, timeout: Option<Duration>) {
        self.connection.connect_timeout = timeout;
    }

    /// Sets when failed calls are tried again.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.retry = policy;
    }

    /// Sets the largest body in bytes, decompressed, that is read into memory; 64 MiB by default.
    pub fn max_response_size(&mut self, bytes: u64) {
        self.max_response_size = bytes;
    }

    /// Sets whether redirects are followed; they are not by default.
    pub fn redirects(&mut self, policy: RedirectPolicy) {
        self.redirects = policy;
    }

    /// Allows credentials over plain http, to other hosts than this machine.
    pub fn allow_insecure_credentials(&mut self, allow: bool) {
        self.allow_insecure_credentials = allow;
    }

    /// Appends to the user agent.
    pub fn user_agent_suffix(&mut self, suffix: &str) {
        self.user_agent_suffix = Some(suffix.to_owned());
    }

    /// Sets a header of every request. A name or value that cannot be sent is an error of `build`.
    pub fn header(&mut self, name: &str, value: &str) {
        match header_name(name).and_then(|header| Ok((header, header_value(name, value)?))) {
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(problem) => self.problem = Some(problem),
        }
    }

    /// Sends every request through a proxy.
    pub fn proxy(&mut self, url: &str) {
        self.connection.proxy = Some(Secret::from(url));
    }

    /// Ignores the proxy settings of the system.
    pub fn no_proxy(&mut self) {
        self.connection.no_proxy = true;
    }

    /// Trusts the certificates in this PEM text beside those of the system.
    pub fn add_root_certificate_pem(&mut self, pem: &[u8]) {
        self.connection.root_certificates.push(pem.to_vec());
    }

    /// Adds a layer inside of those that were added before.
    pub fn layer(&mut self, layer: impl Layer) {
        self.layers.push(Arc::new(layer));
    }

    /// Sets what carries requests, in place of the built-in transport.
    pub fn transport(&mut self, transport: impl Transport) {
        self.transport = Some(Arc::new(transport));
    }

    /// Sets what tells the time and waits.
    pub fn clock(&mut self, clock: impl Clock) {
        self.clock = Some(Arc::new(clock));
    }

    /// Sets what draws random numbers.
    pub fn jitter(&mut self, jitter: impl Jitter) {
        self.jitter = Arc::new(jitter);
    }

    /// Checks the settings and makes the client's core.
    pub fn build(mut self) -> Result<Core, Error> {
        // What can fail takes parts out, and what cannot takes the rest apart: nothing is half moved where it fails.
        let (services, document) = self.services()?;
        let credentials = std::mem::take(&mut self.credentials).bind(&services)?;
        Ok(Core::new(Shared {
            base: services.base,
            base_is_chosen: self.base_url.is_some(),
            document,
            servers: self.servers,
            user_agent: services.user_agent,
            credentials,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            max_response_size: self.max_response_size,
            redirects: self.redirects,
            allow_insecure_credentials: self.allow_insecure_credentials,
            headers: self.headers,
            layers: self.layers,
            transport: services.transport,
            clock: services.clock,
            jitter: self.jitter,
            budget: Budget::new(),
            attachment: OnceLock::new(),
        }))
    }

    /// What credentials work with, and where the description lies.
    fn services(&mut self) -> Result<(Services, Option<BaseUrl>), Error> {
        if let Some(problem) = self.problem.take() {
            return Err(Error::build(problem));
        }
        let clock = self.clock.take().unwrap_or_else(default_clock);
        let waits = self.timeout.is_some()
            || self.attempt_timeout.is_some()
            || self.retry.max_attempts() > 1;
        if waits && !clock.can_sleep() {
            return Err(Error::build(
                "timeouts and retries need a clock that can wait: set one, or switch both off",
            ));
        }
        let document = self.document_url.as_deref().map(BaseUrl::parse).transpose()?;
        let base = match &self.base_url {
            Some(url) => BaseUrl::parse(url)?,
            None => self.environment.base(&self.servers, document.as_ref())?,
        };
        let mut user_agent = self.environment.user_agent.to_owned();
        if let Some(suffix) = &self.user_agent_suffix {
            user_agent.extend([" ", suffix.as_str()]);
        }
        let services = Services {
            transport: transport(self.transport.take(), &self.connection)?,
            clock,
            base,
            user_agent: header_value("user-agent", &user_agent).map_err(Error::build)?,
            allow_insecure_credentials: self.allow_insecure_credentials,
        };
        Ok((services, document))
    }
}

#[cfg(feature = "reqwest")]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(TokioClock)
}

#[cfg(not(feature = "reqwest"))]
fn default_clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

fn transport(
    chosen: Option<Arc<dyn Transport>>,
    connection: &Connection,
) -> Result<Arc<dyn Transport>, Error> {
    match chosen {
        Some(_) if !connection.is_default() => Err(Error::build(
            "proxy, certificates and connect timeout are settings of the built-in transport; set them on your own one",
        )),
        Some(transport) => Ok(transport),
        None => built_in(connection),
    }
}

#[cfg(feature = "reqwest")]
fn built_in(connection: &Connection) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(ReqwestTransport::connect(connection)?))
}

#[cfg(not(feature = "reqwest"))]
fn built_in(_: &Connection) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::build("no transport is set, and the feature `reqwest` is off"))
}

/// What is set, without credentials, headers and URLs.
impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("max_response_size", &self.max_response_size)
            .field("redirects", &self.redirects)
            .field("connection", &self.connection)
            .finish_non_exhaustive()
    }
}
