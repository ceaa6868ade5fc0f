//! Which file a model lives in, and the stems of files.

use std::collections::BTreeMap;

use super::case::{Case, Form};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::ir::{Api, Origin, TypeId};

/// Past this many files they are put into folders by first letter.
const FLAT_FILES: usize = 500;

/// A file of models: a component with the inline types that only it uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFile {
    /// The folder below `models`, where there are many files.
    pub folder: Option<String>,
    /// The stem, which is the module's name.
    pub stem: String,
    /// The types in it, in order of the document.
    pub types: Vec<TypeId>,
}

/// Deals the selected types out to files, sorted by folder and stem.
pub fn name(api: &Api, selected: &[bool]) -> Vec<ModelFile> {
    let mut owners: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
    for (id, def) in api.types_with_ids() {
        owners.entry(owner(&def.origin)).or_default().push(id);
    }
    let entries: Vec<_> = owners.keys().map(|owner| entry(owner)).collect();
    let (stems, _) = scope::assign(&entries, &Reserved::model_files());
    let folders = stems.len() > FLAT_FILES;
    let mut files: Vec<_> = stems
        .into_iter()
        .zip(owners.into_values())
        .map(|(stem, mut types)| {
            types.retain(|id| selected[id.index()]);
            (stem, types)
        })
        .filter(|(_, types)| !types.is_empty())
        .map(|(stem, types)| ModelFile { folder: folders.then(|| folder(&stem)), stem, types })
        .collect();
    files.sort_by(|a, b| (&a.folder, &a.stem).cmp(&(&b.folder, &b.stem)));
    files
}

/// The component or operation that an inline type belongs to.
fn owner(origin: &Origin) -> &str {
    match origin {
        Origin::Component(key) => key,
        Origin::Inline { words, .. } => words.first().map_or("inline", String::as_str),
    }
}

fn entry(owner: &str) -> Entry {
    let mut forms = vec![
        Form::plain(owner, Case::Snake),
        Form::spelled(owner, Case::Snake),
        Form::hashed(owner, owner, Case::Snake),
    ];
    // No module is called like the one that holds it.
    if may_be_folder(owner) {
        forms.retain(|form| {
            let stem = form.spell();
            folder(&stem) != stem
        });
    }
    Entry { wire: owner.to_owned(), forms, ..Entry::default() }
}

/// Whether a stem of this owner can be the name of a folder, which few can.
fn may_be_folder(owner: &str) -> bool {
    let letters: String = owner.chars().filter(char::is_ascii_alphanumeric).collect();
    !owner.is_ascii() || letters.to_ascii_lowercase().contains("models")
}

/// `mod` of the first letter; a letter alone could be a stem too, so the folder has a tail.
fn folder(stem: &str) -> String {
    let letter: String = stem.chars().take(1).collect();
    format!("{letter}_models")
}
