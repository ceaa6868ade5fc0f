//! What the document says about a whole crate.

use crate::runtime::error::Error;
use crate::runtime::server::{Choice, Server};
use crate::runtime::url::BaseUrl;

/// Facts of a crate that its document gives.
#[derive(Debug)]
pub struct Environment {
    /// The user agent, `name/version`.
    pub user_agent: &'static str,
    /// The servers, the default one first; none if the builder has to say.
    pub servers: &'static [Server],
    /// The environment variable that `from_env` reads the base URL from.
    pub base_url_variable: &'static str,
}

impl Environment {
    /// Where the API lies, if the user does not say: where its server does, or with the description.
    ///
    /// # Errors
    ///
    /// Fails if nothing says.
    pub fn base(&self, servers: &Choice, document: Option<&BaseUrl>) -> Result<BaseUrl, Error> {
        match (self.servers.get(servers.index), document) {
            (Some(server), _) => server.locate(servers, document),
            // Without servers there is one at `/` (`OAS 3.0.4 §4.8.1`).
            (None, Some(document)) => {
                document.join("/").ok_or_else(|| Error::build("the description's URL has no host"))
            }
            (None, None) => Err(Error::build("no base URL is set, and the document names none")),
        }
    }
}
