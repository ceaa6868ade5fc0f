//! Letter case: the only place that turns words of a document into the spelling of an identifier.

use heck::{ToPascalCase, ToSnakeCase};

use super::simple;

/// The longest identifier that is made; longer ones end in a hash.
const MAX_LENGTH: usize = 64;

/// How an identifier is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `PascalCase`: types and variants.
    Pascal,
    /// `snake_case`: fields, functions, modules.
    Snake,
}

impl Case {
    fn apply(self, text: &str) -> String {
        match self {
            Self::Pascal => text.to_pascal_case(),
            Self::Snake => text.to_snake_case(),
        }
    }

    fn join(self, head: &str, tail: &str) -> String {
        match self {
            Self::Pascal => format!("{head}X{tail}"),
            Self::Snake => format!("{head}_x{tail}"),
        }
    }
}

/// The everyday spelling: punctuation separates words and is gone.
pub fn plain(text: &str, case: Case) -> String {
    simple::ident(text, case).unwrap_or_else(|| usual(text, case))
}

/// The everyday spelling of any text.
pub(super) fn usual(text: &str, case: Case) -> String {
    finish(&ascii(&signs(text), |_| " "), text, case)
}

/// The spelling that keeps punctuation apart: `a.b` is `a_dot_b`.
pub fn spelled(text: &str, case: Case) -> String {
    finish(&ascii(text, symbol), text, case)
}

/// The spelling that nothing else can have: the plain one and a hash of the text it stands for.
pub fn hashed(text: &str, identity: &str, case: Case) -> String {
    let base = shorten(&plain(text, case), MAX_LENGTH - 8);
    case.join(&base, &hash(identity))
}

/// An identifier that is spelled when it is asked for: few scopes need more than the first of an entry's forms.
#[derive(Debug, Clone)]
pub struct Form {
    text: String,
    spelling: Spelling,
}

#[derive(Debug, Clone)]
enum Spelling {
    Done,
    Plain(Case),
    Spelled(Case),
    Hashed { identity: String, case: Case },
}

impl Form {
    /// What is an identifier already.
    pub fn of(ident: impl Into<String>) -> Self {
        Self { text: ident.into(), spelling: Spelling::Done }
    }

    /// See [`plain`].
    pub fn plain(text: impl Into<String>, case: Case) -> Self {
        Self { text: text.into(), spelling: Spelling::Plain(case) }
    }

    /// See [`spelled`].
    pub fn spelled(text: impl Into<String>, case: Case) -> Self {
        Self { text: text.into(), spelling: Spelling::Spelled(case) }
    }

    /// See [`hashed`].
    pub fn hashed(text: impl Into<String>, identity: impl Into<String>, case: Case) -> Self {
        let identity = identity.into();
        Self { text: text.into(), spelling: Spelling::Hashed { identity, case } }
    }

    /// The identifier.
    pub fn spell(&self) -> String {
        match &self.spelling {
            Spelling::Done => self.text.clone(),
            Spelling::Plain(case) => plain(&self.text, *case),
            Spelling::Spelled(case) => spelled(&self.text, *case),
            Spelling::Hashed { identity, case } => hashed(&self.text, identity, *case),
        }
    }
}

/// Six hexadecimal digits of a hash that is the same on every machine.
fn hash(text: &str) -> String {
    let hash = fnv(text);
    format!("{:06x}", (hash ^ (hash >> 24)) & 0x00ff_ffff)
}

/// All sixteen, for those that the six do not tell apart.
pub fn long_hash(text: &str) -> String {
    format!("{:016x}", fnv(text))
}

fn fnv(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A sign before a number is a word; elsewhere it is punctuation.
fn signs(text: &str) -> String {
    let trimmed = text.trim();
    let numeric = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    match (trimmed.strip_prefix('-'), trimmed.strip_prefix('+')) {
        (Some(rest), _) if numeric(rest) => format!("minus {rest}"),
        (_, Some(rest)) if numeric(rest) => format!("plus {rest}"),
        _ => text.to_owned(),
    }
}

/// ASCII letters and digits; everything else through `other`, or transliterated.
fn ascii(text: &str, other: fn(char) -> &'static str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            '\'' => {}
            '\0'..='\x7f' => out.push_str(other(c)),
            _ => transliterate(c, &mut out),
        }
    }
    out
}

fn transliterate(c: char, out: &mut String) {
    let latin = any_ascii::any_ascii_char(c);
    if latin.is_empty() && !is_silent(c) {
        out.push_str(&format!(" u{:x} ", u32::from(c)));
    }
    for letter in latin.chars() {
        out.push(if letter.is_ascii_alphanumeric() { letter } else { ' ' });
    }
}

