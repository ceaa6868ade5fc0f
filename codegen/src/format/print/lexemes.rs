//! The lexemes of a file with what is known of each: its text, the place of its partner, its layout.

use std::ops::Range;

use codegen_tokens::TokenStream;
use rustc_hash::FxHashSet;

use super::kinds::{Delimiter, Kind};
use super::roles::Role;
use super::{operators, roles, spaces};

/// A word, a literal, an operator, a delimiter or a doc comment.
#[derive(Debug, Clone)]
pub struct Lexeme {
    pub kind: Kind,
    /// Where its text begins and ends on the line.
    start: u32,
    end: u32,
    /// The other delimiter of a group; its own index for all else.
    partner: u32,
    /// Whether a space parts it from the lexeme before it on the same line.
    pub space: bool,
    /// What is in the braces that begin here.
    pub role: Role,
    /// Whether a line must end within it.
    pub breaks: bool,
    /// How many before it must break.
    broken: u32,
}

/// The lexemes of a file.
pub struct Lexemes {
    all: Vec<Lexeme>,
    /// All of them on one line, with the spaces between them.
    line: String,
    /// How many must break.
    broken: u32,
}

impl Lexemes {
    /// Reads a stream to its end.
    ///
    /// # Panics
    ///
    /// When a group has no end, or the text is longer than 4 GB: emit made it, so that is a bug.
    pub fn read(tokens: TokenStream) -> Self {
        let mut all = listed(&tokens);
        let text = tokens.into_text();
        operators::resolve(&mut all, &text);
        spaces::decide(&mut all, &text);
        roles::assign(&mut all, &text);
        let broken = count_breaks(&mut all);
        let line = on_a_line(&mut all, &text);
        Self { all, line, broken }
    }

    /// The words that lead paths: `a` of `a::b::C`.
    pub fn leads(&self) -> FxHashSet<&str> {
        let kind = |at: Option<usize>| at.and_then(|at| self.kind(at));
        let separators = (1..self.len()).filter(|at| self.all[*at].kind == Kind::PathSeparator);
        let leading = separators.map(|at| at - 1).filter(|at| {
            self.all[*at].kind == Kind::Word && kind(at.checked_sub(1)) != Some(Kind::PathSeparator)
        });
        leading.map(|at| self.text(at)).collect()
    }

    /// Bytes of what these lexemes become, as a guess.
    pub fn printed_len(&self) -> usize {
        self.line.len() / 2 * 3
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.all.get(at).map(|lexeme| lexeme.kind)
    }

    pub fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |lexeme| lexeme.text(&self.line))
    }

    pub fn role(&self, at: usize) -> Role {
        self.all[at].role
    }

    /// The other end of the group that begins or ends here.
    pub fn partner(&self, at: usize) -> usize {
        self.all[at].partner()
    }

    /// The index after the lexeme, or after the group that begins with it.
    pub fn after(&self, at: usize) -> usize {
        self.all[at].partner().max(at) + 1
    }

    pub fn has_space(&self, at: usize) -> bool {
        self.all[at].space
    }

    /// A stretch on one line, without a space before it.
    pub fn stretch(&self, range: &Range<usize>) -> &str {
        match self.all.get(range.clone()) {
            Some([first, .., last]) => &self.line[first.start as usize..last.end as usize],
            Some([only]) => only.text(&self.line),
            _ => "",
        }
    }

    /// The columns of a stretch on one line.
    pub fn width(&self, range: &Range<usize>) -> usize {
        match self.all.get(range.clone()) {
            Some([first, .., last]) => (last.end - first.start) as usize,
            Some([only]) => (only.end - only.start) as usize,
            _ => 0,
        }
    }

    /// Whether a stretch cannot stand on one line.
    pub fn must_break(&self, range: &Range<usize>) -> bool {
        let broken = |at: usize| self.all.get(at).map_or(self.broken, |lexeme| lexeme.broken);
        broken(range.end) != broken(range.start)
    }

    /// The first index of a stretch, outside of its groups, that is wanted.
    pub fn find(&self, range: Range<usize>, wanted: impl Fn(Kind) -> bool) -> Option<usize> {
        let mut at = range.start;
        while at < range.end {
            if wanted(self.all[at].kind) {
                return Some(at);
            }
            at = self.after(at);
        }
        None
    }
}

/// Notes for each how many before it must break, and gives how many must in all.
fn count_breaks(all: &mut [Lexeme]) -> u32 {
    let mut broken = 0;
    for lexeme in all {
        lexeme.broken = broken;
        broken += u32::from(lexeme.breaks);
    }
    broken
}

/// The texts with the spaces between them, which is where they stand from now on. What no space parts is
/// copied in one go.
fn on_a_line(all: &mut [Lexeme], text: &str) -> String {
    let mut line = String::with_capacity(text.len() / 4 * 5);
    let mut run = 0..0;
    for lexeme in all {
        let Lexeme { start, end, .. } = *lexeme;
        if lexeme.space || start != run.end {
            line.push_str(&text[run.start as usize..run.end as usize]);
            if lexeme.space {
                line.push(' ');
            }
            run.start = start;
        }
        run.end = end;
        lexeme.start = index(line.len()) + (start - run.start);
        lexeme.end = lexeme.start + (end - start);
    }
    line.push_str(&text[run.start as usize..run.end as usize]);
    index(line.len());
    line
}

impl Lexeme {
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    pub fn partner(&self) -> usize {
        self.partner as usize
    }
}

/// Makes two lexemes each other's partners.
pub fn marry(all: &mut [Lexeme], begin: usize, end: usize) {
    all[begin].partner = index(end);
    all[end].partner = index(begin);
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a file has less than 4 GB")
}

/// The lexemes of a stream, with the partners of its groups, and without the comma after the last
/// member of a group, which is printed where lines ask for it.
fn listed(tokens: &TokenStream) -> Vec<Lexeme> {
    let mut all = Vec::with_capacity(tokens.lexemes().len());
    let (mut open, mut start) = (Vec::new(), 0);
    index(tokens.text().len());
    for lexeme in tokens.lexemes() {
        let (kind, end) = (Kind::from(lexeme.kind), start + lexeme.length);
        if let Kind::Close(_) = kind {
            drop_comma(&mut all, *open.last().expect("a group that ends has begun"), tokens.text());
        }
        let (partner, breaks) = (index(all.len()), kind == Kind::Doc);
        let role = Role::List;
        all.push(Lexeme { kind, start, end, partner, space: false, role, breaks, broken: 0 });
        match kind {
            Kind::Open(_) => open.push(all.len() - 1),
            Kind::Close(_) => {
                let begin = open.pop().expect("a group that ends has begun");
                let end = all.len() - 1;
                marry(&mut all, begin, end);
            }
            _ => {}
        }
        start = end;
    }
    all
}

/// Takes back the comma after the last member of a group that is about to end.
fn drop_comma(all: &mut Vec<Lexeme>, begin: usize, text: &str) {
    if all.last().is_none_or(|last| last.kind != Kind::Comma) {
        return;
    }
    let before = begin.checked_sub(1).map(|before| &all[before]);
    let is_free = match all[begin].kind {
        // `(a,)` is a tuple, and a macro may tell `a,` from `a`.
        Kind::Open(Delimiter::Parenthesis) => {
            before.is_some_and(|before| before.kind == Kind::Word || before.text(text) == ">")
        }
        Kind::Open(Delimiter::Bracket) => before.is_none_or(|before| before.text(text) != "!"),
        _ => true,
    };
    if is_free {
        all.pop();
    }
}
