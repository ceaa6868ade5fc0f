//! Spans as the lines of a paragraph.

use super::super::{
    code, escape,
    tree::{Inline, Style, is_visible, plain},
    url,
};

/// A line of a paragraph before its beginning is guarded.
#[derive(Debug, Default)]
pub struct Line {
    text: String,
    /// The end of this line is meant.
    hard: bool,
}

/// Spans with their line breaks.
pub fn lines(inlines: &[Inline]) -> Vec<Line> {
    write(inlines, Mode::Lines)
}

/// Spans with their line breaks made spaces.
pub fn single_line(inlines: &[Inline], in_table: bool) -> Vec<Line> {
    write(inlines, if in_table { Mode::Cell } else { Mode::Line })
}

/// Lines that begin no other block and are not empty.
pub fn paragraph(lines: &[Line]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut hard = false;
    for line in lines {
        let text = line.text.trim();
        if !text.is_empty() {
            if let Some(last) = out.last_mut().filter(|_| hard) {
                last.push('\\');
            }
            out.push(escape::guard(text).into_owned());
            hard = false;
        }
        hard |= line.hard;
    }
    out
}

/// The text of a heading, whose last `#` is not its end mark.
pub fn heading(lines: &[Line]) -> String {
    let mut text = joined(lines);
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    text
}

/// The text of a cell of a table.
pub fn cell(inlines: &[Inline]) -> String {
    joined(&single_line(inlines, true))
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.trim()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Lines,
    Line,
    Cell,
}

struct Writer {
    lines: Vec<Line>,
    line: String,
    mode: Mode,
    in_link: bool,
}

fn write(inlines: &[Inline], mode: Mode) -> Vec<Line> {
    let mut writer = Writer { lines: Vec::new(), line: String::new(), mode, in_link: false };
    writer.all(inlines);
    writer.end_line(false);
    writer.lines
}

impl Writer {
    fn all(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(text) => self.code(text),
                Inline::Soft => self.line_break(false),
                Inline::Hard => self.line_break(true),
                Inline::Styled(style, content) => self.styled(*style, content),
                Inline::Link(address, content) => self.link(address, content),
            }
        }
    }

    fn text(&mut self, mut text: &str) {
        while let Some(found) = url::find(text).filter(|_| !self.in_link) {
            let address = url::destination(&text[found.clone()]);
            let plain_end = if address.is_some() { found.start } else { found.end };
            self.words(&text[..plain_end]);
            if let Some(address) = address {
                self.bracketed(&address);
            }
            text = &text[found.end..];
        }
        self.words(text);
    }

    fn words(&mut self, text: &str) {
        escape::push(&mut self.line, text, self.mode == Mode::Cell);
    }

    /// Two spans side by side would be one.
    fn code(&mut self, text: &str) {
        if self.line.ends_with('`') {
            self.line.push(' ');
        }
        let span = code::span(text);
        self.line.push_str(&if self.mode == Mode::Cell { span.replace('|', "\\|") } else { span });
    }

    fn line_break(&mut self, hard: bool) {
        if self.mode == Mode::Lines && !self.in_link {
            self.end_line(hard);
        } else {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self, hard: bool) {
        self.lines.push(Line { text: std::mem::take(&mut self.line), hard });
    }

    fn styled(&mut self, style: Style, content: &[Inline]) {
        self.line.push_str(mark(style));
        self.all(content);
        self.line.push_str(mark(style));
    }

    fn link(&mut self, address: &str, content: &[Inline]) {
        let words = plain(content);
        let is_mail =
            url::is_mail_address(&words) && address.strip_prefix("mailto:") == Some(words.as_str());
        if is_mail {
            return self.bracketed(&words);
        }
        if !is_visible(content) || words.trim() == address {
            return self.bracketed(address);
        }
        if self.line.ends_with('!') {
            self.line.insert(self.line.len() - 1, '\\');
        }
        self.line.push('[');
        self.in_link = true;
        self.all(content);
        self.in_link = false;
        self.line.push_str("](");
        self.line.push_str(&url::inline(address));
        self.line.push(')');
    }

    fn bracketed(&mut self, address: &str) {
        self.line.push('<');
        self.line.push_str(address);
        self.line.push('>');
    }
}

fn mark(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "*",
        Style::Strong => "**",
        Style::Strike => "~~",
    }
}
