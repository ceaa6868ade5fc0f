//! The generated crate as a package: its name, version and other metadata, defaults filled in.

use std::collections::BTreeMap;

use crate::config::{self, Config, DateLibrary, IntegerPolicy, Replacement};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Info, Pointer, StringFormat};
use crate::plan::names::case::{self, Case};
use crate::plan::package as package_names;

/// What is the same for every file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// Package name.
    pub package: String,
    /// What code calls the library of the package.
    pub library: String,
    /// Version.
    pub version: String,
    /// One line for the registry.
    pub description: String,
    /// What the API calls itself.
    pub title: String,
    /// SPDX expression.
    pub license: Option<String>,
    /// Repository URL.
    pub repository: Option<String>,
    /// Home page.
    pub homepage: Option<String>,
    /// Keywords of the registry.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// `publish` key.
    pub publish: Option<bool>,
    /// `VOGENT` of `VOGENT_API_KEY`.
    pub prefix: String,
    /// The environment variable of the base URL.
    pub base_url_variable: String,
    /// The environment variables of credentials, by scheme; those that are not here follow the prefix.
    pub credential_variables: BTreeMap<String, String>,
    /// Whether integers are 64 bits wide whatever their format.
    pub wide_integers: bool,
    /// Path of the runtime crate, where it is not copied.
    pub runtime_path: Option<String>,
    /// Whose types dates and times are.
    pub dates: Dates,
    /// Models only.
    pub types_only: bool,
    /// Whether a call checks its body before it is sent.
    pub validate_on_send: bool,
    /// Whether patterns are only documented.
    pub unchecked_patterns: bool,
    /// The user's types for formats of strings, by format.
    pub formats: BTreeMap<String, String>,
    /// Further derives of every struct and enum, as Rust paths.
    pub derives: Vec<String>,
    /// Crates that the user's types come from: name, version, features.
    pub dependencies: BTreeMap<String, (String, Vec<String>)>,
}

/// Whose types dates and times are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dates {
    /// Those of `chrono`.
    #[default]
    Chrono,
    /// Those of `jiff`.
    Jiff,
    /// Those of `time`.
    Time,
    /// Nobody's: text as it came.
    Text,
}

impl Settings {
    /// Whether a string of this format is plain text in Rust.
    pub fn is_text(&self, format: &StringFormat) -> bool {
        let is_typed = match format {
            StringFormat::Date
            | StringFormat::DateTime
            | StringFormat::Time
            | StringFormat::Duration => self.dates != Dates::Text,
            StringFormat::Uuid
            | StringFormat::Byte
            | StringFormat::Password
            | StringFormat::Ip
            | StringFormat::Ipv4
            | StringFormat::Ipv6
            | StringFormat::Int64
            | StringFormat::Uint64 => true,
            StringFormat::Plain
            | StringFormat::Uri
            | StringFormat::Binary
            | StringFormat::Other(_) => false,
        };
        !is_typed && !self.formats.contains_key(format.name())
    }

    /// Whether a string of this format is text that `Debug` hides.
    pub fn is_password(&self, format: &StringFormat) -> bool {
        *format == StringFormat::Password && !self.formats.contains_key(format.name())
    }
}

/// Fills in what the user left open from the document.
pub fn settle(info: &Info, config: &Config, diagnostics: &mut Diagnostics) -> Settings {
    let package = &config.package;
    let title = one_line(if info.title.trim().is_empty() { "API" } else { &info.title });
    let name = package.name.clone().unwrap_or_else(|| package_names::from_title(&title));
    let environment = &config.environment;
    let prefix = environment.prefix.clone();
    let prefix = prefix.unwrap_or_else(|| case::plain(&name, Case::Snake).to_uppercase());
    let base_url_variable = environment.base_url.clone();
    let dependencies = dependencies(config);
    let library = package_names::library(&name, dependencies.keys().map(String::as_str));
    Settings {
        library,
        version: package.version.clone().unwrap_or_else(|| version(info, diagnostics)),
        description: package.description.clone().unwrap_or_else(|| {
            match config.operations.types_only {
                true => format!("Types of the {title} API"),
                false => format!("Client for the {title} API"),
            }
        }),
        license: package.license.clone(),
        repository: package.repository.clone(),
        homepage: package.homepage.clone(),
        keywords: package.keywords.clone(),
        categories: package.categories.clone(),
        authors: package.authors.clone(),
        publish: package.publish,
        base_url_variable: base_url_variable.unwrap_or_else(|| format!("{prefix}_BASE_URL")),
        credential_variables: environment.credentials.clone(),
        wide_integers: config.types.integers == IntegerPolicy::I64,
        prefix,
        runtime_path: config.runtime.path.clone(),
        dates: match config.types.date {
            DateLibrary::Chrono => Dates::Chrono,
            DateLibrary::Jiff => Dates::Jiff,
            DateLibrary::Time => Dates::Time,
            DateLibrary::String => Dates::Text,
        },
        types_only: config.operations.types_only,
        validate_on_send: config.operations.validate_on_send,
        unchecked_patterns: config.operations.unchecked_patterns,
        formats: paths(&config.types.format),
        derives: config.types.derives.clone(),
        dependencies,
        package: name,
        title,
    }
}

/// The description's own version, where Cargo takes it.
fn version(info: &Info, diagnostics: &mut Diagnostics) -> String {
    config::package_version(&info.version).unwrap_or_else(|| {
        let none = "0.0.0".to_owned();
        if info.version.is_empty() {
            // Which has been said.
            return none;
        }
        let pointer = Pointer::root().child("info").child("version");
        let message = "this is no version that Cargo takes; the package gets 0.0.0";
        diagnostics
            .report(&codes::PACKAGE_VERSION, &pointer, message)
            .configure("package", "version = \"0.1.0\"")
            .done();
        none
    })
}

fn paths(replacements: &BTreeMap<String, Replacement>) -> BTreeMap<String, String> {
    replacements.iter().map(|(name, given)| (name.clone(), given.path.clone())).collect()
}

fn dependencies(config: &Config) -> BTreeMap<String, (String, Vec<String>)> {
    let replacements = config.types.replace.values().chain(config.types.format.values());
    let given = replacements.filter_map(|replacement| replacement.dependency.as_ref());
    given.map(|d| (d.name.clone(), (d.version.clone(), d.features.clone()))).collect()
}

/// Control characters and line breaks have no place in metadata, nor has what turns or hides text.
fn one_line(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let clean: String =
        text.chars().map(|c| if c.is_control() || hidden(c) { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
