//! A folder beside the files, where new text waits and old text is kept until all is done.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::workers;

/// The prefix of its name, followed by random characters.
const PREFIX: &str = ".codegen-staging-";

/// New text on its way into the folder.
pub struct Staging<'a> {
    dir: &'a Path,
    folder: TempDir,
    made_folders: Vec<PathBuf>,
    done: Vec<Step>,
}

/// A rename that took place.
struct Step {
    from: PathBuf,
    to: PathBuf,
}

impl<'a> Staging<'a> {
    /// Makes the output folder, if need be, and the staging folder in it: renames work only within one
    /// file system.
    pub fn new(dir: &'a Path) -> io::Result<Self> {
        let mut made_folders = Vec::new();
        make_folders(dir, &mut made_folders)?;
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(dir).inspect_err(|_| {
            remove_folders(&made_folders);
        })?;
        Ok(Self { dir, folder, made_folders, done: Vec::new() })
    }

    /// Puts `changed` in place and takes `stale` away, or leaves the folder as it was.
    pub fn commit(mut self, changed: &[(&str, &str)], stale: &[&str]) -> io::Result<()> {
        let result = self.try_commit(changed, stale);
        if result.is_err() {
            self.roll_back();
        } else {
            self.remove_empty_folders(stale);
        }
        let removed = self.folder.close();
        if result.is_err() {
            remove_folders(&self.made_folders);
        }
        result.and(removed)
    }

    fn try_commit(&mut self, changed: &[(&str, &str)], stale: &[&str]) -> io::Result<()> {
        self.write_all(changed)?;
        for (index, path) in stale.iter().enumerate() {
            self.rename(self.dir.join(path), self.folder.path().join(format!("stale-{index}")))?;
        }
        let mut whole = BTreeSet::new();
        for (index, (path, _)) in changed.iter().enumerate() {
            let top = path.split('/').next().unwrap_or(path);
            if whole.contains(top) {
                continue;
            }
            if self.is_there(top) {
                self.put(index, path)?;
            } else {
                // What stands in it comes with it.
                self.rename(self.new_text(top), self.dir.join(top))?;
                whole.insert(top);
            }
        }
        Ok(())
    }

    /// Writes all that is new as it will stand in the folder.
    fn write_all(&self, changed: &[(&str, &str)]) -> io::Result<()> {
        let parents = changed.iter().filter_map(|(path, _)| path.rsplit_once('/'));
        let parents: BTreeSet<&str> = parents.map(|(parent, _)| parent).chain([""]).collect();
        parents.into_iter().try_for_each(|parent| fs::create_dir_all(self.new_text(parent)))?;
        let write = |(path, text): &(&str, &str)| write_new(&self.new_text(path), text);
        workers::map(changed, write).into_iter().collect()
    }

    fn is_there(&self, path: &str) -> bool {
        self.dir.join(path).symlink_metadata().is_ok()
    }

    fn put(&mut self, index: usize, path: &str) -> io::Result<()> {
        let target = self.dir.join(path);
        if let Some(parent) = target.parent() {
            make_folders(parent, &mut self.made_folders)?;
        }
        if self.is_there(path) {
            let old_text = self.folder.path().join(format!("old-{index}"));
            self.rename(target.clone(), old_text)?;
        }
        self.rename(self.new_text(path), target)
    }

    fn new_text(&self, path: &str) -> PathBuf {
        self.folder.path().join("new").join(path)
    }

    fn rename(&mut self, from: PathBuf, to: PathBuf) -> io::Result<()> {
        fs::rename(&from, &to)?;
        self.done.push(Step { from, to });
        Ok(())
    }

    /// Best effort: what cannot be renamed back stays where it is, and the first error is reported.
    fn roll_back(&mut self) {
        for step in self.done.drain(..).rev() {
            let _ = fs::rename(&step.to, &step.from);
        }
    }

    fn remove_empty_folders(&self, stale: &[&str]) {
        for path in stale {
            let inner = Path::new(path).ancestors().skip(1).filter(|path| path.parent().is_some());
            for folder in inner {
                // Fails while something is left in it, which is the point.
                if fs::remove_dir(self.dir.join(folder)).is_err() {
                    break;
                }
            }
        }
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Makes `dir` and what is missing above it, and notes what was made, outermost first.
fn make_folders(dir: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
    let mut folders: Vec<&Path> = dir.ancestors().take_while(missing).collect();
    folders.reverse();
    for folder in folders {
        fs::create_dir(folder)?;
        made.push(folder.to_owned());
    }
    Ok(())
}

fn remove_folders(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_half_way_puts_everything_back() {
        let dir = tempfile::tempdir().expect("the test can make a folder");
        let at = |path: &str| dir.path().join(path);
        for path in ["changed", "stale", "late"] {
            fs::write(at(path), path).expect("files can be written");
        }
        // The last file cannot be put: `late` is no folder.
        let changed = [
            ("changed", "new"),
            ("folder/inner/new", "new"),
            ("folder/new", "new"),
            ("late/x", "new"),
        ];
        let staging = Staging::new(dir.path()).expect("the folder is writable");
        assert!(staging.commit(&changed, &["stale"]).is_err());
        let mut left: Vec<_> = fs::read_dir(dir.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["changed", "late", "stale"]);
        assert_eq!(fs::read_to_string(at("changed")).expect("kept"), "changed");
    }
}
