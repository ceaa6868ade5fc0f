//! Formats other than JSON.

use std::collections::BTreeMap;

use ciborium::Value;
use codegen_runtime::runtime::trail::decode_json;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::samples::animal::Animal;
use crate::samples::answer::Answer;
use crate::samples::color::{Color, Level, Mixed};
use crate::samples::dial::Page;
use crate::samples::nested::Team;
use crate::samples::small::{Extended, Numbered, RequiredNullable};

const PAGE: &str = r#"{"data":[{"id":"d1","toNumber":"+1","agent":{"id":"a","name":"n","language":"en","metadata":{"k":[1,"x",true],"o":{"p":1.5}},"idleMessageConfig":{"enabled":true,"messages":["m"],"maxIdleMessages":-2},"maxDurationSeconds":10800},"recordings":[{"url":"u"}],"transcript":[],"startedAt":"2023-11-07T05:31:56.5+02:00","systemResultType":"BUSY"},{"id":"d2","systemResultType":"NEW","durationSeconds":9007199254740993}],"cursor":"c"}"#;

fn through_all<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) {
    let value: T = decode_json(json.as_bytes()).unwrap();
    assert_eq!(
        serde_json::from_value::<T>(serde_json::to_value(&value).unwrap()).unwrap(),
        value,
        "Value"
    );
    assert_eq!(
        serde_json::from_reader::<_, T>(serde_json::to_vec(&value).unwrap().as_slice()).unwrap(),
        value,
        "reader"
    );
    assert_eq!(
        serde_yaml::from_str::<T>(&serde_yaml::to_string(&value).unwrap()).unwrap(),
        value,
        "YAML"
    );
    assert_eq!(
        rmp_serde::from_slice::<T>(&rmp_serde::to_vec_named(&value).unwrap()).unwrap(),
        value,
        "MessagePack"
    );
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<T, _>(cbor.as_slice()).unwrap(), value, "CBOR");
}

#[test]
fn models_survive_every_format() {
    through_all::<Page>(PAGE);
    through_all::<Team>(r#"{"name":"a","owner":{"id":1},"parent":{"name":"b","owner":{"id":-2}}}"#);
    through_all::<Extended>(r#"{"id":1,"x":"y"}"#);
    through_all::<RequiredNullable>(r#"{"a":null}"#);
    through_all::<Vec<Color>>(r#"["red","blue"]"#);
    through_all::<Vec<Level>>("[1,7]");
    through_all::<Vec<Mixed>>(r#"["a",1,true,[1,2],{"x":1}]"#);
}

#[test]
fn unions_survive_every_format() {
    through_all::<Vec<Animal>>(
        r#"[{"m":1,"kind":"cat"},{"kind":"cat","prey":{"kind":"dog"}},{"kind":"bird","w":[1.5]}]"#,
    );
    through_all::<Vec<Answer>>(
        r#"["on","off",7,-7,7.5,["a"],[1,"b"],{"radius":1.5},{"side":2.0,"label":"x"},{"kind":"cat","m":-1},true]"#,
    );
}

#[test]
fn toml_has_no_null_but_the_rest() {
    let page: Page = decode_json(PAGE.as_bytes()).unwrap();
    assert_eq!(toml::from_str::<Page>(&toml::to_string(&page).unwrap()).unwrap(), page);
    let animal: Animal = toml::from_str("m = 1\nkind = \"cat\"").unwrap();
    assert!(matches!(animal, Animal::Cat(_)));
}

#[test]
fn binary_formats_may_have_either_kind_of_number_and_any_key() {
    let members = Value::Map(vec![
        (Value::Bytes(b"a".to_vec()), Value::Text("x".to_owned())),
        (Value::Text("id".to_owned()), Value::Float(1.0)),
    ]);
    let mut cbor = Vec::new();
    ciborium::into_writer(&members, &mut cbor).unwrap();
    let numbered: Numbered = ciborium::from_reader(cbor.as_slice()).unwrap();
    assert_eq!(numbered, Numbered { a: Some("x".to_owned()), id: 1 });
    cbor.clear();
    ciborium::into_writer(&BTreeMap::from([("radius", 2)]), &mut cbor).unwrap();
    assert!(matches!(
        ciborium::from_reader::<Answer, _>(cbor.as_slice()).unwrap(),
        Answer::Circle(_)
    ));
    let packed = rmp_serde::to_vec_named(&BTreeMap::from([("id", 1.0)])).unwrap();
    assert_eq!(rmp_serde::from_slice::<Numbered>(&packed).unwrap().id, 1);
    let numbers_as_keys = [0x82, 0x07, 0xc3, 0xa2, b'i', b'd', 0x05];
    assert_eq!(rmp_serde::from_slice::<Numbered>(&numbers_as_keys).unwrap().id, 5);
}
