//! What a case came to, against what its row and it want.

use std::collections::BTreeSet;

use codegen::tree::FileTree;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;

use super::cases::Wanted;
use super::run::Outcome;

/// What a row admits, by the words of its `required`.
pub struct Demand {
    generates: bool,
    complains: bool,
    /// One complaint at least over all of its cases.
    pub warns: bool,
}

impl Demand {
    /// Reads the words.
    pub fn of(required: &str) -> Self {
        let ignored = required.contains("ignored unless");
        Self {
            generates: required.contains("generates+compiles") || ignored,
            complains: required.contains("diagnostic"),
            warns: required.contains("+ warning") || required.contains("with warning"),
        }
    }

    /// Whether the case does neither of what the row admits.
    pub fn broken(&self, outcome: &Outcome) -> Option<String> {
        let silent = outcome.said.is_empty();
        match (self.generates, self.complains) {
            (true, false) if outcome.tree.is_none() => {
                Some(format!("nothing is generated: {:?}", outcome.said))
            }
            (false, true) if silent => Some("nothing is said about it".to_owned()),
            (true, true) if outcome.tree.is_none() && silent => {
                Some("nothing is generated, and nothing is said".to_owned())
            }
            _ => None,
        }
    }
}

/// Everything that is not as the case wants it.
pub fn problems(wanted: &Wanted, outcome: &Outcome) -> Vec<String> {
    let mut problems = Vec::new();
    let mut wrong = |is_wrong: bool, say: &dyn Fn() -> String| {
        if is_wrong {
            problems.push(say());
        }
    };
    wrong(wanted.refused != outcome.tree.is_none(), &|| {
        format!("refused: {}", outcome.tree.is_none())
    });
    let codes: BTreeSet<&str> =
        outcome.said.iter().filter_map(|said| said.split(' ').next()).collect();
    if wanted.says_codes.is_empty() {
        wrong(wanted.says != outcome.said, &|| {
            format!("says: {}", serde_json::to_string(&outcome.said).unwrap_or_default())
        });
    } else {
        wrong(!codes.iter().eq(&wanted.says_codes), &|| format!("says the codes {codes:?}"));
    }
    for text in wanted.tells.iter().filter(|text| !outcome.printed.contains(*text)) {
        wrong(true, &|| format!("{text:?} is not in what is printed:\n{}", outcome.printed));
    }
    if let Some(reads) = &wanted.reads {
        wrong(*reads != outcome.reads, &|| format!("asks for the files {:?}", outcome.reads));
    }
    if let Some(limit) = wanted.within_seconds {
        wrong(outcome.time.as_secs() >= limit, &|| format!("takes {:?}", outcome.time));
    }
    if let Some(tree) = &outcome.tree {
        problems.extend(in_output(wanted, tree));
    }
    problems
}

fn in_output(wanted: &Wanted, tree: &FileTree) -> Vec<String> {
    let code: String = rust(tree).collect::<Vec<_>>().join("\n");
    let mut problems = Vec::new();
    for text in wanted.finds.iter().filter(|text| !code.contains(*text)) {
        problems.push(format!("{text:?} is not in the code"));
    }
    for text in wanted.never.iter().filter(|text| code.contains(*text)) {
        problems.push(format!("{text:?} is in the code"));
    }
    for (text, count) in &wanted.counts {
        let seen = code.matches(text.as_str()).count();
        if seen != *count {
            problems.push(format!("{text:?} is in the code {seen} times, not {count}"));
        }
    }
    if let Some(types) = wanted.types {
        let seen = types_of(tree);
        if seen.len() != types {
            problems.push(format!("the types are {seen:?}, not {types} of them"));
        }
    }
    if !wanted.no_idents.is_empty() {
        let idents = idents(tree);
        let found = wanted.no_idents.iter().filter(|word| idents.contains(*word));
        problems.extend(found.map(|word| format!("`{word}` is an identifier of the code")));
    }
    let manifest = tree.get("Cargo.toml").unwrap_or_default();
    problems.extend(in_manifest(wanted, manifest));
    problems
}

fn rust(tree: &FileTree) -> impl Iterator<Item = &str> {
    tree.iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| text)
}

/// The names that models declare.
fn types_of(tree: &FileTree) -> BTreeSet<&str> {
    let models = tree.iter().filter(|(path, _)| path.starts_with("src/models/"));
    let declared = |line: &'_ str| {
        let keyword = ["pub struct ", "pub enum ", "pub type "];
        keyword.iter().any(|keyword| line.starts_with(keyword))
    };
    let lines = models.flat_map(|(_, text)| text.lines()).filter(|line| declared(line));
    lines.filter_map(|line| line.split([' ', '<', '(']).nth(2)).collect()
}

fn idents(tree: &FileTree) -> BTreeSet<String> {
    fn walk(tokens: TokenStream, idents: &mut BTreeSet<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => drop(idents.insert(ident.to_string())),
                TokenTree::Group(group) => walk(group.stream(), idents),
                _ => {}
            }
        }
    }
    let mut idents = BTreeSet::new();
    for text in rust(tree) {
        walk(text.parse().unwrap_or_default(), &mut idents);
    }
    idents
}

fn in_manifest(wanted: &Wanted, text: &str) -> Vec<String> {
    let manifest: Value = toml::from_str(text).unwrap_or_default();
    let mut problems = Vec::new();
    for (name, value) in &wanted.manifest {
        let found = manifest.pointer(&format!("/{}", name.replace('.', "/")));
        if found.unwrap_or(&Value::Null) != value {
            problems.push(format!("the manifest has {name} = {found:?}, not {value}"));
        }
    }
    problems
}
