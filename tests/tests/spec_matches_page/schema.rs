//! Follows `$ref` and the one-element `allOf` around it to the schema that states the type, by the letter of OAS 3.0.3.

use serde_yaml::{Mapping, Value};

const COMPONENT: &str = "#/components/schemas/";

/// The schema at the end of the way, and what was met on it.
pub struct Resolved<'a> {
    /// The schema that states the type.
    pub schema: &'a Mapping,
    /// The names of the components that the way passes.
    pub components: Vec<&'a str>,
    /// Whether null is allowed: `nullable` counts beside `type` only (OAS 3.0.3, Schema Object).
    pub nullable: bool,
}

/// Follows a schema to its type, or says what 3.0.3 or the table has no room for.
pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> Result<Resolved<'a>, String> {
    let mut components = Vec::new();
    let mut wrappers = Vec::new();
    let mut at = schema;
    loop {
        let mapping = at.as_mapping().ok_or("no schema")?;
        if let Some(reference) = mapping.get("$ref") {
            let (name, target) = follow(document, mapping, reference)?;
            if components.contains(&name) {
                return Err(format!("{name} refers to itself"));
            }
            components.push(name);
            at = target;
        } else if let Some(members) = mapping.get("allOf") {
            wrappers.push(is_true(mapping, "nullable"));
            at = only_member(mapping, members)?;
        } else {
            let nullable = is_true(mapping, "nullable") && mapping.contains_key("type");
            return match wrappers.iter().all(|said| *said == nullable) {
                true => Ok(Resolved { schema: mapping, components, nullable }),
                false => Err(
                    "`nullable` has to stand beside `allOf` and in the component, or in neither"
                        .to_owned(),
                ),
            };
        }
    }
}

fn is_true(schema: &Mapping, keyword: &str) -> bool {
    schema.get(keyword).and_then(Value::as_bool) == Some(true)
}

fn follow<'a>(
    document: &'a Value,
    holder: &Mapping,
    reference: &'a Value,
) -> Result<(&'a str, &'a Value), String> {
    if holder.len() > 1 {
        return Err("what stands beside `$ref` is ignored in 3.0".to_owned());
    }
    let reference = reference.as_str().unwrap_or_default();
    let name = reference.strip_prefix(COMPONENT);
    let target = name.and_then(|name| Some((name, document["components"]["schemas"].get(name)?)));
    target.ok_or_else(|| format!("`$ref: {reference}` leads nowhere"))
}

fn only_member<'a>(wrapper: &Mapping, members: &'a Value) -> Result<&'a Value, String> {
    let keywords = wrapper.keys().filter_map(Value::as_str);
    let foreign: Vec<_> = keywords
        .filter(|keyword| !["allOf", "description", "nullable"].contains(keyword))
        .collect();
    if !foreign.is_empty() {
        return Err(format!("no room beside `allOf` for `{}`", foreign.join("`, `")));
    }
    match members.as_sequence().map(Vec::as_slice) {
        Some([member]) => Ok(member),
        _ => Err("`allOf` does not have exactly one member".to_owned()),
    }
}
