//! What a long run is at: a line on a terminal, gone at the end, and nothing anywhere else.

use std::sync::Arc;
use std::time::Duration;

use codegen::Run;
use codegen::timings::{Step, Watcher};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The line; it is taken away when this goes out of scope.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Watches a run; `is_quiet` where programs read what is printed.
    pub fn of(run: &mut Run, is_quiet: bool) -> Self {
        // Anything but a terminal is hidden by itself.
        let target = match is_quiet {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let progress = Self::on(target);
        run.timings.watcher = progress.watcher();
        progress.bar.enable_steady_tick(Duration::from_millis(100));
        progress
    }

    fn on(target: ProgressDrawTarget) -> Self {
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{spinner} {msg}");
        bar.set_style(style.expect("the template is good"));
        Self { bar }
    }

    fn watcher(&self) -> Watcher {
        let bar = self.bar.clone();
        Watcher::new(Arc::new(move |step| match step {
            Step::Stage(name) => bar.set_message(name),
            Step::File { done, of } => bar.set_message(format!("emit {done} of {of} files")),
        }))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;

    use super::*;

    #[test]
    fn a_terminal_shows_the_stage_and_nothing_afterwards() {
        let terminal = InMemoryTerm::new(10, 80);
        let progress = Progress::on(ProgressDrawTarget::term_like(Box::new(terminal.clone())));
        let watcher = progress.watcher();
        watcher.tell(Step::Stage("normalize"));
        assert!(terminal.contents().ends_with("normalize"), "{:?}", terminal.contents());
        watcher.tell(Step::File { done: 2, of: 9 });
        progress.bar.tick();
        assert!(terminal.contents().ends_with("emit 2 of 9 files"), "{:?}", terminal.contents());
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }
}
