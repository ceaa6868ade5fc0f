//! Entries that name something of the document, and whether it is there.

use std::collections::BTreeSet;

use super::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::config as codes;

/// The sections whose entries name something of the document.
pub const NAMING: &[&str] = &[
    "environment.credentials",
    "operations.exclude",
    "operations.include",
    "pagination",
    "rename.operation",
    "rename.parameter",
    "rename.property",
    "rename.schema",
    "rename.variant",
    "types.format",
    "types.replace",
];

/// The entries that plan found a use for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Used {
    entries: BTreeSet<(&'static str, String)>,
}

impl Used {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that an entry of a section (`rename.schema`) was used.
    ///
    /// # Panics
    ///
    /// In debug builds, when the section is not one that plan is asked about.
    pub fn mark(&mut self, section: &'static str, entry: &str) {
        debug_assert!(NAMING.contains(&section), "no section {section}");
        self.entries.insert((section, entry.to_owned()));
    }

    fn contains(&self, section: &'static str, entry: &str) -> bool {
        self.entries.contains(&(section, entry.to_owned()))
    }
}

/// Warns about every entry that was not used: a misspelling, or something that left the document.
pub fn report_unused(config: &Config, used: &Used, diagnostics: &mut Diagnostics) {
    for (section, entry) in config.spans.entries() {
        let Some(section) = NAMING.iter().find(|naming| **naming == section) else { continue };
        if !used.contains(section, entry) {
            let message = format!("`{entry}` in `{section}` names nothing of the document");
            diagnostics
                .report_at(&codes::UNUSED, config.spans.place(section, entry), message)
                .help("correct its spelling, or remove the line");
        }
    }
}
