//! A node of a document, each as likely as any other.

use fastrand::Rng;
use serde_json::Value;

/// A node that is `wanted`, if there is one.
pub fn pick<'v>(
    document: &'v mut Value,
    rng: &mut Rng,
    wanted: fn(&Value) -> bool,
) -> Option<&'v mut Value> {
    let count = count(document, wanted);
    let mut left = (count > 0).then(|| rng.usize(0..count))?;
    nth(document, wanted, &mut left)
}

fn count(value: &Value, wanted: fn(&Value) -> bool) -> usize {
    let inner: usize = match value {
        Value::Object(members) => members.values().map(|inner| count(inner, wanted)).sum(),
        Value::Array(items) => items.iter().map(|inner| count(inner, wanted)).sum(),
        _ => 0,
    };
    inner + usize::from(wanted(value))
}

fn nth<'v>(
    value: &'v mut Value,
    wanted: fn(&Value) -> bool,
    left: &mut usize,
) -> Option<&'v mut Value> {
    if wanted(value) {
        if *left == 0 {
            return Some(value);
        }
        *left -= 1;
    }
    match value {
        Value::Object(members) => members.values_mut().find_map(|inner| nth(inner, wanted, left)),
        Value::Array(items) => items.iter_mut().find_map(|inner| nth(inner, wanted, left)),
        _ => None,
    }
}

/// The JSON Pointer of any node.
pub fn pointer(document: &Value, rng: &mut Rng) -> String {
    let mut left = rng.usize(0..count(document, |_| true));
    let mut text = String::new();
    walk(document, &mut left, &mut text);
    text
}

fn walk(value: &Value, left: &mut usize, text: &mut String) -> bool {
    if *left == 0 {
        return true;
    }
    *left -= 1;
    let length = text.len();
    let mut step = |step: &str, inner: &Value| {
        text.push('/');
        text.push_str(&step.replace('~', "~0").replace('/', "~1"));
        let found = walk(inner, left, text);
        if !found {
            text.truncate(length);
        }
        found
    };
    match value {
        Value::Object(members) => members.iter().any(|(key, inner)| step(key, inner)),
        Value::Array(items) => {
            items.iter().enumerate().any(|(index, inner)| step(&index.to_string(), inner))
        }
        _ => false,
    }
}

/// The JSON Pointer of a schema of the components.
pub fn schema(name: &str) -> String {
    format!("/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_node_is_reached_and_every_pointer_leads_somewhere() {
        let mut document = json!({ "a/b": [1, { "~": null }], "c": {} });
        let mut rng = Rng::with_seed(1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let pointer = pointer(&document, &mut rng);
            assert!(document.pointer(&pointer).is_some(), "{pointer}");
            seen.insert(pointer);
        }
        assert_eq!(seen.len(), 6, "{seen:?}");
        assert_eq!(pick(&mut document, &mut rng, Value::is_null), Some(&mut Value::Null));
        assert_eq!(pick(&mut document, &mut rng, Value::is_boolean), None);
    }
}
