//! Bytes in, text out: UTF-8 or UTF-16 within the size limit, without a byte order mark.

use std::borrow::Cow;

use crate::diagnostics::codes::load as codes;
use crate::diagnostics::{Diagnostics, Place};

use super::{MAX_BYTES, wide};

/// The text of a file; `None` after an error.
pub(super) fn decode(name: &str, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<String> {
    if bytes.len() > MAX_BYTES {
        refuse_size(name, bytes.len() as u64, diagnostics);
        return None;
    }
    let mut refuse = |code, offset: usize, message: String, help: String| {
        let place = Place::Span { file: name.to_owned(), start: offset, end: offset + 1 };
        diagnostics.report_at(code, place, message).help(help);
    };
    let utf_8 = match wide::encoding(bytes) {
        None => Cow::Borrowed(bytes),
        Some(encoding) => match wide::decode(bytes, encoding) {
            Some(text) => Cow::Owned(text.into_bytes()),
            None => {
                let encoding = encoding.name();
                let help = format!("save it as UTF-8: `iconv -f {encoding} -t UTF-8 {name}`");
                refuse(&codes::NOT_UTF8, 0, format!("the file is no good {encoding}"), help);
                return None;
            }
        },
    };
    let bytes = &*utf_8;
    if let Some(what) = binary(bytes) {
        let help = "name the description itself, which is YAML or JSON".to_owned();
        refuse(&codes::NOT_UTF8, 0, format!("the file is {what}, not text"), help);
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let help = format!("save it as UTF-8: `iconv -f LATIN1 -t UTF-8 {name}`");
            let offset = error.valid_up_to();
            refuse(&codes::NOT_UTF8, offset, format!("byte {offset} is not UTF-8"), help);
            return None;
        }
    };
    if let Some(offset) = text.find('\0') {
        let message = format!("byte {offset} is NUL, which no text file holds");
        refuse(
            &codes::NOT_UTF8,
            offset,
            message,
            "is this the description, and not a binary?".into(),
        );
        return None;
    }
    if text.trim().is_empty() {
        refuse(&codes::EMPTY, 0, "the file is empty".into(), "name the OpenAPI document".into());
        return None;
    }
    Some(text.to_owned())
}

/// Complains about a file above [`MAX_BYTES`], which need not have been read to be refused.
pub fn refuse_size(name: &str, size: u64, diagnostics: &mut Diagnostics) {
    let place = Place::Span { file: name.to_owned(), start: 0, end: 1 };
    let message = format!("the file has {size} bytes, the limit is {MAX_BYTES}");
    diagnostics
        .report_at(&codes::TOO_LARGE, place, message)
        .help("split the description into several files");
}

/// The last character boundary at or before `offset`.
pub fn boundary_before(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The end of the line that `from` stands in, but no further than `to`: a minified document is one line,
/// and whoever wants a few words of it should not read all of it.
pub fn line_end(text: &str, from: usize, to: usize) -> usize {
    text[from..to].find(['\n', '\r']).map_or(to, |length| from + length)
}

/// What kind of binary file it is, by its first bytes.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1F, 0x8B, ..] => Some("compressed by gzip"),
        [b'P', b'K', 3, 4, ..] => Some("a zip archive"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        [0x7F, b'E', b'L', b'F', ..] | [0x89, b'P', b'N', b'G', ..] => Some("binary"),
        _ => {
            let head = &bytes[..bytes.len().min(1024)];
            let is_control = |byte: &&u8| **byte < 32 && !b"\t\n\r\x0C".contains(byte);
            (head.iter().filter(is_control).count() > 8).then_some("binary")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let mut diagnostics = Diagnostics::new();
        let text = decode("api.yaml", bytes, &mut diagnostics);
        let first = diagnostics.iter().next();
        let seen = first.map_or(text.unwrap_or_default(), |one| one.message.clone());
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        check(b"\xEF\xBB\xBFopenapi: 3.0.0", "openapi: 3.0.0");
    }

    #[test]
    fn other_encodings_are_named() {
        check(b"\xFF\xFE\0\0o\0\0\0", "the file is no good UTF-32");
        check(b"\xFF\xFEo\0p", "the file is no good UTF-16LE");
        check(b"\xFF\xFEo\0\0\xD8", "the file is no good UTF-16LE");
        check(b"caf\xE9", "byte 3 is not UTF-8");
        check(b"\x7FELF\x01\0\0", "the file is binary, not text");
        check(b"\x1F\x8B\x08", "the file is compressed by gzip, not text");
        check(b"abc\0def", "byte 3 is NUL, which no text file holds");
    }

    #[test]
    fn utf_16_is_read() {
        for text in [
            &b"\xFF\xFEo\0p\0\xFC\0"[..],
            b"\xFE\xFF\0o\0p\0\xFC",
            b"o\0p\0\xFC\0",
            b"\0o\0p\0\xFC",
        ] {
            check(text, "op\u{fc}");
        }
    }

    #[test]
    fn blank_is_empty() {
        check(b" \r\n\t", "the file is empty");
    }

    #[test]
    fn size_is_limited_before_anything_else() {
        check(&vec![b'a'; MAX_BYTES + 1], "the file has 67108865 bytes, the limit is 67108864");
    }
}
