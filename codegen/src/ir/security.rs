//! Security schemes and what operations require of them.

use super::{Docs, Pointer};

/// Index of a [`Scheme`] in [`super::Api::schemes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(u32);

impl SchemeId {
    /// The id of the `index`th scheme.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("load bounds the number of nodes far below u32::MAX"))
    }

    /// The position in [`super::Api::schemes`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A security scheme (`OAS 3.0.4 §4.8.27`).
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its key under `components.securitySchemes`.
    pub key: String,
    /// What it is.
    pub kind: SchemeKind,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The kind of a scheme.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemeKind {
    /// `http` with `bearer`.
    Bearer,
    /// `http` with `basic`.
    Basic,
    /// `apiKey`.
    ApiKey {
        /// Where the key goes.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// `oauth2`: sent as a bearer token.
    OAuth2 {
        /// `clientCredentials.tokenUrl`, as written.
        client_credentials: Option<String>,
        /// Every scope named by any flow, sorted.
        scopes: Vec<String>,
    },
    /// `openIdConnect`: sent as a bearer token.
    OpenIdConnect {
        /// `openIdConnectUrl`.
        url: String,
    },
    /// `mutualTLS`: a matter of the transport.
    MutualTls,
    /// Another `http` scheme (digest, hoba …), by its name: the user sets the header.
    OtherHttp(String),
}

/// `in` of an API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// A header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
}

/// One alternative: every scheme in it must be satisfied; an empty one needs none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Requirement {
    /// The schemes, sorted by key.
    pub schemes: Vec<SchemeUse>,
}

/// A scheme with the scopes asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeUse {
    /// Which.
    pub scheme: SchemeId,
    /// `scopes` as written.
    pub scopes: Vec<String>,
}
