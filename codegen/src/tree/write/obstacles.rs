//! What stands in the way of a tree, reported before anything is touched.

use std::io;
use std::path::Path;

use super::super::FileTree;
use super::super::manifest::MANIFEST;
use super::super::scan::{self, Entry, Scan};
use crate::diagnostics::codes::tree as codes;
use crate::diagnostics::{Diagnostics, Place};

/// Complaints beyond this many are summed up.
const SHOWN: usize = 10;

/// Reports what is in the way; `true` when nothing is.
pub fn report(
    tree: &FileTree,
    dir: &Path,
    scan: &Scan,
    diagnostics: &mut Diagnostics,
) -> io::Result<bool> {
    let mut refused = Vec::new();
    let mut edited = Vec::new();
    for (path, text) in tree.iter() {
        match obstacle(dir, scan, path, text)? {
            Obstacle::None => {}
            Obstacle::Edited => edited.push(path),
            Obstacle::Foreign => refused.push((path, "was not written by the generator")),
            Obstacle::Special => refused.push((path, "is not a regular file")),
            Obstacle::Folder => refused.push((path, "is a folder")),
        }
    }
    if matches!(scan.entries.get(MANIFEST), Some(Entry::Special)) {
        refused.push((MANIFEST, "is not a regular file"));
    }
    report_refused(&refused, dir, diagnostics);
    if refused.is_empty() {
        report_edited(&edited, dir, diagnostics);
        report_foreign(tree, dir, scan, diagnostics);
    }
    Ok(refused.is_empty())
}

enum Obstacle {
    None,
    Edited,
    Foreign,
    Special,
    Folder,
}

fn obstacle(dir: &Path, scan: &Scan, path: &str, text: &str) -> io::Result<Obstacle> {
    if let Some(parent) = parents(path).find(|parent| scan.entries.contains_key(*parent)) {
        let ours = scan.manifest.names(parent) && scan.entries.get(parent) == Some(&Entry::File);
        return Ok(if ours { Obstacle::None } else { Obstacle::Special });
    }
    Ok(match scan.entries.get(path) {
        None if scan.folders.iter().any(|folder| folder == path) => Obstacle::Folder,
        None => Obstacle::None,
        Some(Entry::Special) => Obstacle::Special,
        Some(Entry::File) => {
            let on_disk = scan::read(dir, path)?;
            match scan.manifest.names(path) {
                _ if on_disk == text => Obstacle::None,
                false => Obstacle::Foreign,
                true if scan.manifest.wrote(path, &on_disk) => Obstacle::None,
                true => Obstacle::Edited,
            }
        }
    })
}

/// The folders above a path.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

fn report_refused(refused: &[(&str, &str)], dir: &Path, diagnostics: &mut Diagnostics) {
    for (path, why) in refused.iter().take(SHOWN) {
        let message = format!("{} {why}, and the output needs its place", shown(dir, path));
        diagnostics
            .report_at(&codes::IN_THE_WAY, Place::File(shown(dir, path)), message)
            .help("move or delete it, or give another folder with --out; nothing was changed");
    }
    report_rest(refused.len(), &codes::IN_THE_WAY, "in the way", diagnostics);
}

fn report_edited(edited: &[&str], dir: &Path, diagnostics: &mut Diagnostics) {
    for path in edited.iter().take(SHOWN) {
        let message = format!("{} had been edited by hand and was written again", shown(dir, path));
        diagnostics
            .report_at(&codes::EDITED, Place::File(shown(dir, path)), message)
            .help("change the description or codegen.toml instead");
    }
    report_rest(edited.len(), &codes::EDITED, "edited by hand", diagnostics);
}

fn report_foreign(tree: &FileTree, dir: &Path, scan: &Scan, diagnostics: &mut Diagnostics) {
    let foreign: Vec<&str> = scan.foreign(|path| tree.get(path).is_some()).collect();
    for path in foreign.iter().take(SHOWN) {
        let message =
            format!("{} was not written by the generator; it was left alone", shown(dir, path));
        diagnostics
            .report_at(&codes::FOREIGN, Place::File(shown(dir, path)), message)
            .help("move or delete it, so that --check stays useful");
    }
    report_rest(foreign.len(), &codes::FOREIGN, "not written by the generator", diagnostics);
}

fn report_rest(
    count: usize,
    code: &'static crate::diagnostics::Code,
    what: &str,
    diagnostics: &mut Diagnostics,
) {
    if let Some(rest @ 1..) = count.checked_sub(SHOWN) {
        diagnostics.report_at(code, Place::Nowhere, format!("and {rest} more files {what}"));
    }
}

fn shown(dir: &Path, path: &str) -> String {
    dir.join(path).display().to_string()
}
