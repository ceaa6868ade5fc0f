//! What the generated package and its library are called.

use crate::plan::names::case::{self, Case};
use crate::plan::names::reserved::Reserved;

/// Crates that code can name without a declaration, and those that generated code names: a library
/// called like one of them hides it, or cannot be told from it.
pub const CRATES: &[&str] = &[
    "alloc",
    "base64",
    "bytes",
    "chrono",
    "codegen_runtime",
    "core",
    "fastrand",
    "flate2",
    "futures_core",
    "futures_util",
    "http",
    "httpdate",
    "jiff",
    "percent_encoding",
    "proc_macro",
    "regex_lite",
    "reqwest",
    "serde",
    "serde_json",
    "std",
    "test",
    "time",
    "tokio",
    "tracing",
    "url",
    "uuid",
];

/// A name that Cargo takes, made from the title.
pub fn from_title(title: &str) -> String {
    let snake = case::plain(title, Case::Snake);
    let name = snake.replace('_', "-");
    match is_taken(&snake) || Reserved::files().escape(&name) != name {
        true => format!("{name}-client"),
        false => name,
    }
}

/// What code calls the library of a package, which the user may have named.
pub fn library<'a>(package: &str, mut dependencies: impl Iterator<Item = &'a str>) -> String {
    let name = package.replace('-', "_");
    let taken = is_taken(&name)
        || Reserved::files().escape(&name) != name
        || dependencies.any(|dependency| dependency.replace('-', "_") == name);
    if taken { format!("{name}_client") } else { name }
}

fn is_taken(name: &str) -> bool {
    CRATES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_package_is_named_like_a_crate_that_it_uses() {
        for (title, expected) in [
            ("HTTP", "http-client"),
            ("Serde JSON", "serde-json-client"),
            ("Core", "core-client"),
            ("Type", "type-client"),
            ("Con", "con-client"),
            ("HTTP Client", "http-client"),
            ("Pets", "pets"),
        ] {
            assert_eq!(from_title(title), expected, "{title}");
        }
    }

    #[test]
    fn a_library_is_told_from_what_it_uses() {
        let check = |package, dependencies: &[&str], expected| {
            assert_eq!(library(package, dependencies.iter().copied()), expected, "{package}");
        };
        check("http", &[], "http_client");
        check("futures-core", &[], "futures_core_client");
        check("fn", &[], "fn_client");
        check("rust-decimal", &["rust_decimal"], "rust_decimal_client");
        check("a-b", &["c"], "a_b");
    }
}
