//! `cargo xtask ci`: every check, in the order in which mistakes are quickest to find.

use std::error::Error;
use std::process::Command;
use std::time::Instant;

use crate::process::{cargo, has_openssl, root, run as run_command};
use crate::{Outcome, codegen, tidy};

/// Run everything that a change has to pass; stops at the first failure
#[derive(Debug, clap::Args)]
pub struct Args {}

/// The packages that people write, which rustfmt is asked about by name: generated ones are not.
const HAND_WRITTEN: [&str; 6] =
    ["codegen", "codegen-quote", "codegen-runtime", "codegen-tokens", "xtask", "vogent-tests"];

/// A check with a name.
struct Step {
    name: String,
    check: Box<dyn Fn() -> Outcome>,
}

/// Runs the command.
pub fn run(_args: &Args) -> Outcome {
    let steps = steps();
    let total = Instant::now();
    for (number, step) in steps.iter().enumerate() {
        anstream::println!("── {}/{} {}", number + 1, steps.len(), step.name);
        let start = Instant::now();
        let code = (step.check)()?;
        let time = start.elapsed().as_secs_f64();
        if code != 0 {
            anstream::println!("── {} failed after {time:.1} s", step.name);
            return Ok(code);
        }
        anstream::println!("── {} passed in {time:.1} s", step.name);
    }
    anstream::println!("all passed in {:.1} s", total.elapsed().as_secs_f64());
    Ok(0)
}

fn steps() -> Vec<Step> {
    let mut steps = vec![format()];
    steps.extend(clippy());
    steps.extend(tags());
    steps.push(own("tidy", || tidy::run(&tidy::Args::default())));
    steps.push(own("codegen --check", || codegen::run(&codegen::Args { check: true })));
    steps.push(command("test", || cargo(&["test", "--quiet", "--workspace"])));
    steps.push(command("doc", || {
        let mut command = cargo(&["doc", "--quiet", "--no-deps", "--workspace"]);
        command.env("RUSTDOCFLAGS", "-D warnings");
        command
    }));
    steps
}

fn format() -> Step {
    command("fmt --check", || {
        let mut command = cargo(&["fmt", "--check"]);
        command.args(HAND_WRITTEN.iter().flat_map(|package| ["--package", package]));
        command
    })
}

/// The whole workspace as it is, then the crates that users build, with other features.
fn clippy() -> Vec<Step> {
    let shipped = ["--package", "vogent", "--package", "codegen-runtime"];
    let with = move |features: &'static str| {
        let args: Vec<&str> =
            shipped.into_iter().chain(["--no-default-features", "--features", features]).collect();
        clippy_step(&format!("clippy --features {features}"), &args)
    };
    let none: Vec<&str> = shipped.into_iter().chain(["--no-default-features"]).collect();
    let mut steps = vec![
        clippy_step("clippy", &["--workspace"]),
        clippy_step("clippy --no-default-features", &none),
        with("reqwest,rustls,blocking,mock,tracing"),
    ];
    steps.push(if has_openssl() {
        with("reqwest,native-tls")
    } else {
        own("clippy --features native-tls", || {
            anstream::println!("skipped: pkg-config finds no OpenSSL here");
            Ok(0)
        })
    });
    steps
}

/// The golden whose tags are features: with none of them, and with each alone.
fn tags() -> Vec<Step> {
    const GOLDEN: &str = "golden-features";
    let path = root().join("codegen/tests/cases/features/expected/Cargo.toml");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let manifest: toml::Table = text.parse().unwrap_or_default();
    let all = manifest.get("features").and_then(|features| features.get("full")?.as_array());
    let each = all.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned);
    let choices = std::iter::once(String::new()).chain(each);
    let step = |feature: String| {
        let args = ["--package", GOLDEN, "--no-default-features", "--features", &feature];
        clippy_step(&format!("clippy of {GOLDEN} with `{feature}` alone"), &args)
    };
    choices.map(step).collect()
}

fn clippy_step(name: &str, args: &[&str]) -> Step {
    let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    command(name, move || {
        let mut command = cargo(&["clippy", "--quiet", "--all-targets"]);
        command.args(&args).args(["--", "-D", "warnings"]);
        command
    })
}

fn command(name: &str, make: impl Fn() -> Command + 'static) -> Step {
    own(name, move || run_command(&mut make()))
}

fn own(name: &str, check: impl Fn() -> Result<u8, Box<dyn Error>> + 'static) -> Step {
    Step { name: name.to_owned(), check: Box::new(check) }
}
