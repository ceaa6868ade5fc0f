//! OAuth2 client credentials (RFC 6749 §4.4): the id and secret of a program, from which it gets its tokens itself.

use std::fmt;
use std::future::ready;
use std::sync::Arc;

use crate::runtime::auth::{self, AuthError, Credential};
use crate::runtime::body::BoxFuture;
use crate::runtime::error::Error;
use crate::runtime::head::RequestHead;
use crate::runtime::secret::Secret;
use crate::runtime::services::Services;
use crate::runtime::token_cache::Tokens;
use crate::runtime::token_request::TokenEndpoint;

/// How the token endpoint is told which program asks (RFC 6749 §2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClientAuthentication {
    /// As basic authentication, which every server has to understand.
    #[default]
    Header,
    /// As `client_id` and `client_secret` in the body.
    Body,
}

/// The credential of a program that gets its tokens itself, with its id and its secret.
///
/// A token is asked for when the first call needs one, by one request however many calls wait for it. Shortly before it
/// expires a new one is asked for, while calls go on with the old one. A call that the server answers with 401 asks for
/// a fresh token and is sent once more; where that is refused as well, no further one is asked for in the next minute.
#[derive(Clone)]
pub struct ClientCredentials {
    client_id: String,
    client_secret: Secret,
    authentication: ClientAuthentication,
    token_url: Option<String>,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
}

impl ClientCredentials {
    /// The program's id and secret. No scope is asked for, so that the server grants what it grants by default.
    pub fn new(client_id: &str, client_secret: impl Into<Secret>) -> Self {
        Self {
            client_id: client_id.to_owned(),
            client_secret: client_secret.into(),
            authentication: ClientAuthentication::default(),
            token_url: None,
            scopes: Vec::new(),
            parameters: Vec::new(),
        }
    }

    /// Asks for a scope, beside those that were asked for before.
    #[must_use]
    pub fn scope(mut self, scope: &str) -> Self {
        self.scopes.push(scope.to_owned());
        self
    }

    /// Sends a parameter that the server wants beside those of the standard: `audience`, `resource`.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.parameters.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets how the program says who it is; as basic authentication by default.
    #[must_use]
    pub fn authentication(mut self, authentication: ClientAuthentication) -> Self {
        self.authentication = authentication;
        self
    }

    /// Sets the URL of the token endpoint, in place of the description's. A relative one is resolved against the base
    /// URL. Over plain `http` a secret goes only to this machine, unless the client allows more.
    #[must_use]
    pub fn token_url(mut self, url: &str) -> Self {
        self.token_url = Some(url.to_owned());
        self
    }

    /// Sets the URL of the token endpoint, if none is set.
    #[must_use]
    pub fn or_token_url(mut self, url: &str) -> Self {
        self.token_url.get_or_insert_with(|| url.to_owned());
        self
    }

    /// The parameters of a token request, in the order in which they are sent.
    fn form(&self) -> Vec<(String, String)> {
        let mut form = vec![("grant_type".to_owned(), "client_credentials".to_owned())];
        if !self.scopes.is_empty() {
            form.push(("scope".to_owned(), self.scopes.join(" ")));
        }
        form.extend(self.parameters.iter().cloned());
        form
    }
}

impl Credential for ClientCredentials {
    fn apply<'a>(&'a self, _: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(ready(Err(AuthError::permanent(
            "client credentials get tokens only as the credential of a client",
        ))))
    }

    fn bind(&self, services: &Services) -> Result<Option<Arc<dyn Credential>>, Error> {
        let url = self.token_url.as_deref().unwrap_or_default();
        let url = services.base.join(url).filter(|_| !url.is_empty());
        let url = url.ok_or_else(|| {
            Error::build(
                "the URL of the token endpoint is missing or not a URL; set it with `token_url`",
            )
        })?;
        let endpoint = TokenEndpoint {
            services: services.clone(),
            url,
            form: self.form(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
            in_body: self.authentication == ClientAuthentication::Body,
        };
        endpoint.check()?;
        Ok(Some(Arc::new(Tokens::new(endpoint))))
    }
}

/// The id and secret of a program from two environment variables; none if neither is set.
///
/// # Errors
///
/// Fails if only one of them is set, or one is not Unicode.
pub fn from_environment(id: &str, secret: &str) -> Result<Option<ClientCredentials>, Error> {
    match (auth::from_environment(id)?, auth::from_environment(secret)?) {
        (Some(id), Some(secret)) => Ok(Some(ClientCredentials::new(id.expose(), secret))),
        (None, None) => Ok(None),
        _ => Err(Error::build(format!("set both {id} and {secret}, or neither"))),
    }
}

/// The program and what it asks for; no secret, no parameter, no URL.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCredentials")
            .field("client_id", &self.client_id)
            .field("scopes", &self.scopes)
            .field("authentication", &self.authentication)
            .finish_non_exhaustive()
    }
}
