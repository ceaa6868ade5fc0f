//! What every part of `lower` reads and writes: the document, the complaints, the types so far.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::inheritance::Families;
use super::open::Open;
use super::targets::Targets;
use crate::diagnostics::{Code, Cure, Diagnostics, Place, Reported};
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
    /// Whether null is a value of a type, where that was asked before.
    pub(super) nullable: FxHashMap<TypeId, bool>,
    /// Positions that are being lowered, the innermost last.
    pub(super) open: Vec<Open>,
    diagnostics: &'a mut Diagnostics,
    reported: HashSet<(&'static str, Place, String)>,
    /// Where earlier stages complained.
    earlier: HashSet<Place>,
    types: Vec<TypeDef>,
    /// What inline positions became that made a type: whoever shares the position shares the type.
    inline: FxHashMap<Pointer, TypeRef>,
}

impl<'a> Context<'a> {
    /// A run that has a slot for every schema that may be referred to, and no other type yet.
    pub(super) fn new(
        parts: &'a Parts,
        targets: &'a Targets<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let types = targets.iter().map(|(_, named)| named.placeholder()).collect();
        let earlier = diagnostics.iter().map(|earlier| earlier.place.clone()).collect();
        Self {
            parts,
            targets,
            families: Families::of(targets),
            inline: FxHashMap::default(),
            nullable: FxHashMap::default(),
            open: Vec::new(),
            diagnostics,
            reported: HashSet::new(),
            earlier,
            types,
        }
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
