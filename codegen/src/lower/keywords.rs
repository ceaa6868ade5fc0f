//! What the keywords of one schema amount to.

use serde_json::Value;

use super::extension;
use super::flat::Flat;

impl<'s> Flat<'s> {
    /// Whether no keyword but annotations stands here.
    pub(super) fn says_nothing(&self) -> bool {
        self.typ.is_none() && self.all_of.is_empty() && self.is_bare_wrapper()
    }

    /// Whether nothing but `allOf`, `type` and annotations stands here.
    pub(super) fn is_bare_wrapper(&self) -> bool {
        self.implied_type().is_none()
            && self.format.is_none()
            && self.values.is_empty()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
            && self.not.is_none()
            && self.required.is_empty()
    }

    /// The type that the keywords imply where `type` is left out.
    pub(super) fn implied_type(&self) -> Option<&'static str> {
        let patterns = self.extension(extension::PATTERN_PROPERTIES).is_some();
        if self.has_properties() || self.additional.is_some() || patterns {
            return Some("object");
        }
        if self.min_properties.is_some() || self.max_properties.is_some() {
            return Some("object");
        }
        if self.extension(extension::PREFIX_ITEMS).is_some() {
            return Some("array");
        }
        if self.items.is_some() || self.min_items.is_some() || self.max_items.is_some() || self.unique_items {
            return Some("array");
        }
        if self.pattern.is_some() || self.min_length.is_some() || self.max_length.is_some() {
            return Some("string");
        }
        let number = self.minimum.is_some() || self.maximum.is_some() || self.multiple_of.is_some();
        number.then_some("number")
    }

    /// The value of an extension of ours.
    pub(super) fn extension(&self, name: &str) -> Option<&'s Value> {
        self.data.extensions.get(name)
    }

    /// Whether it declares a property.
    pub(super) fn has_properties(&self) -> bool {
        self.properties.is_some_and(|properties| !properties.is_empty())
    }
}
