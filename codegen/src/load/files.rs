//! The files of a document: the main one, and those that its `$ref`s name, through a [`Source`].

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostics::codes::load as codes;
use crate::diagnostics::{At, Diagnostics, Place};
use crate::ir::Pointer;

use super::{Document, Mount, SourceFile, Sources, foreign, syntax, text};

/// The member of the root under which further files hang.
const FILES: &str = "x-codegen-files";

/// How many files a document may have.
const MAX_FILES: usize = 2_000;

/// Where further files come from; the binary reads the folder of the main file and nothing else.
pub trait Source {
    /// The bytes of a file, by its path relative to the folder of the main file: `/`-separated,
    /// without `.` and `..` steps but for leading `..`, which lead out of the folder.
    ///
    /// # Errors
    /// Says why the file is not given.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;
}

/// Why a further file was not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Files from there are not allowed.
    NotAllowed,
    /// There is no such file, or it cannot be read: the reason.
    Failed(String),
}

/// A source without files: for documents that stand alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Source for NoFiles {
    fn read(&self, _path: &str) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NotAllowed)
    }
}

/// Reads the main file and the files it refers to; `None` after an error in the main file.
///
/// Further files hang under `x-codegen-files` in the tree, and references to them are rewritten to
/// point there, so that every reference that can be resolved is local afterwards.
pub fn load_all(
    source: &dyn Source,
    name: &str,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let text = text::decode(name, bytes, diagnostics)?;
    let file = SourceFile::new(0, name, text);
    let value = syntax::parse(&file, diagnostics)?;
    if foreign::refuse(&file, &value, diagnostics) {
        return None;
    }
    let mut sources = Sources::default();
    sources.push(file);
    let schemas = schemas(&value);
    let mut bundle =
        Bundle { source, diagnostics, paths: BTreeMap::new(), queue: Vec::new(), sources, schemas };
    bundle.paths.insert(own_name(name), Some(0));
    Some(bundle.complete(value))
}

struct Bundle<'a> {
    source: &'a dyn Source,
    diagnostics: &'a mut Diagnostics,
    /// Path of a file, to its number; `None` = cannot be read, which has been said.
    paths: BTreeMap<String, Option<usize>>,
    queue: Vec<(usize, String, Value)>,
    sources: Sources,
    /// References to the named schemas of the main file, by name.
    schemas: BTreeMap<String, String>,
}

/// Where the named schemas stand, in any version.
fn schemas(root: &Value) -> BTreeMap<String, String> {
    let mut schemas = BTreeMap::new();
    for place in ["/components/schemas", "/definitions"] {
        let named = root.pointer(place).and_then(Value::as_object).into_iter().flatten();
        schemas.extend(named.map(|(name, _)| (name.clone(), format!("#{place}/{name}"))));
    }
    schemas
}

