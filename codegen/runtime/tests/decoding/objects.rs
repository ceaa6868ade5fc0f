//! Presence, null, order, duplicates and members that nobody declared.

use std::collections::BTreeMap;

use codegen_runtime::runtime::patch::Patch;
use codegen_runtime::runtime::trail::decode_json;

use crate::samples::dial::Page;
use crate::samples::nested::{Node, Team};
use crate::samples::small::{Extended, Numbered, Optional, Required, RequiredNullable, ThreeState};
use crate::samples::wide::Wide;

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn absent_null_and_present_are_told_apart() {
    assert_eq!(json(&Optional { a: None }), "{}");
    assert_eq!(json(&RequiredNullable { a: None }), r#"{"a":null}"#);
    for (text, patch) in [
        ("{}", Patch::Absent),
        (r#"{"a":null}"#, Patch::Null),
        (r#"{"a":"x"}"#, Patch::Value("x".to_owned())),
    ] {
        let read: ThreeState = decode_json(text.as_bytes()).unwrap();
        assert_eq!(read.a, patch);
        assert_eq!(json(&read), text);
    }
}

#[test]
fn patch_converts_from_values_and_options() {
    assert_eq!(Patch::from(1), Patch::Value(1));
    assert_eq!(Patch::<i32>::from(None), Patch::Null);
    assert_eq!(Patch::from(Some(1)).as_option(), Some(&1));
    assert!(Patch::<i32>::default().is_absent());
    assert_eq!(Patch::Value(1).into_option(), Some(1));
}

#[test]
fn a_required_member_must_come_and_not_be_null() {
    let missing = decode_json::<Required>(b"{}").unwrap_err();
    assert_eq!((missing.path.as_str(), missing.target), ("$.a", "Required"));
    assert!(missing.message.starts_with("missing field `a`"), "{}", missing.message);
    let null = decode_json::<Required>(br#"{"a":null}"#).unwrap_err();
    assert_eq!(null.path, "$.a");
    assert!(null.message.contains("invalid type: null, expected a string"), "{}", null.message);
    assert!(serde_json::from_str::<Required>(r#"["x"]"#).is_err(), "a sequence is no object");
}

#[test]
fn slots_hold_what_has_no_stand_in() {
    let team: Team =
        decode_json(br#"{"owner":{"id":7},"parent":{"name":"b","owner":{"id":8}},"name":"a"}"#)
            .unwrap();
    assert_eq!((team.owner.id, team.parent.as_ref().unwrap().owner.id), (7, 8));
    assert_eq!(decode_json::<Team>(json(&team).as_bytes()).unwrap(), team);
    assert_eq!(decode_json::<Team>(br#"{"name":"a","parent":null}"#).unwrap_err().path, "$.owner");
    assert_eq!(decode_json::<Team>(br#"{"name":"a","owner":null}"#).unwrap_err().path, "$.owner");
}

#[test]
fn a_known_key_must_not_come_twice() {
    let failure = decode_json::<Numbered>(br#"{"a":null,"id":1,"a":null}"#).unwrap_err();
    assert_eq!(failure.path, "$.a");
    assert!(failure.message.starts_with("duplicate field `a`"), "{}", failure.message);
}

#[test]
fn undeclared_members_are_kept_or_passed_over() {
    let text = r#"{"id":1,"w":"z","x":"y","x":"q"}"#;
    let extended: Extended = decode_json(text.as_bytes()).unwrap();
    let expected =
        BTreeMap::from([("w".to_owned(), "z".to_owned()), ("x".to_owned(), "q".to_owned())]);
    assert_eq!(extended.additional, expected, "of two members the last stays");
    assert_eq!(json(&extended), r#"{"id":1,"w":"z","x":"q"}"#);
    assert_eq!(decode_json::<Extended>(br#"{"a b":1}"#).unwrap_err().path, r#"$["a b"]"#);
    let numbered: Numbered = decode_json(br#"{"n":{"deep":[1]},"id":1,"n":2}"#).unwrap();
    assert_eq!(numbered.id, 1);
}

#[test]
fn keys_may_be_escaped() {
    let read: Numbered = decode_json(br#"{"\u0069d":1,"\u0061":"x"}"#).unwrap();
    assert_eq!(read, Numbered { a: Some("x".to_owned()), id: 1 });
}

#[test]
fn any_order_finds_every_member() {
    let all: Wide = decode_json(b"{}").unwrap();
    assert_eq!(json(&all), "{}");
    let names: Vec<String> = (0..200).map(|number| format!("p{number:03}")).collect();
    for step in [1, 3, 7, 199] {
        let members: Vec<String> = (0..200)
            .map(|index| index * step % 200)
            .map(|index| format!(r#""{}":{index}"#, names[index]))
            .collect();
        let wide: Wide = decode_json(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
        let written: BTreeMap<String, usize> = serde_json::from_str(&json(&wide)).unwrap();
        assert_eq!(
            written,
            names.iter().cloned().zip(0..200).collect::<BTreeMap<_, _>>(),
            "step {step}"
        );
    }
    let twice = decode_json::<Wide>(br#"{"p000":1,"p199":1,"p000":2}"#).unwrap_err();
    assert_eq!(twice.path, "$.p000");
}

#[test]
fn recursion_goes_as_deep_as_the_parser_does() {
    let nested =
        |depth: usize| format!("{}{}{}", r#"{"next":"#.repeat(depth), "{}", "}".repeat(depth));
    assert!(decode_json::<Node>(nested(126).as_bytes()).is_ok());
    let failure = decode_json::<Node>(nested(100_000).as_bytes()).unwrap_err();
    assert!(failure.message.contains("recursion limit"), "{}", failure.message);
}

#[test]
fn a_page_of_dials_survives_a_round_trip() {
    let text = r#"{"data":[{"id":"d1","agent":{"id":"a","name":"n","language":"en","metadata":{"k":[1,null]}},"startedAt":"2023-11-07T05:31:56Z","systemResultType":"NEW"}],"cursor":"c"}"#;
    let page: Page = decode_json(text.as_bytes()).unwrap();
    assert_eq!(json(&page), text);
}
