//! What is read, what is refused, and where the message points.

use super::keys::{Key, Kind, TOP};
use super::*;

/// Parses `text`, which is wrong; returns `code at "text it points at": message; help` a complaint.
fn complaints(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    assert_eq!(parse("codegen.toml", text, &mut diagnostics), None, "it is wrong");
    shown(text, &diagnostics)
}

fn shown(text: &str, diagnostics: &Diagnostics) -> Vec<String> {
    let show = |diagnostic: &crate::diagnostics::Diagnostic| {
        let Place::Span { start, end, .. } = diagnostic.place else { panic!("no span") };
        let help = diagnostic.advice().unwrap_or_else(|| "-".to_owned());
        format!("{} at {}: {}; {help}", diagnostic.code.id, &text[start..end], diagnostic.message)
    };
    diagnostics.iter().map(show).collect()
}

fn parsed(text: &str) -> Config {
    let mut diagnostics = Diagnostics::new();
    parse("codegen.toml", text, &mut diagnostics)
        .unwrap_or_else(|| panic!("it is right: {:?}", shown(text, &diagnostics)))
}

#[test]
fn a_quoted_key_is_read_back() {
    for text in ["a.b", "GET /a/{b}", "e\u{301}\0\u{7f}", "a\"b'c\\", "\n\u{202e}"] {
        let line = format!("{} = 1", quoted(text));
        let table: toml::Table = line.parse().unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(table.keys().next().map(String::as_str), Some(text));
    }
}

#[test]
fn nothing_written_means_every_default() {
    assert_eq!(parsed("").package, Package::default());
    assert_eq!(parsed("# a comment\n").types.date, DateLibrary::Chrono);
}

#[test]
fn what_is_written_arrives() {
    let config = parsed(
        "[package]\nname = \"acme\"\n[pagination]\na = false\nb = { kind = \"last-id\", id = \"id\" }\n\
         [types.replace]\nMoney = { path = \"rust_decimal::Decimal\", dependency = { name = \"rust_decimal\", version = \"1\" } }\n",
    );
    assert_eq!(config.package.name.as_deref(), Some("acme"));
    assert_eq!(config.pagination["a"], PaginationRule::Switch(false));
    let PaginationRule::Stated(stated) = &config.pagination["b"] else { panic!("it is stated") };
    assert_eq!((stated.kind, stated.id.as_deref()), (PaginationKind::LastId, Some("id")));
    assert_eq!(config.types.replace["Money"].path, "rust_decimal::Decimal");
}

#[test]
fn a_misspelt_key_is_told_with_the_one_meant() {
    assert_eq!(
        complaints("[package]\nlicence = \"MIT\"\n[pakage]\n"),
        [
            "E0502 at licence: there is no key `licence` at `[package]`; write: license",
            "E0502 at pakage: there is no key `pakage` at the top; write: package",
        ]
    );
    assert_eq!(
        complaints("[features]\nzzz = 1"),
        ["E0502 at zzz: there is no key `zzz` at `[features]`; the keys are `per-tag`"]
    );
    assert_eq!(
        complaints("[operations]\ntypes_only = true"),
        ["E0502 at types_only: there is no key `types_only` at `[operations]`; write: types-only"]
    );
}

#[test]
fn wrong_types_are_all_told() {
    assert_eq!(
        complaints("rename = 1\n[package]\nkeywords = \"a\"\nauthors = [1]\n[pagination]\na = 1\n"),
        [
            "E0503 at 1: `rename` holds a table, but this is an integer; it looks so: { … }",
            "E0503 at \"a\": `package.keywords` holds a list of strings, but this is a string; write: [\"a\"]",
            "E0503 at 1: `package.authors` holds a string, but this is an integer; write: \"1\"",
            "E0503 at 1: `pagination.a` holds true, false or a table, but this is an integer; it looks so: false",
        ]
    );
}

#[test]
fn names_and_paths_are_checked_as_rust() {
    let wrong = [
        ("rename.schema", "dial"),
        ("rename.schema", "Self"),
        ("rename.schema", "A B"),
        ("rename.property", "dial-type"),
        ("rename.property", "type"),
        ("rename.property", "x: u8, y"),
        ("rename.operation", "r#type"),
        ("rename.variant", "1"),
        ("environment.credentials", "A=B"),
    ];
    for (section, value) in wrong {
        let found = complaints(&format!("[{section}]\nx = \"{value}\"\n"));
        assert!(found.len() == 1 && found[0].starts_with("E0504"), "{section} {value}: {found:?}");
    }
    let found = complaints("[types]\nderives = [\"Hash\", \"fn x() {}\"]");
    assert!(found.len() == 1 && found[0].starts_with("E0504 at \"fn x() {}\""), "{found:?}");
    parsed(
        "[rename.property]\n\"Dial.type\" = \"type_\"\n[types]\ndate = \"string\"\nderives = [\"a::B\"]\n",
    );
}

#[test]
fn package_names_and_versions_are_checked_as_cargo_does() {
    for (key, value) in [
        ("name", "a b"),
        ("name", "1a"),
        ("version", "1.2"),
        ("version", "01.2.3"),
        ("version", "1.2.3\\\""),
    ] {
        let found = complaints(&format!("[package]\n{key} = \"{value}\"\n"));
        assert!(found.len() == 1 && found[0].starts_with("E0504"), "{key} {value}: {found:?}");
    }
    parsed("[package]\nname = \"a-b_1\"\nversion = \"1.2.3-beta.1+build\"\n");
}

