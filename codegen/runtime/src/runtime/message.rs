//! What a server says about an error, as one safe line.

use serde_json::Value;

use crate::runtime::secret::Secret;

/// A message is cut after that many characters.
const LONGEST: usize = 200;

/// The message in an error body: the first of `message`, `error.message`, `error`, `detail`, `title` and
/// `errors[0].message` that is a text.
///
/// Some servers repeat the key that they refuse, so `secrets` are taken out.
#[must_use]
pub fn message(body: &[u8], secrets: &[Secret]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    // Not `from_slice`, which every crate compiles anew.
    let value: Value = text.strip_prefix('\u{FEFF}').unwrap_or(text).parse().ok()?;
    let pointers =
        ["/message", "/error/message", "/error", "/detail", "/title", "/errors/0/message"];
    let text = pointers.iter().find_map(|pointer| {
        value.pointer(pointer)?.as_str().filter(|text| !text.trim().is_empty())
    })?;
    Some(one_line(&redact(text, secrets)))
}

/// `text` on one line, cut, with everything escaped that could change how a terminal shows it.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    for (position, character) in text.trim().chars().enumerate() {
        if position == LONGEST {
            line.push('…');
            break;
        }
        if is_printable(character) {
            line.push(character);
        } else {
            line.extend(character.escape_default());
        }
    }
    line
}

/// Neither a control character nor one that turns the direction of the text around it.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` without `secrets`.
#[must_use]
pub fn redact(text: &str, secrets: &[Secret]) -> String {
    let known = secrets.iter().map(Secret::expose).filter(|secret| !secret.is_empty());
    known.fold(text.to_owned(), |text, secret| text.replace(secret, "[redacted]"))
}
