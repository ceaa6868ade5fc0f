//! The binary as people call it: what it prints where, what it leaves behind, how it exits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = r#"{"openapi":"3.0.3","info":{"title":"Acme","version":"1"},"paths":{}}"#;

struct Case {
    dir: TempDir,
}

impl Case {
    /// A folder with a description in it.
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("the test can make a folder");
        fs::write(dir.path().join("openapi.json"), SPEC).expect("files can be written");
        Self { dir }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("files can be written");
    }

    fn run(&self, args: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        let output = command.current_dir(self.dir.path()).args(args.split_whitespace()).output();
        Run::of(&output.expect("the binary runs"))
    }
}

#[derive(Debug)]
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
        Self {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Exit code `code`, and all of `words` on stderr.
    #[track_caller]
    fn says(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(self.stderr.contains(word), "{word} is missing: {self:?}");
        }
        assert!(!self.stderr.contains("panicked"), "{self:?}");
    }
}

fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

const GENERATE: &str = "generate openapi.json --out out";

#[test]
fn what_was_generated_does_not_drift() {
    let case = Case::new();
    let run = case.run(GENERATE);
    run.says(0, &[]);
    assert!(run.stdout.contains("written"), "{run:?}");
    assert!(case.path("out/Cargo.toml").exists());
    let run = case.run(&format!("{GENERATE} --check"));
    run.says(0, &[]);
    assert_eq!(run.stdout, "");
    assert!(case.run(GENERATE).stdout.starts_with("0 files written"));
}

#[test]
fn a_misspelt_flag_is_told() {
    Case::new().run("generate openapi.json --ot out").says(2, &["--ot", "--out"]);
    Case::new().run("generat openapi.json").says(2, &["generat", "generate"]);
    Case::new().run("generate openapi.json").says(2, &["--out <DIR>"]);
}

#[test]
fn a_missing_file_is_told() {
    Case::new().run("generate nope.yaml --out out").says(2, &["E0605", "nope.yaml"]);
    Case::new().run(&format!("{GENERATE} --config nope.toml")).says(2, &["E0605", "nope.toml"]);
    Case::new().run("inspect nope.yaml").says(2, &["E0605", "nope.yaml"]);
}

