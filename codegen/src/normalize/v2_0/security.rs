//! `securityDefinitions`: security schemes.

use serde_json::{Map, Value, json};

use crate::diagnostics::At;
use crate::normalize::context::Context;

use super::Members;

/// Moves and converts each.
pub(super) fn upgrade(root: &mut Members, components: &mut Members, cx: &mut Context<'_>) {
    super::move_section(root, "securityDefinitions", components, "securitySchemes", cx);
    let Some(Value::Object(schemes)) = components.get_mut("securitySchemes") else { return };
    let root_at = At::root();
    let components_at = root_at.child("components");
    let list_at = components_at.child("securitySchemes");
    for (name, scheme) in schemes.iter_mut() {
        if let Value::Object(scheme) = scheme {
            convert(scheme, &list_at.child(name), cx);
        }
    }
}

fn convert(scheme: &mut Members, at: &At<'_>, cx: &mut Context<'_>) {
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), Value::from("http"));
            scheme.insert("scheme".to_owned(), Value::from("basic"));
        }
        Some("oauth2") => {
            let flow = scheme.shift_remove("flow");
            let name = match flow.as_ref().and_then(Value::as_str).unwrap_or("implicit") {
                "application" => "clientCredentials",
                "accessCode" => "authorizationCode",
                other => other,
            };
            let mut inner = Map::new();
            for member in ["authorizationUrl", "tokenUrl", "scopes"] {
                inner.extend(scheme.shift_remove(member).map(|value| (member.to_owned(), value)));
            }
            let flows = at.child("flows");
            let origin = cx.origins.source(&at.pointer());
            cx.origins.to_mut().pin(&flows.child(name).pointer(), origin);
            scheme.insert("flows".to_owned(), json!({ name: inner }));
        }
        _ => {}
    }
}
