//! Following `$ref`, with a complaint that helps where it leads nowhere.

use std::borrow::Cow;

use openapiv3::ReferenceOr;

use super::component::Component;
use super::context::Context;
use super::locate::{NodeKind, locate};
use super::naming;
use super::nearest::nearest;
use super::place::Place;
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Pointer, TypeId};
use crate::normalize::reference;

impl Context<'_> {
    /// The type that the `$ref` at `pointer` names; complains where there is none.
    pub(super) fn target(&mut self, reference: &str, pointer: &Pointer) -> Option<TypeId> {
        let place = pointer.child("$ref");
        let target = self.readable(reference, &place)?;
        let found = self.targets.at(&target);
        if found.is_none() {
            self.report_target(reference, &target, NodeKind::Schema, &place);
        }
        found
    }

    /// The pointer in a `$ref`; complains where it is none.
    fn readable(&mut self, reference: &str, place: &Pointer) -> Option<Pointer> {
        match reference::parse(reference) {
            Ok(target) => Some(target),
            // Load has said why a file was not read, once for all that refer to it.
            Err(_) if self.is_known_wrong(place) || reference::names_a_file(reference) => None,
            Err(problem) => {
                let message = format!("`$ref: {reference}` cannot be followed: {problem}");
                self.warn(&codes::REFERENCE_UNREADABLE, place, message);
                None
            }
        }
    }

    /// Says what is wrong with a target: of another kind, or not there.
    fn report_target(
        &mut self,
        reference: &str,
        target: &Pointer,
        wanted: NodeKind,
        place: &Pointer,
    ) {
        let found = locate(&self.parts.tree, target).map(|located| located.kind);
        match found {
            Some(kind) if kind != wanted => {
                let message =
                    format!("`{reference}` is {}, where {} has to be", kind.noun(), wanted.noun());
                match (kind, wanted) {
                    (NodeKind::Parameter, NodeKind::Schema) => {
                        let cure = Cure::Write(format!("'{reference}/schema'"));
                        self.warn_with_cure(&codes::REFERENCE_KIND, place, message, cure);
                    }
                    _ => self.warn(&codes::REFERENCE_KIND, place, message),
                }
            }
            Some(_) => {
                let message = format!("`{reference}` cannot be read as {}", wanted.noun());
                self.warn(&codes::REFERENCE_KIND, place, message);
            }
            None => self.report_missing(reference, target, place),
        }
    }

    fn report_missing(&mut self, reference: &str, target: &Pointer, place: &Pointer) {
        let parent = locate(&self.parts.tree, &target.parent());
        let name = target.steps().last().unwrap_or_default();
        let siblings = parent.as_ref().and_then(|parent| parent.value.as_object());
        let known = || siblings.into_iter().flatten().map(|(key, _)| key.as_str());
        let near = nearest(&name, known());
        let folder = match near.first().copied() {
            Some(near) => Some((target.parent(), near)),
            None => nearest(&name, self.targets.keys())
                .first()
                .map(|near| (Pointer::parse("/components/schemas"), *near)),
        };
        let meant = folder.and_then(|(folder, near)| self.spelled(&folder.child(near), place));
        let meant = meant.map(|reference| format!("'{reference}'"));
        // What is not there has no place in the source, but what stands beside it has.
        let beside = known().find_map(|key| self.spelled(&target.parent().child(key), place));
        let written = match beside.as_deref().and_then(|beside| beside.rsplit_once('/')) {
            Some((folder, _)) => Pointer::parse(folder).child(&name).as_str().to_owned(),
            None => reference.to_owned(),
        };
        let message = format!("`{written}` is not in the document");
        match meant {
            Some(meant) => {
                let cure = Cure::Write(meant);
                self.warn_with_cure(&codes::REFERENCE_MISSING, place, message, cure);
            }
            None => self.warn(&codes::REFERENCE_MISSING, place, message),
        }
    }

    /// A reference to a place of the rewritten tree as the author of the file at `from` would write it;
    /// `None` for one into another file.
    fn spelled(&self, target: &Pointer, from: &Pointer) -> Option<String> {
        let (file, pointer) = self.parts.origins.source(target);
        let (own, _) = self.parts.origins.source(from);
        (file == own).then(|| format!("#{}", pointer.as_str()))
    }

    /// A type as a reader knows it: the component's key, else its pointer.
    pub(super) fn name_of(&self, id: TypeId) -> String {
        let named = self.targets.get(id);
        named.map_or_else(String::new, |named| {
            named.key.map_or_else(|| named.place.pointer.to_string(), str::to_owned)
        })
    }
}

