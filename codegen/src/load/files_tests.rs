//! Files by name in, the bundled tree out.

use std::collections::BTreeMap;

use super::*;

struct Files(BTreeMap<&'static str, &'static str>);

impl Source for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path.starts_with("..") {
            return Err(ReadError::NotAllowed);
        }
        let text = self.0.get(path).ok_or_else(|| ReadError::Failed("no such file".into()))?;
        Ok(text.as_bytes().to_vec())
    }
}

fn check(main: &str, files: &[(&'static str, &'static str)], expected: &str) {
    let mut diagnostics = Diagnostics::new();
    let files = Files(files.iter().copied().collect());
    let document = load_all(&files, "spec/main.yaml", main.as_bytes(), &mut diagnostics);
    let mut seen: String =
        diagnostics.iter().map(|one| format!("{} {}\n", one.code.id, one.message)).collect();
    seen += &document.map_or(String::new(), |document| document.value.to_string());
    assert_eq!(seen, expected);
}

#[test]
fn further_files_hang_below_the_root() {
    check(
        "paths: {a: {$ref: './sub/p.yaml#/x'}}",
        &[
            ("sub/p.yaml", "x: {$ref: '../q%20r.json'}\ny: {$ref: '#/x'}"),
            ("q r.json", "{\"$ref\": \"main.yaml#/paths\"}"),
        ],
        concat!(
            r##"{"paths":{"a":{"$ref":"#/x-codegen-files/1/x"}},"x-codegen-files":{"##,
            r##""1":{"x":{"$ref":"#/x-codegen-files/2"},"y":{"$ref":"#/x-codegen-files/1/x"}},"##,
            r##""2":{"$ref":"#/paths"}}}"##,
        ),
    );
}

#[test]
fn what_cannot_be_read_is_said_once_and_left() {
    check(
        "paths: [{$ref: a.yaml}, {$ref: 'a.yaml#/x'}, {$ref: ../b.yaml}, {$ref: 'https://c/d'}]",
        &[],
        concat!(
            "W0118 `a.yaml` cannot be read: no such file\n",
            "W0117 `../b.yaml` is outside of what may be read\n",
            r#"{"paths":[{"$ref":"a.yaml"},{"$ref":"a.yaml#/x"},{"$ref":"../b.yaml"},{"$ref":"https://c/d"}]}"#,
        ),
    );
}

#[test]
fn a_broken_side_file_is_no_error() {
    check(
        "paths: {$ref: a.yaml}",
        &[("a.yaml", "a: b: c")],
        "W0118 `a.yaml` cannot be read: mapping values are not allowed in this context\n{\"paths\":{\"$ref\":\"a.yaml\"},\"x-codegen-files\":{\"1\":null}}",
    );
}

#[test]
fn a_mistake_in_a_side_file_has_its_place_there() {
    let mut diagnostics = Diagnostics::new();
    let files = Files(BTreeMap::from([("sub/a.yaml", "x:\n\ty: a: b\n")]));
    let document =
        load_all(&files, "spec/api/main.yaml", b"paths: {$ref: sub/a.yaml}", &mut diagnostics);
    let file = "spec/api/sub/a.yaml".to_owned();
    let found = diagnostics.iter().next().expect("it is said");
    assert!(matches!(&found.place, Place::Span { file: name, start: 3.., .. } if *name == file));
    assert!(document.expect("the main file is good").sources.named(&file).is_some());
}
