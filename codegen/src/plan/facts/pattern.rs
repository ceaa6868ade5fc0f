//! `pattern`: from ECMA-262, in which descriptions write it, to the syntax of the crate `regex-lite`;
//! only where it means the same there.

mod class;
mod escape;

use std::str::Chars;

use regex_lite::RegexBuilder;

use escape::Escape;

/// Bytes that a compiled expression may take.
const LARGEST: usize = 1 << 20;

/// The expression that accepts exactly the same texts; `None` for a pattern that cannot be checked,
/// that is not ECMA-262, or that accepts every text.
pub fn expression(pattern: &str) -> Option<String> {
    // Delimiters of another language; as it stands, nothing could ever match it.
    if pattern.starts_with("/^") {
        return None;
    }
    let mut reader = Reader { rest: pattern.chars(), out: String::new(), anchored: false };
    while let Some(next) = reader.rest.next() {
        reader.term(next)?;
    }
    let Reader { out, anchored, .. } = reader;
    let regex = RegexBuilder::new(&out).size_limit(LARGEST).build().ok()?;
    let says_nothing = !anchored && regex.is_match("");
    (!says_nothing).then_some(out)
}

/// What is left of the pattern, and what it was made into so far.
struct Reader<'a> {
    rest: Chars<'a>,
    out: String,
    /// Whether it asks where in the text it stands.
    anchored: bool,
}

impl Reader<'_> {
    fn term(&mut self, next: char) -> Option<()> {
        match next {
            '\\' => return self.escaped(),
            '[' => return self.class(),
            '(' => return self.group(),
            '{' => self.count(),
            // Line ends of ECMA-262.
            '.' => self.out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            '^' | '$' => {
                self.anchored = true;
                self.out.push(next);
            }
            ')' | '|' | '*' | '+' | '?' => self.out.push(next),
            literal => self.literal(literal),
        }
        Some(())
    }

    fn escaped(&mut self) -> Option<()> {
        match escape::read(&mut self.rest)? {
            Escape::Character(literal) => self.literal(literal),
            Escape::Class(class) => self.out.push_str(&format!("[{class}]")),
            Escape::Boundary(letter) => {
                self.anchored = true;
                self.out.extend(['\\', letter]);
            }
        }
        Some(())
    }

    /// Names of groups are of no use here; what looks around or switches flags is not understood.
    fn group(&mut self) -> Option<()> {
        let rest = self.rest.as_str();
        if let Some(inner) = rest.strip_prefix("?:") {
            self.rest = inner.chars();
        } else if let Some(named) = rest.strip_prefix("?<") {
            let (name, inner) = named.split_once('>')?;
            if name.is_empty() || name.starts_with(['=', '!']) {
                return None;
            }
            self.rest = inner.chars();
        } else if rest.starts_with('?') {
            return None;
        }
        self.out.push_str("(?:");
        Some(())
    }

    /// `{2}`, `{2,}` or `{2,3}`; any other brace is itself.
    fn count(&mut self) {
        let digits = |text: &str| text.chars().all(|digit| digit.is_ascii_digit());
        let rest = self.rest.as_str();
        let count = rest.split_once('}').filter(|(count, _)| {
            let (least, most) = count.split_once(',').unwrap_or((count, ""));
            !least.is_empty() && digits(least) && digits(most)
        });
        match count {
            Some((count, after)) => {
                self.out.push_str(&format!("{{{count}}}"));
                self.rest = after.chars();
            }
            None => self.literal('{'),
        }
    }

    fn literal(&mut self, literal: char) {
        if escape::is_meta(literal) {
            self.out.push('\\');
        }
        self.out.push(literal);
    }
}

#[cfg(test)]
mod tests {
    use regex_lite::Regex;

    use super::*;

    fn check(pattern: &str, matches: &[&str], misses: &[&str]) {
        let expression = expression(pattern).unwrap_or_else(|| panic!("{pattern} is not checked"));
        let regex = Regex::new(&expression).expect("it was compiled before");
        for text in matches {
            assert!(regex.is_match(text), "{pattern} as {expression}: {text:?}");
        }
        for text in misses {
            assert!(!regex.is_match(text), "{pattern} as {expression}: {text:?}");
        }
    }

    #[test]
    fn what_people_write() {
        check("^[a-z0-9_-]{2,4}$", &["ab", "a-_0"], &["a", "abcde", "AB", "ab\n", "x ab"]);
        check(r"^\d{4}-\d{2}$", &["2024-01"], &["٢٠٢٤-٠١"]);
        check(r"^[\w.+-]+@[\w-]+\.\w+$", &["a.b+c@d-e.fg"], &["ä@b.c", "a@b"]);
        check(r"^https?:\/\/", &["http://a", "https://a"], &["ftp://a"]);
        check("^(?<year>[0-9]+)(?:x|y)$", &["1x"], &["1"]);
        check("b", &["abc"], &["ac"]);
    }

    #[test]
    fn characters_mean_what_they_mean_in_ecma_262() {
        check(r"^\s$", &[" ", "\u{a0}", "\u{feff}", "\u{2028}"], &["", "a"]);
        check(r"^\S+$", &["äß"], &["a\u{a0}b"]);
        check("^.$", &["a", "\u{85}", "👍"], &["\n", "\r", "\u{2028}", ""]);
        check(r"^[\s\S]{2}$", &["\n ", "ab"], &["a"]);
        check(r"^[\b]\x41\u0042\u{43}\0$", &["\u{8}ABC\0"], &["ABC"]);
        check(r"^[\uD83D\uDC4D-\uDBFF\uDFFF]$", &["👍"], &["a"]);
        check(r"^\W\D$", &["ä٢"], &["a1"]);
        check(r"\bcat\b", &["a cat", "äcat"], &["concat"]);
    }

    #[test]
    fn marks_of_other_syntaxes_are_themselves() {
        check("^[[&&~~]]$", &["[]", "&]", "~]"], &["[", "a]"]);
        check("^{a}$", &["{a}"], &["a"]);
        check("^a{,2}$", &["a{,2}"], &["aa", ""]);
        check(r"^[a\]\-^]+$", &["a]-^"], &["b"]);
        check(r"^[\w-.]$", &["-", ".", "a"], &["+"]);
        check("^[+--]$", &["+", ",", "-"], &["."]);
        check("^[a-]#x y$", &["a#x y", "-#x y"], &["a"]);
    }

    #[test]
    fn what_means_something_else_is_not_checked() {
        for pattern in [
            "^(?=a)b",
            "^(?!a)",
            "(?<=a)b",
            "(?<!a)b",
            r"(a)\1",
            r"(?<n>a)\k<n>",
            "(?i)a",
            "(?P<n>a)",
            r"\p{L}",
            r"\a",
            r"\A",
            r"a\z",
            r"\<a",
            r"\cA",
            r"\xZ1",
            r"\u12",
            r"\uD83D",
            "[]a]",
            "[^]",
            "[a",
            "a)",
            "(a",
            "*a",
            "[z-a]",
            r"a\",
            "/^a$/i",
            r"\08",
            r"[\B]",
            "a{3,2}",
        ] {
            assert_eq!(expression(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn what_every_text_matches_is_no_rule() {
        for pattern in ["", ".*", r"[\s\S]*", "a?", "(?:)", "|a"] {
            assert_eq!(expression(pattern), None, "{pattern}");
        }
        check("^.*$", &["a"], &["a\nb"]);
    }
}