#[test]
fn a_word_of_a_list_is_told_with_the_one_meant() {
    assert_eq!(
        complaints("[types]\ndate = \"crono\"\n"),
        ["E0504 at \"crono\": `crono` is no value of `types.date`; write: \"chrono\""]
    );
    assert_eq!(
        complaints("[pagination.a]\nparameter = \"cursor\"\n"),
        ["E0505 at [pagination.a]: `[pagination.a]` lacks the key `kind`; add: kind = \"cursor\""]
    );
}

#[test]
fn text_that_is_not_toml_is_told_with_its_place() {
    let found = complaints("[package\nname = 1\n");
    assert!(found[0].starts_with("E0501"), "{found:?}");
}

#[test]
fn unused_entries_are_told_where_they_stand() {
    let text = "[rename.schema]\nDial = \"A\"\nDail = \"B\"\n[operations]\ninclude = [\"x\"]\n[package]\nkeywords = [\"k\"]\n";
    let config = parsed(text);
    let mut known = Known::new(&config);
    known.add("rename.schema", "Dial");
    let mut diagnostics = Diagnostics::new();
    report_unused(&config, &known, &mut diagnostics);
    assert_eq!(
        shown(text, &diagnostics),
        [
            "W0506 at \"x\": `x` in `operations.include` names nothing of the document; delete it",
            "W0506 at Dail: `Dail` in `rename.schema` names nothing of the document; write: \"Dial\"",
        ]
    );
}

/// Finds a key by its dotted path.
fn find<'a>(path: &str, keys: &'a [Key]) -> Option<&'a Key> {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    let key = keys.iter().find(|key| key.name == head)?;
    match &key.kind {
        _ if rest.is_empty() => Some(key),
        Kind::Table(keys) => find(rest, keys),
        _ => None,
    }
}

#[test]
fn sections_that_name_things_exist() {
    for path in unused::NAMING {
        let key = find(path, TOP).unwrap_or_else(|| panic!("{path} is in the table"));
        assert!(matches!(key.kind, Kind::Map(_) | Kind::Texts(_)), "{path}");
    }
}

/// What serde says about a key that no struct has tells all the keys that it has.
fn fields_of_struct(header: &str, required: &str) -> Vec<String> {
    let text = format!("{header}\n{required}\nno-such-key = 1\n");
    let error = toml::from_str::<Config>(&text).expect_err("there is no such key").to_string();
    let (_, list) = error.split_once("expected ").unwrap_or_else(|| panic!("{header}: {error}"));
    let mut fields: Vec<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    fields.sort();
    fields
}

#[test]
fn the_table_and_the_structs_have_the_same_keys() {
    let names = |keys: &[Key]| {
        let mut names: Vec<String> = keys.iter().map(|key| key.name.to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(fields_of_struct("", ""), names(TOP));
    for key in TOP {
        if let Kind::Table(keys) = &key.kind {
            assert_eq!(
                fields_of_struct(&format!("[{}]", key.name), ""),
                names(keys),
                "{}",
                key.name
            );
        }
    }
    let replacement = find("types.replace", TOP).expect("it is in the table");
    let Kind::Map(Kind::Table(keys)) = &replacement.kind else { panic!("it is a map of tables") };
    assert_eq!(fields_of_struct("[types.replace.a]", "path = 'a'"), names(keys));
}

#[test]
fn every_word_of_the_table_is_one_of_the_structs() {
    for (header, path) in [("[types]\ndate", "types.date"), ("[types]\nintegers", "types.integers")]
    {
        let Kind::OneOf(values) = &find(path, TOP).expect("it is in the table").kind else {
            panic!("{path}")
        };
        for value in *values {
            parsed(&format!("{header} = \"{value}\"\n"));
        }
    }
    let Kind::Map(Kind::FlagOr(Kind::Table(keys))) = &find("pagination", TOP).expect("there").kind
    else {
        panic!("pagination is a map of switches or tables")
    };
    let Kind::OneOf(kinds) = &keys[0].kind else { panic!("the first key is the kind") };
    for kind in *kinds {
        parsed(&format!(
            "[pagination.a]\nkind = \"{kind}\"\nparameter = 'a'\nitems = 'a'\nnext = 'a'\nhas-more = 'a'\ntotal = 'a'\ntotal-pages = 'a'\nfirst = 0\nbody = 'a'\nid = 'a'\n"
        ));
    }
}

#[test]
fn the_schema_for_editors_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/codegen.schema.json");
    let checked_in = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        checked_in == schema(),
        "codegen.schema.json is stale; `cargo xtask bless` rewrites it"
    );
}

#[test]
fn the_first_config_changes_nothing_and_names_every_key() {
    let text = template("Acme\n[evil]");
    assert_eq!(Config { spans: Spans::default(), ..parsed(&text) }, Config::default());
    let uncommented: String = text
        .lines()
        .filter_map(|line| line.strip_prefix("# ").or(Some(line)))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .collect();
    for key in TOP {
        assert!(uncommented.contains(&format!("[{}", key.name)), "{}", key.name);
    }
}
