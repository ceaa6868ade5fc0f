//! Lists in the delimiters of Swagger 2.0, wherever it allows them.

use codegen_runtime::runtime::param::{ParamValue, Parameter};
use codegen_runtime::runtime::style::expand;

fn check(parameter: &Parameter, expected: &str) {
    let list = ParamValue::List(["a b", "c"].map(|item| ParamValue::Text(item.into())).into());
    let written = expand(parameter, &list).expect("texts can be written");
    assert_eq!(written.as_deref(), Some(&[expected.to_owned()][..]), "{parameter:?}");
}

#[test]
fn delimiters() {
    let query = || Parameter::query("q").explode(false);
    check(&query(), "q=a%20b,c");
    check(&query().space_delimited(), "q=a%20b%20c");
    check(&query().tab_delimited(), "q=a%20b%09c");
    check(&query().pipe_delimited(), "q=a%20b%7Cc");
    check(&Parameter::path("p").tab_delimited(), "a%20b%09c");
    check(&Parameter::path("p").pipe_delimited(), "a%20b%7Cc");
    check(&Parameter::header("h").space_delimited(), "a b c");
    check(&Parameter::header("h").tab_delimited(), "a b\tc");
    check(&Parameter::header("h").pipe_delimited(), "a b|c");
}
