//! OpenAPI documents written from rows: an operation a row, as few documents as their clashes allow.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A version that a row needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0.
    V3_0,
    /// 3.1.
    V3_1,
    /// 3.2.
    V3_2,
}

impl Version {
    fn text(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.1",
            Self::V3_2 => "3.2.0",
        }
    }
}

/// What a row puts into a document.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The version that it needs.
    pub version: Version,
    /// Its path.
    pub path: String,
    /// The methods that will do, best first; a path holds one operation a method.
    pub methods: &'static [&'static str],
    /// The operation; its `operationId` is added.
    pub operation: Map<String, Value>,
    /// Schemas that it refers to.
    pub schemas: Map<String, Value>,
}

/// A document in the making.
#[derive(Debug)]
pub struct Document {
    /// Its version.
    pub version: Version,
    paths: Map<String, Value>,
    schemas: Map<String, Value>,
    /// The rows in it, with the pointers of their operations.
    pub rows: BTreeMap<usize, String>,
}

/// The operationId of a row.
pub fn operation_id(row: usize) -> String {
    format!("r{row}")
}

/// Puts every entry into the first document that has room for it.
pub fn arrange(entries: impl IntoIterator<Item = (usize, Entry)>) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for (row, entry) in entries {
        let room = documents.iter_mut().find_map(|document| {
            let method = document.room(&entry)?;
            Some((document, method))
        });
        match room {
            Some((document, method)) => document.add(row, entry, method),
            None => {
                let mut document = Document::new(entry.version);
                let method = entry.methods[0];
                document.add(row, entry, method);
                documents.push(document);
            }
        }
    }
    documents
}

impl Document {
    fn new(version: Version) -> Self {
        Self { version, paths: Map::new(), schemas: Map::new(), rows: BTreeMap::new() }
    }

    /// The method under which an entry fits.
    fn room(&self, entry: &Entry) -> Option<&'static str> {
        let is_other = |(name, schema): (&String, &Value)| {
            self.schemas.get(name).is_some_and(|known| known != schema)
        };
        if entry.version != self.version || entry.schemas.iter().any(is_other) {
            return None;
        }
        let taken = self.paths.get(&entry.path);
        let is_free = |method: &&&str| taken.is_none_or(|taken| taken.get(**method).is_none());
        entry.methods.iter().find(is_free).copied()
    }

    fn add(&mut self, row: usize, entry: Entry, method: &str) {
        let Entry { version: _, path, methods: _, mut operation, schemas } = entry;
        operation.insert("operationId".to_owned(), json!(operation_id(row)));
        self.schemas.extend(schemas);
        let step = path.replace('~', "~0").replace('/', "~1");
        self.rows.insert(row, format!("/paths/{step}/{method}"));
        self.paths.entry(path).or_insert_with(|| json!({}))[method] = Value::Object(operation);
    }

    /// The document without a row, which the generator refuses.
    pub fn remove(&mut self, row: usize) {
        if let Some(pointer) = self.rows.remove(&row)
            && let Some((path, method)) = pointer.rsplit_once('/')
        {
            let path = path.trim_start_matches("/paths/").replace("~1", "/").replace("~0", "~");
            if let Some(Value::Object(item)) = self.paths.get_mut(&path) {
                item.shift_remove(method);
            }
        }
    }

    /// The row that a place of the document belongs to.
    pub fn row_at(&self, pointer: &str) -> Option<usize> {
        let is_inside = |start: &str| {
            pointer.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.rows.iter().find(|(_, start)| is_inside(start)).map(|(row, _)| *row)
    }

    /// The document as JSON.
    pub fn json(&self) -> Value {
        json!({
            "openapi": self.version.text(),
            "info": {"title": "Vectors", "version": "1"},
            "servers": [{"url": "https://h"}],
            "paths": self.paths,
            "components": {"schemas": self.schemas},
        })
    }
}
