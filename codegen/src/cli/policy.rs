//! Which warnings fail a run, and which are not wanted: `--deny`, `--allow` and `[diagnostics]`.

use std::collections::BTreeSet;

use clap::Args;
use codegen::config::Complaints;
use codegen::diagnostics::codes::{self, tree::UNKNOWN_CODE, tree::UNUSED_ALLOWANCE};
use codegen::diagnostics::{Diagnostic, Diagnostics, Place, Severity};

/// What the call says about warnings.
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// Exit with 1 after this warning, or after any of them
    #[arg(long, value_name = "warnings|CODE")]
    deny: Vec<String>,

    /// Neither show nor count this warning
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
}

/// Codes in their usual spelling.
#[derive(Debug, Default)]
pub struct Policy {
    deny_all: bool,
    deny: BTreeSet<&'static str>,
    allow: BTreeSet<&'static str>,
}

impl Policy {
    /// What the call says; unknown codes are reported.
    pub fn of_call(args: &PolicyArgs, diagnostics: &mut Diagnostics) -> Self {
        let mut policy = Self::default();
        policy.add(&args.deny, &args.allow, diagnostics);
        policy
    }

    /// Adds what the config says.
    pub fn add_config(&mut self, complaints: &Complaints, diagnostics: &mut Diagnostics) {
        self.add(&complaints.deny, &complaints.allow, diagnostics);
    }

    /// The complaints to show: those that are not allowed, and allowances that nothing needed.
    pub fn shown(&self, diagnostics: &Diagnostics) -> Diagnostics {
        let allowed = |found: &&Diagnostic| self.allow.contains(found.code.id);
        let met: BTreeSet<_> =
            diagnostics.iter().filter(allowed).map(|found| found.code.id).collect();
        let unused = self.allow.difference(&met).map(|id| Diagnostic {
            code: &UNUSED_ALLOWANCE,
            message: format!("{id} is allowed, but did not occur"),
            place: Place::Nowhere,
            help: Some("remove it from --allow or from `diagnostics.allow`".to_owned()),
            cure: None,
        });
        diagnostics.iter().filter(|found| !allowed(found)).cloned().chain(unused).collect()
    }

    /// Whether a complaint fails the run.
    pub fn denies(&self, found: &Diagnostic) -> bool {
        found.severity() == Severity::Warning
            && (self.deny_all || self.deny.contains(found.code.id))
    }

    fn add(&mut self, deny: &[String], allow: &[String], diagnostics: &mut Diagnostics) {
        self.deny_all |= deny.iter().any(|code| code == "warnings");
        self.deny.extend(known(deny.iter().filter(|code| *code != "warnings"), diagnostics));
        self.allow.extend(known(allow.iter(), diagnostics));
    }
}

fn known<'a>(
    names: impl Iterator<Item = &'a String>,
    diagnostics: &mut Diagnostics,
) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for name in names {
        match codes::find(name) {
            Some(code) if code.severity() == Severity::Warning => ids.push(code.id),
            Some(code) => {
                let message =
                    format!("{} is an error, which is neither denied nor allowed", code.id);
                diagnostics.report_at(&UNKNOWN_CODE, Place::Nowhere, message);
            }
            None => report_unknown(name, diagnostics),
        }
    }
    ids
}

/// Complains about a code that does not exist.
pub fn report_unknown(name: &str, diagnostics: &mut Diagnostics) {
    let message = format!("there is no code `{name}`");
    let near = codes::all()
        .map(|code| code.id)
        .min_by_key(|id| strsim::levenshtein(id, &name.to_ascii_uppercase()));
    diagnostics
        .report_at(&UNKNOWN_CODE, Place::Nowhere, message)
        .help(format!("did you mean `{}`? `codegen explain` lists them", near.unwrap_or("W0603")));
}
