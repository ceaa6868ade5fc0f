//! Items: where each ends, what stands before it, and which are parted by an empty line.

use std::ops::Range;

use super::Printer;
use super::kinds::{Delimiter, Kind};

/// One-line items of the same kind stand together; everything else stands alone.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Use,
    PublicUse,
    Module,
    Const,
    Type,
    Alone,
}

impl Printer<'_> {
    /// Prints the items of a file, of a module, or of the body of an `impl` or a trait.
    pub(super) fn items(&mut self, range: Range<usize>) {
        let mut previous = None;
        let mut at = range.start;
        while at < range.end {
            let end = self.end_of_item(at, range.end);
            let group = self.group_of(at..end);
            match previous {
                None => {}
                Some(previous) if group != Group::Alone && previous == group => self.newline(),
                Some(_) => self.blank_line(),
            }
            previous = Some(group);
            let rest = self.attributes(at..end);
            self.stretch(rest, 0);
            at = end;
        }
    }

    /// Prints the docs and attributes of a stretch, each on its line, and returns what follows them.
    pub(super) fn attributes(&mut self, range: Range<usize>) -> Range<usize> {
        let mut at = range.start;
        while at < range.end {
            let end = self.end_of_attribute(at);
            if end == at {
                break;
            }
            self.flat(at..end);
            if end < range.end {
                self.newline();
            }
            at = end;
        }
        at..range.end
    }

    /// The index after an outer doc or attribute, `at` where none is.
    fn end_of_attribute(&self, at: usize) -> usize {
        if self.lexemes.kind(at) == Some(Kind::Doc) {
            return at + 1;
        }
        let open = match (self.lexemes.text(at), self.lexemes.text(at + 1)) {
            ("#", "[") => at + 1,
            ("#", "!") => at + 2,
            _ => return at,
        };
        self.lexemes.after(open)
    }

    /// The index after the docs and attributes of an item or a statement.
    pub(super) fn skip_attributes(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit {
            let end = self.end_of_attribute(at);
            if end == at {
                break;
            }
            at = end;
        }
        at
    }

    /// The index after the visibility of an item.
    fn skip_visibility(&self, at: usize) -> usize {
        if self.lexemes.text(at) != "pub" {
            return at;
        }
        match self.lexemes.kind(at + 1) {
            Some(Kind::Open(Delimiter::Parenthesis)) => self.lexemes.after(at + 1),
            _ => at + 1,
        }
    }

    /// The index after the item that begins at `start`. Docs of the file itself are an item.
    pub(super) fn end_of_item(&self, start: usize, limit: usize) -> usize {
        let inner = self.end_of_inner(start, limit);
        if inner > start {
            return inner;
        }
        let word = self.skip_visibility(self.skip_attributes(start, limit));
        let ends_with_semicolon = match self.lexemes.text(word) {
            "use" | "static" | "type" => true,
            "const" => !matches!(self.lexemes.text(word + 1), "fn" | "unsafe" | "async"),
            _ => false,
        };
        let ends = |kind| match kind {
            Kind::Semicolon => true,
            Kind::Open(Delimiter::Brace) => !ends_with_semicolon,
            _ => false,
        };
        self.lexemes.find(word..limit, ends).map_or(limit, |end| self.lexemes.after(end))
    }

    /// The index after a run of `//!` and `#![…]`.
    fn end_of_inner(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit {
            let is_inner = self.lexemes.text(at).starts_with("//!")
                || (self.lexemes.text(at) == "#" && self.lexemes.text(at + 1) == "!");
            if !is_inner {
                break;
            }
            at = self.end_of_attribute(at);
        }
        at
    }

    fn group_of(&self, item: Range<usize>) -> Group {
        let start = self.skip_attributes(item.start, item.end);
        let word = self.skip_visibility(start);
        let group = match self.lexemes.text(word) {
            "use" if word == start => return Group::Use,
            "use" => return Group::PublicUse,
            "mod" if self.lexemes.text(item.end - 1) == ";" => return Group::Module,
            "const" if self.lexemes.text(item.end - 1) == ";" => Group::Const,
            "type" => Group::Type,
            _ => Group::Alone,
        };
        // An item with docs or attributes takes more than a line and stands alone.
        if start == item.start { group } else { Group::Alone }
    }
}
