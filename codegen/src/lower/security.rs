//! Security schemes, and what operations require of them.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};
use serde_json::Value;

use super::context::Context;
use super::nearest::nearest;
use super::place::Place;
use super::resolve::resolve;
use super::{docs, extension, naming, oauth2};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{
    ApiKeyLocation, Docs, Pointer, Requirement, Scheme, SchemeId, SchemeKind, SchemeUse,
};

/// Every scheme of the components, in order.
pub(super) fn lower_schemes(context: &mut Context<'_>) -> Vec<Scheme> {
    let schemes = context.parts.components.security_schemes.iter();
    schemes.filter_map(|(key, node)| scheme(context, key, node)).collect()
}

fn scheme<'a>(
    context: &mut Context<'a>,
    key: &str,
    node: &'a ReferenceOr<SecurityScheme>,
) -> Option<Scheme> {
    let pointer = Pointer::root().child("components").child("securitySchemes").child(key);
    let place = Place::owner(pointer, naming::component(key, "scheme"));
    let resolved = resolve(context, node, &place)?;
    let mut notes = Vec::new();
    let (kind, description, extensions) = match resolved.node.as_ref() {
        SecurityScheme::APIKey { location, name, description, extensions } => {
            let location = api_key_location(location);
            (SchemeKind::ApiKey { location, name: name.clone() }, description, extensions)
        }
        SecurityScheme::HTTP { scheme, bearer_format: _, description, extensions } => {
            (http(scheme, extensions), description, extensions)
        }
        SecurityScheme::OAuth2 { flows, description, extensions } => {
            let (kind, told) = oauth2::oauth2(flows);
            notes = told;
            (kind, description, extensions)
        }
        SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions } => (
            SchemeKind::OpenIdConnect { url: open_id_connect_url.clone() },
            description,
            extensions,
        ),
    };
    let docs = Docs {
        description: docs::text(description.as_ref()),
        deprecated: extension::deprecated(extensions),
        notes,
        ..Docs::default()
    };
    let pointer = resolved.place.pointer;
    if let SchemeKind::OtherHttp(name) = &kind {
        report_by_hand(context, name, extensions, &pointer);
    }
    Some(Scheme { key: key.to_owned(), kind, docs, pointer })
}

fn api_key_location(location: &APIKeyLocation) -> ApiKeyLocation {
    match location {
        APIKeyLocation::Query => ApiKeyLocation::Query,
        APIKeyLocation::Header => ApiKeyLocation::Header,
        APIKeyLocation::Cookie => ApiKeyLocation::Cookie,
    }
}

/// Scheme names are told apart without regard to case (RFC 9110 §11.1).
fn http(scheme: &str, extensions: &extension::Extensions) -> SchemeKind {
    let mutual = extensions.get(extension::SECURITY_TYPE).and_then(Value::as_str);
    match scheme.to_lowercase().as_str() {
        _ if mutual == Some("mutualTLS") => SchemeKind::MutualTls,
        "bearer" => SchemeKind::Bearer,
        "basic" => SchemeKind::Basic,
        _ => SchemeKind::OtherHttp(scheme.to_owned()),
    }
}

/// An unknown type of scheme was reported where it was read.
fn report_by_hand(
    context: &mut Context<'_>,
    name: &str,
    extensions: &extension::Extensions,
    pointer: &Pointer,
) {
    if extensions.contains_key(extension::SECURITY_TYPE) {
        return;
    }
    let message = format!(
        "the scheme `{name}` is not built in; what stands in `Authorization` is left to the user"
    );
    let help = "users set the whole header, or bring a `Credential` that computes it";
    if let Some(reported) = context.report(&codes::SCHEME_BY_HAND, pointer, message) {
        reported.accept().help(help);
    }
}

/// The alternatives of an operation: its own, else the document's.
pub(super) fn requirements(
    context: &mut Context<'_>,
    own: Option<&[SecurityRequirement]>,
    schemes: &[Scheme],
    operation: &Pointer,
) -> Vec<Requirement> {
    let (list, pointer) = match own {
        Some(own) => (own, operation.child("security")),
        None => {
            let of_document = context.parts.security.as_deref().unwrap_or_default();
            (of_document, Pointer::root().child("security"))
        }
    };
    let mut requirements: Vec<Requirement> = Vec::new();
    for (index, alternative) in list.iter().enumerate() {
        let requirement = requirement(context, alternative, schemes, &pointer.index(index));
        requirements.extend(requirement.filter(|new| !requirements.contains(new)));
    }
    requirements
}

/// One alternative; `None` where none of its schemes is known.
fn requirement(
    context: &mut Context<'_>,
    alternative: &SecurityRequirement,
    schemes: &[Scheme],
    pointer: &Pointer,
) -> Option<Requirement> {
    let mut uses: Vec<(&String, SchemeUse)> = Vec::new();
    for (key, scopes) in alternative {
        match schemes.iter().position(|scheme| scheme.key == *key) {
            Some(index) => {
                uses.push((
                    key,
                    SchemeUse { scheme: SchemeId::new(index), scopes: scopes.clone() },
                ));
            }
            None => report_unknown(context, key, schemes, &pointer.child(key)),
        }
    }
    if uses.is_empty() && !alternative.is_empty() {
        return None;
    }
    uses.sort_by_key(|(key, _)| *key);
    Some(Requirement { schemes: uses.into_iter().map(|(_, used)| used).collect() })
}

fn report_unknown(context: &mut Context<'_>, key: &str, schemes: &[Scheme], pointer: &Pointer) {
    let message = format!("there is no security scheme `{key}`");
    let near = nearest(key, schemes.iter().map(|scheme| scheme.key.as_str()));
    let declared = near.first().map(|near| (*near).to_owned());
    let Some(reported) = context.report(&codes::SCHEME_UNKNOWN, pointer, message) else { return };
    match declared {
        Some(near) => reported.at_name().write(near).done(),
        None => reported.accept().help(format!(
            "add to `components.securitySchemes`: {key}: {{ type: apiKey, in: header, name: X-Api-Key }}"
        )),
    }
}
