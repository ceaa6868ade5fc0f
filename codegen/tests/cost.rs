//! What the goldens cost to compile, counted instead of timed: a change that makes generated code dearer has to say so.
//!
//! The counts stand beside the size of the description, so that a golden may grow with its document.
//! `BLESS=1 cargo test -p codegen --test cost` writes the table again; read the difference before you
//! commit it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{Visit, visit_impl_item_fn, visit_item_fn, visit_item_impl};

/// How much dearer a golden may become before somebody has to look.
const SLACK: f64 = 1.05;

/// What makes a crate expensive, for each kibibyte of its description.
#[derive(Debug, Default, Clone, PartialEq)]
struct Cost {
    lines: f64,
    impls: f64,
    functions: f64,
    /// Functions and impls with type parameters: each use compiles them once more.
    generic: f64,
}

impl Cost {
    fn figures(&self) -> [(&'static str, f64); 4] {
        let Self { lines, impls, functions, generic } = self;
        [("lines", *lines), ("impls", *impls), ("functions", *functions), ("generic", *generic)]
    }
}

#[test]
fn no_golden_has_become_dearer() {
    let table = here("tests/cost.tsv");
    let costs = costs();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&table, print(&costs)).expect("the table can be written");
    }
    let known = parse(&fs::read_to_string(&table).expect("the table is checked in"));
    let mut failures = String::new();
    for (name, cost) in &costs {
        // A new golden has nothing to be compared with; the next blessing gives it a row.
        let Some(before) = known.get(name) else { continue };
        for ((what, now), (_, before)) in cost.figures().into_iter().zip(before.figures()) {
            if now > before * SLACK + 1.0 {
                _ = writeln!(
                    failures,
                    "{name}: {what} for each KiB were {before:.2}, are {now:.2}"
                );
            }
        }
    }
    for gone in known.keys().filter(|name| !costs.contains_key(*name)) {
        _ = writeln!(failures, "{gone}: in the table, but no golden any more");
    }
    let help = "`BLESS=1 cargo test -p codegen --test cost` writes it down, if it is worth it";
    assert!(failures.is_empty(), "{failures}{help}");
}

#[test]
fn what_is_generic_is_told_from_what_is_not() {
    let text = "impl<T> A<T> { fn a() {} } impl<'a> B<'a> { fn b<T>() {} fn c(x: impl D) {} }
        impl<'de> Read<'de> for C { fn d<'a>() {} } fn e() {}";
    let mut counting = Counting::default();
    counting.visit_file(&syn::parse_file(text).expect("it is Rust"));
    let Counting { impls, functions, generic } = counting;
    assert_eq!((impls, functions, generic), (3, 5, 3));
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The costs of all goldens, by name.
fn costs() -> BTreeMap<String, Cost> {
    let entries = fs::read_dir(here("tests/cases")).expect("the goldens are checked in");
    let folders = entries.map(|entry| entry.expect("a readable folder").path());
    let goldens = folders.filter(|path| path.join("spec.yaml").exists());
    goldens.map(|path| (name(&path), cost(&path))).collect()
}

fn name(path: &Path) -> String {
    path.file_name().expect("a folder has a name").to_string_lossy().into_owned()
}

fn cost(golden: &Path) -> Cost {
    let mut counting = Counting::default();
    let mut lines = 0;
    // Support code is the same in every crate and has benchmarks of its own.
    for folder in ["models", "operations"] {
        each_file(&golden.join("expected/src").join(folder), &mut |text| {
            lines += text.lines().count();
            counting.visit_file(&syn::parse_file(text).expect("a golden is Rust"));
        });
    }
    let size = fs::metadata(golden.join("spec.yaml")).expect("a golden has a document").len();
    let for_each = |count: usize| count as f64 * 1024.0 / size as f64;
    let Counting { impls, functions, generic } = counting;
    Cost {
        lines: for_each(lines),
        impls: for_each(impls),
        functions: for_each(functions),
        generic: for_each(generic),
    }
}

fn each_file(folder: &Path, found: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        match path.is_dir() {
            true => each_file(&path, found),
            false => found(&fs::read_to_string(&path).expect("a readable file")),
        }
    }
}

#[derive(Default)]
struct Counting {
    impls: usize,
    functions: usize,
    generic: usize,
}

impl Counting {
    fn function(&mut self, signature: &syn::Signature) {
        self.functions += 1;
        let takes_impl = signature.inputs.iter().any(|input| match input {
            syn::FnArg::Typed(input) => matches!(*input.ty, syn::Type::ImplTrait(_)),
            syn::FnArg::Receiver(_) => false,
        });
        self.generic += usize::from(takes_impl || has_types(&signature.generics));
    }
}

impl<'ast> Visit<'ast> for Counting {
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.impls += 1;
        self.generic += usize::from(has_types(&item.generics));
        visit_item_impl(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig);
        visit_impl_item_fn(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig);
        visit_item_fn(self, item);
    }
}

fn has_types(generics: &syn::Generics) -> bool {
    generics.type_params().next().is_some()
}

fn print(costs: &BTreeMap<String, Cost>) -> String {
    let mut text = "golden\tlines\timpls\tfunctions\tgeneric\n".to_owned();
    for (name, cost) in costs {
        text.push_str(name);
        for (_, figure) in cost.figures() {
            _ = write!(text, "\t{figure:.2}");
        }
        text.push('\n');
    }
    text
}

fn parse(text: &str) -> BTreeMap<String, Cost> {
    let rows = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    rows.map(|(name, figures)| {
        let figures: Vec<f64> =
            figures.split('\t').map(|figure| figure.parse().expect("a number")).collect();
        let [lines, impls, functions, generic] = figures[..] else { panic!("{name}: 4 figures") };
        (name.to_owned(), Cost { lines, impls, functions, generic })
    })
    .collect()
}
