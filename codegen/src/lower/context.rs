//! What every part of `lower` reads and writes: the document, the complaints, the types so far.

use std::collections::{HashMap, HashSet};

use super::inheritance::Families;
use super::place::Place;
use super::targets::Targets;
use crate::diagnostics::{Code, Diagnostics};
use crate::ir::{Kind, Pointer, Shape, TypeDef, TypeId, TypeRef, Untyped};
use crate::normalize::Parts;

/// The state of one run.
pub(super) struct Context<'a> {
    /// The document.
    pub(super) parts: &'a Parts,
    /// Every schema that may be referred to.
    pub(super) targets: &'a Targets<'a>,
    /// Parents with a discriminator, and their children.
    pub(super) families: Families,
    diagnostics: &'a mut Diagnostics,
    reported: HashSet<(&'static str, Pointer, String)>,
    types: Vec<TypeDef>,
    /// What inline positions became that made a type: whoever shares the position shares the type.
    inline: HashMap<Pointer, TypeRef>,
}

impl<'a> Context<'a> {
    /// A run that has a slot for every schema that may be referred to, and no other type yet.
    pub(super) fn new(
        parts: &'a Parts,
        targets: &'a Targets<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let types = targets.iter().map(|(_, named)| named.placeholder()).collect();
        Self {
            parts,
            targets,
            families: Families::of(targets),
            inline: HashMap::new(),
            diagnostics,
            reported: HashSet::new(),
            types,
        }
    }

    /// Complains once about a place of the rewritten tree, however often it is lowered.
    pub(super) fn warn(&mut self, code: &'static Code, pointer: &Pointer, message: String) {
        self.report(code, pointer, message, None);
    }

    /// The same with a help line.
    pub(super) fn warn_with_help(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: String,
        help: String,
    ) {
        self.report(code, pointer, message, Some(help));
    }

    fn report(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: String,
        help: Option<String>,
    ) {
        if !self.reported.insert((code.id, pointer.clone(), message.clone())) {
            return;
        }
        let place = self.parts.origins.place(pointer);
        let reported = self.diagnostics.report_at(code, place, message);
        if let Some(help) = help {
            reported.help(help);
        }
    }

    /// Complains, and gives the untyped position that is left.
    pub(super) fn degrade(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: String,
        lost: &str,
    ) -> TypeRef {
        self.warn(code, &place.pointer, message);
        TypeRef::new(Kind::Any(Untyped::Recoverable(lost.to_owned())))
    }

    /// Adds an inline type.
    pub(super) fn add(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId::new(self.types.len());
        self.types.push(def);
        id
    }

    /// How many types there are.
    pub(super) fn count(&self) -> usize {
        self.types.len()
    }

    /// What the inline schema at `pointer` became, if it was lowered before.
    pub(super) fn known(&self, pointer: &Pointer) -> Option<TypeRef> {
        self.inline.get(pointer).cloned()
    }

    /// Keeps what the inline schema at `pointer` became.
    pub(super) fn remember(&mut self, pointer: &Pointer, ty: &TypeRef) {
        self.inline.insert(pointer.clone(), ty.clone());
    }

    /// Fills the slot of a schema that may be referred to.
    pub(super) fn define(&mut self, id: TypeId, def: TypeDef) {
        if let Some(slot) = self.types.get_mut(id.index()) {
            *slot = def;
        }
    }

    /// The shape of a type; a placeholder for one that is not lowered yet.
    pub(super) fn shape(&self, id: TypeId) -> Option<&Shape> {
        self.types.get(id.index()).map(|def| &def.shape)
    }

    /// Every type, when all are lowered.
    pub(super) fn take_types(&mut self) -> Vec<TypeDef> {
        std::mem::take(&mut self.types)
    }
}
