//! The credentials that OpenAPI knows by itself: HTTP bearer and basic, and API keys.

use std::future::{Future, ready};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::runtime::auth::{AuthError, Credential};
use crate::runtime::body::BoxFuture;
use crate::runtime::head::RequestHead;
use crate::runtime::secret::Secret;

/// A credential that is the same for every request.
#[derive(Debug, Clone)]
pub struct Fixed {
    place: Place,
    secret: Secret,
}

#[derive(Debug, Clone)]
enum Place {
    Bearer,
    Basic { user: String },
    Header(String),
    Query(String),
    Cookie(String),
}

/// A bearer token.
pub fn bearer(token: impl Into<Secret>) -> Fixed {
    Fixed { place: Place::Bearer, secret: token.into() }
}

/// A user name and a password.
pub fn basic(user: &str, password: impl Into<Secret>) -> Fixed {
    Fixed { place: Place::Basic { user: user.to_owned() }, secret: password.into() }
}

/// An API key in a header.
pub fn api_key_header(name: &str, key: impl Into<Secret>) -> Fixed {
    Fixed { place: Place::Header(name.to_owned()), secret: key.into() }
}

/// An API key in the query.
pub fn api_key_query(name: &str, key: impl Into<Secret>) -> Fixed {
    Fixed { place: Place::Query(name.to_owned()), secret: key.into() }
}

/// An API key in a cookie.
pub fn api_key_cookie(name: &str, key: impl Into<Secret>) -> Fixed {
    Fixed { place: Place::Cookie(name.to_owned()), secret: key.into() }
}

impl Fixed {
    fn put(&self, head: &mut RequestHead) -> Result<(), String> {
        match &self.place {
            Place::Bearer => head.set_secret_header("authorization", "Bearer ", &self.secret),
            Place::Basic { user } => self.put_basic(user, head),
            Place::Header(name) => head.set_secret_header(name, "", &self.secret),
            Place::Cookie(name) => head.add_secret_cookie(name, &self.secret),
            Place::Query(name) => {
                head.add_secret_query(name, &self.secret);
                Ok(())
            }
        }
    }

    fn put_basic(&self, user: &str, head: &mut RequestHead) -> Result<(), String> {
        if user.contains(':') {
            return Err("the user name of basic authentication holds a colon".to_owned());
        }
        let encoded = STANDARD.encode(format!("{user}:{}", self.secret.expose()));
        head.guard(&self.secret);
        head.set_secret_header("authorization", "Basic ", &encoded.into())
    }
}

impl Credential for Fixed {
    fn apply<'a>(&'a self, request: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(ready(self.put(request).map_err(AuthError::permanent)))
    }
}

/// A bearer token that a function is asked for before every attempt.
#[derive(Debug, Clone)]
pub struct Provided<P>(P);

/// A bearer token that `provide` is asked for before every attempt.
pub fn bearer_from<P, F>(provide: P) -> Provided<P>
where
    P: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<Secret, AuthError>> + Send + 'static,
{
    Provided(provide)
}

impl<P, F> Credential for Provided<P>
where
    P: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<Secret, AuthError>> + Send + 'static,
{
    fn apply<'a>(&'a self, request: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>> {
        let token = (self.0)();
        Box::pin(async move {
            let token = token.await?;
            request
                .set_secret_header("authorization", "Bearer ", &token)
                .map_err(AuthError::permanent)
        })
    }
}
