//! The quick way to an identifier, for the names that need no other.

use super::case::{Case, fitted};

/// The spelling of a text that is words of small letters and digits with punctuation between them, as most
/// names are: what the general way comes to, in one pass. `None` for every other text.
pub fn ident(text: &str, case: Case) -> Option<String> {
    if !text.starts_with(|first: char| first.is_ascii_lowercase()) {
        return None;
    }
    let mut ident = String::with_capacity(text.len());
    let mut begins_word = false;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {
                let is_first = ident.is_empty() || begins_word;
                match case {
                    Case::Pascal if is_first => ident.push(byte.to_ascii_uppercase().into()),
                    Case::Snake if begins_word => ident.extend(['_', byte.into()]),
                    _ => ident.push(byte.into()),
                }
                begins_word = false;
            }
            // An apostrophe parts no words, a capital begins one.
            b'\'' | b'A'..=b'Z' | 0x80.. => return None,
            _ => begins_word = true,
        }
    }
    Some(fitted(ident, text, case))
}

#[cfg(test)]
mod tests {
    use super::super::case::usual;
    use super::*;

    #[test]
    fn simple_words_are_spelled_as_all_others_are() {
        for text in [
            "id",
            "pushed_at",
            "sha256sum",
            "a1_b2",
            "html_url",
            "a_1",
            "a__b",
            "a_",
            "a-b",
            "a.b c",
            "x/y:z",
            "repos/get-content",
            "t\u{7f}a",
            "a+1",
            "a#$%1b",
            "b2b",
            "as",
            "a  b",
        ] {
            for case in [Case::Pascal, Case::Snake] {
                let usual = usual(text, case);
                assert_eq!(ident(text, case).as_ref(), Some(&usual), "{text:?}");
            }
        }
        for text in ["", "_id", "pushedAt", "1st", "don't", "é", " a", "-a"] {
            assert_eq!(ident(text, Case::Snake), None, "{text}");
        }
    }
}
