//! Files that a description refers to: those of its own folder, and of folders that the call allows.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::load::{MAX_BYTES, ReadError, Source};

/// The folders whose files may be read.
#[derive(Debug)]
pub struct Folders {
    /// The folder of the main file, which paths are relative to; absent for standard input.
    base: Option<PathBuf>,
    allowed: Vec<PathBuf>,
}

impl Folders {
    /// The folder of `spec`, and those that the call allows.
    pub fn new(spec: Option<&Path>, allowed: &[PathBuf]) -> Self {
        let parent = |spec: &Path| match spec.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Self { base: spec.map(parent), allowed: allowed.to_vec() }
    }

    /// Links are followed first, so that none leads out.
    fn is_allowed(&self, path: &Path) -> bool {
        let folders = self.base.iter().chain(&self.allowed);
        folders
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| path.starts_with(folder))
    }
}

impl Source for Folders {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let base = self.base.as_ref().ok_or(ReadError::NotAllowed)?;
        match base.join(path).canonicalize() {
            Ok(path) if self.is_allowed(&path) => read(&path),
            Ok(_) => Err(ReadError::NotAllowed),
            Err(_) if path.starts_with("..") && self.allowed.is_empty() => {
                Err(ReadError::NotAllowed)
            }
            Err(error) => Err(ReadError::Failed(error.to_string())),
        }
    }
}

/// What is too large is not read to find that out.
fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = |error: std::io::Error| ReadError::Failed(error.to_string());
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > MAX_BYTES as u64 {
        let message = format!("the file has {size} bytes, the limit is {MAX_BYTES}");
        return Err(ReadError::Failed(message));
    }
    fs::read(path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_folder_of_the_description_and_allowed_ones_are_read() {
        let dir = tempfile::tempdir().expect("the test can make a folder");
        for path in ["api/spec.yaml", "api/inner/a.yaml", "shared/b.yaml"] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
            fs::write(path, "x").expect("files can be written");
        }
        let spec = dir.path().join("api/spec.yaml");
        let own = Folders::new(Some(&spec), &[]);
        assert_eq!(own.read("inner/a.yaml"), Ok(b"x".to_vec()));
        assert_eq!(own.read("../shared/b.yaml"), Err(ReadError::NotAllowed));
        assert_eq!(own.read("../shared/nope.yaml"), Err(ReadError::NotAllowed));
        assert!(matches!(own.read("nope.yaml"), Err(ReadError::Failed(_))));
        let more = Folders::new(Some(&spec), &[dir.path().join("shared")]);
        assert_eq!(more.read("../shared/b.yaml"), Ok(b"x".to_vec()));
        assert_eq!(Folders::new(None, &[]).read("a.yaml"), Err(ReadError::NotAllowed));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        let dir = tempfile::tempdir().expect("the test can make a folder");
        fs::create_dir(dir.path().join("api")).expect("folders can be made");
        fs::write(dir.path().join("secret"), "x").expect("files can be written");
        let link = dir.path().join("api/link.yaml");
        std::os::unix::fs::symlink(dir.path().join("secret"), link).expect("a link");
        let own = Folders::new(Some(&dir.path().join("api/spec.yaml")), &[]);
        assert_eq!(own.read("link.yaml"), Err(ReadError::NotAllowed));
    }
}
