//! Rules of the support code, which travels into the crates of users.

use std::collections::BTreeSet;

use syn::visit::Visit;

use super::Finding;
use super::source::Source;
use super::uses::is_for_tests;

/// Holds a runtime file to them.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(path) = source.in_runtime() else { return Vec::new() };
    let mut findings = Vec::new();
    for found in &source.uses {
        let inside = matches!(&found.steps[..], [root, runtime, ..] if root == "crate" && runtime == "runtime");
        if inside && !found.is_import {
            let path = found.steps.join("::");
            let message =
                format!("`{path}` in place: write a `use` at the top, which tells what to copy");
            findings.push(finding(source, found.line, message));
        } else if found.steps[0] == "super" && path != "mod.rs" {
            let message = "`super`: write `crate::runtime`, which tells what to copy".to_owned();
            findings.push(finding(source, found.line, message));
        }
    }
    findings.extend(no_tests(source));
    findings
}

/// The files that a file needs, by the names of their modules.
pub fn needs(source: &Source) -> BTreeSet<String> {
    let imports = source.uses.iter().filter(|found| found.is_import);
    imports
        .filter_map(|found| match &found.steps[..] {
            [root, runtime, module, ..] if root == "crate" && runtime == "runtime" => {
                Some(module.clone())
            }
            _ => None,
        })
        .collect()
}

fn no_tests(source: &Source) -> Vec<Finding> {
    let mut tests = Tests { lines: Vec::new() };
    tests.visit_file(&source.file);
    let message = "test code would travel into users' crates: move it to codegen/runtime/tests";
    tests.lines.into_iter().map(|line| finding(source, line, message.to_owned())).collect()
}

struct Tests {
    lines: Vec<usize>,
}

impl<'ast> Visit<'ast> for Tests {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if is_for_tests(std::slice::from_ref(attribute)) {
            self.lines.push(attribute.pound_token.span.start().line);
        }
    }
}

fn finding(source: &Source, line: usize, message: String) -> Finding {
    Finding { path: source.path.clone(), line, message }
}
