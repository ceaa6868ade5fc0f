//! A token stream as one flat list, with the text of each lexeme and the place of its partner.

use std::fmt::{Display, Write};
use std::ops::Range;

use fnv::FnvHashSet;
use proc_macro2::{Group, TokenStream, TokenTree};

use super::kinds::{Delimiter, Kind, is_keyword};
use super::roles::Role;
use super::{docs, operators, roles, spaces};

/// A word, a literal, an operator, a delimiter or a doc comment.
#[derive(Debug, Clone)]
pub struct Lexeme {
    pub kind: Kind,
    text: Range<usize>,
    /// The other delimiter of a group; its own index for all else.
    pub partner: usize,
    /// Whether a space parts it from the lexeme before it on the same line.
    pub space: bool,
    /// What is in the braces that begin here.
    pub role: Role,
    /// Whether a line must end within it.
    pub breaks: bool,
}

/// The lexemes of a file, and what was counted over them.
pub struct Lexemes {
    all: Vec<Lexeme>,
    text: String,
    /// Columns of all lexemes before an index, on one line.
    widths: Vec<usize>,
    /// How many of them must break.
    breaks: Vec<usize>,
}

impl Lexemes {
    /// Reads a stream to its end.
    pub fn read(tokens: TokenStream) -> Self {
        let mut reader = Reader { all: Vec::new(), text: String::new() };
        reader.stream(tokens);
        let Reader { mut all, text } = reader;
        operators::resolve(&mut all, &text);
        spaces::decide(&mut all, &text);
        roles::assign(&mut all, &text);
        let (widths, breaks) = sums(&all);
        Self { all, text, widths, breaks }
    }

    /// The words that lead paths: `a` of `a::b::C`.
    pub fn leads(&self) -> FnvHashSet<&str> {
        let kind = |at: Option<usize>| at.and_then(|at| self.kind(at));
        let separators = (1..self.len()).filter(|at| self.all[*at].kind == Kind::PathSeparator);
        let leading = separators.map(|at| at - 1).filter(|at| {
            self.all[*at].kind == Kind::Word && kind(at.checked_sub(1)) != Some(Kind::PathSeparator)
        });
        leading.map(|at| self.text(at)).collect()
    }

    /// Room for what these lexemes become.
    pub fn buffer(&self) -> String {
        String::with_capacity(self.text.len() * 2)
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.all.get(at).map(|lexeme| lexeme.kind)
    }

    pub fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |lexeme| &self.text[lexeme.text.clone()])
    }

    pub fn role(&self, at: usize) -> Role {
        self.all[at].role
    }

    /// The other end of the group that begins or ends here.
    pub fn partner(&self, at: usize) -> usize {
        self.all[at].partner
    }

    /// The index after the lexeme, or after the group that begins with it.
    pub fn after(&self, at: usize) -> usize {
        self.all[at].partner.max(at) + 1
    }

    pub fn has_space(&self, at: usize) -> bool {
        self.all[at].space
    }

    /// Columns of a stretch on one line, without a space before it.
    pub fn width(&self, range: &Range<usize>) -> usize {
        if range.is_empty() {
            return 0;
        }
        let lead = usize::from(self.has_space(range.start));
        self.widths[range.end] - self.widths[range.start] - lead
    }

    /// Whether a stretch cannot stand on one line.
    pub fn must_break(&self, range: &Range<usize>) -> bool {
        self.breaks[range.end] != self.breaks[range.start]
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

fn sums(all: &[Lexeme]) -> (Vec<usize>, Vec<usize>) {
    let (mut widths, mut breaks) = (vec![0], vec![0]);
    let (mut width, mut broken) = (0, 0);
    for lexeme in all {
        width += lexeme.text.len() + usize::from(lexeme.space);
        broken += usize::from(lexeme.breaks);
        widths.push(width);
        breaks.push(broken);
    }
    (widths, breaks)
}

impl Lexeme {
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.text.clone()]
    }
}

struct Reader {
    all: Vec<Lexeme>,
    text: String,
}

