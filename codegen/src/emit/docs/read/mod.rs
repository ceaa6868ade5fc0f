//! Markdown as blocks: the events of the parser, with what must not be live left out.

mod containers;
mod entities;
mod html;
mod settle;
mod spans;
mod tags;

use super::{
    clean,
    tree::{Block, Inline, Style, Table, is_visible},
    url,
};
use containers::Containers;
use pulldown_cmark::{Alignment, BlockQuoteKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use spans::{Kind, Spans};

/// Who opened something; only the same may close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Markdown,
    Html,
}

/// Reads clean text (see `clean::document`).
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options()) {
        reader.event(event);
    }
    reader.flush();
    reader.containers.finish()
}

/// Those of rustdoc that change where markup is seen, and callouts.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

#[derive(Default)]
struct Reader {
    containers: Containers,
    spans: Spans,
    table: Table,
    /// The text of a code or HTML block so far.
    raw: Option<String>,
    /// Within a heading or a cell, which are one line.
    in_line: bool,
    /// The label of a footnote, for its first paragraph.
    label: Option<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::Code(text) => self.spans.code(&clean::piece(&text)),
            Event::InlineHtml(tag) => html::inline(self, &tag),
            Event::FootnoteReference(label) => {
                self.spans.text(&format!("[^{}]", clean::piece(&label)))
            }
            Event::SoftBreak => self.line_break(Inline::Soft),
            Event::HardBreak => self.line_break(Inline::Hard),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => self.spans.text(if done { "☑ " } else { "☐ " }),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.spans.text(&clean::piece(&text))
            }
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.raw {
            Some(raw) => raw.push_str(text),
            None => self.spans.text(&clean::piece(text)),
        }
    }

    fn line_break(&mut self, inline: Inline) {
        if self.in_line {
            self.spans.text(" ");
        } else {
            self.spans.line_break(inline);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.spans.open(Kind::Style(Style::Emphasis), Origin::Markdown),
            Tag::Strong => self.spans.open(Kind::Style(Style::Strong), Origin::Markdown),
            Tag::Strikethrough => self.spans.open(Kind::Style(Style::Strike), Origin::Markdown),
            Tag::Link { link_type, dest_url, .. } => {
                self.spans.open(link(link_type, &dest_url), Origin::Markdown)
            }
            Tag::Image { link_type, dest_url, .. } => {
                self.spans.open(link(link_type, &dest_url), Origin::Markdown)
            }
            other => self.start_block(other),
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        if !matches!(tag, Tag::TableHead | Tag::TableRow | Tag::TableCell) {
            self.flush();
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { .. } => self.in_line = true,
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::List(start) => self.containers.open_list(start, Origin::Markdown),
            Tag::Item => self.containers.open_item(Origin::Markdown),
            Tag::FootnoteDefinition(label) => {
                self.label = Some(format!("[^{}]: ", clean::piece(&label)))
            }
            Tag::Table(columns) => {
                self.table = Table {
                    columns: columns.into_iter().map(delimiter).collect(),
                    rows: Vec::new(),
                }
            }
            Tag::TableHead | Tag::TableRow => self.table.rows.push(Vec::new()),
            Tag::TableCell => self.in_line = true,
            // The rest is spans or is not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.spans.close(),
            TagEnd::Paragraph => self.end_leaf(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_leaf();
                self.containers.close();
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::FootnoteDefinition => self.start_paragraph(),
            _ => {}
        }
    }

    fn start_paragraph(&mut self) {
        if let Some(label) = self.label.take() {
            self.spans.text(&label);
        }
    }

    /// A callout says in words what its colour said.
    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.containers.open_quote();
        if let Some(kind) = kind {
            let word = vec![Inline::Text(format!("{kind:?}"))];
            self.containers.push(Block::Paragraph(vec![Inline::Styled(Style::Strong, word)]));
        }
    }

    fn end_heading(&mut self, level: u8) {
        self.in_line = false;
        let inlines = self.spans.take();
        if is_visible(&inlines) {
            self.containers.push(Block::Heading(level, inlines));
        }
    }

    fn end_code(&mut self) {
        let raw = self.raw.take().unwrap_or_default();
        let code: Vec<&str> = raw.lines().map(str::trim_end).collect();
        let code = code.join("\n");
        let code = code.trim_matches('\n');
        if !code.is_empty() {
            self.containers.push(Block::Code(code.to_owned()));
        }
    }

    fn end_html(&mut self) {
        let raw = self.raw.take().unwrap_or_default();
        html::block(self, &raw);
        self.end_leaf();
    }

    fn end_cell(&mut self) {
        self.in_line = false;
        let cell = self.spans.take();
        if let Some(row) = self.table.rows.last_mut() {
            row.push(cell);
        }
    }

    fn end_table(&mut self) {
        let table = std::mem::take(&mut self.table);
        if table.rows.iter().flatten().any(|cell| is_visible(cell)) {
            self.containers.push(Block::Table(table));
        }
    }

    /// HTML left open ends with the paragraph or block that it stands in.
    fn end_leaf(&mut self) {
        self.flush();
        self.containers.close_html();
    }

    /// Makes a paragraph of the spans so far.
    fn flush(&mut self) {
        let inlines = self.spans.take();
        if is_visible(&inlines) {
            self.containers.push(Block::Paragraph(inlines));
        }
    }

    fn block(&mut self, block: Block) {
        self.flush();
        self.containers.push(block);
    }
}

fn link(kind: LinkType, address: &str) -> Kind {
    match kind {
        LinkType::Email => Kind::Link(url::destination(&format!("mailto:{address}"))),
        LinkType::Autolink => {
            url::destination(address).map_or(Kind::Bracketed, |address| Kind::Link(Some(address)))
        }
        _ => Kind::Link(url::destination(address)),
    }
}

fn delimiter(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