#[test]
fn a_mistake_in_the_config_is_told_and_nothing_is_written() {
    let case = Case::new();
    case.write("codegen.toml", "[pakage]\n");
    let run = case.run(&format!("{GENERATE} --config codegen.toml"));
    run.says(2, &["E0502", "pakage", "write: package"]);
    assert!(!case.path("out").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let case = Case::new();
    case.run("generate openapi.json --out openapi.json/out").says(2, &["E0601", "--out"]);
    case.run("generate openapi.json --out openapi.json").says(2, &["E0601", "--out"]);
}

#[test]
fn a_foreign_file_in_the_way_is_left_alone() {
    let case = Case::new();
    fs::create_dir(case.path("out")).expect("folders can be made");
    case.write("out/Cargo.toml", "mine");
    case.run(GENERATE).says(2, &["E0602", "Cargo.toml", "not written by the generator"]);
    assert_eq!(files(&case.path("out")), ["Cargo.toml"]);
}

#[test]
fn a_foreign_file_drifts() {
    let case = Case::new();
    case.run(GENERATE).says(0, &[]);
    case.write("out/notes.md", "mine");
    let run = case.run(&format!("{GENERATE} --check"));
    run.says(1, &["1 file out of date"]);
    assert!(run.stdout.contains("notes.md: not written by the generator; move or delete it"));
    case.run(GENERATE).says(0, &["W0603", "1 warning\n"]);
    case.run(&format!("{GENERATE} --deny warnings")).says(1, &["1 denied"]);
    case.run(&format!("{GENERATE} --deny W0603")).says(1, &["1 denied"]);
    case.run(&format!("{GENERATE} --deny W0604")).says(0, &["W0603"]);
    let allowed = case.run(&format!("{GENERATE} --deny warnings --allow w0603"));
    allowed.says(0, &[]);
    assert_eq!(allowed.stderr, "");
}

#[test]
fn an_edit_drifts_with_a_diff_and_touches_nothing() {
    let case = Case::new();
    case.run(GENERATE).says(0, &[]);
    case.write("out/src/lib.rs", "mine\n");
    let run = case.run(&format!("{GENERATE} --check"));
    run.says(1, &["without --check"]);
    assert!(run.stdout.contains("\n-mine\n"), "{run:?}");
    assert_eq!(fs::read_to_string(case.path("out/src/lib.rs")).expect("kept"), "mine\n");
}

#[test]
fn a_checkout_with_other_line_ends_does_not_drift() {
    let case = Case::new();
    case.run(GENERATE).says(0, &[]);
    for file in ["Cargo.toml", "src/lib.rs", "README.md", ".codegen-manifest"] {
        let path = case.path("out").join(file);
        let text = fs::read_to_string(&path).expect("it was written");
        fs::write(path, text.replace('\n', "\r\n")).expect("files can be written");
    }
    let run = case.run(&format!("{GENERATE} --check"));
    run.says(0, &[]);
    assert_eq!(run.stdout, "");
    assert!(case.run(GENERATE).stdout.starts_with("0 files written"));
}

#[test]
fn a_warning_that_is_allowed_is_not_denied() {
    let case = Case::new();
    case.write("openapi.json", &SPEC.replace(r#""version":"1""#, r#""version":1"#));
    case.run(&format!("{GENERATE} --deny warnings")).says(1, &["W0204", "nothing was written"]);
    assert!(!case.path("out").exists());
    let run = case.run(&format!("{GENERATE} --deny warnings --allow W0204"));
    run.says(0, &[]);
    assert!(case.path("out/Cargo.toml").exists());
}

#[test]
fn sarif_has_nothing_beside_it() {
    let case = Case::new();
    case.write("openapi.json", &SPEC.replace(r#""version":"1""#, r#""version":1"#));
    let run = case.run(&format!("{GENERATE} --deny warnings --message-format sarif --timings"));
    assert_eq!(run.code, Some(1), "{run:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stderr).expect("SARIF alone");
    assert_eq!(report["runs"][0]["results"][0]["ruleId"], "W0204");
}

#[test]
fn types_alone_depend_on_no_client() {
    let case = Case::new();
    case.run(&format!("{GENERATE} --types-only")).says(0, &[]);
    let manifest = fs::read_to_string(case.path("out/Cargo.toml")).expect("it was written");
    for name in ["reqwest", "tokio", "http", "url"] {
        assert!(!manifest.contains(name), "{name}: {manifest}");
    }
    assert_eq!(files(&case.path("out/src")), ["lib.rs", "models", "runtime"]);
}

#[test]
fn nothing_generated_yet_is_drift() {
    let case = Case::new();
    let run = case.run(&format!("{GENERATE} --check"));
    run.says(1, &[]);
    assert!(run.stdout.contains("missing: Cargo.toml"), "{run:?}");
    assert!(!case.path("out").exists());
}

#[test]
fn codes_that_do_not_exist_are_told() {
    let case = Case::new();
    case.run(&format!("{GENERATE} --allow W0699")).says(2, &["E0606", "W0699", "did you mean"]);
    case.run(&format!("{GENERATE} --deny E0601")).says(2, &["E0606", "E0601"]);
    case.run("explain W0699").says(2, &["E0606", "did you mean"]);
    case.run(&format!("{GENERATE} --allow W0604")).says(0, &["W0607", "W0604"]);
}

#[test]
fn codes_are_explained() {
    let run = Case::new().run("explain w0603");
    run.says(0, &[]);
    assert!(run.stdout.starts_with("warning[W0603]: ") && run.stdout.contains("Cure:"), "{run:?}");
    let list = Case::new().run("explain").stdout;
    assert!(list.lines().count() > 10 && list.contains("E0502"), "{list}");
}

#[test]
fn the_first_config_can_be_used_as_it_is() {
    let case = Case::new();
    case.run("init openapi.json").says(0, &[]);
    case.run(&format!("{GENERATE} --config codegen.toml")).says(0, &[]);
    case.run("init openapi.json").says(2, &["codegen.toml is there already"]);
}

#[test]
fn inspect_prints_text_and_json() {
    let case = Case::new();
    assert!(case.run("inspect openapi.json").stdout.contains("0 operations"));
    let run = case.run("inspect openapi.json --json");
    run.says(0, &[]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["census"]["typed"], 0);
}

#[test]
fn inspect_shows_what_would_be_generated() {
    let case = Case::new();
    case.write(
        "api.yaml",
        "openapi: 3.0.3
info: { title: Shop, version: '1' }
security: [{ key: [] }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: { '200': { description: done, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
    post:
      operationId: addPet
      security: [{}]
      responses: { '204': { description: done } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas: { Pet: { type: object, properties: { name: { type: strng } } } }
",
    );
    case.write("codegen.toml", "operations.exclude = [\"addPet\"]\nfeatures.per-tag = true\n");
    let run = case.run("inspect api.yaml --config codegen.toml --json");
    run.says(0, &["W0209"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (&report["left_out"], report["operations"].as_array().map(Vec::len)),
        (&1.into(), Some(1))
    );
    let operation = &report["operations"][0];
    assert_eq!(operation["auth"], serde_json::json!(["key"]));
    assert_eq!(
        (&operation["feature"], &operation["call"]),
        (&"pets".into(), &"client.pets().list_pets()".into())
    );
    let named = &report["types"]["named"][0];
    assert_eq!((&named["name"], &named["feature"]), (&"Pet".into(), &"pets".into()));
    assert_eq!(report["warnings"]["W0209"]["count"], 1);
    let text = case.run("inspect api.yaml --config codegen.toml").stdout;
    for line in [
        "1 operation, 1 left out by the config",
        "auth: key",
        "behind the feature `pets`",
        "Pet: object of 1 field, `Pet` (feature `pets`)",
        "W0209, 1 time: ",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn no_progress_is_shown_where_no_terminal_is() {
    let run = Case::new().run("generate openapi.json --out client");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn timings_go_to_stderr() {
    let run = Case::new().run(&format!("{GENERATE} --timings"));
    run.says(0, &["load", "lower", "emit", "total"]);
}

#[test]
fn messages_for_programs_have_nothing_beside_them() {
    let case = Case::new();
    case.run(GENERATE).says(0, &[]);
    case.write("out/notes.md", "mine");
    let run = case.run(&format!("{GENERATE} --message-format json"));
    run.says(0, &[]);
    for line in run.stderr.lines() {
        let message: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
        assert_eq!(message["code"], "W0603");
    }
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn help_shows_examples() {
    for command in ["--help", "generate --help", "inspect --help", "explain --help", "init --help"]
    {
        let run = Case::new().run(command);
        run.says(0, &[]);
        assert!(run.stdout.contains("Example"), "{command}: {run:?}");
    }
}
