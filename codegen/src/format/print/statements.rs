//! Statements and arms.

use std::ops::Range;

use super::Printer;
use super::kinds::{Delimiter, Kind};
use super::roles::Role;

impl Printer<'_> {
    /// Prints the statements of a block, each on its line.
    pub(super) fn statements(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            if at != range.start {
                self.newline();
            }
            let end = self.end_of_statement(at, range.end);
            let rest = self.attributes(at..end);
            self.stretch(rest, 0);
            at = end;
        }
    }

    /// The index after the statement that begins at `start`.
    fn end_of_statement(&self, start: usize, limit: usize) -> usize {
        let first = self.skip_attributes(start, limit);
        match self.lexemes.text(first) {
            "fn" | "struct" | "enum" | "impl" | "mod" | "trait" | "pub" => {
                self.end_of_item(start, limit)
            }
            "if" | "match" | "for" | "while" | "loop" | "unsafe" | "{" => {
                self.end_of_braces(first, limit)
            }
            _ => self.end_of_expression(first, limit),
        }
    }

    fn end_of_expression(&self, first: usize, limit: usize) -> usize {
        let end = self.lexemes.find(first..limit, |kind| kind == Kind::Semicolon);
        end.map_or(limit, |end| end + 1)
    }

    /// A statement ends with its braces unless `else` follows, or they are the begin of an expression.
    fn end_of_braces(&self, first: usize, limit: usize) -> usize {
        let mut from = first;
        loop {
            let Some(body) = self.body(from..limit) else {
                return self.end_of_expression(first, limit);
            };
            let end = self.lexemes.after(body);
            match self.lexemes.text(end) {
                "else" if end < limit => from = end,
                "." | "?" if end < limit => return self.end_of_expression(first, limit),
                ";" if end < limit => return end + 1,
                _ => return end,
            }
        }
    }

    fn body(&self, range: Range<usize>) -> Option<usize> {
        let mut from = range.start;
        loop {
            let braces = |kind| kind == Kind::Open(Delimiter::Brace);
            let open = self.lexemes.find(from..range.end, braces)?;
            if self.lexemes.role(open) != Role::List {
                return Some(open);
            }
            from = self.lexemes.after(open);
        }
    }

    /// Prints the arms of a `match`, each on its line.
    pub(super) fn arms(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            if at != range.start {
                self.newline();
            }
            let end = self.end_of_arm(at, range.end);
            let rest = self.attributes(at..end);
            self.arm(rest);
            at = end;
        }
    }

    fn arrow(&self, range: Range<usize>) -> Option<usize> {
        let mut from = range.start;
        loop {
            let at = self.lexemes.find(from..range.end, |kind| kind == Kind::Binary)?;
            if self.lexemes.text(at) == "=>" {
                return Some(at);
            }
            from = at + 1;
        }
    }

    fn end_of_arm(&self, start: usize, limit: usize) -> usize {
        let Some(arrow) = self.arrow(start..limit) else { return limit };
        let body = arrow + 1;
        if self.is_block(body) {
            let end = self.lexemes.after(body);
            return if end < limit && self.lexemes.text(end) == "," { end + 1 } else { end };
        }
        let comma = self.lexemes.find(body..limit, |kind| kind == Kind::Comma);
        comma.map_or(limit, |comma| comma + 1)
    }

    fn is_block(&self, at: usize) -> bool {
        self.lexemes.kind(at) == Some(Kind::Open(Delimiter::Brace))
    }

    fn arm(&mut self, arm: Range<usize>) {
        let Some(arrow) = self.arrow(arm.clone()) else { return self.stretch(arm, 1) };
        self.stretch(arm.start..arrow, " => {".len());
        self.text.push_str(" => ");
        let is_block = self.is_block(arrow + 1);
        let has_comma = self.lexemes.kind(arm.end - 1) == Some(Kind::Comma);
        let body = arrow + 1..arm.end - usize::from(has_comma);
        if is_block {
            self.stretch(body, 0);
        } else if !self.fits(&body, 1) && self.fits_below(&body) {
            self.text.push('{');
            self.on_lines(|printer| printer.flat(body));
            self.text.push('}');
        } else {
            self.stretch(body, 1);
            self.text.push(',');
        }
    }

    /// Whether a stretch may stand on a line of its own, a step to the right.
    fn fits_below(&self, range: &Range<usize>) -> bool {
        let column = self.indent + super::STEP;
        !self.lexemes.must_break(range) && column + self.lexemes.width(range) <= super::WIDTH
    }
}
