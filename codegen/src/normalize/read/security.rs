//! Security schemes (`OAS 3.0.4 §4.8.27`).

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow,
    OAuth2Flows, PasswordOAuth2Flow, SecurityScheme,
};
use serde_json::Value;

use crate::diagnostics::codes::normalize as codes;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::{Object, cures};

/// One scheme; an unknown type is kept as an `http` scheme with [`ext::SECURITY_TYPE`].
pub(super) fn scheme(object: Object<'_>, cx: &mut Context<'_>) -> Option<SecurityScheme> {
    object.known("a security scheme", KNOWN, cx);
    let description = object.string("description", cx);
    let mut extensions = object.extensions();
    let kind = object.string("type", cx).unwrap_or_default();
    match kind.as_str() {
        "apiKey" => {
            let location = location(&object, cx)?;
            let name = demanded(&object, "name", cx)?;
            Some(SecurityScheme::APIKey { location, name, description, extensions })
        }
        "http" => Some(SecurityScheme::HTTP {
            scheme: demanded(&object, "scheme", cx)?,
            bearer_format: object.string("bearerFormat", cx),
            description,
            extensions,
        }),
        "oauth2" => {
            let flows = flows(&object, cx);
            Some(SecurityScheme::OAuth2 { flows, description, extensions })
        }
        "openIdConnect" => Some(SecurityScheme::OpenIDConnect {
            open_id_connect_url: object.string("openIdConnectUrl", cx).unwrap_or_default(),
            description,
            extensions,
        }),
        other => {
            if other != "mutualTLS" {
                unknown_type(&object, other, cx);
            }
            extensions.insert(ext::SECURITY_TYPE.to_owned(), Value::from(other));
            let scheme = other.to_owned();
            Some(SecurityScheme::HTTP { scheme, bearer_format: None, description, extensions })
        }
    }
}

fn unknown_type(object: &Object<'_>, kind: &str, cx: &mut Context<'_>) {
    const TYPES: &[&str] = &["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"];
    let message =
        format!("`{kind}` is no type of security scheme; the credential is left to the user");
    let reported = cx.report(&codes::SECURITY, &object.at.child("type"), message);
    match cures::nearest(kind, TYPES) {
        Some(known) => reported.write(known).done(),
        None => reported.accept().help(format!("write one of {}", TYPES.join(", "))),
    }
}

const KNOWN: &[&str] = &[
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "deprecated",
];

fn demanded(object: &Object<'_>, name: &str, cx: &mut Context<'_>) -> Option<String> {
    let text = object.string(name, cx);
    if text.is_none() {
        let member = match name {
            "scheme" => "scheme: bearer",
            "in" => "in: header",
            "openIdConnectUrl" => {
                "openIdConnectUrl: https://example.com/.well-known/openid-configuration"
            }
            _ => "name: X-Api-Key",
        };
        cx.report(
            &codes::SECURITY,
            &object.at,
            format!("a security scheme of this type needs `{name}`; it is left out"),
        )
        .insert(member)
        .done();
    }
    text
}

fn location(object: &Object<'_>, cx: &mut Context<'_>) -> Option<APIKeyLocation> {
    match demanded(object, "in", cx)?.as_str() {
        "query" => Some(APIKeyLocation::Query),
        "header" => Some(APIKeyLocation::Header),
        "cookie" => Some(APIKeyLocation::Cookie),
        other => {
            cx.report(&codes::SECURITY, &object.at.child("in"), format!("a key is sent in `header`, `query` or `cookie`, not in `{other}`; the scheme is left out"))
                .write("header");
            None
        }
    }
}

fn flows(object: &Object<'_>, cx: &mut Context<'_>) -> OAuth2Flows {
    let Some(flows) = object.object("flows", cx) else { return OAuth2Flows::default() };
    flows.known(
        "`flows`",
        &["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"],
        cx,
    );
    let mut extensions = flows.extensions();
    // Kept whole: openapiv3 knows no device flow.
    extensions.extend(
        flows
            .map
            .get_key_value("deviceAuthorization")
            .map(|(_, flow)| (ext::DEVICE_AUTHORIZATION.to_owned(), flow.clone())),
    );
    OAuth2Flows {
        implicit: flows.object("implicit", cx).map(|flow| ImplicitOAuth2Flow {
            authorization_url: flow.string("authorizationUrl", cx).unwrap_or_default(),
            refresh_url: flow.string("refreshUrl", cx),
            scopes: scopes(&flow, cx),
            extensions: flow.extensions(),
        }),
        password: flows.object("password", cx).map(|flow| PasswordOAuth2Flow {
            refresh_url: flow.string("refreshUrl", cx),
            token_url: flow.string("tokenUrl", cx).unwrap_or_default(),
            scopes: scopes(&flow, cx),
            extensions: flow.extensions(),
        }),
        client_credentials: flows.object("clientCredentials", cx).map(|flow| {
            ClientCredentialsOAuth2Flow {
                refresh_url: flow.string("refreshUrl", cx),
                token_url: flow.string("tokenUrl", cx).unwrap_or_default(),
                scopes: scopes(&flow, cx),
                extensions: flow.extensions(),
            }
        }),
        authorization_code: flows.object("authorizationCode", cx).map(|flow| {
            AuthorizationCodeOAuth2Flow {
                authorization_url: flow.string("authorizationUrl", cx).unwrap_or_default(),
                token_url: flow.string("tokenUrl", cx).unwrap_or_default(),
                refresh_url: flow.string("refreshUrl", cx),
                scopes: scopes(&flow, cx),
                extensions: flow.extensions(),
            }
        }),
        extensions,
    }
}

fn scopes(flow: &Object<'_>, cx: &mut Context<'_>) -> IndexMap<String, String> {
    let Some(map) = flow.object("scopes", cx) else { return IndexMap::new() };
    let scope = |name: &String| (name.clone(), map.string(name, cx).unwrap_or_default());
    map.map.keys().filter(|name| !name.starts_with("x-")).map(scope).collect()
}
