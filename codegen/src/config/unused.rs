//! Entries that name something of the document, and whether it is there.

use std::collections::{BTreeMap, BTreeSet};

use super::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::config as codes;

/// The sections whose entries name something of the document.
pub const NAMING: &[&str] = &[
    "environment.credentials",
    "idempotency.operations",
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

/// What entries may name, by section; only of sections that have entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    names: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Known {
    /// Nothing yet; asks for the names of those sections that the config has entries in.
    pub fn new(config: &Config) -> Self {
        let sections: BTreeSet<&str> = config.spans.entries().map(|(section, _)| section).collect();
        let asked = NAMING.iter().filter(|section| sections.contains(**section));
        Self { names: asked.map(|section| (*section, BTreeSet::new())).collect() }
    }

    /// Whether anybody wants to know what a section may name.
    pub fn asks_for(&self, section: &'static str) -> bool {
        self.names.contains_key(section)
    }

    /// Notes that an entry of a section (`rename.schema`) may be `name`.
    ///
    /// # Panics
    ///
    /// In debug builds, when the section is not one whose entries are looked up.
    pub fn add(&mut self, section: &'static str, name: impl Into<String>) {
        debug_assert!(NAMING.contains(&section), "no section {section}");
        if let Some(names) = self.names.get_mut(section) {
            names.insert(name.into());
        }
    }

    /// The name that was meant, if one is near enough to say so.
    fn nearest(&self, section: &str, entry: &str) -> Option<&str> {
        let rated = self.names.get(section)?.iter();
        rated
            .map(|name| (strsim::jaro_winkler(entry, name), name.as_str()))
            .filter(|(score, _)| *score > 0.85)
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, name)| name)
    }
}

/// Warns about every entry that names nothing: a misspelling, or something that left the document.
pub fn report_unused(config: &Config, known: &Known, diagnostics: &mut Diagnostics) {
    for (section, entry) in config.spans.entries() {
        let Some(names) = known.names.get(section) else { continue };
        if names.contains(entry) {
            continue;
        }
        let message = format!("`{entry}` in `{section}` names nothing of the document");
        let place = config.spans.place(section, entry);
        let reported = diagnostics.report_at(&codes::UNUSED, place, message);
        match known.nearest(section, entry) {
            Some(near) => reported.write(format!("{near:?}")).done(),
            None => reported.delete().done(),
        }
    }
}
