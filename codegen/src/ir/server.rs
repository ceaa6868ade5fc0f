//! Servers and their variables.

/// A server (`OAS 3.0.4 §4.8.5`).
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// A name of its own (OpenAPI 3.2).
    pub name: Option<String>,
    /// As written; may be relative and hold `{variables}`.
    pub url: String,
    /// Its text.
    pub description: Option<String>,
    /// Its variables, in order.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerVariable {
    /// Its name, without braces.
    pub name: String,
    /// What stands in the URL when nobody says otherwise.
    pub default: String,
    /// The values it may have; empty = any.
    pub values: Vec<String>,
    /// Its text.
    pub description: Option<String>,
}