impl Bundle<'_> {
    fn complete(mut self, mut value: Value) -> Document {
        self.rewrite(&mut value, 0, "", &At::root());
        let mut mounts = Vec::new();
        let mut files = serde_json::Map::new();
        while let Some((number, path, mut tree)) = self.queue.pop() {
            self.rewrite(&mut tree, number, &path, &At::root());
            let pointer = Pointer::root().child(FILES).child(&number.to_string());
            mounts.push(Mount { pointer, file: number });
            files.insert(number.to_string(), tree);
        }
        if let (Value::Object(root), false) = (&mut value, files.is_empty()) {
            root.insert(FILES.to_owned(), Value::Object(files));
        }
        mounts.sort_by_key(|mount| mount.file);
        Document { value, sources: self.sources, mounts }
    }

    /// Points every `$ref` of one file at the place where its target hangs.
    fn rewrite(&mut self, value: &mut Value, file: usize, path: &str, at: &At<'_>) {
        match value {
            Value::Array(list) => {
                for (index, item) in list.iter_mut().enumerate() {
                    self.rewrite(item, file, path, &at.index(index));
                }
            }
            Value::Object(map) => {
                for (key, inner) in map.iter_mut() {
                    let at = at.child(key);
                    match inner {
                        Value::String(text) if key == "$ref" => {
                            if let Some(new) = self.redirect(text, file, path, &at) {
                                *text = new;
                            }
                        }
                        Value::String(_) => {}
                        _ => self.rewrite(inner, file, path, &at),
                    }
                }
            }
            _ => {}
        }
    }

    /// The new text of a reference, or `None` to leave it.
    fn redirect(&mut self, text: &str, file: usize, path: &str, at: &At<'_>) -> Option<String> {
        let (target, fragment) = text.split_once('#').unwrap_or((text, ""));
        let number = match target {
            "" => file,
            target => self.file(&resolve(path, target)?, text, file, at)?,
        };
        if number == 0 {
            return (file != 0 || !target.is_empty()).then(|| format!("#{fragment}"));
        }
        Some(format!("#/{FILES}/{number}{fragment}"))
    }

    /// The number of a file, read at its first mention.
    fn file(&mut self, path: &str, text: &str, from: usize, at: &At<'_>) -> Option<usize> {
        if let Some(known) = self.paths.get(path) {
            return *known;
        }
        let number = self.sources.iter().count();
        let place = Place::Node { file: from, pointer: at.pointer() };
        let read = if number >= MAX_FILES {
            Err(ReadError::Failed(format!("a document may have at most {MAX_FILES} files")))
        } else {
            self.source.read(path)
        };
        let loaded = match read {
            Ok(bytes) => self.parse(number, path, &bytes, place),
            Err(_) if self.schemas.contains_key(text) => {
                let message = format!("`{text}` names no file, but a schema of this document");
                let reference = format!("'{}'", self.schemas[text]);
                let reported = self.diagnostics.report_at(&codes::FILE_UNREADABLE, place, message);
                reported.write(reference).done();
                None
            }
            Err(ReadError::NotAllowed) => {
                let message = format!("`{text}` is outside of what may be read");
                let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder);
                let help = format!(
                    "add to the call: --allow-dir {folder}    (seen from the folder of the document; or bundle it into one file)"
                );
                self.diagnostics.report_at(&codes::FILE_NOT_ALLOWED, place, message).help(help);
                None
            }
            Err(ReadError::Failed(why)) => {
                let message = format!("`{text}` cannot be read: {why}");
                let reported = self.diagnostics.report_at(&codes::FILE_UNREADABLE, place, message);
                reported.help("correct the path: it is relative to the file that holds the `$ref`");
                None
            }
        };
        self.paths.insert(path.to_owned(), loaded);
        loaded
    }

    fn parse(&mut self, number: usize, path: &str, bytes: &[u8], place: Place) -> Option<usize> {
        let mut inner = Diagnostics::new();
        let tree = text::decode(path, bytes, &mut inner).and_then(|text| {
            let file = SourceFile::new(number, path, text);
            let tree = syntax::parse(&file, &mut inner)?;
            Some((file, tree))
        });
        let Some((file, tree)) = tree else {
            // An unreadable side file degrades what refers to it; it is no error of the whole.
            let why = inner.iter().next().map_or("", |first| first.message.as_str());
            let message = format!("`{path}` cannot be read: {why}");
            self.diagnostics
                .report_at(&codes::FILE_UNREADABLE, place, message)
                .help("mend that file");
            return None;
        };
        self.diagnostics.append(inner);
        self.sources.push(file);
        self.queue.push((number, path.to_owned(), tree));
        Some(number)
    }
}

/// `target` as seen from the folder of `base`; `None` for what is no relative path.
fn resolve(base: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with(['/', '\\']) || target.contains(':') {
        return None;
    }
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8().ok()?;
    let mut steps: Vec<&str> = base.split('/').collect();
    steps.pop();
    for step in decoded.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

fn own_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
