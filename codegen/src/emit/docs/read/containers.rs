//! The open quotes, lists and items, to a depth that a reader and the stack can stand.

use super::{super::tree::Block, Origin};

/// Deeper containers are left out, their blocks stay.
const DEEPEST: usize = 24;

/// A stack with the blocks of the description at the bottom.
pub struct Containers {
    open: Vec<Open>,
    contents: Vec<Content>,
}

struct Open {
    origin: Origin,
    /// Whether it has an entry in `contents`.
    kept: bool,
    kind: Kind,
}

/// What a container is, for the tags that close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A block quote.
    Quote,
    /// A list of any kind.
    List,
    /// An item of a list.
    Item,
}

enum Content {
    Blocks(Vec<Block>),
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
}

impl Default for Containers {
    fn default() -> Self {
        Self { open: Vec::new(), contents: vec![Content::Blocks(Vec::new())] }
    }
}

impl Containers {
    /// Opens a quote.
    pub fn open_quote(&mut self) {
        let kept = self.contents.len() < DEEPEST;
        self.open(Kind::Quote, Origin::Markdown, kept.then(|| Content::Quote(Vec::new())));
    }

    /// Opens a list, if there is room for its items too.
    pub fn open_list(&mut self, start: Option<u64>, origin: Origin) {
        let kept = self.contents.len() + 1 < DEEPEST;
        self.open(Kind::List, origin, kept.then(|| Content::List(start, Vec::new())));
    }

    /// Opens an item of the list that was opened last.
    pub fn open_item(&mut self, origin: Origin) {
        let kept = matches!(self.contents.last(), Some(Content::List(..)));
        self.open(Kind::Item, origin, kept.then(|| Content::Item(Vec::new())));
    }

    /// Appends a block; a list goes on with another of its kind, as a parser would read it.
    pub fn push(&mut self, block: Block) {
        match self.contents.last_mut() {
            Some(Content::Blocks(blocks) | Content::Quote(blocks) | Content::Item(blocks)) => {
                append(blocks, block)
            }
            Some(Content::List(_, items)) => items.push(vec![block]),
            None => self.contents.push(Content::Blocks(vec![block])),
        }
    }

    /// Closes what Markdown opened last, and the HTML within it.
    pub fn close(&mut self) {
        self.close_html();
        self.pop();
    }

    /// Closes what HTML opened within the last container of Markdown.
    pub fn close_html(&mut self) {
        while self.open.last().is_some_and(|open| open.origin == Origin::Html) {
            self.pop();
        }
    }

    /// Closes what HTML opened down to the last of a kind; false when there is none.
    pub fn close_html_kind(&mut self, kind: Kind) -> bool {
        let mut html = self.open.iter().rev().take_while(|open| open.origin == Origin::Html);
        let Some(depth) = html.position(|open| open.kind == kind) else { return false };
        (0..=depth).for_each(|_| self.pop());
        true
    }

    /// Whether HTML opened a list after its last item.
    pub fn is_in_html_list(&self) -> bool {
        self.open.last().is_some_and(|open| open.origin == Origin::Html && open.kind == Kind::List)
    }

    /// All blocks.
    pub fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.pop();
        }
        match self.contents.pop() {
            Some(Content::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    fn open(&mut self, kind: Kind, origin: Origin, content: Option<Content>) {
        self.open.push(Open { origin, kept: content.is_some(), kind });
        self.contents.extend(content);
    }

    fn pop(&mut self) {
        if !self.open.pop().is_some_and(|open| open.kept) {
            return;
        }
        match self.contents.pop() {
            Some(Content::Quote(blocks)) if !blocks.is_empty() => self.push(Block::Quote(blocks)),
            Some(Content::List(start, items)) if !items.is_empty() => {
                self.push(Block::List(start, items))
            }
            Some(Content::Item(blocks)) if !blocks.is_empty() => self.push_item(blocks),
            Some(_) | None => {}
        }
    }

    fn push_item(&mut self, blocks: Vec<Block>) {
        if let Some(Content::List(_, items)) = self.contents.last_mut() {
            items.push(blocks);
        }
    }
}

fn append(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::List(start, items)), Block::List(next, more))
            if start.is_some() == next.is_some() =>
        {
            items.extend(more)
        }
        (_, block) => blocks.push(block),
    }
}