/// A node behind its references.
pub(super) struct Resolved<'a, T: Clone> {
    /// The node.
    pub(super) node: Cow<'a, T>,
    /// Where it stands, and what is named by it.
    pub(super) place: Place,
}

/// Follows `node`, which stands at `place`, to the end of its references; complains and gives
/// `None` where there is none.
pub(super) fn resolve<'a: 's, 's, T: Component>(
    context: &mut Context<'a>,
    node: &'s ReferenceOr<T>,
    place: &Place,
) -> Option<Resolved<'s, T>> {
    let mut way: Vec<Pointer> = Vec::new();
    let mut here = Resolved { node: Cow::Borrowed(node), place: place.clone() };
    loop {
        let reference = match here.node {
            Cow::Borrowed(ReferenceOr::Item(item)) => {
                return Some(Resolved { node: Cow::Borrowed(item), place: here.place });
            }
            Cow::Owned(ReferenceOr::Item(item)) => {
                return Some(Resolved { node: Cow::Owned(item), place: here.place });
            }
            Cow::Borrowed(ReferenceOr::Reference { reference }) => reference.clone(),
            Cow::Owned(ReferenceOr::Reference { reference }) => reference,
        };
        let pointer = here.place.pointer.child("$ref");
        let target = context.readable(&reference, &pointer)?;
        if way.contains(&target) {
            report_cycle(context, &way, &target, &pointer);
            return None;
        }
        here = step(context, &reference, &target, &pointer)?;
        way.push(target);
    }
}

fn step<'a: 's, 's, T: Component>(
    context: &mut Context<'a>,
    reference: &str,
    target: &Pointer,
    pointer: &Pointer,
) -> Option<Resolved<'s, ReferenceOr<T>>> {
    if let Some(found) = component(context, target) {
        return Some(found);
    }
    let parts = context.parts;
    let located = locate(&parts.tree, target);
    let found = located
        .filter(|located| matches!(located.kind, NodeKind::Unknown) || located.kind == T::KIND);
    let read = found.and_then(|located| {
        let steps: Vec<_> = target.steps().collect();
        let steps: Vec<_> = steps.iter().map(String::as_str).collect();
        let node = match T::inline(parts, &steps) {
            Some(node) => Cow::Borrowed(node),
            // A place that only references know (`#/x-shared/…`); it was read by nobody before.
            None => Cow::Owned(serde_json::from_value(located.value.clone()).ok()?),
        };
        Some(Resolved { node, place: located.place })
    });
    if read.is_none() {
        context.report_target(reference, target, T::KIND, pointer);
    }
    read
}

fn component<'a: 's, 's, T: Component>(
    context: &Context<'a>,
    target: &Pointer,
) -> Option<Resolved<'s, ReferenceOr<T>>> {
    let steps: Vec<_> = target.steps().collect();
    let [components, section, key] = steps.as_slice() else { return None };
    if components != "components" || section != T::SECTION {
        return None;
    }
    let node = T::section(&context.parts.components).get(key)?;
    let place = Place::owner(target.clone(), naming::component(key, T::ROLE));
    Some(Resolved { node: Cow::Borrowed(node), place })
}

fn report_cycle(context: &mut Context<'_>, way: &[Pointer], end: &Pointer, pointer: &Pointer) {
    let start = way.iter().position(|step| step == end).unwrap_or_default();
    let path: Vec<_> = way[start..].iter().chain([end]).map(Pointer::as_str).collect();
    let message = format!("the references lead in a circle: {}", path.join(" → "));
    context.warn(&codes::REFERENCE_CYCLE, pointer, message);
}
