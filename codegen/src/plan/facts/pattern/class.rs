//! `[…]`: a class of characters.

use super::Reader;
use super::escape::{self, Escape};

impl Reader<'_> {
    /// A class whose bracket was read. An empty one, `[]` or `[^]`, has no counterpart.
    pub(super) fn class(&mut self) -> Option<()> {
        let mut class = String::from("[");
        if let Some(rest) = self.rest.as_str().strip_prefix('^') {
            class.push('^');
            self.rest = rest.chars();
        }
        if self.rest.as_str().starts_with(']') {
            return None;
        }
        loop {
            match self.rest.next()? {
                ']' => break,
                first => self.member(first, &mut class)?,
            }
        }
        class.push(']');
        self.out.push_str(&class);
        Some(())
    }

    /// A character, a range of them, or a class such as `\d`; beside such a class `-` is itself.
    fn member(&mut self, first: char, class: &mut String) -> Option<()> {
        let Some(low) = self.atom(first, class)? else { return Some(()) };
        push(low, class);
        let rest = self.rest.as_str();
        let Some(range) = rest.strip_prefix('-').filter(|rest| !rest.starts_with(']')) else {
            return Some(());
        };
        self.rest = range.chars();
        let next = self.rest.next()?;
        let mut beside = String::new();
        match self.atom(next, &mut beside)? {
            Some(high) => {
                class.push('-');
                push(high, class);
            }
            None => class.push_str(&format!("\\-{beside}")),
        }
        Some(())
    }

    /// One character; or nothing, where a class was appended.
    fn atom(&mut self, first: char, class: &mut String) -> Option<Option<char>> {
        if first != '\\' {
            return Some(Some(first));
        }
        match escape::read(&mut self.rest)? {
            Escape::Character(character) => return Some(Some(character)),
            Escape::Boundary('b') => return Some(Some('\u{8}')),
            Escape::Boundary(_) => return None,
            Escape::Class(inner) => class.push_str(inner),
        }
        Some(None)
    }
}

fn push(character: char, class: &mut String) {
    if escape::is_meta(character) {
        class.push('\\');
    }
    class.push(character);
}
