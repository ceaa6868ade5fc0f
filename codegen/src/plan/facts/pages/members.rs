//! Members of answers and bodies, down through objects, by name or by the words of pagination.

use std::collections::BTreeSet;

use super::words;
use crate::ir::{Api, Kind, Object, Property, Shape, TypeId, TypeRef};

/// How deep members are looked for.
const DEPTH: usize = 3;

/// The way from a value to a member of it, through the properties of objects.
pub type Path = Vec<Step>;

/// One step of a path: a property of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The object.
    pub owner: TypeId,
    /// Index of the property.
    pub index: usize,
}

/// Types as paths see them: through aliases, since those are only names.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    /// The API.
    pub api: &'a Api,
    /// Aliases that are types of their own, and so not looked through.
    pub newtypes: &'a BTreeSet<TypeId>,
}

/// A member and the way to it.
#[derive(Clone)]
pub struct Found<'a> {
    /// The way.
    pub path: Path,
    /// The property at its end.
    pub property: &'a Property,
}

impl<'a> Members<'a> {
    /// What a position is behind its aliases. Aliases that reach themselves are newtypes, so this ends.
    pub fn resolved<'t>(self, ty: &'t TypeRef) -> &'t TypeRef
    where
        'a: 't,
    {
        let mut ty = ty;
        while let Kind::Named(id) = ty.kind {
            match &self.api.ty(id).shape {
                Shape::Alias(target) if !self.newtypes.contains(&id) => ty = target,
                _ => break,
            }
        }
        ty
    }

    /// The object that a position is.
    pub fn object(self, ty: &TypeRef) -> Option<(TypeId, &'a Object)> {
        let Kind::Named(id) = self.resolved(ty).kind else { return None };
        match &self.api.ty(id).shape {
            Shape::Object(object) => Some((id, object)),
            _ => None,
        }
    }

    /// The item of the list that a position is.
    pub fn item(self, ty: &TypeRef) -> Option<TypeRef> {
        match &self.resolved(ty).kind {
            Kind::Array(item) => Some((**item).clone()),
            _ => None,
        }
    }

    /// The properties of the object that a position is.
    pub fn properties(self, ty: &TypeRef) -> Vec<Found<'a>> {
        let Some((owner, object)) = self.object(ty) else { return Vec::new() };
        let found = |(index, property)| Found { path: vec![Step { owner, index }], property };
        object.properties.iter().enumerate().map(found).collect()
    }

    /// The member of an exact dotted name; a name that holds dots itself is tried whole first.
    pub fn named(self, ty: &TypeRef, name: &str) -> Option<Found<'a>> {
        let properties = self.properties(ty);
        if let Some(found) = properties.iter().find(|found| found.name() == name) {
            return Some(found.clone());
        }
        properties.iter().find_map(|outer| {
            let rest = name.strip_prefix(outer.name())?.strip_prefix('.')?;
            Some(outer.then(self.named(&outer.property.ty, rest)?))
        })
    }

    /// The best member that fits: outer ones first, then by the order of `names`.
    pub fn best(
        self,
        ty: &TypeRef,
        names: &[&str],
        fits: &dyn Fn(&Found<'a>, &str) -> bool,
    ) -> Option<Found<'a>> {
        let levels = self.levels(ty);
        levels.iter().find_map(|level| {
            names.iter().find_map(|name| {
                level.iter().find(|found| found.is(name) && fits(found, name)).cloned()
            })
        })
    }

    /// The members by depth; below the first level only of wrappers.
    fn levels(self, ty: &TypeRef) -> Vec<Vec<Found<'a>>> {
        let mut levels = vec![self.properties(ty)];
        for _ in 1..DEPTH {
            let wrappers = levels.last().into_iter().flatten();
            let wrappers = wrappers.filter(|found| found.is_any(words::WRAPPERS));
            let inner = wrappers.flat_map(|outer| {
                self.properties(&outer.property.ty).into_iter().map(|inner| outer.then(inner))
            });
            let inner: Vec<_> = inner.collect();
            levels.push(inner);
        }
        levels
    }

    /// The names on a path, as they stand on the wire.
    pub fn names(self, path: &[Step]) -> Vec<String> {
        let name = |step: &Step| match &self.api.ty(step.owner).shape {
            Shape::Object(object) => object.properties[step.index].wire.to_string(),
            _ => String::new(),
        };
        path.iter().map(name).collect()
    }
}

impl<'a> Found<'a> {
    /// Its name on the wire.
    pub fn name(&self) -> &'a str {
        self.property.wire.as_str()
    }

    /// Whether it is called by this word of pagination.
    pub fn is(&self, word: &str) -> bool {
        words::is(self.name(), word)
    }

    /// Whether it is called by one of these words.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The way to a member of it.
    pub fn then(&self, inner: Found<'a>) -> Found<'a> {
        let path = self.path.iter().chain(&inner.path).copied().collect();
        Found { path, property: inner.property }
    }
}
