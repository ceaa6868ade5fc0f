//! Positions of YAML, from the events of saphyr's parser.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::Positions;
use super::builder::Builder;

/// Where every value of the first document stands; what saphyr cannot read is left out.
pub(super) fn scan(text: &str) -> Positions {
    let offsets = Offsets::new(text);
    let mut builder = Builder::default();
    let mut anchors = HashMap::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        if !take(event, &span, &offsets, &mut builder, &mut anchors) {
            break;
        }
    }
    builder.positions
}

/// Whether there is more of the first document.
fn take(
    event: Event<'_>,
    span: &Span,
    offsets: &Offsets,
    builder: &mut Builder,
    anchors: &mut HashMap<usize, usize>,
) -> bool {
    let range = offsets.byte(span.start.index())..offsets.byte(span.end.index());
    let (anchor, node) = match event {
        Event::DocumentEnd | Event::StreamEnd => return false,
        Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => return true,
        Event::Scalar(value, _, _, _) if builder.wants_name() => {
            builder.name(value.into_owned(), range);
            return true;
        }
        Event::Scalar(value, style, anchor, _) => {
            // An empty value has the place of what comes next.
            let empty = value.is_empty() && style == ScalarStyle::Plain;
            let range = if empty { range.start..range.start } else { range };
            (anchor, builder.scalar(range))
        }
        Event::SequenceStart(anchor, _) => (anchor, builder.start(range.start, false)),
        Event::MappingStart(anchor, _) => (anchor, builder.start(range.start, true)),
        Event::SequenceEnd | Event::MappingEnd => {
            builder.end(range.start);
            return true;
        }
        Event::Alias(anchor) => {
            if let Some(node) = anchors.get(&anchor) {
                builder.attach(*node);
            }
            return true;
        }
    };
    anchors.insert(anchor, node);
    true
}

/// saphyr counts characters, everybody else bytes.
struct Offsets(Option<Vec<usize>>, usize);

impl Offsets {
    fn new(text: &str) -> Self {
        let table = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self(table, text.len())
    }

    fn byte(&self, character: usize) -> usize {
        match &self.0 {
            Some(table) => table.get(character).copied().unwrap_or(self.1),
            None => character.min(self.1),
        }
    }
}
