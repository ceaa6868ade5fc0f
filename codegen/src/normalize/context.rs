//! What every pass needs: where nodes come from, and where complaints go.

use std::borrow::Cow;

use serde_json::Value;

use crate::diagnostics::{At, Code, Diagnostics, Reported};
use crate::ir::Pointer;
use crate::load::{Seen, SourceFile, Sources};
use crate::workers;

use super::Origins;
use super::version::Version;

/// The state of one run.
pub(super) struct Context<'a> {
    pub version: Version,
    /// Its own while the tree is rewritten; of the whole document while its parts are read.
    pub origins: Cow<'a, Origins>,
    /// What moved while the origins were somebody else's: to where, from where.
    late: Vec<(Pointer, Pointer)>,
    pub sources: &'a Sources,
    pub diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    /// Nothing moved yet.
    pub fn new(sources: &'a Sources, diagnostics: &'a mut Diagnostics) -> Self {
        let origins = Cow::Owned(Origins::default());
        Self { version: Version::default(), origins, late: Vec::new(), sources, diagnostics }
    }

    /// What `read` makes of each of `items`, on all processors where there are many; complaints and
    /// moves are in the order of the items. What an item moves is known to those who come after all of them.
    pub fn each<T: Sync, R: Send>(
        &mut self,
        items: &[T],
        read: impl Fn(&T, &mut Context<'_>) -> R + Sync,
    ) -> Vec<R> {
        let (version, sources, origins) = (self.version, self.sources, &*self.origins);
        let made = workers::map_small(items, |item| {
            let mut said = Diagnostics::new();
            let (origins, late, diagnostics) = (Cow::Borrowed(origins), Vec::new(), &mut said);
            let mut own = Context { version, origins, late, sources, diagnostics };
            let made = read(item, &mut own);
            let moves = own.late;
            (made, moves, said)
        });
        let mut read = Vec::with_capacity(made.len());
        for (made, moves, said) in made {
            moves.iter().for_each(|(to, from)| self.note_move(to, from));
            self.diagnostics.append(said);
            read.push(made);
        }
        read
    }

    /// Complains about the source of the node at `at`.
    pub fn report(
        &mut self,
        code: &'static Code,
        at: &At<'_>,
        message: impl Into<String>,
    ) -> Reported<'_> {
        let place = self.origins.place(&at.pointer());
        self.diagnostics.report_at(code, place, message)
    }

    /// What is in the files that few have.
    pub fn seen(&self) -> Seen {
        self.sources.iter().map(SourceFile::seen).fold(Seen::default(), Seen::and)
    }

    /// The node at `from` stands at `to` now.
    pub fn moved(&mut self, to: &At<'_>, from: &At<'_>) {
        self.note_move(&to.pointer(), &from.pointer());
    }

    fn note_move(&mut self, to: &Pointer, from: &Pointer) {
        match &mut self.origins {
            Cow::Owned(origins) => origins.moved(to, from),
            Cow::Borrowed(_) => self.late.push((to.clone(), from.clone())),
        }
    }

    /// The scalar at `at` as it is spelled in the source, or as `value` prints.
    pub fn spelling(&self, at: &At<'_>, value: &Value) -> String {
        let (file, pointer) = self.origins.source(&at.pointer());
        let file = self.sources.get(file).filter(|file| file.may_differ(value));
        file.and_then(|file| file.spelling(&pointer))
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// A text at `at` as its author wrote it, before anything was rewritten, quotes included.
    pub fn written(&self, at: &At<'_>, value: &str) -> String {
        let (file, pointer) = self.origins.source(&at.pointer());
        let found = self.sources.get(file).and_then(|file| file.spelling(&pointer));
        found.map_or_else(|| format!("'{value}'"), str::to_owned)
    }

    /// Whether the dialect is JSON Schema's own, of 3.1 and later.
    pub fn is_3_1(&self) -> bool {
        self.version >= Version::V3_1
    }
}
