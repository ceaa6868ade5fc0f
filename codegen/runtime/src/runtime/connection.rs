//! How the built-in transport connects.

use std::fmt;
use std::time::Duration;

use crate::runtime::secret::Secret;

/// Settings of the built-in transport; a transport of the user's has its own.
#[derive(Clone)]
pub struct Connection {
    /// The longest that a connection may take to be made.
    pub connect_timeout: Option<Duration>,
    /// The proxy for all requests; its URL may hold a password.
    pub proxy: Option<Secret>,
    /// Whether the proxy settings of the system are ignored.
    pub no_proxy: bool,
    /// Root certificates beside those of the system, PEM.
    pub root_certificates: Vec<Vec<u8>>,
}

impl Default for Connection {
    fn default() -> Self {
        Self {
            connect_timeout: Some(Duration::from_secs(5)),
            proxy: None,
            no_proxy: false,
            root_certificates: Vec::new(),
        }
    }
}

impl Connection {
    /// Whether nothing was set.
    #[must_use]
    pub fn is_default(&self) -> bool {
        let untouched = self.proxy.is_none() && !self.no_proxy && self.root_certificates.is_empty();
        untouched && self.connect_timeout == Self::default().connect_timeout
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Connection")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy)
            .field("no_proxy", &self.no_proxy)
            .field("root_certificates", &self.root_certificates.len())
            .finish()
    }
}
