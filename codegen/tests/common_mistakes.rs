//! Mistakes that everybody makes: the message has the place of the mistake, and its cure, pasted where
//! the message says, ends the complaint.

use codegen::config::{self, Config};
use codegen::diagnostics::{Diagnostics, Format, render};
use codegen::load::{NoFiles, Sources};
use codegen::{Input, Run};
use serde_json::Value;

/// A complaint as programs read it.
struct Complaint(Value);

impl Complaint {
    fn code(&self) -> &str {
        self.0["code"].as_str().expect("every complaint has a code")
    }

    fn place(&self) -> (u64, u64) {
        let start = &self.0["span"]["start"];
        (start["line"].as_u64().unwrap_or_default(), start["column"].as_u64().unwrap_or_default())
    }

    /// The text with the cure pasted: by nothing but what the message says.
    fn cured(&self, text: &str) -> String {
        let byte = |end: &str| self.0["span"][end]["byte"].as_u64().expect("a place");
        let (start, end) = (byte("start") as usize, byte("end") as usize);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let cure = &self.0["cure"];
        let pasted = cure["text"].as_str().unwrap_or_default();
        let help = self.0["help"].as_str().expect("every complaint has a help line");
        assert!(help.contains(pasted), "the help line spells the cure: {help}");
        match cure["action"].as_str().unwrap_or_else(|| panic!("no cure: {}", self.0)) {
            "write" => format!("{}{pasted}{}", &text[..start], &text[end..]),
            "write-line" | "indent" => {
                format!("{}{pasted}{}", &text[..line_start], &text[line_end..])
            }
            "delete" => {
                format!("{}{}", &text[..line_start], &text[(line_end + 1).min(text.len())..])
            }
            "add" => added(text, pasted, start, line_start, line_end),
            other => panic!("no such action: {other}"),
        }
    }
}

/// A member joins those of the block that is underlined: before its first one, or, under the name of
/// the block, indented one level further.
fn added(text: &str, member: &str, start: usize, line_start: usize, line_end: usize) -> String {
    let names_a_block =
        text[start..line_end].trim_end().ends_with(':') && !text[start..line_end].contains(": ");
    let column = start - line_start;
    if names_a_block {
        let blanks = " ".repeat(column + 2);
        return format!("{}\n{blanks}{member}{}", &text[..line_end], &text[line_end..]);
    }
    format!("{}{member}\n{}{}", &text[..start], " ".repeat(column), &text[start..])
}

fn complaints(document: &str, configuration: Option<&str>) -> Vec<Complaint> {
    let (mut run, mut about_config) = (Run::default(), Diagnostics::new());
    let config = match configuration {
        Some(text) => config::parse("codegen.toml", text, &mut about_config),
        None => Some(Config::default()),
    };
    let input = Input { name: "api.yaml", bytes: document.as_bytes(), files: &NoFiles };
    if let Some(config) = config {
        codegen::understand(input, &config, &mut run);
    }
    let mut sources = if run.sources.main().is_some() { run.sources } else { Sources::default() };
    sources.add("codegen.toml", configuration.unwrap_or_default());
    run.diagnostics.append(about_config);
    let lines = render(&run.diagnostics, &sources, Format::Json, false);
    lines.lines().map(|line| Complaint(serde_json::from_str(line).expect("a JSON line"))).collect()
}

/// The only complaint about `document` is `code` at `place`; cured, there is none.
#[track_caller]
fn check(document: &str, code: &str, place: (u64, u64)) {
    let found = complaints(document, None);
    let seen: Vec<_> = found.iter().map(|one| (one.code(), one.place())).collect();
    assert_eq!(seen, [(code, place)], "{document}");
    let cured = found[0].cured(document);
    let left: Vec<_> = complaints(&cured, None).iter().map(|one| one.0.to_string()).collect();
    assert_eq!(left, [""; 0], "{cured}");
}

/// The same for the member lines of an operation, and further members of the document.
#[track_caller]
fn check_operation(members: &str, further: &str, code: &str, place: (u64, u64)) {
    let mut document =
        "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets/{id}:\n    get:\n"
            .to_owned();
    document.extend(members.lines().map(|line| format!("      {line}\n")));
    document.push_str(further);
    check(&document, code, place);
}

const ID: &str = "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n";
const DONE: &str = "responses: { '200': { description: done } }\n";

#[test]
fn wrong_indent() {
    check_operation(&format!("summary: One pet\n {ID}{DONE}"), "", "E0103", (7, 8));
    check("openapi: 3.0.3\ninfo:\n  title: Pets\n version: '1'\npaths: {}\n", "E0103", (4, 2));
}

#[test]
fn what_is_indented_too_little_is_no_syntax_error() {
    for (document, code, place) in [
        ("openapi: 3.0.3\ninfo:\ntitle: Pets\npaths: {}\n", "W0208", (3, 1)),
        (
            "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets:\n    get:\n    responses: { '200': { description: done } }\n",
            "W0221",
            (6, 5),
        ),
        (
            "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets:\n    get:\n      responses:\n        '200':\n        description: done\n",
            "W0219",
            (8, 9),
        ),
    ] {
        let found = complaints(document, None);
        let mistake = found.iter().find(|one| one.code() == code).expect("it is told");
        assert_eq!(mistake.place(), place, "{document}");
        let cured = mistake.cured(document);
        assert!(complaints(&cured, None).iter().all(|one| one.code() != code), "{cured}");
    }
}

