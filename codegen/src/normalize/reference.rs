//! The text of a `$ref`, taken apart in one place for every stage.

use std::fmt;

use crate::ir::Pointer;

/// Why a `$ref` cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadReference {
    /// It is no text.
    NotText,
    /// It is empty, or `#`: the document itself, which is no schema.
    Whole,
    /// It leads to another file or host that was not loaded.
    Remote,
    /// `#name`: an anchor that nothing declares.
    Anchor,
    /// `~` with neither `0` nor `1` behind it, or `%` with no two hexadecimal digits.
    Escape,
}

impl fmt::Display for BadReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotText => "a `$ref` is a text",
            Self::Whole => "it refers to the whole document",
            Self::Remote => "it leads out of the files that were read",
            Self::Anchor => "it names an anchor that nothing declares",
            Self::Escape => "it has a broken escape: `~0` is ~, `~1` is /, `%25` is %",
        })
    }
}

impl std::error::Error for BadReference {}

/// The pointer that `text` refers to in the tree: percent-decoded once, then `~1` and `~0`.
///
/// # Errors
/// Says why it cannot be followed; that its target exists is for the caller to find out.
///
/// ```
/// use codegen::normalize::reference::parse;
/// let pointer = parse("#/components/schemas/Foo%20Bar").unwrap();
/// assert_eq!(pointer.steps().last().as_deref(), Some("Foo Bar"));
/// ```
pub fn parse(text: &str) -> Result<Pointer, BadReference> {
    let fragment = match text.split_once('#') {
        _ if text.is_empty() => return Err(BadReference::Whole),
        Some(("", "")) => return Err(BadReference::Whole),
        Some(("", fragment)) => fragment,
        _ => return Err(BadReference::Remote),
    };
    if !fragment.starts_with('/') {
        return Err(BadReference::Anchor);
    }
    if !escapes_hold(fragment.as_bytes(), b'%', |rest| {
        rest.len() >= 2 && rest[..2].iter().all(u8::is_ascii_hexdigit)
    }) {
        return Err(BadReference::Escape);
    }
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8();
    let decoded = decoded.map_err(|_| BadReference::Escape)?;
    if !escapes_hold(decoded.as_bytes(), b'~', |rest| matches!(rest.first(), Some(b'0' | b'1'))) {
        return Err(BadReference::Escape);
    }
    Ok(Pointer::parse(&decoded))
}

/// Whether it is a pointer into a file beside the one that holds it, which load reads or complains about.
pub fn names_a_file(text: &str) -> bool {
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    let is_relative = !file.is_empty() && !file.contains(':') && !file.starts_with(['/', '\\']);
    is_relative && (fragment.is_empty() || fragment.starts_with('/'))
}

/// The text of a reference to `pointer`.
pub fn print(pointer: &Pointer) -> String {
    format!("#{}", pointer.as_str().replace('%', "%25"))
}

fn escapes_hold(bytes: &[u8], mark: u8, holds: impl Fn(&[u8]) -> bool) -> bool {
    let marks = bytes.iter().enumerate().filter(|(_, byte)| **byte == mark);
    marks.into_iter().all(|(at, _)| holds(&bytes[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&[&str], BadReference>) {
        let steps = parse(text).map(|pointer| pointer.steps().collect::<Vec<_>>());
        assert_eq!(
            steps,
            expected.map(|steps| steps.iter().map(ToString::to_string).collect()),
            "{text}"
        );
    }

    #[test]
    fn escapes() {
        check("#/a%20b/%7Bid%7D/c~1d", Ok(&["a b", "{id}", "c/d"]));
        check("#/x~01", Ok(&["x~1"]));
        check("#/x%2Fy", Ok(&["x", "y"]));
        check("#/a//b/", Ok(&["a", "", "b", ""]));
        for bad in ["#/~", "#/~2", "#/%zz", "#/%4", "#/%ff"] {
            check(bad, Err(BadReference::Escape));
        }
    }

    #[test]
    fn files_beside() {
        for (text, expected) in [
            ("a.yaml", true),
            ("../a.yaml#/b", true),
            ("a.yaml#b", false),
            ("#/a", false),
            ("https://example.com/a", false),
            ("/a.yaml", false),
        ] {
            assert_eq!(names_a_file(text), expected, "{text}");
        }
    }

    #[test]
    fn elsewhere() {
        check("", Err(BadReference::Whole));
        check("#", Err(BadReference::Whole));
        check("#node", Err(BadReference::Anchor));
        check("other.yaml#/a", Err(BadReference::Remote));
        check("https://example.com/a", Err(BadReference::Remote));
    }
}
