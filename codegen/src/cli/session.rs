//! One run of a command that reads a description: its complaints, its policy, its exit code.

use clap::Args;
use codegen::Input;
use codegen::config::Config;
use codegen::diagnostics::{Diagnostics, Severity};
use codegen::plan::Plan;
use codegen::timings::Timings;

use super::input::InputArgs;
use super::output::{counted, note};
use super::policy::{Policy, PolicyArgs};
use super::render::{MessageFormat, render};
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

/// What a run collects.
pub struct Session {
    /// Complaints.
    pub diagnostics: Diagnostics,
    /// How long the stages took.
    pub timings: Timings,
    policy: Policy,
    format: MessageFormat,
    show_timings: bool,
}

impl Session {
    /// Begins a run.
    pub fn new(args: &SessionArgs) -> Self {
        let mut diagnostics = Diagnostics::new();
        let policy = Policy::of_call(&args.policy, &mut diagnostics);
        let (format, show_timings) = (args.message_format, args.timings);
        Self { diagnostics, timings: Timings::new(), policy, format, show_timings }
    }

    /// Reads the config; `adjust` lets the call have the last word.
    pub fn config(
        &mut self,
        input: &InputArgs,
        adjust: impl FnOnce(&mut Config),
    ) -> Option<Config> {
        let mut config = input.read_config(&mut self.diagnostics)?;
        self.policy.add_config(&config.diagnostics, &mut self.diagnostics);
        adjust(&mut config);
        (!self.diagnostics.has_errors()).then_some(config)
    }

    /// Everything up to the decisions.
    pub fn understand(&mut self, input: &InputArgs, config: &Config) -> Option<Plan> {
        let bytes = input.read(&mut self.diagnostics)?;
        let name = input.name();
        let described = Input { name: &name, bytes: &bytes };
        codegen::understand(described, config, &mut self.diagnostics, &mut self.timings)
    }

    /// Whether warnings so far fail the run.
    pub fn is_denied(&self) -> bool {
        self.diagnostics.iter().any(|found| self.policy.denies(found))
    }

    /// Prints what there is to say; `code` is the exit code unless complaints ask for a worse one.
    pub fn finish(self, code: u8) -> u8 {
        let shown = self.policy.shown(&self.diagnostics);
        note(&render(&shown, self.format));
        if self.show_timings {
            note(&self.timings.to_string());
        }
        let count = |severity| shown.iter().filter(|found| found.severity() == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let denied = shown.iter().filter(|found| self.policy.denies(found)).count();
        if self.format == MessageFormat::Human {
            note(&summary(errors, warnings, denied));
        }
        if errors > 0 {
            WRONG
        } else if denied > 0 {
            code.max(DRIFT)
        } else {
            code
        }
    }
}

fn summary(errors: usize, warnings: usize, denied: usize) -> String {
    let counts = match (errors, warnings) {
        (0, 0) => return String::new(),
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "error"),
        _ => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let denied = if denied > 0 { format!(", {denied} denied") } else { String::new() };
    format!("{counts}{denied}; `codegen explain CODE` tells more about one\n")
}