impl Reader {
    fn stream(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(group),
                TokenTree::Ident(word) => {
                    let at = self.push_shown(Kind::Word, &word);
                    if is_keyword(self.all[at].text(&self.text)) {
                        self.all[at].kind = Kind::Keyword;
                    }
                }
                TokenTree::Literal(literal) => {
                    self.push_shown(Kind::Literal, &literal);
                }
                TokenTree::Punct(first) => {
                    let operator = operators::join(first, &mut tokens);
                    let at = self.push(Kind::Binary, operator.as_str());
                    if operator.as_str() == "'" {
                        self.lifetime(at, tokens.next());
                    } else if let Some(TokenTree::Group(group)) = tokens.peek()
                        && self.document(at, group)
                    {
                        tokens.next();
                    }
                }
            }
        }
    }

    fn push(&mut self, kind: Kind, text: &str) -> usize {
        let start = self.text.len();
        self.text.push_str(text);
        self.end(kind, start)
    }

    fn push_shown(&mut self, kind: Kind, shown: &impl Display) -> usize {
        let start = self.text.len();
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{shown}");
        self.end(kind, start)
    }

    /// Ends the lexeme whose text begins at `start`.
    fn end(&mut self, kind: Kind, start: usize) -> usize {
        let (at, text) = (self.all.len(), start..self.text.len());
        let breaks = kind == Kind::Doc;
        self.all.push(Lexeme { kind, text, partner: at, space: false, role: Role::List, breaks });
        at
    }

    fn lifetime(&mut self, at: usize, name: Option<TokenTree>) {
        if let Some(TokenTree::Ident(name)) = name {
            let _ = write!(self.text, "{name}");
        }
        self.all[at].kind = Kind::Lifetime;
        self.all[at].text.end = self.text.len();
    }

    /// Makes a comment of a doc attribute whose `#` or `#!` has just been pushed.
    fn document(&mut self, at: usize, group: &Group) -> bool {
        let is_inner = match self.all[at].text(&self.text) {
            "#" => false,
            "!" => at > 0 && self.all[at - 1].text(&self.text) == "#",
            _ => return false,
        };
        let Some(comment) = docs::comment(group, is_inner) else { return false };
        self.all.truncate(at - usize::from(is_inner));
        self.push(Kind::Doc, &comment);
        true
    }

    /// Takes back the comma after the last member of a group, which is printed where lines ask for it.
    fn drop_comma(&mut self, begin: usize) {
        let is_comma = self.all.last().is_some_and(|last| last.text(&self.text) == ",");
        let before = begin.checked_sub(1).map(|before| &self.all[before]);
        let is_free = match self.all[begin].kind {
            // `(a,)` is a tuple, and a macro may tell `a,` from `a`.
            Kind::Open(Delimiter::Parenthesis) => before
                .is_some_and(|before| before.kind == Kind::Word || before.text(&self.text) == ">"),
            Kind::Open(Delimiter::Bracket) => {
                before.is_none_or(|before| before.text(&self.text) != "!")
            }
            _ => true,
        };
        if is_comma && is_free {
            self.all.pop();
        }
    }

    fn group(&mut self, group: Group) {
        let (delimiter, open, close) = match group.delimiter() {
            proc_macro2::Delimiter::Parenthesis => (Delimiter::Parenthesis, "(", ")"),
            proc_macro2::Delimiter::Bracket => (Delimiter::Bracket, "[", "]"),
            proc_macro2::Delimiter::Brace => (Delimiter::Brace, "{", "}"),
            proc_macro2::Delimiter::None => return self.stream(group.stream()),
        };
        let tokens = group.stream();
        // The stream is then the only owner of its tokens, which need not be copied.
        drop(group);
        let begin = self.push(Kind::Open(delimiter), open);
        self.stream(tokens);
        self.drop_comma(begin);
        let end = self.push(Kind::Close(delimiter), close);
        self.all[begin].partner = end;
        self.all[end].partner = begin;
    }
}
