//! Selection: which operations are generated, and which types are left over without the others.
//!
//! What is left out keeps its name, so that leaving something out never renames anything.

use crate::config;
use crate::ir::{Api, Operation, TypeId};

use super::facts::reachable;

/// What is generated, by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Whether each operation is generated.
    pub operations: Vec<bool>,
    /// Whether each type is generated.
    pub types: Vec<bool>,
}

impl Selection {
    /// Leaves out types that something else takes the place of.
    pub fn leave_out(&mut self, types: &[TypeId]) {
        for id in types {
            self.types[id.index()] = false;
        }
    }
}

/// Decides what is generated. Without a choice that is everything, types that nothing uses too.
pub fn select(api: &Api, config: &config::Selection) -> Selection {
    let everything = config.include.is_empty() && config.exclude.is_empty();
    let operations: Vec<bool> =
        api.operations.iter().map(|operation| everything || is_wanted(operation, config)).collect();
    let types = match everything {
        true => vec![true; api.types.len()],
        false => reachable(api, |index| operations[index]),
    };
    Selection { operations, types }
}

fn is_wanted(operation: &Operation, config: &config::Selection) -> bool {
    let names = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, operation));
    (config.include.is_empty() || names(&config.include)) && !names(&config.exclude)
}

/// Whether a pattern names an operation: by id, by `tag:NAME`, or by a path in which `*` stands for a
/// step and `**` for any number of them.
pub fn matches(pattern: &str, operation: &Operation) -> bool {
    if let Some(tag) = pattern.strip_prefix("tag:") {
        return operation.tags.iter().any(|own| own == tag);
    }
    if let Some(path) = pattern.strip_prefix('/') {
        let steps = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
        return path_matches(&steps(path), &steps(operation.path.raw.trim_start_matches('/')));
    }
    operation.id.as_deref() == Some(pattern)
}

fn path_matches(pattern: &[String], path: &[String]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((head, rest)), _) if head == "**" => {
            (0..=path.len()).any(|taken| path_matches(rest, &path[taken..]))
        }
        (Some((head, rest)), Some((step, further))) => {
            (head == "*" || head == step) && path_matches(rest, further)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Method, PathTemplate};

    fn operation(path: &str) -> Operation {
        Operation {
            id: Some("listPets".to_owned()),
            name_hint: None,
            method: Method::Get,
            path: PathTemplate { raw: path.to_owned(), parts: Vec::new() },
            tags: vec!["pets".to_owned()],
            docs: Default::default(),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: Vec::new(),
            pageable: None,
            servers: Vec::new(),
            pointer: Default::default(),
        }
    }

    #[test]
    fn patterns_are_ids_tags_and_paths() {
        let pets = operation("/shops/{shop}/pets");
        for (pattern, expected) in [
            ("listPets", true),
            ("listpets", false),
            ("tag:pets", true),
            ("tag:pet", false),
            ("/shops/*/pets", true),
            ("/shops/**", true),
            ("/**/pets", true),
            ("/shops/*", false),
            ("/shops/{shop}/pets", true),
            ("/pets", false),
        ] {
            assert_eq!(matches(pattern, &pets), expected, "{pattern}");
        }
    }
}
