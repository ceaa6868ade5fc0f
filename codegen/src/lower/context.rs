//! What every part of `lower` reads and writes: the document, the complaints, the types so far.

use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::inheritance::Families;
use super::open::Open;
use super::targets::Targets;
use crate::diagnostics::{Code, Cure, Diagnostics, Place, Reported};
use crate::ir::{Kind, Pointer, Shape, TypeDef, TypeId, TypeRef, Untyped};
use crate::normalize::Parts;

/// What lowering something gave.
pub(super) struct Lowered {
    /// The types that were added.
    pub(super) types: Vec<TypeDef>,
    /// What inline positions became that made a type.
    pub(super) inline: FxHashMap<Pointer, TypeRef>,
    /// What was said.
    pub(super) diagnostics: Diagnostics,
}

/// The state of one run.
pub(super) struct Context<'a> {
    /// The document.
    pub(super) parts: &'a Parts,
    /// Every schema that may be referred to.
    pub(super) targets: &'a Targets<'a>,
    /// Parents with a discriminator, and their children.
    pub(super) families: Arc<Families>,
    /// Whether null is a value of a type, where that was asked before.
    pub(super) nullable: FxHashMap<TypeId, bool>,
    /// Positions that are being lowered, the innermost last.
    pub(super) open: Vec<Open>,
    diagnostics: Diagnostics,
    reported: HashSet<(&'static str, Place, String)>,
    /// Where earlier stages complained.
    earlier: Arc<HashSet<Place>>,
    /// How many types there are that are not kept here.
    elsewhere: usize,
    types: Vec<TypeDef>,
    /// What inline positions became that made a type: whoever shares the position shares the type.
    inline: FxHashMap<Pointer, TypeRef>,
}

impl<'a> Context<'a> {
    /// A run that has a slot for every schema that may be referred to, and no other type yet, after
    /// stages that have complained already.
    pub(super) fn new(parts: &'a Parts, targets: &'a Targets<'a>, earlier: &Diagnostics) -> Self {
        let earlier = earlier.iter().map(|earlier| earlier.place.clone()).collect();
        let types = targets.iter().map(|(_, named)| named.placeholder()).collect();
        let families = Arc::new(Families::of(targets));
        Self { types, ..Self::empty(parts, targets, families, Arc::new(earlier)) }
    }

    /// What one schema is lowered in apart from all others: the types that may be referred to are
    /// elsewhere, and nothing has been lowered.
    pub(super) fn apart(&self) -> Self {
        let (families, earlier) = (Arc::clone(&self.families), Arc::clone(&self.earlier));
        let elsewhere = self.targets.iter().len();
        Self { elsewhere, ..Self::empty(self.parts, self.targets, families, earlier) }
    }

    fn empty(
        parts: &'a Parts,
        targets: &'a Targets<'a>,
        families: Arc<Families>,
        earlier: Arc<HashSet<Place>>,
    ) -> Self {
        Self {
            parts,
            targets,
            families,
            inline: FxHashMap::default(),
            nullable: FxHashMap::default(),
            open: Vec::new(),
            diagnostics: Diagnostics::new(),
            reported: HashSet::new(),
            earlier,
            elsewhere: 0,
            types: Vec::new(),
        }
    }

    /// Everything that was lowered and said.
    pub(super) fn into_lowered(self) -> Lowered {
        Lowered { types: self.types, inline: self.inline, diagnostics: self.diagnostics }
    }

    /// Makes room for types that are about to be added.
    pub(super) fn reserve(&mut self, types: usize) {
        self.types.reserve_exact(types);
    }

