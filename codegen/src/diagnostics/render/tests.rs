//! The same complaint in every format.

use crate::diagnostics::{Diagnostics, Format, codes, render};
use crate::ir::Pointer;
use crate::load::Sources;

const TEXT: &str = "openapi: 3.0.3\ninfo:\n  title: \"A\u{202e}B\"\n";

fn check(format: Format, expected: &str) {
    let mut diagnostics = Diagnostics::new();
    let pointer = Pointer::root().child("info").child("title");
    diagnostics.report(&codes::load::TAG, &pointer, "bad \u{1b} title").help("mend it");
    diagnostics
        .report_at(&codes::load::EMPTY, crate::diagnostics::Place::Nowhere, "nothing")
        .help("go");
    let text = render(&diagnostics, &Sources::lossy("a b.yaml", TEXT.as_bytes()), format, false);
    assert_eq!(text, expected, "{text}");
}

#[test]
fn human() {
    check(
        Format::Human,
        concat!(
            "error[E0101]: nothing\n",
            "  |\n",
            "  = help: go\n\n",
            "warning[W0115]: bad \\u{1b} title\n",
            " --> a b.yaml:3:10\n",
            "  |\n",
            "3 |   title: \"A\u{fffd}B\"\n",
            "  |          ^^^^^\n",
            "  |\n",
            "  = at: /info/title\n",
            "  = help: mend it\n\n",
            "1 error, 1 warning\n",
        ),
    );
}

#[test]
fn json() {
    check(
        Format::Json,
        concat!(
            r#"{"severity":"error","code":"E0101","title":"the file is empty","message":"nothing","#,
            r#""file":null,"pointer":null,"span":null,"help":"go","cure":null}"#,
            "\n",
            r#"{"severity":"warning","code":"W0115","title":"a YAML tag is ignored","#,
            r#""message":"bad \u001b title","file":"a b.yaml","pointer":"/info/title","#,
            r#""span":{"start":{"byte":30,"line":3,"column":10},"end":{"byte":37,"line":3,"column":15}},"#,
            r#""help":"mend it","cure":null}"#,
            "\n",
        ),
    );
}

#[test]
fn sarif() {
    let mut diagnostics = Diagnostics::new();
    let pointer = Pointer::root().child("info");
    diagnostics.report(&codes::load::TAG, &pointer, "bad").help("mend it");
    let sources = Sources::lossy("a b.yaml", TEXT.as_bytes());
    let text = render(&diagnostics, &sources, Format::Sarif, false);
    let document: serde_json::Value = serde_json::from_str(&text).expect("SARIF is JSON");
    let result = &document["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "W0115");
    assert_eq!(result["message"]["text"], "bad\nhelp: mend it");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b.yaml");
    assert_eq!(place["region"]["startLine"], 2);
    assert_eq!(document["runs"][0]["tool"]["driver"]["rules"][0]["id"], "W0115");
}

/// What GitHub asks for, by its documentation of SARIF support, for every code and for places of every kind.
#[test]
fn sarif_has_what_code_scanning_requires() {
    let mut diagnostics = Diagnostics::new();
    for code in codes::all() {
        diagnostics.report(code, &Pointer::root().child("info"), "at a node").help("mend it");
        diagnostics.report_at(code, crate::diagnostics::Place::Nowhere, "about the call").help("x");
    }
    let sources = Sources::lossy("/a/b c.yaml", TEXT.as_bytes());
    let text = render(&diagnostics, &sources, Format::Sarif, false);
    let document: serde_json::Value = serde_json::from_str(&text).expect("SARIF is JSON");
    assert_eq!(document["version"], "2.1.0");
    assert!(document["$schema"].as_str().is_some_and(|schema| schema.contains("sarif-2.1.0")));
    let run = &document["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "codegen");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), codes::all().count());
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            let text = rule[text]["text"].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{rule}");
        }
        let full = rule["fullDescription"]["text"].as_str().unwrap_or_default();
        assert!(full.chars().count() <= 1024, "{rule}");
        assert!(
            ["error", "warning"]
                .contains(&rule["defaultConfiguration"]["level"].as_str().unwrap_or_default())
        );
    }
    for result in run["results"].as_array().expect("results") {
        let rule = &rules
            [usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "file:///a/b%20c.yaml");
        for number in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][number].as_u64().is_some_and(|number| number > 0), "{result}");
        }
        let print = &result["partialFingerprints"]["primaryLocationLineHash"];
        assert!(print.as_str().is_some_and(|print| print.len() == 18 && print.ends_with(":1")));
    }
}

#[test]
fn a_place_within_or_behind_a_character_is_no_panic() {
    let text = "é: \u{fffd}\nü";
    for start in 0..text.len() + 2 {
        for end in start..text.len() + 3 {
            let mut diagnostics = Diagnostics::new();
            let place = crate::diagnostics::Place::Span { file: "a".to_owned(), start, end };
            diagnostics.report_at(&codes::load::TAG, place, "x").help("y");
            let sources = Sources::lossy("a", text.as_bytes());
            for colour in [false, true] {
                let printed = render(&diagnostics, &sources, Format::Human, colour);
                assert!(printed.contains("W0115"), "{start}..{end}");
            }
        }
    }
}
