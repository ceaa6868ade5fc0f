//! The files of a document: the main one, and those that its `$ref`s name, through a [`Source`].

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostics::codes::load as codes;
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::Pointer;

use super::identifiers::{Identifiers, Scope, Target};
use super::paths::{beside, own_name, resolve};
use super::references::{self, Reference};
use super::{Document, Mount, SourceFile, Sources, foreign, sections, syntax, text};

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
    let paths = BTreeMap::from([(own_name(name), Some(0))]);
    let (schemas, identifiers) = (schemas(&value), Identifiers::default());
    let mut bundle = Bundle {
        source,
        diagnostics,
        paths,
        files: Vec::new(),
        identifiers,
        is_mentioned: false,
        sources,
        schemas,
    };
    bundle.push(String::new(), value);
    Some(bundle.complete())
}

/// One tree, with the further files hanging in the first.
fn bundled(trees: Vec<Value>, sources: Sources) -> Document {
    let mut trees = trees.into_iter().enumerate();
    let mut value = trees.next().map_or(Value::Null, |(_, main)| main);
    let mut mounts = Vec::new();
    let mut files = Map::new();
    for (file, tree) in trees {
        let pointer = Pointer::root().child(FILES).child(&file.to_string());
        mounts.push(Mount { pointer, file });
        files.insert(file.to_string(), tree);
    }
    if let (Value::Object(root), false) = (&mut value, files.is_empty()) {
        root.insert(FILES.to_owned(), Value::Object(files));
    }
    Document { value, sources, mounts }
}

struct Bundle<'a> {
    source: &'a dyn Source,
    diagnostics: &'a mut Diagnostics,
    /// Path of a file, to its number; `None` = cannot be read, which has been said.
    paths: BTreeMap<String, Option<usize>>,
    files: Vec<Loaded>,
    identifiers: Identifiers,
    /// Whether any reference leads out of its file, or seems to.
    is_mentioned: bool,
    sources: Sources,
    /// References to the named schemas of the main file, by name.
    schemas: BTreeMap<String, String>,
}

/// A reference out of its file.
struct Mention {
    text: String,
    scope: Scope,
    place: Place,
}

/// A file that was read, before its references are rewritten.
struct Loaded {
    /// As references name it, from the folder of the main file.
    path: String,
    tree: Value,
    scope: Scope,
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
    fn complete(mut self) -> Document {
        self.read_all();
        let is_alone = !self.is_mentioned && self.identifiers.is_empty();
        let count = if is_alone { 0 } else { self.files.len() };
        let mut changes: Vec<_> = (0..count).map(|file| self.changes(file)).collect();
        changes.resize_with(self.files.len(), Vec::new);
        let mut trees = Vec::with_capacity(self.files.len());
        for (Loaded { mut tree, .. }, changes) in self.files.into_iter().zip(changes) {
            for (pointer, text) in changes {
                if let Some(place) = tree.pointer_mut(pointer.as_str()) {
                    *place = Value::from(text);
                }
            }
            trees.push(tree);
        }
        let mut document = bundled(trees, self.sources);
        sections::open(&mut document.value);
        document
    }

    /// Reads every file that is referred to. Whatever stands below an identifier waits until the other
    /// files are there, since what looks like the path of a file may be the name of a schema.
    fn read_all(&mut self) {
        let (mut next, mut waiting) = (0, Vec::new());
        loop {
            while next < self.files.len() {
                for (mention, is_named) in self.mentions(next) {
                    self.is_mentioned = true;
                    if is_named { waiting.push(mention) } else { self.ask_for(mention) }
                }
                next += 1;
            }
            match waiting.pop() {
                Some(mention) => self.ask_for(mention),
                None => return,
            }
        }
    }

    /// The references of a file that lead out of it, and whether an identifier says from where.
    fn mentions(&self, file: usize) -> Vec<(Mention, bool)> {
        let Loaded { tree, scope, .. } = &self.files[file];
        let mut mentions = Vec::new();
        if self.sources.get(file).is_some_and(|file| !file.seen().reference_out) {
            return mentions;
        }
        references::each(tree, scope, &mut |reference, at| {
            if !reference.parts().0.is_empty() {
                let Reference { text, scope } = reference;
                let place = Place::Node { file, pointer: at.pointer() };
                let mention = Mention { text: text.to_owned(), scope: scope.clone(), place };
                mentions.push((mention, scope.is_named));
            }
        });
        mentions
    }

    fn ask_for(&mut self, mention: Mention) {
        let Mention { text, scope, place } = &mention;
        let (target, _) = Reference { text, scope }.parts();
        if self.identifiers.resource(target, scope).is_some() {
            return;
        }
        if let Some(path) = resolve(&self.files[scope.root.file].path, target) {
            self.file(&path, text, place.clone());
        }
    }

