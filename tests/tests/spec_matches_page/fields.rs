//! Walks schemas and notes a fact for every field, with the fields of components where they are used.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};

use crate::fact::Fact;
use crate::schema::{Resolved, resolve};
use crate::walk::entries;

/// What has been noted so far, and where the walk is.
pub struct Fields<'a> {
    /// The facts, in the order of the document.
    pub facts: Vec<Fact>,
    document: &'a Value,
    problems: Vec<String>,
    /// The components met so far.
    reached: BTreeSet<&'a str>,
    /// The components around the place where the walk is.
    open: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    /// Begins with nothing noted.
    pub fn new(document: &'a Value) -> Self {
        Self {
            facts: Vec::new(),
            document,
            problems: Vec::new(),
            reached: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// Gives the facts and the problems, a component that nothing refers to among them.
    pub fn finish(mut self) -> (Vec<Fact>, Vec<String>) {
        for (name, _) in entries(&self.document["components"]["schemas"]) {
            if !self.reached.contains(name) {
                self.problem(name, "a component that no field uses");
            }
        }
        (self.facts, self.problems)
    }

    /// Notes what the comparison cannot hold against the table.
    pub fn problem(&mut self, place: &str, problem: &str) {
        self.problems.push(format!("{place}: {problem}"));
    }

    /// Notes a field and the fields inside it.
    pub fn field(&mut self, path: String, required: bool, schema: &'a Value) {
        // Where nothing is resolved, `inside` meets the same problem and reports it.
        if let Ok(resolved) = resolve(self.document, schema) {
            self.fact(&path, required, &resolved);
        }
        self.inside(&path, schema);
    }

    /// Walks what is inside a schema; the items of an array have the path of the array.
    pub fn inside(&mut self, path: &str, schema: &'a Value) {
        let resolved = match resolve(self.document, schema) {
            Ok(resolved) => resolved,
            Err(problem) => return self.problem(path, &problem),
        };
        if let Some(name) = resolved.components.iter().find(|name| self.open.contains(name)) {
            return self.problem(path, &format!("{name} contains itself"));
        }
        let around = self.open.len();
        self.open.extend(&resolved.components);
        self.reached.extend(&resolved.components);
        for (keyword, value) in resolved.schema {
            self.keyword(path, keyword.as_str().unwrap_or_default(), value, resolved.schema);
        }
        self.open.truncate(around);
    }

    fn keyword(&mut self, path: &str, keyword: &str, value: &'a Value, schema: &'a Mapping) {
        match keyword {
            "type" | "format" | "nullable" | "enum" | "default" | "minimum" | "required"
            | "description" => {}
            "items" => self.inside(path, value),
            "properties" => self.properties(path, value, schema),
            "additionalProperties" => self.map_values(path, value),
            _ => self.problem(path, &format!("the table has no room for `{keyword}`")),
        }
    }

    fn properties(&mut self, path: &str, properties: &'a Value, schema: &'a Mapping) {
        let required = schema
            .get("required")
            .and_then(Value::as_sequence)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for name in required.iter().filter(|name| properties.get(name).is_none()) {
            self.problem(path, &format!("{} is required and no property", json(name)));
        }
        for (name, property) in entries(properties) {
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            self.field(path, required.iter().any(|it| it == name), property);
        }
    }

    fn map_values(&mut self, path: &str, values: &'a Value) {
        let path = format!("{path}.{{key}}");
        match values.as_bool() {
            Some(true) => {
                self.facts.push(Fact::from_cells([&path, "any", "", "false", "false", "", "", ""]))
            }
            Some(false) => self.problem(&path, "forbidden in the spec"),
            None => self.field(path, false, values),
        }
    }

    fn fact(&mut self, path: &str, required: bool, resolved: &Resolved<'a>) {
        let schema = resolved.schema;
        let enum_ = self.enum_values(path, resolved).join("|");
        let fact = Fact {
            path: path.to_owned(),
            type_: self.type_of(path, schema),
            format: schema.get("format").and_then(Value::as_str).unwrap_or_default().to_owned(),
            required: required.to_string(),
            nullable: resolved.nullable.to_string(),
            enum_,
            default: schema.get("default").map(json).unwrap_or_default(),
            minimum: schema.get("minimum").map(json).unwrap_or_default(),
        };
        self.facts.push(fact);
    }

    /// `integer`, `string[]`; `any` where no type is stated.
    fn type_of(&mut self, path: &str, schema: &'a Mapping) -> String {
        let stated = schema.get("type").map_or("any", |stated| stated.as_str().unwrap_or_default());
        let Some(items) = schema.get("items").and_then(|items| resolve(self.document, items).ok())
        else {
            return stated.to_owned();
        };
        for keyword in ["format", "nullable", "enum", "default", "minimum"] {
            if items.schema.contains_key(keyword) {
                self.problem(path, &format!("the table has no room for `{keyword}` of an item"));
            }
        }
        format!("{}[]", self.type_of(path, items.schema))
    }

    fn enum_values(&mut self, path: &str, resolved: &Resolved<'a>) -> Vec<&'a str> {
        let Some(values) = resolved.schema.get("enum").and_then(Value::as_sequence) else {
            return Vec::new();
        };
        if values.contains(&Value::Null) != resolved.nullable {
            self.problem(path, "an enum lists null where it is nullable, and only there");
        }
        if values.iter().any(|value| !value.is_null() && !value.is_string()) {
            self.problem(path, "an enum value is no string");
        }
        values.iter().filter_map(Value::as_str).collect()
    }
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| format!("no JSON: {error}"))
}
