//! Schemas from the words of a row and its value.

use serde_json::{Map, Value, json};

use crate::vectors::documents::Version;

/// The schema that `words` say, with members and items as the value has them.
pub fn schema(words: &str, value: &Value, version: Version) -> Result<Value, String> {
    match words.split_once('(') {
        None => plain(words, value, version),
        Some((name, format)) => {
            let format = format.strip_suffix(')').ok_or_else(|| unknown(words))?;
            let mut schema = plain(name, value, version)?;
            schema["format"] = json!(format);
            Ok(schema)
        }
    }
}

fn unknown(words: &str) -> String {
    format!("its schema is `{words}`")
}

fn plain(name: &str, value: &Value, version: Version) -> Result<Value, String> {
    match name {
        "string" | "integer" | "number" | "boolean" => Ok(json!({"type": name})),
        "array" => array(value, version),
        "object" => object(value, version),
        other => Err(unknown(other)),
    }
}

/// Items are as those that are not null, nullable where one is; of several types they are anything.
fn array(value: &Value, version: Version) -> Result<Value, String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::Null => &[],
        other => return Err(format!("its array is {other}")),
    };
    let mut types = Vec::new();
    for item in items.iter().filter(|item| !item.is_null()) {
        let ty = of_value(item, version)?;
        if !types.contains(&ty) {
            types.push(ty);
        }
    }
    let mut item = match types.as_slice() {
        [] => of_value(&Value::Null, version)?,
        [one] => one.clone(),
        _ => json!({}),
    };
    if items.iter().any(Value::is_null) && types.len() == 1 {
        nullable(&mut item, version);
    }
    Ok(json!({"type": "array", "items": item}))
}

/// All members are optional.
fn object(value: &Value, version: Version) -> Result<Value, String> {
    let members = match value {
        Value::Object(members) => members,
        Value::Null => &Map::new(),
        other => return Err(format!("its object is {other}")),
    };
    let mut properties = Map::new();
    for (name, member) in members {
        properties.insert(name.clone(), of_value(member, version)?);
    }
    Ok(json!({"type": "object", "properties": properties}))
}

/// The schema of a value inside another; null is a nullable string.
fn of_value(value: &Value, version: Version) -> Result<Value, String> {
    Ok(match value {
        Value::Null => {
            let mut schema = json!({"type": "string"});
            nullable(&mut schema, version);
            schema
        }
        Value::String(_) => json!({"type": "string"}),
        Value::Bool(_) => json!({"type": "boolean"}),
        Value::Number(number) if number.is_f64() => json!({"type": "number"}),
        Value::Number(_) => json!({"type": "integer"}),
        Value::Array(_) => array(value, version)?,
        Value::Object(_) => object(value, version)?,
    })
}

fn nullable(schema: &mut Value, version: Version) {
    if version == Version::V3_0 {
        schema["nullable"] = json!(true);
    } else {
        schema["type"] = json!([schema["type"].clone(), "null"]);
    }
}
