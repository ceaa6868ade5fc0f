//! A parameter row, and the operation that it becomes.

use serde_json::{Map, Value, json};

use super::schema;
use crate::vectors::documents::{Entry, Version};

/// Methods that a path can hold side by side.
const METHODS: &[&str] = &["get", "delete", "options", "put", "post", "patch"];

/// Every member that a row may have.
const MEMBERS: &[&str] = &[
    "id",
    "in",
    "style",
    "explode",
    "allowReserved",
    "allowEmptyValue",
    "name",
    "schema",
    "value",
    "outcome",
    "expected",
    "params",
    "template",
    "content",
    "source",
    "note",
    "spec_expansion",
];

/// Members of one of several parameters.
const PARAMETER_MEMBERS: &[&str] =
    &["name", "schema", "style", "explode", "allowReserved", "allowEmptyValue", "content"];

/// A parameter with the argument that it gets.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its name on the wire.
    pub name: String,
    /// Its argument; null is none.
    pub value: Value,
    /// Its schema, in the words of the row.
    schema: String,
    style: Option<String>,
    explode: Option<bool>,
    allow_reserved: bool,
    allow_empty_value: bool,
    content: Option<String>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// `in`.
    pub location: String,
    /// What is to happen.
    pub outcome: String,
    /// The forms that are right, best first.
    pub expected: Vec<String>,
    /// Whether nothing at all is one of them.
    pub nothing_is_right: bool,
    /// The parameters, in the order sent.
    pub given: Vec<Given>,
    /// The path, where the row says it.
    pub template: Option<String>,
    server: Option<String>,
}

impl Row {
    /// Reads a row; the error says what about it is not known.
    pub fn read(members: &Map<String, Value>) -> Result<Self, String> {
        only(members, MEMBERS)?;
        let location = text(members, "in")?;
        let outcome = text(members, "outcome")?;
        let (expected, nothing_is_right) = expected(members.get("expected"))?;
        let value = members.get("value").cloned().unwrap_or_default();
        let mut row = Self {
            location,
            outcome,
            expected,
            nothing_is_right,
            given: Vec::new(),
            template: optional_text(members, "template")?,
            server: None,
        };
        match text(members, "schema")?.as_str() {
            "url" => row.read_url(&value)?,
            "multi" => row.read_several(members, &value)?,
            _ => row.given.push(given(members, value)?),
        }
        Ok(row)
    }

    fn read_url(&mut self, value: &Value) -> Result<(), String> {
        let member = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        self.server = member("server");
        self.template = member("path");
        if self.server.is_none() || self.template.is_none() {
            return Err("a URL row has no server or no path".to_owned());
        }
        for (name, value) in value.get("params").and_then(Value::as_object).into_iter().flatten() {
            self.given.push(Given {
                name: name.clone(),
                value: if value.is_string() { value.clone() } else { json!(value.to_string()) },
                schema: "string".to_owned(),
                style: None,
                explode: None,
                allow_reserved: false,
                allow_empty_value: false,
                content: None,
            });
        }
        Ok(())
    }

    fn read_several(&mut self, members: &Map<String, Value>, value: &Value) -> Result<(), String> {
        let list = members.get("params").and_then(Value::as_array).ok_or("`params` is missing")?;
        for inner in list {
            let inner = inner.as_object().ok_or("one of `params` is no object")?;
            only(inner, PARAMETER_MEMBERS)?;
            let name = text(inner, "name")?;
            let value = value.get(&name).cloned().unwrap_or_default();
            self.given.push(given(inner, value)?);
        }
        Ok(())
    }

