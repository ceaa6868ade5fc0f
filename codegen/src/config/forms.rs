//! Forms of strings that users write: Rust names and paths, package names, versions, variables.

use crate::diagnostics::codes;

/// What a string has to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Anything.
    Any,
    /// A type or a variant: a Rust identifier in upper camel case.
    TypeName,
    /// A field, a method or an argument: a Rust identifier in snake case.
    ValueName,
    /// A path such as `rust_decimal::Decimal`, with generic arguments if need be.
    RustPath,
    /// A package name that a registry takes.
    PackageName,
    /// `major.minor.patch`, a pre-release and build metadata if need be.
    Version,
    /// The name of an environment variable.
    Variable,
    /// The name of an HTTP header.
    HeaderName,
    /// A code of a warning.
    Code,
    /// A code of a warning, or `warnings`.
    CodeOrAll,
}

/// Why `text` is not of the form, as the end of a sentence that begins with it.
pub fn complaint(form: Form, text: &str) -> Option<String> {
    match form {
        Form::Any => None,
        Form::TypeName => type_name(text),
        Form::ValueName => value_name(text),
        Form::RustPath => rust_path(text),
        Form::PackageName => package_name(text),
        Form::Version => version(text),
        Form::Variable => variable(text),
        Form::HeaderName => header_name(text),
        Form::Code => code(text),
        Form::CodeOrAll if text == "warnings" => None,
        Form::CodeOrAll => code(text),
    }
}

/// What `text` was probably meant to be, of the form.
pub fn meant(form: Form, text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let meant = match form {
        Form::TypeName => words.iter().map(|word| capitalised(word)).collect(),
        Form::ValueName if complaint(form, &format!("{text}_")).is_none() => format!("{text}_"),
        Form::ValueName => words.join("_").to_ascii_lowercase(),
        Form::PackageName => words.join("-").to_ascii_lowercase(),
        Form::HeaderName => words.join("-"),
        Form::Variable => words.join("_").to_ascii_uppercase(),
        Form::Version if text.split('.').count() == 2 => format!("{text}.0"),
        Form::Version if text.split('.').count() == 1 => format!("{text}.0.0"),
        Form::Code | Form::CodeOrAll => return near_code(text),
        Form::Version | Form::Any | Form::RustPath => return None,
    };
    complaint(form, &meant).is_none().then_some(meant)
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

fn near_code(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let warnings = codes::all().map(|code| code.id).filter(|id| id.starts_with('W'));
    let rated = warnings.map(|id| (strsim::levenshtein(id, &text), id));
    rated.filter(|(distance, _)| *distance <= 1).min().map(|(_, id)| id.to_owned())
}

/// The same for editors: a regular expression, where one can say it.
pub fn pattern(form: Form) -> Option<&'static str> {
    match form {
        Form::Any | Form::RustPath => None,
        Form::TypeName => Some("^[A-Z][A-Za-z0-9]*$"),
        Form::ValueName => Some("^[a-z_][a-z0-9_]*$"),
        Form::PackageName => Some("^[A-Za-z][A-Za-z0-9_-]{0,63}$"),
        Form::Version => Some("^[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?$"),
        Form::Variable => Some("^[A-Za-z_][A-Za-z0-9_]*$"),
        Form::HeaderName => Some("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"),
        Form::Code => Some("^W[0-9]{4}$"),
        Form::CodeOrAll => Some("^(W[0-9]{4}|warnings)$"),
    }
}

fn type_name(text: &str) -> Option<String> {
    let camel = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric());
    if camel && is_identifier(text) {
        return None;
    }
    Some("is not the name of a Rust type or variant, such as `PhoneNumber`".to_owned())
}

fn value_name(text: &str) -> Option<String> {
    let snake =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if text.chars().all(snake) && is_identifier(text) {
        return None;
    }
    let keyword = text.chars().all(snake) && is_identifier(&format!("{text}_"));
    Some(if keyword {
        format!("is a keyword of Rust; `{text}_` is not")
    } else {
        "is not the name of a Rust field or method, such as `phone_number`".to_owned()
    })
}

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

fn rust_path(text: &str) -> Option<String> {
    let error = syn::parse_str::<syn::Path>(text).err()?;
    Some(format!("is not a Rust path, such as `rust_decimal::Decimal`: {error}"))
}

fn package_name(text: &str) -> Option<String> {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let good = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(letter)
        && text.len() <= 64;
    (!good).then(|| {
        "is not a package name: letters, digits, `-` and `_`, at most 64, a letter first".to_owned()
    })
}

fn version(text: &str) -> Option<String> {
    let good = semver::Version::parse(text).is_ok();
    (!good).then(|| "is not a version, such as `1.2.0` or `1.2.0-beta.1`".to_owned())
}

/// The version of a package that a description of this version has: `v1.2` is 1.2.0.
pub fn package_version(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    match version(text) {
        None => Some(text.to_owned()),
        Some(_) => meant(Form::Version, text),
    }
}

fn variable(text: &str) -> Option<String> {
    let good = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    (!good).then(|| "is not the name of an environment variable, such as `ACME_API_KEY`".to_owned())
}

fn header_name(text: &str) -> Option<String> {
    let token = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+.^_`|~-".contains(letter);
    let good = !text.is_empty() && text.chars().all(token);
    (!good).then(|| "is not the name of a header, such as `Idempotency-Key`".to_owned())
}

fn code(text: &str) -> Option<String> {
    match codes::find(text) {
        Some(code) if code.id.starts_with('W') => None,
        Some(_) => Some("is an error; only warnings can be listed here".to_owned()),
        None => Some("is not a code of a warning".to_owned()),
    }
}
