//! Forms whose members have encodings.

use codegen_runtime::runtime::form::{self, Field};
use codegen_runtime::runtime::param::Parameter;
use serde_json::json;

#[test]
fn a_member_with_a_style_is_written_as_a_parameter_is() {
    let value =
        json!({"tags": ["a b", "c"], "ids": [1, 2], "at": {"x": 1, "y": "&"}, "plain": [1, 2]});
    let fields = [
        Field::Styled(Parameter::query("tags").pipe_delimited().explode(false)),
        Field::Styled(Parameter::query("ids").explode(false)),
        Field::Styled(Parameter::query("at").deep_object()),
    ];
    let expected = "at%5Bx%5D=1&at%5By%5D=%26&ids=1,2&plain=1&plain=2&tags=a%20b%7Cc";
    let mut pairs: Vec<_> =
        form::write_with(&value, &fields).unwrap().split('&').map(str::to_owned).collect();
    pairs.sort();
    assert_eq!(pairs.join("&"), expected);
}

#[test]
fn a_member_of_a_json_type_is_json_also_where_it_is_a_text() {
    let value = json!({"a": "x", "b": ["y", null]});
    let fields = [Field::Json("a"), Field::Json("b")];
    assert_eq!(form::write_with(&value, &fields).unwrap(), "a=%22x%22&b=%22y%22");
}

#[test]
fn reserved_characters_pass_where_the_document_allows_it() {
    let fields = [Field::Styled(Parameter::query("url").allow_reserved())];
    let value = json!({"url": "https://a/b?c#d"});
    assert_eq!(form::write_with(&value, &fields).unwrap(), "url=https://a/b?c%23d");
}

#[test]
fn a_style_that_cannot_write_a_value_says_so() {
    let fields = [Field::Styled(Parameter::query("deep").explode(false))];
    let why = form::write_with(&json!({"deep": [[1]]}), &fields).unwrap_err();
    assert!(why.contains("`deep`"), "{why}");
}
