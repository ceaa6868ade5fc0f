//! `pattern` (JSON Schema Validation §6.3.3), for those that mean here what they mean in ECMA-262.

use std::sync::OnceLock;

use regex_lite::Regex;

use crate::runtime::validate::Checks;

/// A pattern of the description; it is compiled when it is first used.
#[derive(Debug)]
pub struct Pattern {
    shown: &'static str,
    expression: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern as the description has it, and the same for the crate `regex-lite`.
    pub const fn new(shown: &'static str, expression: &'static str) -> Self {
        Self { shown, expression, compiled: OnceLock::new() }
    }

    /// Checks that the text matches; as in JSON Schema, anywhere unless the pattern says where.
    pub fn check(&self, text: &str, checks: &mut Checks) {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.expression).ok());
        // The generator takes only expressions that compile, so there is always one.
        let holds = compiled.as_ref().is_none_or(|regex| regex.is_match(text));
        checks.demand(holds, || format!("must match the pattern {}", self.shown));
    }
}
