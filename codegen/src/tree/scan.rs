//! What stands in an output folder now; looks, never touches, follows no symbolic link.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{MANIFEST, Manifest, normalized};
use super::path;

/// The folder as it was found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Everything in it but folders, by path relative to it.
    pub entries: BTreeMap<String, Entry>,
    /// Folders, so that one in the way of a file is seen.
    pub folders: Vec<String>,
    /// What the generator wrote the last time.
    pub manifest: Manifest,
}

/// Something that is not a folder.
#[derive(Debug, PartialEq)]
pub enum Entry {
    /// A regular file.
    File,
    /// A symbolic link, a pipe, a device.
    Special,
}

impl Scan {
    /// Looks at `dir`; a folder that does not exist is an empty one.
    pub fn of(dir: &Path) -> io::Result<Self> {
        let mut scan = Self::default();
        match fs::metadata(dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(scan),
            Err(error) => return Err(error),
            Ok(_) => scan.visit(dir, "")?,
        }
        if scan.entries.get(MANIFEST) == Some(&Entry::File) {
            scan.manifest = Manifest::parse(&read(dir, MANIFEST)?);
        }
        Ok(scan)
    }

    /// Files that the generator did not write and does not want to.
    pub fn foreign<'a>(
        &'a self,
        is_ours: impl Fn(&str) -> bool + 'a,
    ) -> impl Iterator<Item = &'a str> {
        let ours = move |path: &str| is_ours(path) || self.manifest.names(path);
        self.entries.keys().map(String::as_str).filter(move |path| !ours(path))
    }

    fn visit(&mut self, dir: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(dir.join(prefix))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            if !path::is_ignored(&path) {
                self.visit_entry(dir, path, entry.file_type()?)?;
            }
        }
        Ok(())
    }

    fn visit_entry(&mut self, dir: &Path, path: String, kind: fs::FileType) -> io::Result<()> {
        if kind.is_dir() {
            self.visit(dir, &path)?;
            self.folders.push(path);
        } else {
            self.entries.insert(path, if kind.is_file() { Entry::File } else { Entry::Special });
        }
        Ok(())
    }
}

/// The text of a file with `\n` line ends; bytes that are no text come out as replacement characters,
/// so that they equal nothing that the generator writes.
pub fn read(dir: &Path, path: &str) -> io::Result<String> {
    let text = String::from_utf8(fs::read(dir.join(path))?)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let converted = match normalized(&text) {
        Cow::Owned(converted) => Some(converted),
        Cow::Borrowed(_) => None,
    };
    Ok(converted.unwrap_or(text))
}
