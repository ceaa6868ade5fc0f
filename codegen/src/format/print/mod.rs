//! Prints tokens as Rust source without parsing them: the layout follows from words and delimiters.
//!
//! Nothing but white space, the form of doc comments and trailing commas differs from the tokens, so
//! what parsed before parses after. The width of every stretch of tokens is known before the first
//! is printed, so no stretch is tried twice and the cost is linear in the output.

mod groups;
mod items;
mod kinds;
mod layout;
mod lexemes;
mod operators;
mod roles;
mod spaces;
mod statements;

use std::ops::Range;

pub use lexemes::Lexemes;

/// Columns of a line.
const WIDTH: usize = 100;
/// Columns of a step to the right.
const STEP: usize = 4;

/// The text of these lexemes: items, each of which ends a line.
pub fn print(lexemes: &Lexemes) -> String {
    let mut text = String::new();
    print_after(&mut text, lexemes);
    text
}

/// The same, after a text that ends its line.
pub fn print_after(text: &mut String, lexemes: &Lexemes) {
    text.reserve(lexemes.printed_len());
    let start = text.len();
    let mut printer = Printer { lexemes, text, start, indent: 0 };
    printer.items(0..lexemes.len());
    if text.len() > start {
        text.push('\n');
    }
}

/// What has been printed, and where on the page the next lexeme will stand.
struct Printer<'a> {
    lexemes: &'a Lexemes,
    text: &'a mut String,
    /// Where in the text the current line begins.
    start: usize,
    indent: usize,
}

impl Printer<'_> {
    fn column(&self) -> usize {
        self.text.len() - self.start
    }

    fn newline(&mut self) {
        self.text.push('\n');
        self.start = self.text.len();
        for _ in 0..self.indent {
            self.text.push(' ');
        }
    }

    /// An empty line, and the begin of the one after it.
    fn blank_line(&mut self) {
        self.text.push('\n');
        self.newline();
    }

    /// Runs `inside` a step to the right.
    fn indented(&mut self, inside: impl FnOnce(&mut Self)) {
        self.indent += STEP;
        inside(self);
        self.indent -= STEP;
    }

    /// Prints a lexeme, with the space before it unless it is the first of its stretch.
    fn lexeme(&mut self, at: usize, first: usize) {
        if at != first && self.lexemes.has_space(at) {
            self.text.push(' ');
        }
        self.text.push_str(self.lexemes.text(at));
    }

    /// Prints a stretch on the current line.
    fn flat(&mut self, range: Range<usize>) {
        self.text.push_str(self.lexemes.stretch(&range));
    }

    /// Whether a stretch may stand on the current line with `trail` more columns after it.
    fn fits(&self, range: &Range<usize>, trail: usize) -> bool {
        !self.lexemes.must_break(range)
            && self.column() + self.lexemes.width(range) + trail <= WIDTH
    }
}

#[cfg(test)]
mod tests;
