//! The part of a client that all its clones and calls share.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::{HeaderMap, HeaderValue, Method};

use crate::runtime::auth::Credentials;
use crate::runtime::budget::Budget;
use crate::runtime::call::{Call, Endpoint};
use crate::runtime::clock::{Clock, Jitter};
use crate::runtime::layer::Layer;
use crate::runtime::raw::RawRequest;
use crate::runtime::redirect::RedirectPolicy;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::server::Choice;
use crate::runtime::transport::Transport;
use crate::runtime::url::BaseUrl;

pub use crate::runtime::settings::{Environment, Settings};

/// A client without the operations of its document. Cheap to clone.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

/// What a client is made of, checked.
pub struct Shared {
    /// Where the API lies.
    pub base: BaseUrl,
    /// Whether the user said so, which counts for operations with a server of their own as well.
    pub base_is_chosen: bool,
    /// Where the description lies, which relative servers are resolved against; where the API lies, if nobody says.
    pub document: Option<BaseUrl>,
    /// What the user says of the servers.
    pub servers: Choice,
    /// The `User-Agent` header.
    pub user_agent: HeaderValue,
    /// The credentials by scheme.
    pub credentials: Credentials,
    /// The longest that a call may take.
    pub timeout: Option<Duration>,
    /// The longest that an attempt may take.
    pub attempt_timeout: Option<Duration>,
    /// When failed calls are tried again.
    pub retry: RetryPolicy,
    /// The largest body that is read into memory.
    pub max_response_size: u64,
    /// Whether redirects are followed.
    pub redirects: RedirectPolicy,
    /// Whether credentials may go over plain http.
    pub allow_insecure_credentials: bool,
    /// The headers of every request.
    pub headers: HeaderMap,
    /// What stands between the credentials and the transport, the outermost first.
    pub layers: Vec<Arc<dyn Layer>>,
    /// What carries requests.
    pub transport: Arc<dyn Transport>,
    /// What tells the time and waits.
    pub clock: Arc<dyn Clock>,
    /// What draws random numbers.
    pub jitter: Arc<dyn Jitter>,
    /// The retry tokens.
    pub budget: Budget,
    /// What an optional part keeps a client, the thread of blocking calls for one.
    pub attachment: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Core {
    /// A core of these parts.
    #[must_use]
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// A call of an operation, its parameters not yet set.
    #[must_use]
    pub fn call(&self, endpoint: &'static Endpoint) -> Call {
        Call::new(self.clone(), endpoint)
    }

    /// A request that the document leaves out, with the client's credentials, retries and limits.
    pub fn request(&self, method: Method, path: &str) -> RawRequest {
        RawRequest::new(self.clone(), method, path)
    }
}

impl Deref for Core {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Core")
            .field("user_agent", &self.user_agent)
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
