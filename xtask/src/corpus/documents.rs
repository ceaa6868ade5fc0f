//! The documents of a run: files, and all files of folders, in one order on every machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::build::Mode;
use super::slug;

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the report calls it: its path, from the folder that was given; that of a file as it was given.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its place among the documents of the run, from 0.
    pub index: usize,
    /// The package that is generated from it.
    pub package: String,
}

impl Document {
    /// How its crate is to be built: some ways are for every so many documents only.
    pub fn modes(&self, modes: &[Mode], every: usize) -> Vec<Mode> {
        let chosen = self.index.is_multiple_of(every.max(1));
        modes.iter().copied().filter(|mode| chosen || *mode == Mode::Check).collect()
    }
}

/// Finds the documents below `paths`; with a sample, those that it names, in its order.
pub fn find(paths: &[PathBuf], sample: Option<&Path>) -> Result<Vec<Document>, String> {
    let mut found = Vec::new();
    for path in paths {
        // A file goes by the whole of its path: many of them are called `openapi.json`.
        let base = path.parent().filter(|_| path.is_dir()).unwrap_or(Path::new(""));
        let visited = visit(path, &mut found, base);
        visited.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    }
    found.sort();
    found.dedup();
    let chosen = match sample {
        None => found,
        Some(sample) => {
            let list = fs::read_to_string(sample)
                .map_err(|error| format!("cannot read {}: {error}", sample.display()))?;
            sampled(&found, &list)
        }
    };
    if chosen.is_empty() {
        return Err("there are no documents".to_owned());
    }
    Ok(chosen.into_iter().enumerate().map(document).collect())
}

/// A path, after the name that it gets.
type Named = (String, PathBuf);

fn visit(path: &Path, found: &mut Vec<Named>, base: &Path) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().replace('\\', "/");
        found.push((name, path.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let is_document = path.extension().is_some_and(|extension| {
            ["json", "yaml", "yml"].iter().any(|known| extension == *known)
        });
        if path.is_dir() || is_document {
            visit(&path, found, base)?;
        }
    }
    Ok(())
}

/// Lines that name nothing are passed over: a part of the corpus has a part of the sample.
fn sampled(found: &[Named], list: &str) -> Vec<Named> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| {
            let (_, path) = found.iter().find(|(_, path)| path.ends_with(line))?;
            Some((line.to_owned(), path.clone()))
        })
        .collect()
}

fn document((index, (name, path)): (usize, Named)) -> Document {
    let package = slug::package(index, &name);
    Document { name, path, index, package }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_chooses_orders_and_names() {
        let paths = ["/c/v3/a.com/1.json", "/c/v3/b.com/1.json", "/c/v3/xb.com/1.json"];
        let found = paths.map(|path| (format!("c{path}"), PathBuf::from(path)));
        let chosen = sampled(&found, "v3/xb.com/1.json\n# no\nv3/zzz.json\nb.com/1.json\n");
        let names: Vec<&str> = chosen.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["v3/xb.com/1.json", "b.com/1.json"]);
        assert_eq!(chosen[1].1, PathBuf::from(paths[1]));
    }

    #[test]
    fn every_fifth_is_built_in_more_ways() {
        let at = |index| {
            let named = ("a.json".to_owned(), PathBuf::from("a.json"));
            document((index, named)).modes(&[Mode::Check, Mode::Doc], 5)
        };
        assert_eq!(at(5), [Mode::Check, Mode::Doc]);
        assert_eq!(at(6), [Mode::Check]);
    }
}
