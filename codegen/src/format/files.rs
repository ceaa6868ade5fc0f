//! Many files at once: each is made and printed in one go, so that no token stream leaves its thread
//! (they are not `Send`).

use super::text;
use crate::emit::{Artifact, Needs};
use crate::tree::FileTree;
use crate::workers;

/// Makes the files of `ids`, each as `make` says: its path and what is in it; and what they need beside
/// each other. The tree is the same however many workers there are.
///
/// # Panics
///
/// When `make` does: after plan nothing can fail, so that is a bug of the generator.
pub fn run_all<T: Sync>(
    ids: &[T],
    make: impl Fn(&T) -> (String, Artifact) + Sync,
) -> (FileTree, Needs) {
    let files = workers::map(ids, |id| {
        let (path, artifact) = make(id);
        let (text, needs) = text(&path, artifact);
        (path, text, needs)
    });
    let (mut tree, mut all) = (FileTree::new(), Needs::default());
    for (path, text, needs) in files {
        all.add(needs);
        tree.insert(path, text);
    }
    (tree, all)
}
