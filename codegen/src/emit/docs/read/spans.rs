//! The open emphasis, links and code of a paragraph, kept flat: no style within a style, no link within a link.

use super::{
    super::tree::{Inline, Style, is_visible, plain},
    Origin,
    settle::{append, settle},
};

/// What a span is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Emphasis.
    Style(Style),
    /// A link or an image; without an address its text alone is left.
    Link(Option<String>),
    /// `<…>` that is no address; its brackets are text.
    Bracketed,
    /// `<code>`
    Code,
}

/// A stack with the spans of the paragraph at the bottom.
#[derive(Default)]
pub struct Spans {
    done: Vec<Inline>,
    open: Vec<Open>,
    kept: Vec<Kept>,
}

struct Open {
    kind: Kind,
    origin: Origin,
    /// Whether it has an entry among the kept; one that has none gives its text to the span around it.
    kept: bool,
}

struct Kept {
    kind: Kind,
    content: Vec<Inline>,
}

impl Spans {
    /// Appends text; pieces that the parser told apart are one again.
    pub fn text(&mut self, text: &str) {
        match self.current().last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => self.current().push(Inline::Text(text.to_owned())),
        }
    }

    /// Appends a code span; space at its edges shows nowhere.
    pub fn code(&mut self, text: &str) {
        match text.trim() {
            "" => self.text(" "),
            // At the beginning of a paragraph, a bracket in the code could end the text of the link.
            bracket if bracket.contains(['[', ']']) && self.has_kept(&Kind::Link(None)) => {
                self.text(bracket)
            }
            trimmed => self.current().push(Inline::Code(trimmed.to_owned())),
        }
    }

    /// Whether a line break is the last thing there is, outside of emphasis and links.
    pub fn ends_in_break(&self) -> bool {
        let blank = |inline: &&Inline| {
            matches!(inline, Inline::Soft)
                || matches!(inline, Inline::Text(text) if text.trim().is_empty())
        };
        self.open.is_empty()
            && self.done.iter().rev().find(|inline| !blank(inline)) == Some(&Inline::Hard)
    }

    /// Appends a line break; the text of a link is one line.
    pub fn line_break(&mut self, inline: Inline) {
        if self.has_kept(&Kind::Link(None)) {
            self.text(" ");
        } else {
            self.current().push(inline);
        }
    }

    /// Opens a span.
    pub fn open(&mut self, kind: Kind, origin: Origin) {
        let kept = !matches!(kind, Kind::Link(None) | Kind::Bracketed) && !self.has_kept(&kind);
        if kind == Kind::Bracketed {
            self.text("<");
        }
        if kept {
            self.kept.push(Kept { kind: kind.clone(), content: Vec::new() });
        }
        self.open.push(Open { kind, origin, kept });
    }

    /// Closes what Markdown opened last, and the HTML within it.
    pub fn close(&mut self) {
        if let Some(at) = self.open.iter().rposition(|open| open.origin == Origin::Markdown) {
            self.close_to(at);
        }
    }

    /// Closes what HTML opened within the last span of Markdown, down to the last of a kind.
    pub fn close_html(&mut self, kind: &Kind) {
        let start = self
            .open
            .iter()
            .rposition(|open| open.origin == Origin::Markdown)
            .map_or(0, |at| at + 1);
        if let Some(at) = self.open[start..].iter().rposition(|open| is_same(&open.kind, kind)) {
            self.close_to(start + at);
        }
    }

    /// Ends the paragraph.
    pub fn take(&mut self) -> Vec<Inline> {
        self.close_to(0);
        settle(std::mem::take(&mut self.done))
    }

    fn current(&mut self) -> &mut Vec<Inline> {
        self.kept.last_mut().map_or(&mut self.done, |kept| &mut kept.content)
    }

    fn has_kept(&self, kind: &Kind) -> bool {
        self.kept.iter().any(|kept| kept.kind == Kind::Code || is_same(&kept.kind, kind))
    }

    fn close_to(&mut self, at: usize) {
        while self.open.len() > at {
            self.pop();
        }
    }

    fn pop(&mut self) {
        match self.open.pop() {
            Some(open) if open.kept => self.pop_kept(),
            Some(open) if open.kind == Kind::Bracketed => self.text(">"),
            Some(_) | None => {}
        }
    }

    fn pop_kept(&mut self) {
        let Some(Kept { kind, content }) = self.kept.pop() else { return };
        match kind {
            Kind::Style(_) if !is_visible(&content) => self.extend(content),
            Kind::Style(style) => self.edged(content, |content| Inline::Styled(style, content)),
            Kind::Link(Some(address)) => {
                self.edged(content, |content| Inline::Link(address, settle(content)))
            }
            Kind::Code => self.code(&plain(&content)),
            Kind::Link(None) | Kind::Bracketed => self.extend(content),
        }
    }

    /// Space at the edges stands outside: within them it would keep a parser from seeing emphasis.
    fn edged(&mut self, mut content: Vec<Inline>, span: impl FnOnce(Vec<Inline>) -> Inline) {
        let before = trim_start(&mut content);
        let after = trim_end(&mut content);
        self.extend(before);
        self.current().push(span(content));
        self.extend(after);
    }

    fn extend(&mut self, content: Vec<Inline>) {
        content.into_iter().for_each(|inline| append(self.current(), inline));
    }
}

fn is_same(one: &Kind, other: &Kind) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn trim_start(content: &mut Vec<Inline>) -> Vec<Inline> {
    let blank =
        content.iter().take_while(|inline| !is_visible(std::slice::from_ref(inline))).count();
    let mut space: Vec<Inline> = content.drain(..blank).collect();
    if let Some(Inline::Text(text)) = content
        .first_mut()
        .filter(|inline| matches!(inline, Inline::Text(text) if text.starts_with(' ')))
    {
        *text = text.trim_start().to_owned();
        space.push(Inline::Text(" ".to_owned()));
    }
    space
}

fn trim_end(content: &mut Vec<Inline>) -> Vec<Inline> {
    let blank =
        content.iter().rev().take_while(|inline| !is_visible(std::slice::from_ref(inline))).count();
    let mut space = content.split_off(content.len() - blank);
    if let Some(Inline::Text(text)) = content
        .last_mut()
        .filter(|inline| matches!(inline, Inline::Text(text) if text.ends_with(' ')))
    {
        text.truncate(text.trim_end().len());
        space.insert(0, Inline::Text(" ".to_owned()));
    }
    space
}
