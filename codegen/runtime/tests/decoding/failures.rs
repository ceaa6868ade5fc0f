//! Where and why a body does not fit, and what must not be said about it.

use codegen_runtime::runtime::steps;
use codegen_runtime::runtime::trail::decode_json;

use crate::samples::dial::Page;
use crate::samples::small::{Numbered, Required};

fn page(dial: &str) -> (String, String, &'static str) {
    let failure =
        decode_json::<Page>(format!(r#"{{"data":[{{"id":"a"}},{dial}]}}"#).as_bytes()).unwrap_err();
    (failure.path, failure.message, failure.target)
}

#[test]
fn the_path_goes_to_the_value() {
    assert_eq!(page("{}").0, "$.data[1].id");
    assert_eq!(page(r#"{"id":1}"#).0, "$.data[1].id");
    assert_eq!(page(r#"{"id":"b","startedAt":"now"}"#).0, "$.data[1].startedAt");
    let (path, message, target) =
        page(r#"{"id":"b","transcript":[{"text":"","speaker":"","startTimeMs":0.5}]}"#);
    assert_eq!((path.as_str(), target), ("$.data[1].transcript[0].startTimeMs", "TranscriptItem"));
    assert!(
        message.starts_with("invalid value: floating point `0.5`, expected a 64-bit integer"),
        "{message}"
    );
    assert_eq!(page("7").0, "$.data[1]");
}

#[test]
fn what_is_no_json_is_said_plainly() {
    for (body, message) in [
        (&b""[..], "the body is empty"),
        (b" \n", "the body is empty"),
        (b"\xef\xbb\xbf", "the body is empty"),
        (b"\"\xff\"", "the body is not UTF-8 from byte 1 on"),
        (b"<html>502</html>", "expected value at line 1 column 1"),
        (br#"{"id":1} x"#, "trailing characters at line 1 column 10"),
        (br#"{"id":1"#, "EOF while parsing an object at line 1 column 7"),
        (b"null", "invalid type: null, expected an object (Numbered)"),
    ] {
        let failure = decode_json::<Numbered>(body).unwrap_err();
        assert!(failure.message.starts_with(message), "{failure:?}");
        assert_eq!((failure.path.as_str(), failure.target), ("$", "Numbered"));
    }
    assert!(
        decode_json::<Numbered>(b"\xef\xbb\xbf{\"id\":1}").is_ok(),
        "a byte order mark is passed over"
    );
    let deep = decode_json::<serde_json::Value>("[".repeat(100_000).as_bytes()).unwrap_err();
    assert!(deep.message.contains("recursion limit exceeded"), "{deep:?}");
}

#[test]
fn a_message_is_short_and_shows_no_string_of_the_body() {
    let secret = r#"s3cr\"et \\"#;
    for body in [
        format!(r#"{{"id":"{secret}"}}"#),
        format!(r#""{secret}""#),
        format!(r#"{{"id":"{}"}}"#, "x".repeat(9999)),
    ] {
        let failure = decode_json::<Numbered>(body.as_bytes()).unwrap_err();
        assert!(
            !failure.to_string().contains("s3cr") && !failure.to_string().contains("xxx"),
            "{failure}"
        );
        assert!(failure.message.starts_with("invalid type: string, expected a"), "{failure}");
        assert!(failure.message.chars().count() <= 200);
    }
}

#[test]
fn a_failure_elsewhere_leaves_nothing_behind() {
    for _ in 0..1000 {
        assert!(serde_json::from_str::<Page>(r#"{"data":[{"id":1}]}"#).is_err());
    }
    assert_eq!(steps::forget_since(steps::mark()), "");
    assert_eq!(decode_json::<Required>(b"{}").unwrap_err().path, "$.a");
    let panicked = std::panic::catch_unwind(|| {
        steps::record(|| -> Result<(), ()> { panic!("a user's impl") })
    });
    assert!(panicked.is_err());
    assert!(serde_json::from_str::<Required>("{}").is_err());
    assert_eq!(steps::forget_since(steps::mark()), "", "nobody listens after a panic");
}

#[test]
fn a_decode_within_a_decode_has_its_own_path() {
    let outer = steps::record(|| {
        steps::leave_index(3);
        let inner = decode_json::<Required>(b"{}").unwrap_err();
        assert_eq!(inner.path, "$.a");
        steps::leave_field("Outer", "list");
        Err::<(), ()>(())
    });
    let (_, place) = outer.unwrap_err();
    assert_eq!((place.path.as_str(), place.target), ("$.list[3]", Some("Outer")));
}

#[test]
fn a_path_is_bounded() {
    let (_, place) = steps::record(|| {
        for _ in 0..100_000 {
            steps::leave_key(&"k".repeat(1000));
        }
        Err::<(), ()>(())
    })
    .unwrap_err();
    assert!(place.path.len() < 20_000, "{}", place.path.len());
}
