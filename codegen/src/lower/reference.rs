//! `$ref` strings: from text to a pointer into the rewritten tree.

use percent_encoding::percent_decode_str;

use crate::ir::Pointer;

/// Why a `$ref` cannot be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is empty, or it names the document itself.
    Empty,
    /// It leaves the document; `normalize` takes in every file that may be read.
    Elsewhere,
    /// It is no JSON Pointer.
    NoPointer,
    /// A `~` that is neither `~0` nor `~1`.
    Escape,
    /// Percent-encoding that is no UTF-8.
    Encoding,
}

impl Unreadable {
    /// The reason, as the end of a sentence.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Empty => "it names no place",
            Self::Elsewhere => "it leaves the document",
            Self::NoPointer => "what follows `#` has to begin with `/`",
            Self::Escape => "`~` has to be written `~0`, and `/` within a name `~1`",
            Self::Encoding => "its percent-encoding is not UTF-8",
        }
    }
}

/// The pointer that `reference` holds: percent-decoded once, then checked for `~0` and `~1`
/// (RFC 6901 §6).
pub(super) fn parse(reference: &str) -> Result<Pointer, Unreadable> {
    let fragment = match reference.split_once('#') {
        Some(("", fragment)) => fragment,
        Some(_) => return Err(Unreadable::Elsewhere),
        None if reference.is_empty() => return Err(Unreadable::Empty),
        None => return Err(Unreadable::Elsewhere),
    };
    let text = percent_decode_str(fragment).decode_utf8().map_err(|_| Unreadable::Encoding)?;
    if text.is_empty() || text == "/" {
        return Err(Unreadable::Empty);
    }
    if !text.starts_with('/') {
        return Err(Unreadable::NoPointer);
    }
    canonical(&text)
}

/// The same pointer with every step escaped as [`Pointer::child`] escapes it.
fn canonical(text: &str) -> Result<Pointer, Unreadable> {
    let mut pointer = Pointer::root();
    for step in text.split('/').skip(1) {
        let mut rest = step.split('~');
        rest.next();
        if !rest.all(|part| part.starts_with(['0', '1'])) {
            return Err(Unreadable::Escape);
        }
        pointer = pointer.child(&step.replace("~1", "/").replace("~0", "~"));
    }
    Ok(pointer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reference: &str, expected: Result<&str, Unreadable>) {
        assert_eq!(parse(reference), expected.map(Pointer::parse), "{reference}");
    }

    #[test]
    fn a_reference_is_decoded_once_and_then_unescaped() {
        check("#/components/schemas/Foo", Ok("/components/schemas/Foo"));
        check("#/components/schemas/Foo%20Bar", Ok("/components/schemas/Foo Bar"));
        check("#/components/schemas/%7B%7D", Ok("/components/schemas/{}"));
        check("#/components/schemas/a%2Fb", Ok("/components/schemas/a/b"));
        check("#/components/schemas/a~1b~0c", Ok("/components/schemas/a~1b~0c"));
        check("#/components/schemas/~01", Ok("/components/schemas/~01"));
        check("#/paths/~1a%7B%7D/get", Ok("/paths/~1a{}/get"));
        check("#/components//x", Ok("/components//x"));
    }

    #[test]
    fn what_names_no_place_of_the_document_is_told_apart() {
        check("", Err(Unreadable::Empty));
        check("#", Err(Unreadable::Empty));
        check("#/", Err(Unreadable::Empty));
        check("#Foo", Err(Unreadable::NoPointer));
        check("Foo", Err(Unreadable::Elsewhere));
        check("https://example.com/#/a", Err(Unreadable::Elsewhere));
        check("#/a~2", Err(Unreadable::Escape));
        check("#/a~", Err(Unreadable::Escape));
        check("#/%ff", Err(Unreadable::Encoding));
    }
}
