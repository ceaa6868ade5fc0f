//! Credentials: what they are, and which of them a call needs.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::runtime::body::BoxFuture;
use crate::runtime::error::Error;
use crate::runtime::head::RequestHead;
use crate::runtime::services::Services;
use crate::runtime::transport_error::BoxError;

pub use crate::runtime::credentials::{
    api_key_cookie, api_key_header, api_key_query, basic, bearer, bearer_from,
};
pub use crate::runtime::secret::Secret;

/// Puts a credential into a request. It is asked once an attempt, so that a token can be renewed in between.
pub trait Credential: Send + Sync + 'static {
    /// Adds the credential to `request`; headers that it sets are treated as secret.
    fn apply<'a>(&'a self, request: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>>;

    /// Hears that a server answered 401 to a request with the secrets `sent`. True if the next request would carry another
    /// credential: the call is then sent once more.
    fn refused(&self, sent: &[Secret]) -> bool {
        let _ = sent;
        false
    }

    /// What takes the place of this credential in a client that is built; none if it can be used as it is.
    ///
    /// # Errors
    ///
    /// Fails if the credential cannot work in that client.
    fn bind(&self, services: &Services) -> Result<Option<Arc<dyn Credential>>, Error> {
        let _ = services;
        Ok(None)
    }
}

/// Why a credential could not be had.
pub struct AuthError {
    text: String,
    transient: bool,
    source: Option<BoxError>,
}

impl AuthError {
    /// Asking again would not help. `text` must not hold the credential.
    pub fn permanent(text: impl Into<String>) -> Self {
        Self { text: text.into(), transient: false, source: None }
    }

    /// Asking again may help, so the call is retried. `text` must not hold the credential.
    pub fn transient(text: impl Into<String>) -> Self {
        Self { transient: true, ..Self::permanent(text) }
    }

    /// The same error with what caused it, which must not hold the credential either.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether asking again may help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.transient
    }
}

impl fmt::Debug for AuthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AuthError")
            .field("text", &self.text)
            .field("transient", &self.transient)
            .finish()
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl StdError for AuthError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

/// The credentials of a client by the key of their scheme in the document.
#[derive(Clone, Default)]
pub struct Credentials(Vec<(&'static str, Arc<dyn Credential>)>);

impl Credentials {
    /// Sets the credential of a scheme.
    pub fn set(&mut self, scheme: &'static str, credential: impl Credential) {
        self.put(scheme, Arc::new(credential));
    }

    /// They are few and stay sorted.
    fn put(&mut self, scheme: &'static str, credential: Arc<dyn Credential>) {
        let place = self.0.partition_point(|(known, _)| *known < scheme);
        match self.0.get_mut(place) {
            Some((known, held)) if *known == scheme => *held = credential,
            _ => self.0.insert(place, (scheme, credential)),
        }
    }

    fn get(&self, scheme: &str) -> Option<&Arc<dyn Credential>> {
        let held = self.0.iter().find(|(known, _)| *known == scheme);
        held.map(|(_, credential)| credential)
    }

    /// The same credentials in a client that is built.
    ///
    /// # Errors
    ///
    /// Fails if one of them cannot work there.
    pub fn bind(mut self, services: &Services) -> Result<Self, Error> {
        for (_, credential) in &mut self.0 {
            if let Some(bound) = credential.bind(services)? {
                *credential = bound;
            }
        }
        Ok(self)
    }

    /// The credentials that a call sends.
    pub fn select(&self, security: Security) -> Result<Vec<Arc<dyn Credential>>, String> {
        let Security::OneOf(alternatives) = security else {
            return Ok(self.0.iter().map(|(_, credential)| credential.clone()).collect());
        };
        let held = |schemes: &&&[&str]| {
            !schemes.is_empty() && schemes.iter().all(|scheme| self.get(scheme).is_some())
        };
        match alternatives.iter().find(held) {
            Some(schemes) => {
                Ok(schemes.iter().filter_map(|scheme| self.get(scheme).cloned()).collect())
            }
            None if alternatives.iter().all(|schemes| !schemes.is_empty())
                && !alternatives.is_empty() =>
            {
                Err(missing(alternatives))
            }
            None => Ok(Vec::new()),
        }
    }
}

fn missing(alternatives: &[&[&str]]) -> String {
    let names: Vec<String> = alternatives.iter().map(|schemes| schemes.join(" and ")).collect();
    format!("no credential is set for {}; set it when the client is built", names.join(", or "))
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.iter().map(|(scheme, _)| scheme)).finish()
    }
}

/// Which credentials a call needs.
#[derive(Debug, Clone, Copy)]
pub enum Security {
    /// All schemes of one of these alternatives; an empty alternative makes them optional, an empty list needs none.
    OneOf(&'static [&'static [&'static str]]),
    /// Every credential that the client has: a raw call, of which the document says nothing.
    Everything,
}

/// A secret from an environment variable, without white space around it; none if it is not set or empty.
pub fn from_environment(variable: &str) -> Result<Option<Secret>, Error> {
    match std::env::var(variable) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value.trim().into())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Error::build(format!("the environment variable {variable} is not Unicode")))
        }
    }
}

/// A secret from an environment variable that has to be set.
pub fn required_from_environment(variable: &str) -> Result<Secret, Error> {
    from_environment(variable)?
        .ok_or_else(|| Error::build(format!("the environment variable {variable} is not set")))
}
