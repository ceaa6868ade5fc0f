//! Names of security schemes: setters on the client's builder.

use super::case::{self, Case};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::ir::{Api, ApiKeyLocation, SchemeKind};

/// Setters of credentials on the builder; a scheme alone of its kind has the kind's everyday name.
pub fn name(api: &Api) -> Vec<String> {
    let entries: Vec<_> = api
        .schemes
        .iter()
        .map(|scheme| Entry {
            wire: scheme.key.clone(),
            fixed: None,
            forms: vec![
                case::plain(&scheme.key, Case::Snake),
                case::plain(&format!("{} {}", scheme.key, kind_word(&scheme.kind)), Case::Snake),
                case::hashed(&scheme.key, &scheme.key, Case::Snake),
            ],
        })
        .collect();
    scope::assign(&entries, &Reserved::builder()).0
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