/// Combining marks, joiners, variation selectors and direction marks carry no letter.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn symbol(c: char) -> &'static str {
    match c {
        '!' => " bang ",
        '"' => " quote ",
        '#' => " hash ",
        '$' => " dollar ",
        '%' => " percent ",
        '&' => " and ",
        '(' | ')' => " paren ",
        '*' => " star ",
        '+' => " plus ",
        ',' => " comma ",
        '-' => " dash ",
        '.' => " dot ",
        '/' => " slash ",
        ':' => " colon ",
        ';' => " semicolon ",
        '<' => " less ",
        '=' => " equal ",
        '>' => " greater ",
        '?' => " question ",
        '@' => " at ",
        '[' | ']' => " bracket ",
        '\\' => " backslash ",
        '^' => " caret ",
        '_' => " underscore ",
        '`' => " backtick ",
        '{' | '}' => " brace ",
        '|' => " pipe ",
        '~' => " tilde ",
        ' ' => " space ",
        '\t' => " tab ",
        '\n' | '\r' => " newline ",
        _ => " control ",
    }
}

fn finish(words: &str, original: &str, case: Case) -> String {
    let mut ident = case.apply(words);
    if ident.is_empty() {
        ident = case.apply(&ascii(original, symbol));
    }
    if ident.is_empty() {
        ident = case.apply("empty");
    }
    fitted(digit_as_word(&ident, case), original, case)
}

/// An identifier that is not too long.
pub(super) fn fitted(ident: String, original: &str, case: Case) -> String {
    if ident.len() <= MAX_LENGTH {
        return ident;
    }
    case.join(&shorten(&ident, MAX_LENGTH - 8), &hash(original))
}

/// `3d_secure` is `three_d_secure`; a longer number is told by an `n` before it.
fn digit_as_word(ident: &str, case: Case) -> String {
    const WORDS: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let mut chars = ident.chars();
    let Some(digit) = chars.next().and_then(|first| first.to_digit(10)) else {
        return ident.to_owned();
    };
    let rest = chars.as_str();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return match case {
            Case::Snake => format!("n{ident}"),
            Case::Pascal => format!("N{ident}"),
        };
    }
    let word = case.apply(WORDS[digit as usize]);
    let rest = rest.trim_start_matches('_');
    match case {
        _ if rest.is_empty() => word,
        Case::Pascal => format!("{word}{}", case.apply(rest)),
        Case::Snake => format!("{word}_{rest}"),
    }
}

fn shorten(ident: &str, length: usize) -> String {
    ident.chars().take(length).collect::<String>().trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_identifiers() {
        for (text, pascal, snake) in [
            ("toNumber", "ToNumber", "to_number"),
            ("USER_HANGUP", "UserHangup", "user_hangup"),
            ("3d_secure", "ThreeDSecure", "three_d_secure"),
            ("404", "N404", "n404"),
            ("-1", "Minus1", "minus_1"),
            ("+1", "Plus1", "plus_1"),
            ("naïve", "Naive", "naive"),
            ("Größe", "Grosse", "grosse"),
            ("e\u{301}", "E", "e"),
            ("", "Empty", "empty"),
            ("*", "Star", "star"),
            ("don't", "Dont", "dont"),
            ("r#type", "RType", "r_type"),
        ] {
            assert_eq!(plain(text, Case::Pascal), pascal, "{text:?}");
            assert_eq!(plain(text, Case::Snake), snake, "{text:?}");
        }
    }

    #[test]
    fn punctuation_can_be_spelled() {
        assert_eq!(spelled("a.b", Case::Snake), "a_dot_b");
        assert_eq!(spelled("a/b", Case::Pascal), "ASlashB");
        assert_eq!(spelled("a b", Case::Snake), "a_space_b");
    }

    #[test]
    fn long_names_keep_their_head_and_differ() {
        let one = plain(&"a".repeat(300), Case::Snake);
        let two = plain(&"a".repeat(301), Case::Snake);
        assert!(one.len() <= MAX_LENGTH && two.len() <= MAX_LENGTH);
        assert_ne!(one, two);
    }

    #[test]
    fn every_name_is_an_identifier() {
        for text in ["\u{4e2d}", "👍", "\u{202e}", "\0", " ", "\t", "__proto__", "9", "²"] {
            for case in [Case::Pascal, Case::Snake] {
                for ident in [plain(text, case), spelled(text, case), hashed(text, text, case)] {
                    let mut chars = ident.chars();
                    assert!(
                        chars.next().is_some_and(|c| c.is_ascii_alphabetic()),
                        "{text:?} {ident}"
                    );
                    assert!(
                        chars.all(|c| c.is_ascii_alphanumeric() || c == '_'),
                        "{text:?} {ident}"
                    );
                }
            }
        }
    }
}
