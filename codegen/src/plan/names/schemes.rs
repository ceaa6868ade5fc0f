//! Names of security schemes: setters on the client's builder.

use super::case::{Case, Form};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use super::servers;
use crate::ir::{Api, ApiKeyLocation, SchemeKind};
use crate::plan::facts::Servers;

/// The names around one scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemeNames {
    /// The setter of its credential.
    pub setter: String,
    /// The setter of an id and a secret that tokens are got with, used where a flow allows that.
    pub client_credentials: String,
}

/// Setters on the builder: of credentials, and of the variables of servers.
pub fn name(api: &Api, servers: &Servers) -> (Vec<SchemeNames>, Vec<String>) {
    let keys = || api.schemes.iter().map(|scheme| (scheme, scheme.key.as_str()));
    let mut entries: Vec<_> = keys().map(|(scheme, key)| entry(key, "", &scheme.kind)).collect();
    entries.extend(keys().map(|(scheme, key)| entry(key, " client credentials", &scheme.kind)));
    entries.extend(servers.variables.iter().map(servers::setter));
    let mut setters = scope::assign(&entries, &Reserved::builder()).0;
    let mut programs = setters.split_off(api.schemes.len());
    let variables = programs.split_off(api.schemes.len());
    let both = setters.into_iter().zip(programs);
    let schemes = both
        .map(|(setter, client_credentials)| SchemeNames { setter, client_credentials })
        .collect();
    (schemes, variables)
}

fn entry(key: &str, suffix: &str, kind: &SchemeKind) -> Entry {
    let wire = format!("{key}{suffix}");
    Entry {
        forms: vec![
            Form::plain(&wire, Case::Snake),
            Form::plain(format!("{key} {}{suffix}", kind_word(kind)), Case::Snake),
            Form::hashed(&wire, &wire, Case::Snake),
        ],
        wire,
        ..Entry::default()
    }
}

fn kind_word(kind: &SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Bearer => "bearer",
        SchemeKind::Basic => "basic",
        SchemeKind::ApiKey { location: ApiKeyLocation::Header, .. } => "header",
        SchemeKind::ApiKey { location: ApiKeyLocation::Query, .. } => "query",
        SchemeKind::ApiKey { location: ApiKeyLocation::Cookie, .. } => "cookie",
        SchemeKind::OAuth2 { .. } => "oauth2",
        SchemeKind::OpenIdConnect { .. } => "openid",
        SchemeKind::MutualTls => "tls",
        SchemeKind::OtherHttp(_) => "credential",
    }
}
