//! What HTML in a description means: formatting becomes Markdown, every other tag is text.

use super::{
    super::{
        clean,
        tree::{Block, Inline, Style},
        url,
    },
    Origin, Reader,
    containers::Kind as Container,
    entities,
    spans::Kind,
    tags::{self, Piece, Tag},
};

/// A single tag within a line of Markdown.
pub fn inline(reader: &mut Reader, html: &str) {
    for piece in tags::pieces(html) {
        match piece {
            Piece::Tag(tag) => apply(reader, tag),
            Piece::Text(text) => reader.spans.text(&clean::piece(text)),
        }
    }
}

/// A block of HTML, whose text is not Markdown.
pub fn block(reader: &mut Reader, html: &str) {
    for piece in tags::pieces(html) {
        match piece {
            Piece::Tag(tag) => apply(reader, tag),
            Piece::Text(text) => lines(reader, text),
        }
    }
}

fn lines(reader: &mut Reader, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            reader.line_break(Inline::Soft);
        }
        if !line.is_empty() {
            reader.spans.text(&clean::piece(&entities::decode(line)));
        }
    }
}

/// What the tags of a name do.
enum Meaning {
    LineBreak,
    Rule,
    /// Begins and ends a paragraph.
    Paragraph,
    List(Option<u64>),
    Item,
    Span(Kind),
    Image,
    /// Cells of a table, whose rows become lines.
    Cell,
    /// Looks only.
    Nothing,
    /// Not HTML that people format text with: a placeholder, or something that must not live.
    Text,
}

fn meaning(tag: Tag<'_>) -> Meaning {
    match tag.name.to_ascii_lowercase().as_str() {
        "br" => Meaning::LineBreak,
        "hr" => Meaning::Rule,
        "p" | "div" | "section" | "blockquote" | "pre" | "dl" | "dt" | "dd" | "table" | "thead"
        | "tbody" | "tr" | "center" => Meaning::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "note" | "important" | "details" | "summary" => {
            Meaning::Paragraph
        }
        "ul" => Meaning::List(None),
        "ol" => Meaning::List(Some(1)),
        "li" => Meaning::Item,
        "b" | "strong" => Meaning::Span(Kind::Style(Style::Strong)),
        "i" | "em" => Meaning::Span(Kind::Style(Style::Emphasis)),
        "s" | "del" | "strike" => Meaning::Span(Kind::Style(Style::Strike)),
        "code" | "tt" | "kbd" | "samp" => Meaning::Span(Kind::Code),
        "a" => Meaning::Span(Kind::Link(
            tag.attribute("href")
                .map(entities::decode)
                .and_then(|address| url::destination(&address)),
        )),
        "img" => Meaning::Image,
        "td" | "th" => Meaning::Cell,
        "span" | "font" | "u" | "small" | "big" | "sub" | "sup" | "ins" | "mark" => {
            Meaning::Nothing
        }
        _ => Meaning::Text,
    }
}

fn apply(reader: &mut Reader, tag: Tag<'_>) {
    match meaning(tag) {
        // Two of them are how people write a paragraph.
        Meaning::LineBreak if reader.spans.ends_in_break() => reader.flush(),
        Meaning::LineBreak => reader.line_break(Inline::Hard),
        Meaning::Span(kind) if tag.closes => reader.spans.close_html(&kind),
        Meaning::Span(kind) => reader.spans.open(kind, Origin::Html),
        Meaning::Image => image(reader, tag),
        Meaning::Cell => reader.spans.text(" "),
        Meaning::Nothing => {}
        Meaning::Text => reader.spans.text(&clean::piece(tag.source)),
        // A heading or a cell of a table is one line.
        _ if reader.in_line => reader.line_break(Inline::Soft),
        Meaning::Paragraph => reader.flush(),
        Meaning::Rule => reader.block(Block::Rule),
        Meaning::List(start) => list(reader, start, tag.closes),
        Meaning::Item => item(reader, tag.closes),
    }
}

fn image(reader: &mut Reader, tag: Tag<'_>) {
    if let Some(words) = tag.attribute("alt") {
        reader.spans.text(&clean::piece(&entities::decode(words)));
    }
}

fn list(reader: &mut Reader, start: Option<u64>, closes: bool) {
    reader.flush();
    if closes {
        reader.containers.close_html_kind(Container::List);
    } else {
        reader.containers.open_list(start, Origin::Html);
    }
}

/// An item ends the one before it, and makes a list where there is none.
fn item(reader: &mut Reader, closes: bool) {
    reader.flush();
    if closes {
        reader.containers.close_html_kind(Container::Item);
        return;
    }
    if !reader.containers.is_in_html_list() && !reader.containers.close_html_kind(Container::Item) {
        reader.containers.open_list(None, Origin::Html);
    }
    reader.containers.open_item(Origin::Html);
}
