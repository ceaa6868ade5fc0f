//! One run of a command that reads a description: its complaints, its policy, its exit code.

use clap::Args;
use codegen::config::Config;
use codegen::diagnostics::Diagnostics;
use codegen::load::Sources;
use codegen::plan::Plan;
use codegen::tree::FileTree;
use codegen::{Input, Run};

use super::input::InputArgs;
use super::output::note;
use super::policy::{Policy, PolicyArgs};
use super::progress::Progress;
use super::render::{self, MessageFormat};
use super::{DRIFT, WRONG};

/// How a run talks.
#[derive(Debug, Args)]
pub struct SessionArgs {
    /// How to print diagnostics, which go to stderr
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    message_format: MessageFormat,

    #[command(flatten)]
    policy: PolicyArgs,

    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
}

/// What a run collects, and how it talks.
pub struct Session {
    /// What the stages report.
    pub run: Run,
    config_source: Sources,
    policy: Policy,
    format: MessageFormat,
    show_timings: bool,
}

impl Session {
    /// Begins a run.
    pub fn new(args: &SessionArgs) -> Self {
        let mut run = Run::default();
        let policy = Policy::of_call(&args.policy, &mut run.diagnostics);
        let (format, show_timings) = (args.message_format, args.timings);
        Self { run, config_source: Sources::default(), policy, format, show_timings }
    }

    /// Reads the config; `adjust` lets the call have the last word.
    pub fn config(
        &mut self,
        input: &InputArgs,
        adjust: impl FnOnce(&mut Config),
    ) -> Option<Config> {
        let diagnostics = &mut self.run.diagnostics;
        let mut config = input.read_config(&mut self.config_source, diagnostics)?;
        self.policy.add_config(&config.diagnostics, &config.spans, diagnostics);
        adjust(&mut config);
        (!diagnostics.has_errors()).then_some(config)
    }

    /// Everything up to the decisions.
    pub fn understand(&mut self, input: &InputArgs, config: &Config) -> Option<Plan> {
        let _shown = Progress::of(&mut self.run, self.format != MessageFormat::Human);
        let bytes = input.read(&mut self.run.diagnostics)?;
        let (name, files) = (input.name(), input.folders());
        let described = Input { name: &name, bytes: &bytes, files: &files };
        codegen::understand(described, config, &mut self.run)
    }

    /// The files of a plan.
    pub fn emit(&mut self, plan: &Plan) -> FileTree {
        let _shown = Progress::of(&mut self.run, self.format != MessageFormat::Human);
        codegen::emit(plan, &mut self.run)
    }

    /// Whether warnings so far fail the run.
    pub fn is_denied(&self) -> bool {
        self.run
            .diagnostics
            .iter()
            .any(|found| self.policy.denies(found) && !self.policy.allows(found))
    }

    /// Says something to people; programs read complaints and nothing else.
    pub fn note(&self, text: &str) {
        if self.format == MessageFormat::Human {
            note(text);
        }
    }

    /// Prints what there is to say; `code` is the exit code unless complaints ask for a worse one.
    pub fn finish(mut self, code: u8) -> u8 {
        for file in self.config_source.iter() {
            self.run.sources.add(file.name(), file.text());
        }
        let shown = self.policy.shown(&self.run.diagnostics);
        let Run { timings, sources, .. } = &mut self.run;
        timings.stage("complaints", || render::print(&shown, sources, self.format));
        if self.show_timings {
            self.note(&self.run.timings.to_string());
        }
        let denied = shown.iter().filter(|found| self.policy.denies(found)).count();
        self.note(&advice(&shown, denied));
        if shown.has_errors() {
            WRONG
        } else if denied > 0 {
            code.max(DRIFT)
        } else {
            code
        }
    }
}

fn advice(shown: &Diagnostics, denied: usize) -> String {
    let Some(first) = shown.iter().next() else { return String::new() };
    let denied = if denied > 0 { format!("{denied} denied; ") } else { String::new() };
    format!("{denied}`codegen explain {}` tells more\n", first.code.id)
}
