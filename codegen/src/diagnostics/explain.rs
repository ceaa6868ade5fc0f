//! The long text behind a code: `codegen explain W0110`, with the checked-in case that triggers it.

use include_dir::{Dir, include_dir};

use super::codes;

/// The smallest input that triggers each code, and what is printed about it; a test holds the two
/// together.
static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/diagnostics");

/// Longer cases say nothing that a reader could take in.
const LONGEST: usize = 1_000;

/// What `id` means, with an example and the cure; `None` for a code that does not exist.
pub fn explain(id: &str) -> Option<String> {
    let code = codes::find(id)?;
    let mut text = format!("{}[{}]: {}\n", code.severity(), code.id, code.title);
    text.push_str(&format!("\n{}\n", code.explanation.trim_end()));
    for (extension, heading) in INPUTS {
        if let Some(input) = case(code.id, extension) {
            text.push_str(&format!("\n{heading}:\n\n{}", indented(&input)));
        }
    }
    if let Some(said) = case(code.id, "stderr").filter(|_| has_input(code.id)) {
        text.push_str(&format!("\nWhat is said about it:\n\n{}", indented(&said)));
    }
    Some(text)
}

const INPUTS: &[(&str, &str)] = &[
    ("toml", "A codegen.toml that triggers it, in full"),
    ("yaml", "A document that triggers it, in full"),
    ("call", "Calls that trigger it; `file` stands for writing one"),
];

fn has_input(id: &str) -> bool {
    INPUTS.iter().any(|(extension, _)| case(id, extension).is_some())
}

fn case(id: &str, extension: &str) -> Option<String> {
    let bytes = CASES.get_file(format!("{id}.{extension}"))?.contents();
    (bytes.len() <= LONGEST).then(|| String::from_utf8_lossy(bytes).into_owned())
}

fn indented(text: &str) -> String {
    let line = |line: &str| match line.trim_end() {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    };
    text.trim_end().lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_case_will_do() {
        let text = explain("w0110").expect("there is such a code");
        assert!(text.starts_with("warning[W0110]: a name occurs twice in one object\n\n"));
        assert_eq!(explain("W9999"), None);
    }

    #[test]
    fn the_case_is_shown() {
        let text = explain("W0219").expect("there is such a code");
        assert!(text.contains("        OK: { description: done }\n"), "{text}");
        assert!(text.contains("    warning[W0219]: `OK` is no status"), "{text}");
    }

    #[test]
    fn codes_are_unique_sorted_and_explained() {
        let all: Vec<_> = codes::all().collect();
        for pair in all.windows(2) {
            assert!(pair[0].id[1..] < pair[1].id[1..], "{} before {}", pair[0].id, pair[1].id);
        }
        for code in all {
            let rest = code.id.strip_prefix(['E', 'W']).unwrap_or_default();
            assert!(rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit()), "{}", code.id);
            assert!(code.explanation.lines().count() > 3, "{} has no example", code.id);
            assert!(code.explanation.lines().all(|line| line.len() <= 100), "{}", code.id);
        }
    }
}
