//! Positions of JSON: a scanner for texts that serde_json has accepted.
//!
//! saphyr refuses tabs and surrogate pairs, which JSON allows, so JSON has a scanner of its own.

use super::{Builder, Positions};

/// Where every value stands; ends early, without a fuss, in a text that is not JSON.
pub(super) fn scan(text: &str) -> Positions {
    let bytes = text.as_bytes();
    let mut builder = Builder::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                builder.start(start, *byte == b'{');
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
