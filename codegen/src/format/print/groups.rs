//! Groups: on their line, with their last member held close, or a line a member.

use std::ops::Range;

use super::Printer;
use super::kinds::{Delimiter, Kind};
use super::roles::Role;

impl Printer<'_> {
    /// Prints the group that begins at `open`; `tail` columns follow it on its last line.
    pub(super) fn group(&mut self, open: usize, tail: usize) {
        let range = open..self.lexemes.after(open);
        if self.fits(&range, tail) {
            return self.flat(range);
        }
        let inside = open + 1..range.end - 1;
        self.lexeme(open, open);
        match self.lexemes.role(open) {
            Role::Items => self.on_lines(|printer| printer.items(inside)),
            Role::Block | Role::Choice => self.on_lines(|printer| printer.statements(inside)),
            Role::Match => self.on_lines(|printer| printer.arms(inside)),
            Role::List | Role::Members => self.list(open, inside, tail),
        }
        self.lexeme(range.end - 1, range.end - 1);
    }

    pub(super) fn on_lines(&mut self, inside: impl FnOnce(&mut Self)) {
        self.indented(|printer| {
            printer.newline();
            inside(printer);
        });
        self.newline();
    }

    fn list(&mut self, open: usize, inside: Range<usize>, tail: usize) {
        let members = self.members(inside.clone());
        if self.holds_last(open, &members) {
            return self.stretch(inside, tail + 1);
        }
        let trailing = self.takes_comma(open, &inside, members.len());
        self.indented(|printer| {
            for member in &members {
                printer.newline();
                printer.member(member.clone());
                let is_last = member.end == inside.end;
                if is_last && trailing {
                    printer.text.push(',');
                }
            }
        });
        self.newline();
    }

    /// A member of a list with its comma, its docs and attributes on lines of their own.
    pub(super) fn member(&mut self, member: Range<usize>) {
        let rest = self.attributes(member);
        self.stretch(rest, 1);
    }

    /// The members of a list, each with the comma after it.
    pub(super) fn members(&self, inside: Range<usize>) -> Vec<Range<usize>> {
        let mut members = Vec::new();
        let mut start = inside.start;
        while start < inside.end {
            let comma = self.lexemes.find(start..inside.end, |kind| kind == Kind::Comma);
            let end = comma.map_or(inside.end, |comma| comma + 1);
            members.push(start..end);
            start = end;
        }
        members
    }

    /// Whether the last member, which ends with a group of its own, may begin on this line.
    fn holds_last(&self, open: usize, members: &[Range<usize>]) -> bool {
        let Some(last) = members.last() else { return false };
        let is_held = matches!(
            self.lexemes.kind(open),
            Some(Kind::Open(Delimiter::Parenthesis | Delimiter::Bracket))
        );
        let end = last.end - 1;
        let Some(Kind::Close(delimiter)) = self.lexemes.kind(end) else { return false };
        let first = self.lexemes.partner(end);
        let may_hold = members.len() == 1 || delimiter == Delimiter::Brace;
        let begins = self.lexemes.kind(last.start) != Some(Kind::Doc);
        is_held
            && may_hold
            && begins
            && delimiter != Delimiter::Angle
            && self.fits(&(members[0].start..first), " {".len())
    }

    /// Whether a comma may follow the last member where none does.
    fn takes_comma(&self, open: usize, inside: &Range<usize>, members: usize) -> bool {
        let has_comma =
            inside.end > inside.start && self.lexemes.kind(inside.end - 1) == Some(Kind::Comma);
        let before = open.checked_sub(1).and_then(|before| self.lexemes.kind(before));
        let is_called = matches!(before, Some(Kind::Word | Kind::Close(Delimiter::Angle)));
        let fits_kind = match self.lexemes.kind(open) {
            Some(Kind::Open(Delimiter::Angle)) => true,
            Some(Kind::Open(Delimiter::Parenthesis)) => {
                is_called || (members > 1 && before != Some(Kind::Bang))
            }
            // One member may be the type of a slice.
            Some(Kind::Open(Delimiter::Bracket)) => {
                members > 1
                    && before != Some(Kind::Bang)
                    && self.lexemes.find(inside.clone(), |kind| kind == Kind::Semicolon).is_none()
            }
            Some(Kind::Open(Delimiter::Brace)) => !self.has_rest(inside),
            _ => false,
        };
        fits_kind && !has_comma
    }

    /// Whether a list ends with `..` or `..base`.
    fn has_rest(&self, inside: &Range<usize>) -> bool {
        self.members(inside.clone())
            .last()
            .is_some_and(|last| self.lexemes.kind(last.start) == Some(Kind::Range))
    }
}
