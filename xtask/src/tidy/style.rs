//! Rules of the house that hold for every hand-written file.

use std::error::Error;
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};

use super::Finding;
use super::source::{self, Source};
use super::uses::is_for_tests;
use crate::process::root;

/// A file past this has two subjects.
const MAX_LINES: usize = 350;

/// Holds a file to them.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = source.text.lines().count();
    // Samples have the shape of what is generated, where a type is as long as its fields are many.
    let is_sample = source.path.contains("/samples/");
    if lines > MAX_LINES && !is_sample {
        let message =
            format!("{lines} lines, at most {MAX_LINES}: find its two subjects and part them");
        findings.push(finding(source, MAX_LINES, message));
    }
    if !source.text.starts_with("//! ") {
        let message = "begins without `//! `: say in one sentence what the module owns".to_owned();
        findings.push(finding(source, 1, message));
    }
    if source.in_generator().is_some() {
        findings.extend(no_bare_unwrap(source));
    }
    findings
}

fn no_bare_unwrap(source: &Source) -> Vec<Finding> {
    let mut calls = Unwraps { lines: Vec::new() };
    calls.visit_file(&source.file);
    let message = "bare `unwrap`: report it, or `expect` the invariant that makes it safe";
    calls.lines.into_iter().map(|line| finding(source, line, message.to_owned())).collect()
}

struct Unwraps {
    lines: Vec<usize>,
}

impl<'ast> Visit<'ast> for Unwraps {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" && call.args.is_empty() {
            self.lines.push(call.method.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// Files of any kind that name a folder of the machine they were written on.
pub fn machine_paths() -> Result<Vec<Finding>, Box<dyn Error>> {
    let prefixes = prefixes_of_this_machine();
    let mut findings = Vec::new();
    for path in source::git_files()? {
        if let Ok(text) = fs::read_to_string(root().join(&path)) {
            findings.extend(paths_in(&path, &text, &prefixes));
        }
    }
    Ok(findings)
}

/// The folder above the checkout and the home of the user; too short ones would be found anywhere.
fn prefixes_of_this_machine() -> Vec<String> {
    let above = root().parent().map(Path::to_owned);
    let home = std::env::var_os("HOME").map(std::path::PathBuf::from);
    let folders = above.into_iter().chain(home).map(|path| format!("{}/", path.display()));
    folders.filter(|prefix| prefix.len() > 5).collect()
}

fn paths_in(path: &str, text: &str, prefixes: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if let Some(prefix) = prefixes.iter().find(|prefix| line.contains(*prefix)) {
            let message =
                format!("names `{prefix}` of this machine: use a path relative to the file");
            findings.push(Finding { path: path.to_owned(), line: index + 1, message });
        }
    }
    findings
}

fn finding(source: &Source, line: usize, message: String) -> Finding {
    Finding { path: source.path.clone(), line, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_machine_is_found_on_its_line() {
        let prefixes = vec!["/some/machine/".to_owned()];
        let found = paths_in("a.md", "fine\nsee /some/machine/x\n/some/machines\n", &prefixes);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    }
}
