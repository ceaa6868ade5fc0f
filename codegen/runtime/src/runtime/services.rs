//! What a client lends to its credentials.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use crate::runtime::clock::Clock;
use crate::runtime::transport::Transport;
use crate::runtime::url::BaseUrl;

/// The means of the client that a credential belongs to, for those that talk to a server themselves.
#[derive(Clone)]
pub struct Services {
    /// What carries requests.
    pub transport: Arc<dyn Transport>,
    /// What tells the time and waits.
    pub clock: Arc<dyn Clock>,
    /// Where the API lies.
    pub base: BaseUrl,
    /// The `User-Agent` header.
    pub user_agent: HeaderValue,
    /// Whether secrets may go over plain http.
    pub allow_insecure_credentials: bool,
}

/// Says nothing of what is in it.
impl fmt::Debug for Services {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Services").finish_non_exhaustive()
    }
}
