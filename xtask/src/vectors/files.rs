//! Vector files: what a folder holds, and what kind each file is.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// What a file of vectors is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Serialization of parameters.
    Param,
    /// Decoding of answers, writing of bodies.
    Decode,
    /// Pages.
    Pagination,
    /// Retries, redirects, cancellation.
    Retry,
    /// Hostile documents: tests of the generator.
    Adversarial,
}

/// A file.
#[derive(Debug, Clone)]
pub struct VectorFile {
    /// Its name without `.json`.
    pub name: String,
    /// What its name says it is about.
    pub kind: Kind,
    /// Conventions and policy.
    pub meta: Value,
    /// Its rows.
    pub rows: Vec<Map<String, Value>>,
}

impl VectorFile {
    /// The name of a row.
    pub fn id(&self, row: usize) -> String {
        let id = self.rows[row].get("id").and_then(Value::as_str);
        id.map_or_else(|| format!("row {row}"), str::to_owned)
    }
}

/// Reads every vector file of a folder, in order of their names.
pub fn read(dir: &Path) -> Result<Vec<VectorFile>, Box<dyn Error>> {
    let entries = fs::read_dir(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut paths =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{} holds no vector file", dir.display()).into());
    }
    paths.iter().map(|path| one(path)).collect()
}

fn one(path: &Path) -> Result<VectorFile, Box<dyn Error>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let complain = |why: String| format!("{name}.json: {why}");
    let kind = kind(&name).ok_or_else(|| complain("its name tells no kind".to_owned()))?;
    let text = fs::read_to_string(path).map_err(|error| complain(error.to_string()))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| complain(error.to_string()))?;
    let (meta, rows) = match value {
        Value::Array(rows) => (Value::Null, rows),
        Value::Object(mut file) => match file.remove("vectors") {
            Some(Value::Array(rows)) => (file.remove("meta").unwrap_or_default(), rows),
            _ => return Err(complain("it has no list `vectors`".to_owned()).into()),
        },
        _ => return Err(complain("it is no list of rows".to_owned()).into()),
    };
    let rows = rows
        .into_iter()
        .map(|row| match row {
            Value::Object(row) => Ok(row),
            other => Err(complain(format!("a row is no object: {other}"))),
        })
        .collect::<Result<_, _>>()?;
    Ok(VectorFile { name, kind, meta, rows })
}

fn kind(name: &str) -> Option<Kind> {
    const KINDS: [(&str, Kind); 5] = [
        ("param", Kind::Param),
        ("decode", Kind::Decode),
        ("pagination", Kind::Pagination),
        ("retry", Kind::Retry),
        ("adversarial", Kind::Adversarial),
    ];
    KINDS.iter().find(|(word, _)| name.contains(word)).map(|(_, kind)| *kind)
}