    /// The operation of the row.
    pub fn entry(&self, index: usize) -> Result<Entry, String> {
        let version = self.version();
        let mut operation = json!({"responses": {"200": {"description": "Done."}}});
        if let Some(server) = &self.server {
            operation["servers"] = json!([{"url": server}]);
        }
        if self.location == "body" {
            operation["requestBody"] = self.body(version)?;
        } else {
            let parameters = self.given.iter().map(|given| self.parameter(given, version));
            operation["parameters"] = parameters.collect::<Result<Value, String>>()?;
        }
        let path = match (&self.template, self.location.as_str()) {
            (Some(template), _) => template.clone(),
            (None, "path") => format!("/r{index}/x/{{{}}}", self.given[0].name),
            (None, _) => format!("/r{index}/x"),
        };
        let methods = if self.location == "body" { &["post"] } else { METHODS };
        let Value::Object(operation) = operation else { return Err("no operation".to_owned()) };
        Ok(Entry { version, path, methods, operation, schemas: Map::new() })
    }

    /// The oldest version that can say the row.
    fn version(&self) -> Version {
        let is_new = |given: &Given| {
            given.style.as_deref() == Some("cookie")
                || (given.allow_reserved && self.location == "path")
        };
        if self.location == "querystring" || self.given.iter().any(is_new) {
            Version::V3_2
        } else {
            Version::V3_0
        }
    }

    fn body(&self, version: Version) -> Result<Value, String> {
        let [given] = self.given.as_slice() else {
            return Err("a body row has several values".to_owned());
        };
        let schema = schema::schema(&given.schema, &given.value, version)?;
        let media_type = given.content.as_deref().unwrap_or("application/x-www-form-urlencoded");
        Ok(json!({"required": true, "content": {media_type: {"schema": schema}}}))
    }

    fn parameter(&self, given: &Given, version: Version) -> Result<Value, String> {
        let location = match self.location.as_str() {
            "url" => "path",
            known @ ("path" | "query" | "querystring" | "header" | "cookie") => known,
            other => return Err(format!("`in` is `{other}`")),
        };
        let mut parameter = json!({"name": given.name, "in": location});
        if location == "path" {
            parameter["required"] = json!(true);
        }
        let schema = schema::schema(&given.schema, &given.value, version)?;
        if let Some(media_type) = &given.content {
            parameter["content"] = json!({media_type: {"schema": schema}});
            return Ok(parameter);
        }
        parameter["schema"] = schema;
        if let Some(style) = &given.style {
            parameter["style"] = json!(style);
        }
        if let Some(explode) = given.explode {
            parameter["explode"] = json!(explode);
        }
        if given.allow_reserved {
            parameter["allowReserved"] = json!(true);
        }
        if given.allow_empty_value {
            parameter["allowEmptyValue"] = json!(true);
        }
        Ok(parameter)
    }
}

fn given(members: &Map<String, Value>, value: Value) -> Result<Given, String> {
    let flag = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(other) => Err(format!("`{name}` is {other}")),
    };
    Ok(Given {
        name: text(members, "name")?,
        value,
        schema: text(members, "schema")?,
        style: optional_text(members, "style")?,
        explode: flag("explode")?,
        allow_reserved: flag("allowReserved")?.unwrap_or_default(),
        allow_empty_value: flag("allowEmptyValue")?.unwrap_or_default(),
        content: optional_text(members, "content")?,
    })
}

fn only(members: &Map<String, Value>, known: &[&str]) -> Result<(), String> {
    match members.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(format!("it has a member `{name}`")),
        None => Ok(()),
    }
}

fn text(members: &Map<String, Value>, name: &str) -> Result<String, String> {
    optional_text(members, name)?.ok_or_else(|| format!("`{name}` is missing"))
}

fn optional_text(members: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("`{name}` is {other}")),
    }
}

/// The forms, and whether null is among them.
fn expected(value: Option<&Value>) -> Result<(Vec<String>, bool), String> {
    let all = match value {
        None => return Ok((Vec::new(), true)),
        Some(Value::Array(forms)) => forms.clone(),
        Some(form) => vec![form.clone()],
    };
    let mut forms = Vec::new();
    let mut nothing = false;
    for form in all {
        match form {
            Value::Null => nothing = true,
            Value::String(text) => forms.push(text),
            other => return Err(format!("`expected` holds {other}")),
        }
    }
    Ok((forms, nothing))
}