    /// Takes over what was lowered [`Self::apart`], as if it had been lowered here: its types are the
    /// next ones, and what was said already is not said again. Gives the type of the schema itself.
    pub(super) fn take_over(&mut self, lowered: Lowered, mut def: TypeDef) -> TypeDef {
        let (first, next) = (self.targets.iter().len(), self.types.len());
        let moved = |id: TypeId| match id.index().checked_sub(first) {
            Some(index) => TypeId::new(next + index),
            None => id,
        };
        self.types.extend(lowered.types.into_iter().map(|mut def| {
            def.shape.rename(&moved);
            def
        }));
        self.inline.extend(lowered.inline.into_iter().map(|(pointer, mut ty)| {
            ty.rename(&moved);
            (pointer, ty)
        }));
        for said in lowered.diagnostics {
            if self.reported.insert((said.code.id, said.place.clone(), said.message.clone())) {
                self.diagnostics.push(said);
            }
        }
        def.shape.rename(&moved);
        def
    }

    /// Complains once about a place of the rewritten tree, however often it is lowered; the help is
    /// the cure that the code's explanation ends with.
    pub(super) fn warn(&mut self, code: &'static Code, pointer: &Pointer, message: String) {
        let Some(reported) = self.report(code, pointer, message) else { return };
        match DELETED.contains(&code.id) {
            true if code.id == "W0316" => reported.at_name().delete().done(),
            true => reported.delete().done(),
            // What the document has to say otherwise is no matter of a line; a known gap is.
            false => {
                reported.accept().help(cure(code));
            }
        }
    }

    /// The same with a change of the text that ends the complaint.
    pub(super) fn warn_with_cure(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: String,
        cure: Cure,
    ) {
        if let Some(reported) = self.report(code, pointer, message) {
            reported.cure(cure).done();
        }
    }

    /// Complains unless that was done before.
    pub(super) fn report(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: String,
    ) -> Option<Reported<'_>> {
        // One place of the source may stand at several of the rewritten tree.
        let place = self.parts.origins.place(pointer);
        if !self.reported.insert((code.id, place.clone(), message.clone())) {
            return None;
        }
        Some(self.diagnostics.report_at(code, place, message))
    }

    /// Whether an earlier stage has complained about the place already.
    pub(super) fn is_known_wrong(&self, pointer: &Pointer) -> bool {
        self.earlier.contains(&self.parts.origins.place(pointer))
    }

    /// Complains, and gives the untyped position that is left.
    pub(super) fn degrade(
        &mut self,
        code: &'static Code,
        place: &super::place::Place,
        message: String,
        lost: &str,
    ) -> TypeRef {
        self.warn(code, &place.pointer, message);
        TypeRef::new(Kind::Any(Untyped::Recoverable(lost.to_owned())))
    }

    /// Adds an inline type.
    pub(super) fn add(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId::new(self.count());
        self.types.push(def);
        id
    }

    /// How many types there are.
    pub(super) fn count(&self) -> usize {
        self.elsewhere + self.types.len()
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
        let index = id.index().checked_sub(self.elsewhere);
        if let Some(slot) = index.and_then(|index| self.types.get_mut(index)) {
            *slot = def;
        }
    }

    /// The shape of a type; a placeholder for one that is not lowered yet.
    pub(super) fn shape(&self, id: TypeId) -> Option<&Shape> {
        self.types.get(id.index().checked_sub(self.elsewhere)?).map(|def| &def.shape)
    }

    /// Every type, when all are lowered.
    pub(super) fn take_types(&mut self) -> Vec<TypeDef> {
        std::mem::take(&mut self.types)
    }

    /// Every complaint.
    pub(super) fn into_diagnostics(self) -> Diagnostics {
        self.diagnostics
    }
}

/// What means nothing where it stands, so that taking it away is the cure.
const DELETED: &[&str] = &[
    "W0306", "W0308", "W0310", "W0312", "W0314", "W0315", "W0316", "W0319", "W0320", "W0322",
    "W0324", "W0326",
];

/// The last paragraph of the explanation, as a line that goes on after `help:`.
fn cure(code: &Code) -> String {
    let text = code.explanation.trim_end().rsplit("\n\n").next().unwrap_or_default();
    let line = text.trim_end_matches('.').replace('\n', " ");
    let mut letters = line.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
