//! What stands behind a backslash in ECMA-262.

use std::str::Chars;

/// White space and line ends of ECMA-262; `\s` of `regex-lite` is that of ASCII.
const SPACE: &str = r"\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
/// Everything else.
const NO_SPACE: &str = r"\x00-\x08\x0E-\x1F!-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF}";

/// What an escape stands for.
pub(super) enum Escape {
    /// One character.
    Character(char),
    /// Those of a class, as it is written between brackets.
    Class(&'static str),
    /// `\b` or `\B`.
    Boundary(char),
}

/// The escape whose backslash was read; `None` for one that ECMA-262 does not have, or that takes
/// more than one character at a time.
pub(super) fn read(rest: &mut Chars<'_>) -> Option<Escape> {
    let letter = rest.next()?;
    Some(match letter {
        // Digits and letters of ASCII in both.
        'd' => Escape::Class(r"\d"),
        'D' => Escape::Class(r"\D"),
        'w' => Escape::Class(r"\w"),
        'W' => Escape::Class(r"\W"),
        's' => Escape::Class(SPACE),
        'S' => Escape::Class(NO_SPACE),
        'b' | 'B' => Escape::Boundary(letter),
        _ => Escape::Character(character(letter, rest)?),
    })
}

fn character(letter: char, rest: &mut Chars<'_>) -> Option<char> {
    match letter {
        't' => Some('\t'),
        'n' => Some('\n'),
        'v' => Some('\u{b}'),
        'f' => Some('\u{c}'),
        'r' => Some('\r'),
        '0' => (!rest.as_str().starts_with(|next: char| next.is_ascii_digit())).then_some('\0'),
        'x' => char::from_u32(hexadecimal(rest, 2)?),
        'u' => unicode(rest),
        // Word boundaries in other syntaxes.
        '<' | '>' => None,
        _ => letter.is_ascii_punctuation().then_some(letter),
    }
}

/// `\u{1F44D}`, `\u0041`, or the two halves of a pair.
fn unicode(rest: &mut Chars<'_>) -> Option<char> {
    if let Some(braced) = rest.as_str().strip_prefix('{') {
        let (digits, after) = braced.split_once('}')?;
        *rest = after.chars();
        return char::from_u32(u32::from_str_radix(digits, 16).ok()?);
    }
    let first = hexadecimal(rest, 4)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    *rest = rest.as_str().strip_prefix("\\u")?.chars();
    let second = hexadecimal(rest, 4)?.checked_sub(0xDC00)?;
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second).filter(|_| second < 0x400)
}

fn hexadecimal(rest: &mut Chars<'_>, count: usize) -> Option<u32> {
    let digits = rest.as_str().get(..count)?;
    *rest = rest.as_str()[count..].chars();
    digits.chars().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
    u32::from_str_radix(digits, 16).ok()
}

/// Whether `regex-lite` gives the character a meaning, anywhere.
pub(super) fn is_meta(character: char) -> bool {
    r"\.+*?()|[]{}^$#&-~".contains(character)
}
