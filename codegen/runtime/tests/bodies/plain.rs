//! Values of the type `application/x-www-form-urlencoded`.

use codegen_runtime::runtime::form;
use codegen_runtime::runtime::json_lines_body;
use codegen_runtime::runtime::param::ParamValue;
use serde_json::json;

#[test]
fn members_are_pairs_and_items_are_pairs_of_the_same_name() {
    // In the order of the alphabet, which holds with and without serde_json's `preserve_order`.
    let value = json!({"a b": "x y&z=~*", "list": ["p", null, true], "n": 1.5, "none": null});
    assert_eq!(form::write(&value), Ok("a+b=x+y%26z%3D%7E*&list=p&list=true&n=1.5".to_owned()));
}

#[test]
fn what_lies_deeper_is_compact_json() {
    let value = json!({"filter": {"a": [1, 2]}, "rows": [{"b": "c"}]});
    let text = "filter=%7B%22a%22%3A%5B1%2C2%5D%7D&rows=%7B%22b%22%3A%22c%22%7D";
    assert_eq!(form::write(&value), Ok(text.to_owned()));
}

#[test]
fn only_an_object_is_a_form() {
    assert!(form::write(&json!(["a"])).unwrap_err().contains("as a form"));
    assert!(matches!(form::value(&json!(["a"])), ParamValue::Invalid(_)));
}

#[test]
fn a_query_string_without_a_pair_is_none() {
    assert_eq!(form::value(&json!({"a": null})), ParamValue::Absent);
    assert_eq!(form::value(&json!({"a": 1})), ParamValue::Text("a=1".to_owned()));
}

#[test]
fn values_are_lines_or_records() {
    let lines = json_lines_body::write([json!({"a": 1}), json!("b")], "application/x-ndjson");
    assert_eq!(lines.unwrap(), "{\"a\":1}\n\"b\"\n");
    let records = json_lines_body::write([1, 2], "application/geo+json-seq; x=y");
    assert_eq!(records.unwrap(), "\u{1E}1\n\u{1E}2\n");
}
