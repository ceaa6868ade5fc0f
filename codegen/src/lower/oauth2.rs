//! OAuth2 flows: which of them the client can go by itself, and what the others are, for the documentation.

use std::collections::BTreeMap;

use openapiv3::{
    AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow,
};
use serde_json::Value;

use super::extension::Extensions;
use crate::ir::SchemeKind;
use crate::normalize::extensions::DEVICE_AUTHORIZATION;

/// The scopes of a flow with their texts.
type Scopes = BTreeMap<String, String>;

/// The kind of a scheme with these flows, a sentence a flow, and a list of all scopes.
pub(super) fn oauth2(flows: &OAuth2Flows) -> (SchemeKind, Vec<String>) {
    let OAuth2Flows { implicit, password, client_credentials, authorization_code, extensions } =
        flows;
    let told = [
        implicit.as_ref().map(of_implicit),
        password.as_ref().map(of_password),
        client_credentials.as_ref().map(of_client_credentials),
        authorization_code.as_ref().map(of_authorization_code),
        of_device(extensions),
    ];
    let mut notes = Vec::new();
    let mut scopes = Scopes::new();
    for (note, of_flow) in told.into_iter().flatten() {
        notes.push(note);
        scopes.extend(of_flow);
    }
    if !scopes.is_empty() {
        let lines: Vec<_> = scopes.iter().map(|(name, text)| scope(name, text)).collect();
        notes.push(format!("Scopes:\n\n{}", lines.join("\n")));
    }
    let kind = SchemeKind::OAuth2 {
        client_credentials: client_credentials.as_ref().map(|flow| flow.token_url.clone()),
        scopes: scopes.into_keys().collect(),
    };
    (kind, notes)
}

fn of_implicit(flow: &ImplicitOAuth2Flow) -> (String, Scopes) {
    let ImplicitOAuth2Flow { authorization_url, refresh_url: _, scopes, extensions: _ } = flow;
    let note = format!("Flow `implicit`: people agree at {}.", code(authorization_url));
    (note, own(scopes))
}

fn of_password(flow: &PasswordOAuth2Flow) -> (String, Scopes) {
    let PasswordOAuth2Flow { refresh_url: _, token_url, scopes, extensions: _ } = flow;
    (format!("Flow `password`: tokens come from {}.", code(token_url)), own(scopes))
}

fn of_client_credentials(flow: &ClientCredentialsOAuth2Flow) -> (String, Scopes) {
    let ClientCredentialsOAuth2Flow { refresh_url: _, token_url, scopes, extensions: _ } = flow;
    (format!("Flow `clientCredentials`: tokens come from {}.", code(token_url)), own(scopes))
}

fn of_authorization_code(flow: &AuthorizationCodeOAuth2Flow) -> (String, Scopes) {
    let AuthorizationCodeOAuth2Flow {
        authorization_url,
        token_url,
        refresh_url: _,
        scopes,
        extensions: _,
    } = flow;
    let note = format!(
        "Flow `authorizationCode`: people agree at {}, tokens come from {}.",
        code(authorization_url),
        code(token_url)
    );
    (note, own(scopes))
}

/// `OAS 3.2.0 §4.29`; RFC 8628.
fn of_device(extensions: &Extensions) -> Option<(String, Scopes)> {
    let flow = extensions.get(DEVICE_AUTHORIZATION)?.as_object()?;
    let text = |name: &str| flow.get(name).and_then(Value::as_str).unwrap_or_default();
    let note = format!(
        "Flow `deviceAuthorization`: a device asks at {}, tokens come from {}.",
        code(text("deviceAuthorizationUrl")),
        code(text("tokenUrl"))
    );
    let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flatten();
    let scope = |(name, text): (&String, &Value)| {
        (name.clone(), text.as_str().unwrap_or_default().to_owned())
    };
    Some((note, scopes.map(scope).collect()))
}

fn own<'a>(scopes: impl IntoIterator<Item = (&'a String, &'a String)>) -> Scopes {
    scopes.into_iter().map(|(name, text)| (name.clone(), text.clone())).collect()
}

fn scope(name: &str, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if text.is_empty() { String::new() } else { format!(": {text}") };
    format!("* {}{text}", code(name))
}

/// A code span, whatever the text holds.
fn code(text: &str) -> String {
    if text.is_empty() {
        return "an address that the description leaves out".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
