//! A stretch of tokens on one line, or on as few as its groups, calls and operators allow.

use std::ops::Range;

use super::Printer;
use super::kinds::{Delimiter, Kind};
use super::roles::Role;

impl Printer<'_> {
    /// Prints a stretch; `trail` columns follow its last line.
    pub(super) fn stretch(&mut self, range: Range<usize>, trail: usize) {
        if self.fits(&range, trail) {
            return self.flat(range);
        }
        if let Some(calls) = self.chain(&range) {
            return self.chained(range, &calls, trail);
        }
        match self.operators(&range) {
            Some(operators) => self.split(range, &operators, trail),
            None => self.in_order(range, trail),
        }
    }

    /// Prints lexeme by lexeme, and opens the groups that do not fit.
    pub(super) fn in_order(&mut self, range: Range<usize>, trail: usize) {
        let mut at = range.start;
        while at < range.end {
            match self.lexemes.kind(at) {
                Some(Kind::Open(delimiter)) => {
                    let end = self.lexemes.after(at).min(range.end);
                    self.space(at, range.start);
                    let tail = self.tail(end..range.end, trail, delimiter);
                    self.group(at, tail);
                    at = end;
                }
                Some(Kind::Binary) if self.moves_down(at, &range, trail) => {
                    self.lexeme(at, range.start);
                    return self.indented(|printer| {
                        printer.newline();
                        printer.flat(at + 1..range.end);
                    });
                }
                _ => {
                    self.lexeme(at, range.start);
                    at += 1;
                }
            }
        }
    }

    pub(super) fn space(&mut self, at: usize, first: usize) {
        if at != first && self.lexemes.has_space(at) {
            self.text.push(' ');
        }
    }

    /// Columns that stand on the line of the end of a group: up to where the next one may be opened.
    fn tail(&self, rest: Range<usize>, trail: usize, delimiter: Delimiter) -> usize {
        let is_angle = delimiter == Delimiter::Angle;
        let opens = |kind| matches!(kind, Kind::Open(next) if is_angle || next != Delimiter::Angle);
        let lead = usize::from(!rest.is_empty() && self.lexemes.has_space(rest.start));
        match self.lexemes.find(rest.clone(), opens) {
            Some(open) => lead + self.lexemes.width(&(rest.start..open + 1)),
            None => lead + self.lexemes.width(&rest) + trail,
        }
    }

    /// Whether what `=` assigns fits on a line of its own only.
    fn moves_down(&self, at: usize, range: &Range<usize>, trail: usize) -> bool {
        let value = at + 1..range.end;
        let may_open = |kind| matches!(kind, Kind::Open(open) if open != Delimiter::Angle);
        let column = self.indent + super::STEP;
        self.lexemes.text(at) == "="
            && !value.is_empty()
            && self.lexemes.find(value.clone(), may_open).is_none()
            && !self.fits(&value, trail + " = ".len())
            && column + self.lexemes.width(&value) + trail <= super::WIDTH
    }

    /// The dots of the calls of a chain that takes a line a call.
    fn chain(&self, range: &Range<usize>) -> Option<Vec<usize>> {
        let first = self.first_call(range)?;
        let (mut calls, mut at, mut open) = (Vec::new(), first, first);
        while at < range.end {
            match self.lexemes.kind(at) {
                Some(Kind::Dot) if self.is_call(at, range.end) => calls.push(at),
                Some(Kind::Open(Delimiter::Parenthesis)) => open = at,
                Some(Kind::Comma | Kind::Semicolon) if at + 1 == range.end => {}
                Some(Kind::Dot | Kind::Word | Kind::Question | Kind::PathSeparator) => {}
                Some(Kind::Open(Delimiter::Angle)) => {}
                _ => return None,
            }
            at = self.lexemes.after(at);
        }
        let is_last = self.lexemes.after(open) + 2 > range.end;
        let head_fits = self.fits(&(range.start..open + 1), 0);
        (calls.len() > 1 && !(is_last && head_fits)).then_some(calls)
    }

    fn first_call(&self, range: &Range<usize>) -> Option<usize> {
        let mut at = range.start;
        loop {
            at = self.lexemes.find(at..range.end, |kind| kind == Kind::Dot)?;
            if self.is_call(at, range.end) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn is_call(&self, dot: usize, end: usize) -> bool {
        let next = |at: usize| self.lexemes.kind(at).filter(|_| at < end);
        next(dot + 1) == Some(Kind::Word)
            && matches!(
                next(dot + 2),
                Some(Kind::Open(Delimiter::Parenthesis) | Kind::PathSeparator)
            )
    }

    fn chained(&mut self, range: Range<usize>, calls: &[usize], trail: usize) {
        let ends = calls.iter().skip(1).chain([&range.end]);
        self.in_order(range.start..calls[0], 0);
        let links: Vec<_> = calls.iter().zip(ends).map(|(start, end)| *start..*end).collect();
        self.indented(|printer| {
            for link in links {
                printer.newline();
                let trail = if link.end == range.end { trail } else { 0 };
                printer.in_order(link, trail);
            }
        });
    }

    /// The operators of the lowest rank of a stretch that has some outside of its groups.
    fn operators(&self, range: &Range<usize>) -> Option<Vec<usize>> {
        let has_body = |kind| matches!(kind, Kind::BarOpen | Kind::Bars);
        if self.lexemes.find(range.clone(), has_body).is_some() {
            return None;
        }
        ["||", "&&", "|", "+"]
            .into_iter()
            .map(|text| self.all_of(range, text))
            .find(|all| !all.is_empty())
    }

    fn all_of(&self, range: &Range<usize>, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let is_braces = self.lexemes.kind(at) == Some(Kind::Open(Delimiter::Brace));
            if is_braces && self.lexemes.role(at) != Role::List {
                return Vec::new();
            }
            let is_it =
                self.lexemes.kind(at) == Some(Kind::Binary) && self.lexemes.text(at) == text;
            found.extend(is_it.then_some(at));
            at = self.lexemes.after(at);
        }
        found
    }

    /// A line an operand.
    fn split(&mut self, range: Range<usize>, operators: &[usize], trail: usize) {
        let starts = [range.start].into_iter().chain(operators.iter().copied());
        let ends = operators.iter().copied().chain([range.end]);
        for (start, end) in starts.zip(ends) {
            if start == range.start {
                self.stretch(start..end, 0);
                continue;
            }
            let trail = if end == range.end { trail } else { 0 };
            self.indented(|printer| {
                printer.newline();
                printer.in_order(start..end, trail);
            });
        }
    }
}