#[test]
fn misspelt_ref() {
    const OWNER: &str = "components:\n  schemas:\n    Owner: { type: object }\n";
    let answer = |reference: &str| {
        format!(
            "{ID}responses:\n  '200':\n    description: done\n    content:\n      application/json:\n        schema:\n          {reference}\n"
        )
    };
    check_operation(&answer("$ref: '#/components/schemas/Ownr'"), OWNER, "W0301", (13, 23));
    check_operation(&answer("$reff: '#/components/schemas/Owner'"), OWNER, "W0208", (13, 17));
    check_operation(&answer("$ref: '#/component/schemas/Owner'"), OWNER, "W0301", (13, 23));
    check_operation(&answer("$ref: Owner"), OWNER, "W0118", (13, 23));
}

#[test]
fn duplicate_key() {
    check_operation(&format!("summary: One\n{ID}summary: Two\n{DONE}"), "", "W0110", (8, 7));
}

#[test]
fn tab() {
    let document = "openapi: 3.0.3\ninfo:\n\ttitle: Pets\n  version: '1'\npaths: {}\n";
    check(document, "W0112", (3, 1));
    // Several have a command; what it does is done here.
    let document = "openapi: 3.0.3\ninfo:\n\ttitle: Pets\n\tversion: '1'\npaths: {}\n";
    let found = complaints(document, None);
    let help = found[0].0["help"].as_str().unwrap_or_default();
    assert_eq!((found[0].code(), found[0].place()), ("W0112", (3, 1)));
    let width = help.split("expand -i -t ").nth(1).and_then(|rest| rest.split(' ').next());
    let width: usize = width.and_then(|width| width.parse().ok()).expect("the command has a width");
    assert!(complaints(&document.replace('\t', &" ".repeat(width)), None).is_empty());
}

#[test]
fn wrong_type_name() {
    let document = |name: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    Size:\n      type: {name}\n"
        )
    };
    for name in ["int", "strng", "String", "Boolean", "bool", "float", "objct"] {
        check(&document(name), "W0209", (7, 13));
    }
}

#[test]
fn missing_in() {
    let parameters =
        "parameters:\n  - name: id\n    required: true\n    schema: { type: string }\n";
    let document = format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\npaths:\n  /pets/{{id}}:\n    get:\n{}",
        indented(&format!("{parameters}{DONE}"))
    );
    let found = complaints(&document, None);
    let missing = found.iter().find(|one| one.code() == "W0216").expect("it is told");
    assert_eq!(missing.place(), (7, 11));
    assert!(complaints(&missing.cured(&document), None).is_empty());
    check_operation(
        &format!(
            "parameters:\n  - {{ name: id, in: path, required: true, schema: {{ type: string }} }}\n  - name: limit\n    schema: {{ type: integer }}\n{DONE}"
        ),
        "",
        "W0216",
        (8, 11),
    );
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("      {line}\n")).collect()
}

#[test]
fn undeclared_path_parameter() {
    check_operation(DONE, "", "W0321", (5, 5));
}

#[test]
fn bad_status_key() {
    for key in ["OK", "Created", "deafult", "2xxx", "'200 OK'"] {
        check_operation(
            &format!("{ID}responses:\n  {key}: {{ description: done }}\n"),
            "",
            "W0219",
            (8, 9),
        );
    }
}

#[test]
fn unquoted_no() {
    check_operation(&format!("deprecated: no\n{ID}{DONE}"), "", "W0204", (6, 19));
    check_operation(
        &format!(
            "parameters:\n  - {{ name: id, in: path, required: true, schema: {{ type: string }} }}\n  - name: all\n    in: query\n    schema:\n      type: boolean\n      default: no\n{DONE}"
        ),
        "",
        "W0314",
        (12, 22),
    );
}

#[test]
fn unknown_value_in_the_config() {
    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
    for (text, code, place) in [
        ("[types]\ndate = \"crono\"\n", "E0504", (2, 8)),
        ("[types]\nintegers = \"i46\"\n", "E0504", (2, 12)),
        ("[package]\nlicence = \"MIT\"\n", "E0502", (2, 1)),
        ("[package]\nkeywords = \"pets\"\n", "E0503", (2, 12)),
        ("[package]\nname = \"my pets\"\n", "E0504", (2, 8)),
    ] {
        let found = complaints(DOCUMENT, Some(text));
        let seen: Vec<_> = found.iter().map(|one| (one.code(), one.place())).collect();
        assert_eq!(seen, [(code, place)], "{text}");
        let cured = found[0].cured(text);
        assert!(complaints(DOCUMENT, Some(&cured)).is_empty(), "{cured}");
    }
}
