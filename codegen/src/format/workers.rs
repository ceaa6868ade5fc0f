//! Many files at once: each worker makes the tokens of a file and their text, so that no token
//! stream leaves its thread (they are not `Send`).

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::text;
use crate::emit::{Artifact, Needs};
use crate::tree::FileTree;

/// syn and prettyplease recurse as deep as the types that they print.
const STACK_SIZE: usize = 16 << 20;

/// A file, and what it needs beside it.
struct File {
    path: String,
    text: String,
    needs: Needs,
}

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
    let next = AtomicUsize::new(0);
    let finished = Mutex::new(Vec::with_capacity(ids.len()));
    let work = || {
        while let Some(id) = ids.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (path, artifact) = make(id);
            let (text, needs) = text(&path, artifact);
            let file = File { path, text, needs };
            finished.lock().expect("no worker panics while it holds the lock").push(file);
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..worker_count(ids.len()))
            .map(|_| thread::Builder::new().stack_size(STACK_SIZE).spawn_scoped(scope, work))
            .collect();
        if workers.iter().all(Result::is_err) {
            work(); // A machine without threads to give still generates.
        }
        for worker in workers.into_iter().flatten() {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        }
    });
    into_tree(finished.into_inner().expect("every worker has been joined"))
}

fn worker_count(files: usize) -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(files)
}

fn into_tree(files: Vec<File>) -> (FileTree, Needs) {
    let (mut tree, mut all) = (FileTree::new(), Needs::default());
    for File { path, text, needs } in files {
        all.add(needs);
        tree.insert(path, text);
    }
    (tree, all)
}
