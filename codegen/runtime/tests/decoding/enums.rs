//! Values that an enum does not know.

use codegen_runtime::runtime::trail::decode_json;

use crate::samples::color::{Color, Level, Mixed};

fn again<T: serde::Serialize + serde::de::DeserializeOwned>(text: &str) -> (T, String) {
    let value: T = decode_json(text.as_bytes()).unwrap();
    let written = serde_json::to_string(&value).unwrap();
    (value, written)
}

#[test]
fn strings_are_kept_as_they_came() {
    assert_eq!(again::<Color>("\"red\""), (Color::Red, "\"red\"".to_owned()));
    for text in ["\"blue\"", "\"RED\"", "\"\"", "\"\\u0000\""] {
        let (color, written) = again::<Color>(text);
        assert!(matches!(color, Color::Unrecognized(_)), "{text}");
        assert_eq!(written, text);
    }
    for text in ["null", "1", "[]"] {
        assert!(decode_json::<Color>(text.as_bytes()).is_err(), "{text}");
    }
    let Color::Unrecognized(blue) = Color::from("blue") else { panic!("blue is known") };
    assert_eq!((blue.as_str(), format!("{blue} {blue:?}")), ("blue", "blue \"blue\"".to_owned()));
}

#[test]
fn integers_are_kept_as_they_came() {
    assert_eq!(again::<Level>("2.0"), (Level::Two, "2".to_owned()));
    assert_eq!(again::<Level>("-7").1, "-7");
    assert!(decode_json::<Level>(b"1.5").is_err() && decode_json::<Level>(b"\"1\"").is_err());
}

#[test]
fn mixed_values_are_kept_as_they_came() {
    for (text, value) in
        [("\"a\"", Mixed::A), ("1.0", Mixed::One), ("true", Mixed::True), ("[1,2]", Mixed::Both)]
    {
        assert_eq!(decode_json::<Mixed>(text.as_bytes()), Ok(value), "{text}");
    }
    for text in ["false", "{\"a\":[]}", "2.5", "\"b\""] {
        assert_eq!(again::<Mixed>(text).1, text);
    }
    assert!(decode_json::<Mixed>(b"null").is_err());
}
