//! The published fields of the API, as the table beside the document has them.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

/// A field of an answer.
#[derive(Debug, Clone)]
pub struct Field {
    /// The names from the answer's root, lists left out: `data`, `agent`, `id`.
    pub path: Vec<String>,
    /// The type, `object[]` for a list of objects.
    pub kind: String,
    /// The format, often empty.
    pub format: String,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// The values of an enum, else nothing.
    pub values: Vec<String>,
}

impl Field {
    /// The path as the table writes it.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.join(".")
    }

    /// Whether it stands for any key of a free-form object.
    #[must_use]
    pub fn is_map_value(&self) -> bool {
        self.path.last().is_some_and(|name| name == "{key}")
    }

    fn is_child_of(&self, parent: &[String]) -> bool {
        self.path.len() == parent.len() + 1 && self.path.starts_with(parent)
    }
}

/// The fields of the answer, parents before children.
///
/// # Panics
///
/// Panics if the table is not there or has another form.
#[must_use]
pub fn fields() -> Vec<Field> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../spec/published-fields.tsv");
    let table = std::fs::read_to_string(path).expect("the table is part of the repository");
    let rows =
        table.lines().skip(1).filter(|line| !line.split('\t').next().unwrap_or("").contains(':'));
    rows.map(field).collect()
}

fn field(row: &str) -> Field {
    let cells: Vec<&str> = row.split('\t').collect();
    let [path, kind, format, required, nullable, values, ..] = cells[..] else {
        panic!("a row of the table has eight cells: {row}")
    };
    Field {
        path: path.split('.').map(str::to_owned).collect(),
        kind: kind.to_owned(),
        format: format.to_owned(),
        required: required == "true",
        nullable: nullable == "true",
        values: values.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect(),
    }
}

/// An answer in which every field is present; every list has one element.
#[must_use]
pub fn full_answer(fields: &[Field]) -> Value {
    object(fields, &[])
}

/// A value of the field's type, its children included.
#[must_use]
pub fn sample(fields: &[Field], field: &Field) -> Value {
    match field.kind.strip_suffix("[]") {
        Some(element) => json!([scalar(fields, field, element)]),
        None => scalar(fields, field, &field.kind),
    }
}

fn scalar(fields: &[Field], field: &Field, kind: &str) -> Value {
    match (kind, field.format.as_str(), field.values.first()) {
        (_, _, Some(value)) => json!(value),
        ("string", "date-time", _) => json!("2025-03-04T05:06:07.125+02:00"),
        ("string", ..) => json!(format!("text of {}", field.name())),
        ("integer", ..) => json!(7_000),
        ("boolean", ..) => json!(true),
        ("any", ..) => json!({ "any": [null, 1.5, "thing"] }),
        ("object", ..) => object(fields, &field.path),
        other => panic!("the table has a type that this test does not know: {other:?}"),
    }
}

fn object(fields: &[Field], parent: &[String]) -> Value {
    let children = fields.iter().filter(|field| field.is_child_of(parent));
    let members =
        children.map(|field| (field.path[field.path.len() - 1].clone(), sample(fields, field)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// The object that holds the last name of a path; lists are entered at their first element.
#[must_use]
pub fn holder<'a>(answer: &'a mut Value, path: &[String]) -> Option<&'a mut Map<String, Value>> {
    let (_, parents) = path.split_last()?;
    let mut value = answer;
    for name in parents {
        value = value.get_mut(name)?;
        if value.is_array() {
            value = value.get_mut(0)?;
        }
    }
    value.as_object_mut()
}
