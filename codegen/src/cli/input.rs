//! The files that a call names: the description and the config.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use codegen::config::{self, Config};
use codegen::diagnostics::codes::tree::NO_INPUT;
use codegen::diagnostics::{Diagnostics, Place};
use codegen::load::{self, MAX_BYTES, Sources};

use super::files::Folders;

/// What a command reads.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// The API description, YAML or JSON; `-` reads standard input
    pub spec: PathBuf,

    /// How to generate; without it every default applies
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Another folder whose files the description may refer to; its own is always allowed
    #[arg(long, value_name = "DIR")]
    pub allow_dir: Vec<PathBuf>,
}

impl InputArgs {
    /// The name that complaints call the description by.
    pub fn name(&self) -> String {
        if self.is_stdin() {
            return "<stdin>".to_owned();
        }
        // Code scanning wants paths that begin at the repository, where most runs do.
        let here = std::env::current_dir().ok();
        let inside = here.and_then(|here| self.spec.strip_prefix(here).ok());
        inside.unwrap_or(&self.spec).display().to_string()
    }

    /// The bytes of the description.
    pub fn read(&self, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
        if self.is_stdin() {
            return read(read_stdin(), &self.spec, diagnostics);
        }
        // What is too large is not read to find that out.
        let size =
            fs::metadata(&self.spec).ok().filter(fs::Metadata::is_file).map(|file| file.len());
        if let Some(size) = size.filter(|size| *size > MAX_BYTES as u64) {
            load::refuse_size(&self.name(), size, diagnostics);
            return None;
        }
        read(fs::read(&self.spec), &self.spec, diagnostics)
    }

    /// Where the files are that the description refers to.
    pub fn folders(&self) -> Folders {
        Folders::new((!self.is_stdin()).then_some(&self.spec), &self.allow_dir)
    }

    /// The config; its text goes to `sources`, for excerpts.
    pub fn read_config(
        &self,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Config> {
        let Some(path) = &self.config else { return Some(Config::default()) };
        let text = read(fs::read_to_string(path), path, diagnostics)?;
        let name = path.display().to_string();
        sources.add(&name, &text);
        config::parse(&name, &text, diagnostics)
    }

    fn is_stdin(&self) -> bool {
        self.spec.as_os_str() == "-"
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One more than is allowed tells that it is too much.
    io::stdin().lock().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read<T>(result: io::Result<T>, path: &Path, diagnostics: &mut Diagnostics) -> Option<T> {
    result
        .map_err(|error| {
            let near = nearest_file(path).map(|name| format!("did you mean {name}?"));
            let path = path.display();
            let (message, help) = match error.kind() {
                io::ErrorKind::NotFound if path.to_string().contains("://") => (
                    format!("{path} is an address, and nothing is fetched from a network"),
                    "download the file, and name the copy",
                ),
                io::ErrorKind::NotFound => (
                    format!("there is no file {path}"),
                    near.as_deref().unwrap_or("check the path"),
                ),
                io::ErrorKind::IsADirectory => {
                    (format!("{path} is a folder"), "name the file in it that is meant")
                }
                io::ErrorKind::InvalidData => (format!("{path} is not UTF-8"), "save it as UTF-8"),
                _ => (format!("cannot read {path}: {error}"), "name a file that can be read"),
            };
            diagnostics.report_at(&NO_INPUT, Place::File(path.to_string()), message).help(help);
        })
        .ok()
}

/// The file beside `path` whose name is most like it.
fn nearest_file(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let rated = names.map(|name| (strsim::jaro_winkler(wanted, &name), name));
    let near = rated.filter(|(likeness, _)| *likeness > 0.85);
    let (_, name) =
        near.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?;
    Some(path.with_file_name(name).display().to_string())
}
