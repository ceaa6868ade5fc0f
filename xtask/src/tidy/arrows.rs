//! Which stage may use what: the table of design, as data.

use std::collections::BTreeSet;

use super::Finding;
use super::source::Source;
use super::uses::Use;

/// What stands only in some places of the generator.
struct Arrow {
    /// The beginning of a path.
    what: &'static [&'static str],
    /// Whether it is a macro.
    is_macro: bool,
    /// Folders, or files, of codegen/src.
    only_in: &'static [&'static str],
    /// What to do instead.
    advice: &'static str,
}

const ARROWS: &[Arrow] = &[
    Arrow {
        what: &["openapiv3"],
        is_macro: false,
        only_in: &["normalize", "lower"],
        advice: "read the IR instead; what it lacks belongs into lower",
    },
    Arrow {
        what: &["serde_yaml"],
        is_macro: false,
        only_in: &["load"],
        advice: "take the value tree that load makes",
    },
    Arrow {
        what: &["heck"],
        is_macro: false,
        only_in: &["plan"],
        advice: "take the name from the names table",
    },
    Arrow {
        what: &["codegen_quote"],
        is_macro: false,
        only_in: &["emit"],
        advice: "make the decision here and print it in emit",
    },
    Arrow {
        what: &["quote"],
        is_macro: true,
        only_in: &["emit"],
        advice: "make the decision here and print it in emit",
    },
    Arrow {
        what: &["prettyplease"],
        is_macro: false,
        only_in: &["format"],
        advice: "give the tokens to format",
    },
    Arrow {
        what: &["syn"],
        is_macro: false,
        only_in: &["format", "config"],
        advice: "only format parses Rust, and config what users wrote as Rust",
    },
    Arrow {
        what: &["std", "fs"],
        is_macro: false,
        only_in: &["tree", "cli", "main.rs"],
        advice: "take bytes as an argument; the binary reads files, and tree writes them",
    },
];

/// What a stage must not name: the folder, the beginning of a path, and what to do instead.
const FORBIDDEN: &[(&str, &[&str], &str)] = &[
    ("emit", &["crate", "config"], "decide in plan; emit prints the plan and nothing else"),
    ("lower", &["proc_macro2"], "lower makes no Rust; names are made in plan"),
    ("lower", &["crate", "plan"], "lower does not know what comes after it"),
    ("normalize", &["crate", "lower"], "normalize does not know what comes after it"),
    ("load", &["crate", "normalize"], "load does not know what comes after it"),
];

/// Holds a file to the arrows.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(path) = source.in_generator() else { return Vec::new() };
    let mut findings = Vec::new();
    for found in &source.uses {
        findings.extend(allowed_places(source, path, found));
        findings.extend(forbidden(source, path, found));
        findings.extend(ir_is_alone(source, path, found));
    }
    findings.extend(emit_has_no_error_path(source, path));
    findings
}

/// heck is used in one file of plan: one maker of names.
pub fn one_file(sources: &[Source]) -> Option<Finding> {
    let uses_heck = |source: &&Source| source.uses.iter().any(|found| starts(found, &["heck"]));
    let files: BTreeSet<&str> = sources
        .iter()
        .filter(|source| source.in_generator().is_some())
        .filter(uses_heck)
        .map(|source| source.path.as_str())
        .collect();
    let second = files.iter().nth(1)?;
    let message =
        format!("`heck` is used in {} files; let one of them make all words", files.len());
    Some(Finding { path: (*second).to_owned(), line: 1, message })
}

fn allowed_places(source: &Source, path: &str, found: &Use) -> Option<Finding> {
    let arrow = ARROWS.iter().find(|arrow| {
        arrow.is_macro == found.is_macro && starts(found, arrow.what) && !is_in(path, arrow.only_in)
    })?;
    let places = arrow.only_in.join(" and ");
    let message =
        format!("`{}` belongs only in {places}: {}", found.steps.join("::"), arrow.advice);
    Some(finding(source, found.line, message))
}

fn forbidden(source: &Source, path: &str, found: &Use) -> Option<Finding> {
    let (stage, _, advice) =
        FORBIDDEN.iter().find(|(stage, what, _)| is_in(path, &[stage]) && starts(found, what))?;
    let message = format!("{stage} must not name `{}`: {advice}", found.steps.join("::"));
    Some(finding(source, found.line, message))
}

fn ir_is_alone(source: &Source, path: &str, found: &Use) -> Option<Finding> {
    let leaves = starts(found, &["crate"]) && found.steps.get(1).is_none_or(|step| step != "ir");
    if !(is_in(path, &["ir", "ir.rs"]) && leaves) {
        return None;
    }
    let message = format!("ir imports no other stage, but names `{}`", found.steps.join("::"));
    Some(finding(source, found.line, message))
}

fn emit_has_no_error_path(source: &Source, path: &str) -> Vec<Finding> {
    if !is_in(path, &["emit"]) {
        return Vec::new();
    }
    let mut returns = Returns { lines: Vec::new() };
    syn::visit::Visit::visit_file(&mut returns, &source.file);
    let message = "emit returns no Result: what can fail is found out in plan".to_owned();
    returns.lines.into_iter().map(|line| finding(source, line, message.clone())).collect()
}

struct Returns {
    lines: Vec<usize>,
}

impl<'ast> syn::visit::Visit<'ast> for Returns {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if let syn::ReturnType::Type(_, ty) = &signature.output
            && let syn::Type::Path(ty) = &**ty
            && let Some(last) = ty.path.segments.last()
            && last.ident == "Result"
            // `fmt::Result` of a Display has no arguments, and is not ours to change.
            && !last.arguments.is_empty()
        {
            self.lines.push(signature.ident.span().start().line);
        }
    }
}

fn is_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| {
        path == *place || path.strip_prefix(place).is_some_and(|rest| rest.starts_with(['/', '.']))
    })
}

fn starts(found: &Use, what: &[&str]) -> bool {
    found.steps.len() >= what.len() && found.steps.iter().zip(what).all(|(step, what)| step == what)
}

fn finding(source: &Source, line: usize, message: String) -> Finding {
    Finding { path: source.path.clone(), line, message }
}
