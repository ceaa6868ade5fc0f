//! Blocks as lines of CommonMark in the one form that reads back as the same blocks.

mod spans;
mod table;

use super::{
    code::longest_run,
    tree::{Block, Inline},
};

/// A description as lines.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut page =
        Page { lines: Vec::new(), margins: Vec::new(), demote: blocks.iter().any(has_top_heading) };
    page.blocks(blocks);
    page.lines
}

/// Spans as one line that stands alone.
pub fn line(inlines: &[Inline]) -> String {
    spans::paragraph(&spans::single_line(inlines, false)).join(" ")
}

/// The lines so far and what the lines of the open quotes and items begin with.
struct Page {
    lines: Vec<String>,
    margins: Vec<Margin>,
    demote: bool,
}

struct Margin {
    /// The marker of an item, until its first line is there.
    first: Option<String>,
    rest: String,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.gap();
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inlines) => self.all(spans::paragraph(&spans::lines(inlines))),
            Block::Heading(level, inlines) => self.heading(*level, inlines),
            Block::Code(code) => self.code(code),
            Block::Quote(blocks) => self.quote(blocks),
            Block::List(start, items) => self.list(*start, items),
            Block::Table(table) => self.all(table::lines(table)),
            // Not `---`, which is the underline of a heading in some places.
            Block::Rule => self.line("***"),
        }
    }

    /// Below the crate's own `#` sections, with the distances between headings kept.
    fn heading(&mut self, level: u8, inlines: &[Inline]) {
        let level = usize::from(level) + usize::from(self.demote);
        let text = spans::heading(&spans::single_line(inlines, false));
        self.line(&format!("{} {text}", "#".repeat(level.min(6))));
    }

    /// Tagged `text`, so that rustdoc neither compiles nor runs it.
    fn code(&mut self, code: &str) {
        let fence = "`".repeat(longest_run(code).max(2) + 1);
        self.line(&format!("{fence}text"));
        self.all(code.lines());
        self.line(&fence);
    }

    fn quote(&mut self, blocks: &[Block]) {
        self.margins.push(Margin { first: None, rest: "> ".to_owned() });
        self.blocks(blocks);
        self.margins.pop();
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let tight = items.iter().all(|item| is_tight(item));
        for (at, item) in (0..).zip(items) {
            if at > 0 && !tight {
                self.gap();
            }
            self.item(&marker(start, at), item, tight);
        }
    }

    fn item(&mut self, marker: &str, blocks: &[Block], tight: bool) {
        self.margins
            .push(Margin { first: Some(marker.to_owned()), rest: " ".repeat(marker.len()) });
        if tight {
            blocks.iter().for_each(|block| self.block(block));
        } else {
            self.blocks(blocks);
        }
        self.margins.pop();
    }

    fn gap(&mut self) {
        self.line("");
    }

    fn all<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) {
        lines.into_iter().for_each(|line| self.line(line.as_ref()));
    }

    fn line(&mut self, text: &str) {
        let mut line = String::with_capacity(text.len() + 4 * self.margins.len());
        for margin in &mut self.margins {
            line.push_str(margin.first.take().as_ref().unwrap_or(&margin.rest));
        }
        line.push_str(text);
        line.truncate(line.trim_end().len());
        self.lines.push(line);
    }
}

/// A parser takes at most nine digits for the number of an item.
fn marker(start: Option<u64>, at: u64) -> String {
    start.map_or_else(
        || "- ".to_owned(),
        |start| format!("{}. ", start.saturating_add(at).min(999_999_999)),
    )
}

/// A paragraph and lists below it need no blank lines, unless the first number of a list would not be seen.
fn is_tight(item: &[Block]) -> bool {
    let mut rest = item;
    if let [Block::Paragraph(_), below @ ..] = item {
        rest = below;
        if matches!(below, [Block::List(Some(start), _), ..] if *start != 1) {
            return false;
        }
    }
    rest.iter().all(
        |block| matches!(block, Block::List(_, items) if items.iter().all(|item| is_tight(item))),
    )
}

fn has_top_heading(block: &Block) -> bool {
    match block {
        Block::Heading(level, _) => *level == 1,
        Block::Quote(blocks) => blocks.iter().any(has_top_heading),
        Block::List(_, items) => items.iter().flatten().any(has_top_heading),
        Block::Paragraph(_) | Block::Code(_) | Block::Table(_) | Block::Rule => false,
    }
}
