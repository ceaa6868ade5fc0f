//! Crates of many documents as members of one workspace, so that they share dependencies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::build::Mode;
use super::documents::Document;
use crate::process::root;

/// A workspace of generated crates.
#[derive(Debug)]
pub struct Batch {
    /// Its folder.
    pub dir: PathBuf,
    /// Where all batches build.
    pub target: PathBuf,
    members: Vec<Document>,
}

impl Batch {
    /// Makes the workspace of crates that were generated into `crates/` below `work`.
    pub fn new(work: &Path, number: usize, documents: &[&Document]) -> io::Result<Self> {
        let dir = work.join(format!("batch-{number:03}"));
        if dir.exists() {
            fs::remove_dir_all(&dir)?;
        }
        fs::create_dir_all(&dir)?;
        let members: Vec<Document> = documents.iter().map(|document| (*document).clone()).collect();
        for member in &members {
            fs::rename(work.join("crates").join(&member.package), dir.join(&member.package))?;
        }
        fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock"))?;
        let batch = Self { target: work.join("target"), dir, members };
        batch.declare(&batch.members.iter().collect::<Vec<_>>())?;
        Ok(batch)
    }

    /// Says which crates are members.
    pub fn declare(&self, members: &[&Document]) -> io::Result<()> {
        let list: Vec<String> =
            members.iter().map(|member| format!("{:?}", member.package)).collect();
        let text = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", list.join(", "));
        fs::write(self.dir.join("Cargo.toml"), text)
    }

    /// The crates that are built in this way.
    pub fn members_for(&self, mode: Mode, every: usize) -> Vec<&Document> {
        let is_chosen = |member: &&Document| !member.modes(&[mode], every).is_empty();
        self.members.iter().filter(is_chosen).collect()
    }

    /// Removes the crates that nobody needs to look at, and the folder if none is left.
    pub fn remove(&self, is_good: impl Fn(&str) -> bool) -> io::Result<()> {
        let mut left = 0;
        for member in &self.members {
            if is_good(&member.name) {
                fs::remove_dir_all(self.dir.join(&member.package))?;
            } else {
                left += 1;
            }
        }
        if left == 0 { fs::remove_dir_all(&self.dir) } else { Ok(()) }
    }
}
