//! The first `codegen.toml` that `codegen init` writes: every key, commented out, with what it means.

use super::keys::{Key, Kind, TOP};

/// The text of a config that changes nothing, for an API of this title.
pub fn template(title: &str) -> String {
    let title: String = title.chars().filter(|letter| !letter.is_control()).collect();
    let title = if title.trim().is_empty() { "this API" } else { title.trim() };
    let mut text = format!("# How to generate a client of {title}. Every key is optional.\n");
    for key in TOP {
        section(key.name, key, &mut text);
    }
    text
}

fn section(path: &str, key: &Key, text: &mut String) {
    text.push_str(&format!("\n# {}\n", key.doc));
    match &key.kind {
        Kind::Table(keys) => table(path, keys, text),
        kind => text.push_str(&format!("# [{path}]\n# {}\n", example("listUsers", kind))),
    }
}

/// The keys of the table itself first, as TOML wants it, then the tables inside it.
fn table(path: &str, keys: &[Key], text: &mut String) {
    let (maps, values): (Vec<&Key>, Vec<&Key>) =
        keys.iter().partition(|key| matches!(key.kind, Kind::Map(_)));
    if !values.is_empty() {
        text.push_str(&format!("[{path}]\n"));
    }
    for key in values {
        text.push_str(&format!("# {}\n# {}\n", key.doc, example(key.name, &key.kind)));
    }
    for key in maps {
        text.push_str(&format!("# {}\n# [{path}.{}]\n", key.doc, key.name));
    }
}

/// A line that sets a key to something.
pub(super) fn example(name: &str, kind: &Kind) -> String {
    match kind {
        Kind::Text(_) => format!("{name} = \"…\""),
        Kind::OneOf(values) => format!("{name} = \"{}\"", values.first().unwrap_or(&"…")),
        Kind::Texts(_) => format!("{name} = []"),
        Kind::Number => format!("{name} = 0"),
        Kind::Map(kind) | Kind::FlagOr(kind) if !matches!(kind, Kind::Table(_)) => {
            example(name, kind)
        }
        Kind::Flag | Kind::FlagOr(_) | Kind::Map(_) | Kind::Table(_) => format!("{name} = false"),
    }
}
