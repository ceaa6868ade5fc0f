//! Types that the user brings along instead of generated ones.

use std::collections::BTreeMap;

use crate::config::Replacement;
use crate::ir::{Api, Origin, Shape};

/// Puts the user's types in the place of the schemas that the configuration names.
pub fn replace(api: &mut Api, replacements: &BTreeMap<String, Replacement>) {
    for def in &mut api.types {
        let replacement = match &def.origin {
            Origin::Component(key) => replacements.get(key),
            Origin::Inline { .. } => replacements.get(def.pointer.as_str()),
        };
        if let Some(replacement) = replacement {
            def.shape = Shape::Foreign(replacement.path.clone());
        }
    }
}
