//! `required: true` on a property (JSON Schema draft 3): an entry in the list of its object.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;

/// Moves the booleans of the properties into the list.
pub(super) fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    let Some(Value::Object(properties)) = map.member_mut("properties") else { return };
    let properties_at = at.child("properties");
    let mut names = Vec::new();
    for (name, property) in properties.iter_mut() {
        let Some(flag) = flag(property) else { continue };
        let property_at = properties_at.child(name);
        let message = format!(
            "`required` on the property `{name}` belongs into the list of its object; it is read so"
        );
        let help = if flag {
            format!("and write in the object: required: [{name}]")
        } else {
            "properties are optional".into()
        };
        cx.report(&codes::REQUIRED_FLAG, &property_at.child("required"), message)
            .at_name()
            .delete()
            .help(help);
        if flag {
            names.push(Value::from(name.as_str()));
        }
    }
    if names.is_empty() {
        return;
    }
    let list = map.entry("required").or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        names.retain(|name| !list.contains(name));
        list.extend(names);
    }
}

fn flag(property: &mut Value) -> Option<bool> {
    let map = property.as_object_mut()?;
    let flag = match map.member("required")? {
        Value::Bool(flag) => *flag,
        Value::String(text) => match text.as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => return None,
        },
        _ => return None,
    };
    super::take(map, "required");
    Some(flag)
}
