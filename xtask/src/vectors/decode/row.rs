//! A decode row, and the operation that it becomes.

use serde_json::{Map, Value, json};

use super::payload::Payload;
use crate::vectors::documents::{Entry, Version};

/// Every member that a row may have.
const MEMBERS: &[&str] = &[
    "id",
    "schema",
    "components",
    "schema_status",
    "payload",
    "payload_encoding",
    "status",
    "content_type",
    "tolerant",
    "strict",
    "error_kind",
    "direction",
    "model",
    "expected_body",
    "why",
    "evidence",
];

/// Which way a value goes.
#[derive(Debug, Clone)]
pub enum Direction {
    /// Out: what is built, and the body that it becomes.
    Request {
        /// What is built, without what is absent.
        model: Value,
        /// The body.
        body: Value,
    },
    /// In.
    Response,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The id.
    pub id: String,
    /// Which way.
    pub direction: Direction,
    /// The body of the answer.
    pub payload: Payload,
    /// The status of the answer.
    pub status: u16,
    /// What is right, best first; each an object with a `result`.
    pub outcomes: Vec<Value>,
    /// The kind of a right error.
    pub error_kind: String,
    /// `None`: the answer has no such header.
    pub content_type: Option<String>,
    schema: Value,
    schema_status: u16,
    schemas: Map<String, Value>,
}

impl Row {
    /// Reads a row; the error says what about it is not known.
    pub fn read(members: &Map<String, Value>) -> Result<Self, String> {
        if let Some(name) = members.keys().find(|name| !MEMBERS.contains(&name.as_str())) {
            return Err(format!("it has a member `{name}`"));
        }
        let member = |name: &str| members.get(name).unwrap_or(&Value::Null);
        let status = |name: &str| match member(name) {
            Value::Null => Ok(200),
            value => value
                .as_u64()
                .and_then(|status| u16::try_from(status).ok())
                .ok_or_else(|| format!("`{name}` is {value}")),
        };
        Ok(Self {
            id: member("id").as_str().unwrap_or_default().to_owned(),
            direction: direction(members)?,
            payload: Payload::read(member("payload"), member("payload_encoding"))?,
            status: status("status")?,
            outcomes: outcomes(member("tolerant"))?,
            error_kind: member("error_kind").as_str().unwrap_or("decode").to_owned(),
            content_type: content_type(members.get("content_type"))?,
            schema: member("schema").clone(),
            schema_status: status("schema_status")?,
            schemas: schemas(member("components"))?,
        })
    }

    /// The headers of the answer.
    pub fn headers(&self) -> Vec<(&str, &str)> {
        let encoding = self.payload.coding().map(|coding| ("content-encoding", coding));
        let content_type = self.content_type.as_deref().map(|text| ("content-type", text));
        content_type.into_iter().chain(encoding).collect()
    }

    /// The operation of the row.
    pub fn entry(&self, index: usize) -> Entry {
        let content = json!({"application/json": {"schema": self.schema}});
        let mut operation = json!({"responses": {}});
        let mut response = json!({"description": "Done."});
        match self.direction {
            Direction::Request { .. } => {
                operation["requestBody"] = json!({"required": true, "content": content});
            }
            Direction::Response if self.schema.is_null() => {}
            Direction::Response => response["content"] = content,
        }
        operation["responses"][self.schema_status.to_string()] = response;
        let Value::Object(operation) = operation else { unreachable!("it is made as an object") };
        let methods: &[&str] = match self.direction {
            Direction::Request { .. } => &["post"],
            Direction::Response => &["get"],
        };
        let path = format!("/r{index}");
        Entry { version: self.version(), path, methods, operation, schemas: self.schemas.clone() }
    }

    /// 3.1, unless the row is about 3.0.
    fn version(&self) -> Version {
        let names_it = self.id.starts_with("presence.3.0.");
        if names_it || has_member(&self.schema, "nullable") { Version::V3_0 } else { Version::V3_1 }
    }
}

fn has_member(value: &Value, wanted: &str) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, value)| name == wanted || has_member(value, wanted))
        }
        Value::Array(items) => items.iter().any(|item| has_member(item, wanted)),
        _ => false,
    }
}

fn direction(members: &Map<String, Value>) -> Result<Direction, String> {
    match members.get("direction").and_then(Value::as_str) {
        None => Ok(Direction::Response),
        Some("request") => {
            let body = members.get("expected_body").and_then(Value::as_str);
            let body = body.ok_or("a request row has no `expected_body`")?;
            let body = serde_json::from_str(body).map_err(|error| format!("its body: {error}"))?;
            let model = members.get("model").cloned().ok_or("a request row has no `model`")?;
            Ok(Direction::Request { model: without_absent(model), body })
        }
        Some(other) => Err(format!("its direction is `{other}`")),
    }
}

fn without_absent(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let there = members.into_iter().filter(|(_, value)| value != "<absent>");
            there.map(|(name, value)| (name, without_absent(value))).collect()
        }
        other => other,
    }
}

/// What the row prefers, then what is as good without a mode that we do not have.
fn outcomes(tolerant: &Value) -> Result<Vec<Value>, String> {
    let others = tolerant["also_acceptable"].as_array().cloned().unwrap_or_default();
    let others = others.into_iter().filter(|other| other.get("only_if").is_none());
    let outcomes: Vec<Value> = std::iter::once(tolerant.clone()).chain(others).collect();
    match outcomes.iter().find(|outcome| !is_known(&outcome["result"])) {
        Some(outcome) => Err(format!("a result is {}", outcome["result"])),
        None => Ok(outcomes),
    }
}

fn is_known(result: &Value) -> bool {
    matches!(result.as_str(), Some("ok" | "error" | "n/a"))
}

fn content_type(value: Option<&Value>) -> Result<Option<String>, String> {
    match value {
        None => Ok(Some("application/json".to_owned())),
        Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("`content_type` is {other}")),
    }
}

fn schemas(components: &Value) -> Result<Map<String, Value>, String> {
    match components {
        Value::Null => Ok(Map::new()),
        Value::Object(kinds) if kinds.keys().all(|kind| kind == "schemas") => {
            Ok(kinds.get("schemas").and_then(Value::as_object).cloned().unwrap_or_default())
        }
        other => Err(format!("`components` is {other}")),
    }
}
