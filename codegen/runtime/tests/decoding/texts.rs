//! Octets, UUIDs, passwords, addresses, lists, maps, tuples and free-form values.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use codegen_runtime::runtime::base64_text::Base64;
use codegen_runtime::runtime::codec::{Bool, Null, Nullable, Of, Text};
use codegen_runtime::runtime::dict::{Dict, EnumDict};
use codegen_runtime::runtime::json::{Json, JsonObject};
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::{I64, Int};
use codegen_runtime::runtime::password::Password;
use codegen_runtime::runtime::tuple::Tuple;
use codegen_runtime::runtime::uuid_text::UuidText;

use crate::samples::color::Color;
use crate::wire::{form, read, write};

form!(Octets = Base64, Base64);
form!(Id = UuidText, UuidText);
form!(Nothing = Null, Null);
form!(Strings = List(Nullable(Text)), List<Nullable<Text>>);
form!(Counts = Dict(I64), Dict<Int<i64>>);
form!(Colors = EnumDict::new(List(I64)), EnumDict<Color, List<Int<i64>>>);
form!(Triple = Tuple((Text, I64, Nullable(Bool))), Tuple<(Text, Int<i64>, Nullable<Bool>)>);
form!(Anything = Json, Json);
form!(Object = JsonObject, JsonObject);
form!(Address = Of::new(), Of<Ipv4Addr>);
form!(AnyAddress = Of::new(), Of<IpAddr>);
form!(LongAddress = Of::new(), Of<Ipv6Addr>);

#[test]
fn octets_in_either_alphabet_with_or_without_padding() {
    for text in ["+/8=", "-_8=", "+/8", "-_8"] {
        assert_eq!(read::<Octets>(format!("\"{text}\"")), Ok(vec![0xfb, 0xff]), "{text}");
    }
    assert_eq!(write(Base64, &vec![0xfb, 0xff]).unwrap(), "\"+/8=\"");
    assert_eq!(read::<Octets>("\"\""), Ok(vec![]));
    for text in ["\"%%%\"", "\"a\"", "\"aGk=aGk=\"", "[1]", "\"aG k\""] {
        assert!(read::<Octets>(text).is_err(), "{text}");
    }
}

#[test]
fn uuids_are_written_in_lower_case() {
    let id = read::<Id>("\"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6\"").unwrap();
    assert_eq!(write(UuidText, &id).unwrap(), "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"");
    assert!(read::<Id>("\"f81d4fae\"").unwrap_err().message.contains("`f81d4fae` is not a UUID"));
}

#[test]
fn a_password_shows_nowhere_but_on_the_wire() {
    let password: Password = serde_json::from_str("\"hunter2\"").unwrap();
    assert!(!format!("{password:?}").contains("hunter2"));
    assert_eq!(password.expose(), "hunter2");
    assert_eq!(serde_json::to_string(&password).unwrap(), "\"hunter2\"");
}

#[test]
fn addresses() {
    assert_eq!(read::<Address>("\"127.0.0.1\""), Ok(Ipv4Addr::LOCALHOST));
    assert_eq!(read::<LongAddress>("\"::1\""), Ok(Ipv6Addr::LOCALHOST));
    assert_eq!(read::<AnyAddress>("\"127.0.0.1\""), Ok(IpAddr::from(Ipv4Addr::LOCALHOST)));
    assert_eq!(read::<AnyAddress>("\"::1\""), Ok(IpAddr::from(Ipv6Addr::LOCALHOST)));
    assert!(read::<Address>("\"1.2.3\"").is_err());
}

#[test]
fn lists_say_which_element_is_wrong() {
    assert_eq!(read::<Strings>(r#"["a",null]"#), Ok(vec![Some("a".to_owned()), None]));
    assert_eq!(read::<Strings>(r#"["a",null,1]"#).unwrap_err().path, "$[2]");
    assert_eq!(
        write(List(Nullable(Text)), &vec![None, Some("a".to_owned())]).unwrap(),
        r#"[null,"a"]"#
    );
    assert_eq!(read::<Nothing>("null"), Ok(()));
    assert!(read::<Nothing>("0").is_err());
}

#[test]
fn maps_say_which_key_is_wrong() {
    assert_eq!(read::<Counts>(r#"{"k":1,"k":2}"#), Ok(BTreeMap::from([("k".to_owned(), 2)])));
    assert_eq!(read::<Counts>(r#"{"k":1,"odd key":"x"}"#).unwrap_err().path, r#"$["odd key"]"#);
    let colors = read::<Colors>(r#"{"red":[1],"blue":[]}"#).unwrap();
    assert_eq!(colors.get(&Color::Red), Some(&vec![1]));
    assert_eq!(write(EnumDict::new(List(I64)), &colors).unwrap(), r#"{"red":[1],"blue":[]}"#);
    assert_eq!(read::<Colors>(r#"{"blue":[1.5]}"#).unwrap_err().path, "$.blue[0]");
}

#[test]
fn tuples_ignore_more_and_miss_less() {
    assert_eq!(read::<Triple>(r#"["a",1,null,"more"]"#), Ok(("a".to_owned(), 1, None)));
    assert_eq!(read::<Triple>(r#"["a","b",true]"#).unwrap_err().path, "$[1]");
    assert!(read::<Triple>(r#"["a",1]"#).unwrap_err().message.contains("3 elements"));
    let value = ("a".to_owned(), 1, Some(true));
    assert_eq!(write(Tuple((Text, I64, Nullable(Bool))), &value).unwrap(), r#"["a",1,true]"#);
}

#[test]
fn free_form_values_stay_as_they_are() {
    let text = r#"{"a":[1,2.5,"x",null,true],"b":{}}"#;
    assert_eq!(write(Json, &read::<Anything>(text).unwrap()).unwrap(), text);
    assert_eq!(write(JsonObject, &read::<Object>(text).unwrap()).unwrap(), text);
    for text in ["null", "[]", "\"{}\"", "1"] {
        assert!(read::<Object>(text).unwrap_err().message.contains("expected an object"), "{text}");
    }
}
