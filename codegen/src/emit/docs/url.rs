//! Addresses: which ones may be live in docs, and where one stands bare in a text.

use std::ops::Range;

/// The address in a form that ends neither a `<…>` nor a table cell; nothing unless it is absolute.
///
/// Relative ones would be relative to the page of rustdoc, other schemes may run code.
pub fn destination(url: &str) -> Option<String> {
    let url = url.trim();
    let rest =
        after(url, "https://").or_else(|| after(url, "http://")).or_else(|| mail_address(url))?;
    rest.starts_with(starts_host).then(|| encode(url, |_| false))
}

/// An address for `[text](…)`, where brackets and entities would be read.
pub fn inline(destination: &str) -> String {
    encode(destination, |byte| matches!(byte, b'(' | b')')).replace('&', "&amp;")
}

/// Where the next bare web address of a text stands.
pub fn find(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text[from..].find("://") {
        let colon = from + at;
        from = colon + 3;
        if let Some(scheme) = scheme_before(&text[..colon]) {
            let end = from + host_and_path(&text[from..]);
            if end > from {
                return Some(colon - scheme..end);
            }
        }
    }
    None
}

/// Whether `<address>` is a link to the address; narrower than the rule of CommonMark.
pub fn is_mail_address(text: &str) -> bool {
    let is_word = |word: &str, marks: &str| {
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || marks.as_bytes().contains(&byte))
    };
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && is_word(name, "._+-")
            && domain.contains('.')
            && domain.split('.').all(is_label)
    })
}

fn is_label(label: &str) -> bool {
    let ends = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let mut bytes = label.bytes();
    label.len() < 64
        && ends(bytes.next())
        && (label.len() == 1 || ends(bytes.next_back()))
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn after<'a>(url: &'a str, start: &str) -> Option<&'a str> {
    url.get(..start.len())
        .filter(|head| head.eq_ignore_ascii_case(start))
        .map(|_| &url[start.len()..])
}

/// rustdoc takes `mailto:a@b` for a path with a disambiguator unless it has a dot.
fn mail_address(url: &str) -> Option<&str> {
    after(url, "mailto:").filter(|rest| rest.contains('@') && rest.contains('.'))
}

fn encode(url: &str, also: fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(url.len());
    for character in url.chars() {
        if keeps(character) && !(character.is_ascii() && also(character as u8)) {
            out.push(character);
        } else {
            let mut bytes = [0; 4];
            character
                .encode_utf8(&mut bytes)
                .bytes()
                .for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    out
}

fn keeps(character: char) -> bool {
    character.is_alphanumeric() || "-._~:/?#@!$&'()*+,;=%{}".contains(character)
}

fn starts_host(character: char) -> bool {
    character.is_alphanumeric() || "-@:%._+~#=".contains(character)
}

/// The length of the scheme that a text ends with.
fn scheme_before(text: &str) -> Option<usize> {
    let ends_with = |scheme: &str| {
        text.get(text.len().wrapping_sub(scheme.len())..)
            .is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    };
    ["https", "http"].into_iter().find(|scheme| ends_with(scheme)).map(str::len)
}

/// The length of what belongs to an address; punctuation at its end belongs to the sentence.
fn host_and_path(text: &str) -> usize {
    if !text.starts_with(starts_host) {
        return 0;
    }
    let end = text.find(|character| !keeps(character)).unwrap_or(text.len());
    let url = &text[..sentence_end(&text[..end])];
    if url.chars().any(char::is_alphanumeric) { url.len() } else { 0 }
}

/// Where the punctuation at the end begins; a bracket that the address opens is part of it.
fn sentence_end(url: &str) -> usize {
    let surplus = |open: char, close: char| {
        url.matches(close).count().saturating_sub(url.matches(open).count())
    };
    let (mut round, mut curly) = (surplus('(', ')'), surplus('{', '}'));
    let mut belongs = |last: char| match last {
        '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | '{' | '(' => false,
        ')' => take(&mut round),
        '}' => take(&mut curly),
        _ => true,
    };
    url.char_indices()
        .rfind(|&(_, last)| belongs(last))
        .map_or(0, |(at, last)| at + last.len_utf8())
}

/// Whether none was left to take.
fn take(surplus: &mut usize) -> bool {
    let none = *surplus == 0;
    *surplus = surplus.saturating_sub(1);
    none
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        find(text).map(|range| &text[range])
    }

    #[test]
    fn absolute_addresses_live() {
        assert_eq!(destination("https://a.b/c d|e").as_deref(), Some("https://a.b/c%20d%7Ce"));
        assert_eq!(destination("HTTP://a.b").as_deref(), Some("HTTP://a.b"));
        assert_eq!(destination("mailto:a@b.c").as_deref(), Some("mailto:a@b.c"));
    }

    #[test]
    fn everything_else_does_not() {
        for url in [
            "javascript:alert(1)",
            "/a",
            "a.html",
            "//a.b",
            "#x",
            "data:text/html,x",
            "https://",
            "http:///x",
            "mailto:a@b",
            "Foo::bar",
            "",
            "é",
        ] {
            assert_eq!(destination(url), None, "{url}");
        }
    }

    #[test]
    fn an_encoded_address_is_final() {
        let once = destination("https://a.b/`<\\[é「\u{202E}").unwrap_or_default();
        assert_eq!(once, "https://a.b/%60%3C%5C%5Bé%E3%80%8C%E2%80%AE");
        assert_eq!(destination(&once), Some(once));
    }

    #[test]
    fn bare_addresses_are_found_without_the_sentence() {
        assert_eq!(found("See http://a.b/c_d, or"), Some("http://a.b/c_d"));
        assert_eq!(found("(https://a.b/c)."), Some("https://a.b/c"));
        assert_eq!(found("https://a.b/c_(d)."), Some("https://a.b/c_(d)"));
        assert_eq!(found("HTTPS://a.b/{id}/x}"), Some("HTTPS://a.b/{id}/x"));
        assert_eq!(found("xhttp://a.b|c"), Some("http://a.b"));
        assert_eq!(found("ftp://a.b http:// https://{host}/x://"), None);
        assert_eq!(found("é://http://a.b"), Some("http://a.b"));
    }

    #[test]
    fn mail_addresses_are_plain() {
        assert!(is_mail_address("a.b+c@d-e.fg"));
        for text in ["a@b", "@b.c", "a@-b.c", "a@b..c", "a|b@c.d", "a@b.c d", "a@b.c@d.e"] {
            assert!(!is_mail_address(text), "{text}");
        }
    }
}
