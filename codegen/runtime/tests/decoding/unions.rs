//! Unions by tag and by structure.

use std::collections::BTreeMap;

use codegen_runtime::runtime::candidate::{self, Candidate};
use codegen_runtime::runtime::codec::{Ref, Text};
use codegen_runtime::runtime::content::Content;
use codegen_runtime::runtime::dict::Dict;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::tagged::{self, Tag};
use codegen_runtime::runtime::trail::decode_json;
use codegen_runtime::runtime::union::WithTag;
use serde_json::json;

use crate::samples::animal::Animal;
use crate::samples::answer::{Answer, Mode};

fn animal(text: &str) -> Animal {
    decode_json(text.as_bytes()).unwrap()
}

fn answer(text: &str) -> Answer {
    decode_json(text.as_bytes()).unwrap()
}

#[test]
fn the_tag_may_stand_anywhere() {
    for text in [
        r#"{"kind":"cat","m":1}"#,
        r#"{"m":1,"kind":"cat"}"#,
        r#"{"x":[{}],"m":1.0,"kind":"cat","y":{}}"#,
    ] {
        let Animal::Cat(cat) = animal(text) else { panic!("{text}") };
        assert_eq!((cat.kind.as_str(), cat.m), ("cat", Some(1)));
        assert_eq!(serde_json::to_string(&Animal::Cat(cat)).unwrap(), r#"{"kind":"cat","m":1}"#);
    }
    let Animal::Cat(cat) = animal(r#"{"prey":{"prey":{"kind":"dog"},"kind":"cat"},"kind":"cat"}"#)
    else {
        panic!()
    };
    assert!(matches!(*cat.prey.unwrap(), Animal::Cat(_)));
}

#[test]
fn what_no_tag_names_is_kept() {
    for value in [
        json!({"kind": "bird", "w": [1, 2.5]}),
        json!({"m": 1}),
        json!({"kind": null}),
        json!({"kind": {}}),
    ] {
        assert_eq!(animal(&value.to_string()), Animal::Unrecognized(value.clone()));
        assert_eq!(serde_json::to_value(animal(&value.to_string())).unwrap(), value);
    }
    assert!(decode_json::<Animal>(b"[]").unwrap_err().message.contains("an object (Animal)"));
}

#[test]
fn a_known_tag_with_a_bad_body_is_the_error_of_that_member() {
    for text in [r#"{"kind":"cat","m":"x"}"#, r#"{"m":"x","kind":"cat"}"#] {
        let failure = decode_json::<Animal>(text.as_bytes()).unwrap_err();
        assert_eq!((failure.path.as_str(), failure.target), ("$.m", "Cat"), "{text}");
    }
    let twice = decode_json::<Animal>(br#"{"kind":"cat","kind":"dog"}"#).unwrap_err();
    assert_eq!(twice.path, "$.kind");
}

#[test]
fn json_types_tell_members_apart() {
    assert_eq!(answer("\"on\""), Answer::Mode(Mode("on".to_owned())));
    assert_eq!(answer("\"off\""), Answer::Text("off".to_owned()));
    assert_eq!(answer("7.0"), Answer::Integer(7));
    assert_eq!(answer("7.5"), Answer::Number(7.5));
    assert_eq!(answer("18446744073709551615"), Answer::Number(18_446_744_073_709_551_615.0));
    assert_eq!(answer(r#"["a"]"#), Answer::Texts(vec!["a".to_owned()]));
    assert_eq!(answer("[1]"), Answer::Answers(vec![Answer::Integer(1)]));
    assert_eq!(
        answer(r#"["a",1]"#),
        Answer::Answers(vec![Answer::Text("a".to_owned()), Answer::Integer(1)])
    );
}

#[test]
fn members_tell_objects_apart() {
    assert!(matches!(answer(r#"{"radius":1}"#), Answer::Circle(_)));
    assert!(matches!(answer(r#"{"side":1}"#), Answer::Square(_)));
    assert!(matches!(answer(r#"{"side":1,"label":"x"}"#), Answer::Labelled(_)));
    assert!(matches!(answer(r#"{"side":1,"radius":1,"shape":"square"}"#), Answer::Square(_)));
    assert!(matches!(answer(r#"{"kind":"cat","m":1}"#), Answer::Animal(_)));
}

#[test]
fn what_no_member_can_be_is_kept() {
    for value in
        [json!(null), json!(true), json!({}), json!({"shape": "circle", "r": [1.5, -2, "x\ny"]})]
    {
        assert_eq!(answer(&value.to_string()), Answer::Unrecognized(value.clone()));
    }
}

#[test]
fn a_failure_names_every_member_and_why_it_lost() {
    let failure = serde_json::from_str::<Answer>(r#"{"side":"x"}"#).unwrap_err().to_string();
    assert!(failure.starts_with("no member of Answer fits; Mode: another JSON type"), "{failure}");
    assert!(failure.contains("Circle: lacks `radius`; Square: invalid type: string"), "{failure}");
    let const_lost =
        serde_json::from_str::<Answer>(r#"{"side":"x","radius":1,"shape":"square"}"#).unwrap_err();
    assert!(const_lost.to_string().contains("Circle: another value of `shape`"), "{const_lost}");
    let single = decode_json::<Answer>(br#"{"radius":"x"}"#).unwrap_err();
    assert_eq!(
        (single.path.as_str(), single.target),
        ("$.radius", "Circle"),
        "the only member that it can be"
    );
    let inner = decode_json::<Answer>(br#"[1,{"radius":1,"shape":2}]"#);
    assert_eq!(
        inner.unwrap(),
        Answer::Answers(vec![
            Answer::Integer(1),
            Answer::Unrecognized(json!({"radius": 1, "shape": 2}))
        ])
    );
    let steps_of_lost_members =
        decode_json::<Answer>(br#"[1,{"side":"secret text"}]"#).unwrap_err();
    assert_eq!(steps_of_lost_members.path, "$[1]");
    assert!(!steps_of_lost_members.message.contains("secret"), "{}", steps_of_lost_members.message);
}

#[test]
fn nesting_cannot_make_a_wrong_value_expensive() {
    let depth = 60;
    let text =
        format!("{}\"x\"{}", r#"{"side":1,"inner":{"side":"#.repeat(depth), "}}".repeat(depth));
    let start = std::time::Instant::now();
    assert!(decode_json::<Answer>(text.as_bytes()).is_err());
    assert!(start.elapsed().as_secs() < 20, "2^{depth} attempts would not end");
}

#[test]
fn a_member_that_does_not_declare_the_tag_is_written_with_it() {
    let codec = WithTag { property: "kind", tag: "fish", member: Dict(I64) };
    let fish = BTreeMap::from([("fins".to_owned(), 2)]);
    let written = serde_json::to_string(&Ref(&fish, codec)).unwrap();
    assert_eq!(written, r#"{"kind":"fish","fins":2}"#);
    let text = WithTag { property: "kind", tag: "word", member: Text };
    assert!(serde_json::to_string(&Ref(&"no object".to_owned(), text)).is_err());
}

#[test]
fn a_tag_that_selects_nothing_may_have_a_member_of_its_own() {
    const TAG: Tag = Tag { property: "kind", values: &[("cat", 0), ("dog", 1)] };
    let read = |text: &str| {
        tagged::read_or::<Animal, _>(&mut serde_json::Deserializer::from_str(text), &TAG, 1)
    };
    let Ok(Animal::Cat(_)) = read(r#"{"kind":"cat","m":1}"#) else { panic!("the tag is known") };
    let Ok(Animal::Dog(dog)) = read(r#"{"x":1,"kind":"wolf"}"#) else { panic!("any other is 1") };
    assert_eq!(dog.kind, "wolf");
    let untagged = read(r#"{"x":1}"#).expect_err("the member at 1 demands its tag");
    assert!(untagged.to_string().contains("kind"), "{untagged}");
}

#[test]
fn a_map_of_anything_comes_behind_an_object_that_declares_every_key() {
    const MEMBERS: &[Candidate] = &[
        Candidate { open: true, ..Candidate::new("Map", candidate::OBJECT) },
        Candidate {
            required: &["errors"],
            properties: &["errors"],
            ..Candidate::new("Object", candidate::OBJECT)
        },
    ];
    let first = |text| {
        let content: Content<'_> = serde_json::from_str(text).unwrap();
        MEMBERS[candidate::best(&content, MEMBERS, None).unwrap().member].name
    };
    assert_eq!(first(r#"{"errors":[]}"#), "Object");
    assert_eq!(first(r#"{"errors":[],"other":1}"#), "Map");
    assert_eq!(first(r#"{"other":1}"#), "Map");
}