    /// The references of a file that have to be others, by their places.
    fn changes(&self, file: usize) -> Vec<(Pointer, String)> {
        let Loaded { tree, scope, .. } = &self.files[file];
        let mut changes = Vec::new();
        references::each(tree, scope, &mut |reference, at| {
            if reference.text.is_empty() || (file == 0 && reference.is_plain()) {
                return;
            }
            let new = self.redirect(&reference).filter(|new| new != reference.text);
            changes.extend(new.map(|new| (at.pointer(), new)));
        });
        changes
    }

    /// The new text of a reference, or `None` to leave it.
    fn redirect(&self, reference: &Reference<'_>) -> Option<String> {
        let (target, fragment) = reference.parts();
        let scope = reference.scope;
        let resource = match target {
            "" => scope.root.clone(),
            target => self.resource(target, scope)?,
        };
        let tree = &self.files[resource.file].tree;
        let (pointer, rest) = references::node(&resource, fragment, tree, &self.identifiers)?;
        let mount = match resource.file {
            0 => String::new(),
            file => format!("/{FILES}/{file}"),
        };
        Some(format!("#{mount}{}{rest}", pointer.as_str().replace('%', "%25")))
    }

    /// What the part of a reference before `#` names: a schema with an identifier, or a file.
    fn resource(&self, target: &str, scope: &Scope) -> Option<Target> {
        let path = || resolve(&self.files[scope.root.file].path, target);
        let file = || self.paths.get(&path()?).copied().flatten();
        let whole = |file| Target { file, pointer: Pointer::root() };
        let named = self.identifiers.resource(target, scope).cloned();
        named.or_else(|| file().map(whole)).or_else(|| self.identifiers.alike(target).cloned())
    }

    /// The number of a file, read at its first mention.
    fn file(&mut self, path: &str, text: &str, place: Place) {
        if self.paths.contains_key(path) {
            return;
        }
        let number = self.files.len();
        let read = if number >= MAX_FILES {
            Err(ReadError::Failed(format!("a document may have at most {MAX_FILES} files")))
        } else {
            self.source.read(path)
        };
        let loaded = match read {
            Ok(bytes) => self.parse(number, path, &bytes, place),
            Err(_) if self.identifiers.alike(text.split('#').next().unwrap_or(text)).is_some() => {
                None
            }
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
                reported
                    .accept()
                    .help("correct the path: it is relative to the file that holds the `$ref`");
                None
            }
        };
        self.paths.insert(path.to_owned(), loaded);
    }

    fn push(&mut self, path: String, tree: Value) {
        let scope = Scope::of(self.files.len(), &path, &tree);
        let text = self.sources.get(self.files.len()).map_or("", SourceFile::text);
        if Identifiers::are_in(text) {
            self.identifiers.note(&tree, &scope);
        }
        self.files.push(Loaded { path, tree, scope });
    }

    fn parse(&mut self, number: usize, path: &str, bytes: &[u8], place: Place) -> Option<usize> {
        let name = beside(self.sources.main().map_or("", SourceFile::name), path);
        let mut inner = Diagnostics::new();
        let Some(text) = text::decode(&name, bytes, &mut inner) else {
            self.refuse(path, inner, place);
            return None;
        };
        let file = SourceFile::new(number, &name, text).known_as(path);
        let tree = syntax::parse(&file, &mut inner);
        self.sources.push(file);
        match tree {
            Some(tree) => {
                self.diagnostics.append(inner);
                self.push(path.to_owned(), tree);
                Some(number)
            }
            None => {
                // Its number is its place among the sources, so nothing stands in for it.
                self.push(path.to_owned(), Value::Null);
                let found = inner.iter().next().map(|first| first.place.clone());
                self.refuse(path, inner, found.unwrap_or(place));
                None
            }
        }
    }

    /// An unreadable side file degrades what refers to it; it is no error of the whole.
    fn refuse(&mut self, path: &str, inner: Diagnostics, place: Place) {
        let first = inner.iter().next();
        let why = first.map_or("", |first| first.message.as_str());
        let message = format!("`{path}` cannot be read: {why}");
        let reported = self.diagnostics.report_at(&codes::FILE_UNREADABLE, place, message);
        let reported = match first.and_then(|first| first.cure.clone()) {
            Some(cure) => reported.cure(cure),
            None => reported,
        };
        match first.and_then(|first| first.help.clone()) {
            Some(help) => reported.help(help),
            None => reported.done(),
        }
    }
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
