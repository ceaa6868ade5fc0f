//! What the document says about a model or a member, as lines of documentation.

use crate::emit::{docs, literals};
use crate::ir::{Docs, Property};

/// Title or description, example, external documentation and notes.
pub fn docs(text: &Docs) -> Vec<String> {
    let Docs { title, summary: _, description, external_docs, example, deprecated: _, notes } =
        text;
    let mut lines = docs::lines(description.as_deref().or(title.as_deref()).unwrap_or_default());
    let mut add = |paragraph: Vec<String>| {
        if !paragraph.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(paragraph);
        }
    };
    if let Some(example) = example {
        add(vec![format!("Example: {}", literals::value(example))]);
    }
    if let Some(external) = external_docs {
        let text = external.description.as_deref().unwrap_or_default();
        add(docs::lines(&format!("{text} <{}>", external.url)));
    }
    for note in notes {
        add(docs::lines(note));
    }
    lines
}

/// The documentation of a field: its text, its default and its constraints.
pub fn field(property: &Property) -> Vec<String> {
    let mut lines = docs(&property.docs);
    let mut facts = Vec::new();
    if let Some(default) = &property.default {
        facts.push(format!("Default of the API: {}.", literals::value(default)));
    }
    if let Some(constraints) = &property.ty.constraints {
        facts.extend(literals::constraints(constraints));
    }
    if !facts.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(facts);
    }
    lines
}
