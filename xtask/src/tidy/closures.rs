//! Whether every file of the runtime compiles, without a warning, with only the files it needs: that
//! is how the generator copies them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use super::Finding;
use super::runtime::needs;
use super::source::Source;
use crate::process::{cargo, root};

const FOLDER: &str = "codegen/runtime";

/// Compiles the closure of each file, once for files that share one.
pub fn check(sources: &[Source]) -> Result<Vec<Finding>, Box<dyn Error>> {
    let modules: BTreeMap<&str, &Source> = sources
        .iter()
        .filter_map(|source| Some((source.in_runtime()?.strip_suffix(".rs")?, source)))
        .filter(|(name, _)| *name != "mod")
        .collect();
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, source) in &modules {
        let closure = closure(name, &modules);
        if seen.insert(closure.clone()) {
            for features in
                ["default", "reqwest,rustls,blocking,mock,tracing,jiff,time,patterns", ""]
            {
                if let Some(message) = compile(&closure, features)? {
                    findings.push(Finding { path: source.path.clone(), line: 1, message });
                    break;
                }
            }
        }
    }
    Ok(findings)
}

fn closure(name: &str, modules: &BTreeMap<&str, &Source>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        if let Some(source) = modules.get(name.as_str())
            && found.insert(name)
        {
            open.extend(needs(source));
        }
    }
    found
}

/// What the compiler says about a crate of these modules; nothing if it is content.
fn compile(closure: &BTreeSet<String>, features: &str) -> Result<Option<String>, Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    write_crate(dir.path(), closure)?;
    let manifest = dir.path().join("Cargo.toml");
    let target = root().join("target/closures");
    let mut command = cargo(&["check", "--quiet", "--offline", "--no-default-features"]);
    command.args(["--features", features, "--manifest-path"]).arg(manifest);
    let output =
        command.env("CARGO_TARGET_DIR", target).env("RUSTFLAGS", "-D warnings").output()?;
    if output.status.success() {
        return Ok(None);
    }
    let names: Vec<&str> = closure.iter().map(String::as_str).collect();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(Some(format!(
        "does not compile with only {} (features `{features}`):\n{said}",
        names.join(", ")
    )))
}

/// The runtime crate with fewer files, in a workspace of its own that shares the lock file.
fn write_crate(dir: &Path, closure: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    let from = root().join(FOLDER);
    fs::create_dir_all(dir.join("src/runtime"))?;
    fs::write(dir.join("Cargo.toml"), manifest(&from)?)?;
    fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock"))?;
    fs::copy(from.join("src/lib.rs"), dir.join("src/lib.rs"))?;
    let all_modules = fs::read_to_string(from.join("src/runtime/mod.rs"))?;
    fs::write(dir.join("src/runtime/mod.rs"), only(&all_modules, closure))?;
    for name in closure {
        let file = format!("src/runtime/{name}.rs");
        fs::copy(from.join(&file), dir.join(&file))?;
    }
    Ok(())
}

/// The manifest of the runtime, with what it inherits from the workspace brought along.
fn manifest(from: &Path) -> Result<String, Box<dyn Error>> {
    let own = fs::read_to_string(from.join("Cargo.toml"))?;
    let mut workspace: toml::Table =
        toml::from_str(&fs::read_to_string(root().join("Cargo.toml"))?)?;
    let Some(toml::Value::Table(inherited)) = workspace.get_mut("workspace") else {
        return Err("Cargo.toml has no [workspace]".into());
    };
    inherited.remove("members");
    if let Some(toml::Value::Table(dependencies)) = inherited.get_mut("dependencies") {
        dependencies.retain(|_, value| value.get("path").is_none());
    }
    let mut merged: toml::Table = toml::from_str(&own)?;
    for key in ["dev-dependencies", "test", "bench", "example"] {
        merged.remove(key);
    }
    merged.insert("workspace".to_owned(), toml::Value::Table(inherited.clone()));
    Ok(toml::to_string(&merged)?)
}

/// The lines of `mod.rs` that declare these modules, each with the attributes and docs above it.
fn only(all_modules: &str, closure: &BTreeSet<String>) -> String {
    let mut text = String::new();
    let mut above = String::new();
    for line in all_modules.lines() {
        if line.starts_with("//!") {
            text.push_str(&format!("{line}\n"));
        } else if line.starts_with("#[") || line.starts_with("///") {
            above.push_str(&format!("{line}\n"));
        } else if let Some(name) = module_name(line) {
            let kept = std::mem::take(&mut above);
            if closure.contains(name) {
                text.push_str(&format!("{kept}{line}\n"));
            }
        }
    }
    text
}

fn module_name(line: &str) -> Option<&str> {
    line.strip_prefix("pub mod ")?.strip_suffix(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_what_is_needed_is_declared() {
        let all =
            "//! All.\n\n/// A.\npub mod a;\n#[cfg(feature = \"x\")]\npub mod b;\npub mod c;\n";
        assert_eq!(only(all, &names(&["b"])), "//! All.\n#[cfg(feature = \"x\")]\npub mod b;\n");
    }

    #[test]
    fn needs_are_followed() {
        let parse = |name: &str, text: &str| {
            Source::parse(&format!("{FOLDER}/src/runtime/{name}.rs"), text.to_owned())
                .expect("Rust")
        };
        let a = parse("a", "use crate::runtime::{b::B, c};");
        let b = parse("b", "use crate::runtime::d::D as E; use std::fmt;");
        let c = parse("c", "fn f() {}");
        let modules = BTreeMap::from([("a", &a), ("b", &b), ("c", &c), ("d", &c), ("e", &c)]);
        assert_eq!(closure("a", &modules), names(&["a", "b", "c", "d"]));
        assert_eq!(closure("c", &modules), names(&["c"]));
    }
}
