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
            trimmed => self.current().push(Inline::Code(trimmed.to_owned())),
        }
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
        let kept = kind != Kind::Link(None) && !self.has_kept(&kind);
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
        if !self.open.pop().is_some_and(|open| open.kept) {
            return;
        }
        let Some(Kept { kind, content }) = self.kept.pop() else { return };
        match kind {
            Kind::Style(style) => self.styled(style, content),
            Kind::Link(Some(address)) => {
                self.current().push(Inline::Link(address, settle(content)))
            }
            Kind::Code => self.code(&plain(&content)),
            Kind::Link(None) => self.extend(content),
        }
    }

    /// Space at the edges of emphasis would keep a parser from seeing it, so it stands outside.
    fn styled(&mut self, style: Style, mut content: Vec<Inline>) {
        if !is_visible(&content) {
            return self.extend(content);
        }
        let before = trim_start(&mut content);
        let after = trim_end(&mut content);
        self.extend(before);
        self.current().push(Inline::Styled(style, content));
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
