//! Positions of JSON: a scanner for texts that serde_json has accepted.
//!
//! saphyr refuses tabs and surrogate pairs, which JSON allows, so JSON has a scanner of its own.

use super::Positions;
use super::builder::{Builder, Scope};

/// Where every value stands; ends early, without a fuss, in a text that is not JSON.
pub(super) fn scan(text: &str, scope: Scope<'_>) -> Positions {
    let bytes = text.as_bytes();
    let mut builder = Builder::within(scope);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                builder.start(start, *byte == b'{');
                if !builder.is_wanted() {
                    at = group_end(bytes, at);
                    builder.end(at);
                }
            }
            b'}' | b']' => builder.end(at),
            b'"' => {
                at = string_end(bytes, at);
                if builder.wants_name() {
                    builder.name(unescape(&text[start..at]), start..at);
                } else {
                    builder.scalar(start..at);
                }
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => {
                let rest = &bytes[at..];
                at += rest.iter().take_while(|byte| !b",:]} \t\r\n".contains(byte)).count();
                builder.scalar(start..at);
            }
        }
    }
    builder.positions
}

/// One past the bracket that closes the one before `at`.
fn group_end(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 1_usize;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return at,
            b'}' | b']' => depth -= 1,
            b'"' => at = string_end(bytes, at),
            _ => {}
        }
    }
    bytes.len()
}

/// One past the closing quote of the string whose first character is at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    bytes.len()
}

fn unescape(quoted: &str) -> String {
    if quoted.contains('\\') {
        return serde_json::from_str(quoted).unwrap_or_default();
    }
    quoted.trim_matches('"').to_owned()
}
