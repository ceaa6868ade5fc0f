//! Discriminators: which values of the property select which member.

use std::collections::BTreeSet;

use openapiv3::Discriminator;

use super::context::Context;
use super::members::Candidate;
use super::nearest::nearest;
use super::targets::Targets;
use super::{extension, peek};
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Kind, Member, Pointer, TypeId, WireName};

/// The property, and the values of each candidate; `None` where it cannot tell them apart.
///
/// A value comes from `mapping`; a member that is not mapped has the values its own property is
/// restricted to; a component without those has its key (`OAS 3.0.4 §4.8.25.1`).
pub(super) fn tags(
    context: &mut Context<'_>,
    discriminator: &Discriminator,
    candidates: &[Candidate<'_>],
    pointer: &Pointer,
) -> Option<(WireName, Vec<Vec<String>>)> {
    // `fallback` reads the extensions.
    let Discriminator { property_name, mapping: _, extensions: _ } = discriminator;
    let pointer = pointer.child("discriminator");
    if candidates.iter().any(|candidate| is_no_object(context.targets, candidate)) {
        let message = format!("a member of the union is no object, so it has no `{property_name}`");
        context.warn(&codes::DISCRIMINATOR, &pointer, message);
        return None;
    }
    let mut tags = mapped(context, discriminator, candidates, &pointer);
    let values = property_values(context.targets, property_name, candidates);
    let given: BTreeSet<String> = tags.iter().flatten().cloned().collect();
    for (index, list) in tags.iter_mut().enumerate().filter(|(_, list)| list.is_empty()) {
        let fresh = values[index].iter().filter(|value| !given.contains(*value)).cloned();
        list.extend(fresh);
        if list.is_empty() {
            list.extend(
                key(context.targets, &candidates[index]).filter(|key| !given.contains(key)),
            );
        }
    }
    if tags.iter().any(Vec::is_empty) {
        let message = format!("no value of `{property_name}` selects one of the members");
        let help = "name every member in `mapping`, or restrict its property by an `enum`";
        if let Some(reported) = context.report(&codes::DISCRIMINATOR, &pointer, message) {
            reported.accept().help(help);
        }
        return None;
    }
    Some((WireName(property_name.clone()), tags))
}

fn is_no_object(targets: &Targets<'_>, candidate: &Candidate<'_>) -> bool {
    peek::json_type(targets, candidate.node).is_some_and(|typ| typ != "object")
}

/// The values that `mapping` gives to each candidate.
fn mapped(
    context: &mut Context<'_>,
    discriminator: &Discriminator,
    candidates: &[Candidate<'_>],
    pointer: &Pointer,
) -> Vec<Vec<String>> {
    let mut tags = vec![Vec::new(); candidates.len()];
    for (tag, target) in &discriminator.mapping {
        let place = pointer.child("mapping").child(tag);
        let Some(id) = target_of(context.targets, target) else {
            report_missing(context, target, &place);
            continue;
        };
        let end = context.targets.end(id);
        let matches = |candidate: &Candidate<'_>| {
            candidate.id.is_some_and(|known| known == id || context.targets.end(known) == end)
        };
        match candidates.iter().position(matches) {
            Some(index) => tags[index].push(tag.clone()),
            None => {
                let message = format!("`{target}` is not a member of the union");
                context.warn(&codes::MAPPING, &place, message);
            }
        }
    }
    tags
}

/// The member that `defaultMapping` names, by reference or by key (`OAS 3.2.0 §4.25`).
pub(super) fn fallback(
    context: &mut Context<'_>,
    discriminator: &Discriminator,
    members: &[Member],
    pointer: &Pointer,
) -> Option<usize> {
    let name = discriminator.extensions.get(extension::DEFAULT_MAPPING)?.as_str()?;
    let place = pointer.child("discriminator").child("defaultMapping");
    let Some(id) = target_of(context.targets, name) else {
        report_missing(context, name, &place);
        return None;
    };
    let end = context.targets.end(id);
    let is_it = |member: &Member| match member.ty.kind {
        Kind::Named(known) => known == id || context.targets.end(known) == end,
        _ => false,
    };
    let found = members.iter().position(is_it);
    if found.is_none() {
        let message = format!("`{name}` is not a member of the union");
        context.warn(&codes::MAPPING, &place, message);
    }
    found
}

/// The type that a mapping names: by reference, or by the bare key of a component.
pub(super) fn target_of(targets: &Targets<'_>, name: &str) -> Option<TypeId> {
    let key = Pointer::root().child("components").child("schemas").child(name);
    targets.at(&key).or_else(|| targets.find(name))
}

fn report_missing(context: &mut Context<'_>, name: &str, place: &Pointer) {
    let message = format!("`mapping` names {name}, which is not there");
    let key = name.rsplit('/').next().unwrap_or(name);
    match nearest(key, context.targets.keys()).as_slice() {
        [] => context.warn(&codes::MAPPING, place, message),
        [near, ..] => {
            let head = name.rfind('/').map_or("", |end| &name[..=end]);
            let cure = Cure::Write(format!("'{head}{near}'"));
            context.warn_with_cure(&codes::MAPPING, place, message, cure);
        }
    }
}

/// The values each candidate's own property is restricted to; none where members share one.
fn property_values(
    targets: &Targets<'_>,
    name: &str,
    candidates: &[Candidate<'_>],
) -> Vec<Vec<String>> {
    let lists: Vec<Vec<String>> = candidates
        .iter()
        .map(|candidate| {
            let property = peek::property(targets, candidate.node, name);
            property.map(|node| peek::strings(targets, node)).unwrap_or_default()
        })
        .collect();
    let mut seen = BTreeSet::new();
    let disjoint = lists.iter().flatten().all(|value| seen.insert(value.clone()));
    if disjoint { lists } else { vec![Vec::new(); candidates.len()] }
}

fn key(targets: &Targets<'_>, candidate: &Candidate<'_>) -> Option<String> {
    targets.get(candidate.id?)?.key.map(str::to_owned)
}
