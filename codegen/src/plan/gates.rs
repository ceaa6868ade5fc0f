//! Features of tags: which operations and which files of models stand behind which feature.
//!
//! A file of models is gated only where exactly one tag reaches it, so that whoever switches on one
//! tag gets what it needs, and what several tags share is always there.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{named, parts, reachable};
use super::names::{ModelFile, Names};
use crate::config::Config;
use crate::diagnostics::codes::plan as codes;
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::{Api, Shape, TypeId};

/// A registry takes 300 features; the rest is for those that every crate has.
const MOST_TAGS: usize = 250;

/// Features that every crate has, and the one that stands for all tags.
const TAKEN: &[&str] = &[
    "default",
    "reqwest",
    "rustls",
    "native-tls",
    "blocking",
    "mock",
    "tracing",
    "full",
    "jiff",
    "time",
    "test",
    "std",
    "core",
    "alloc",
];

/// The feature of each group of operations and of each file of models; all `None` unless asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gates {
    groups: Vec<Option<String>>,
    /// An index of `groups` a file.
    files: Vec<Option<usize>>,
}

impl Gates {
    /// The feature of a group, by its index among the names.
    pub fn group(&self, index: usize) -> Option<&str> {
        self.groups.get(index)?.as_deref()
    }

    /// The feature of a file of models, by its index among the names.
    pub fn file(&self, index: usize) -> Option<&str> {
        let group = *self.files.get(index)?;
        self.group(group?)
    }

    /// Every feature, in order of the groups.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flatten().map(String::as_str)
    }
}

/// Decides the gates.
pub fn find(
    api: &Api,
    names: &Names,
    same: &BTreeMap<TypeId, Shape>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Gates {
    if !config.features.per_tag {
        return Gates::default();
    }
    let tags = names.groups.iter().filter(|group| group.tag.is_some()).count();
    if tags > MOST_TAGS {
        let message = format!("{tags} tags would be {tags} features; there are none instead");
        diagnostics
            .report_at(&codes::TOO_MANY_TAGS, Place::Nowhere, message)
            .configure("features", "per-tag = false")
            .done();
        return Gates::default();
    }
    let groups = features(names);
    let files = files(&Types { api, same }, names);
    Gates { groups, files }
}

/// The stems of the modules in the spelling of features; they are told apart already.
fn features(names: &Names) -> Vec<Option<String>> {
    let mut seen: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let groups = names.groups.iter();
    groups
        .map(|group| {
            group.tag.as_ref()?;
            let mut feature = group.stem.trim_matches('_').replace('_', "-");
            while !seen.insert(feature.clone()) {
                feature.push_str("-tag");
            }
            Some(feature)
        })
        .collect()
}

/// Types as they are printed: some are only another name of one that is the same.
struct Types<'a> {
    api: &'a Api,
    same: &'a BTreeMap<TypeId, Shape>,
}

impl Types<'_> {
    /// What a type is made of, its other name included.
    fn parts(&self, id: TypeId) -> Vec<TypeId> {
        let mut found = Vec::new();
        parts(self.api, id, &mut |part| found.push(part));
        if let Some(Shape::Alias(target)) = self.same.get(&id) {
            named(target, &mut |part| found.push(part));
        }
        found
    }

    /// Whatever the operations of a group can reach.
    fn reached(&self, operations: &[crate::ir::OperationId]) -> Vec<bool> {
        let wanted = |index: usize| operations.iter().any(|id| id.index() == index);
        let mut marked = reachable(self.api, wanted);
        let mut open: Vec<usize> = (0..marked.len()).filter(|index| marked[*index]).collect();
        while let Some(index) = open.pop() {
            for part in self.parts(TypeId::new(index)) {
                if !std::mem::replace(&mut marked[part.index()], true) {
                    open.push(part.index());
                }
            }
        }
        marked
    }

    /// Which group alone reaches each type; those that several reach have none.
    fn owners(&self, names: &Names) -> Vec<Option<usize>> {
        let mut reached: Vec<Vec<usize>> = vec![Vec::new(); self.api.types.len()];
        for (index, group) in names.groups.iter().enumerate() {
            let marked = self.reached(&group.operations);
            for (groups, _) in reached.iter_mut().zip(marked).filter(|(_, is_marked)| *is_marked) {
                groups.push(index);
            }
        }
        let only = |groups: Vec<usize>| match groups.as_slice() {
            [one] if names.groups[*one].tag.is_some() => Some(*one),
            _ => None,
        };
        reached.into_iter().map(only).collect()
    }
}

/// A file is gated with all of its types or not at all; what an open file needs is open too.
fn files(types: &Types<'_>, names: &Names) -> Vec<Option<usize>> {
    let owners = types.owners(names);
    let gate = |file: &ModelFile| {
        let mut gates = file.types.iter().map(|id| owners[id.index()]);
        let first = gates.next().flatten();
        first.filter(|_| gates.all(|gate| gate == first))
    };
    let mut gates: Vec<Option<usize>> = names.files.iter().map(gate).collect();
    let mut file_of = vec![None; types.api.types.len()];
    for (index, file) in names.files.iter().enumerate() {
        file.types.iter().for_each(|id| file_of[id.index()] = Some(index));
    }
    let mut open: Vec<usize> = (0..gates.len()).filter(|file| gates[*file].is_none()).collect();
    while let Some(file) = open.pop() {
        for part in names.files[file].types.iter().flat_map(|id| types.parts(*id)) {
            if let Some(other) = file_of[part.index()]
                && gates[other].take().is_some()
            {
                open.push(other);
            }
        }
    }
    gates
}
