//! What a later version of the API may send: unknown fields, unknown values.

use serde_json::{Value, json};
use vogent::models::{Dial, SystemResultType, TranscriberType};
use vogent_tests::published::{Field, fields, full_answer, holder};
use vogent_tests::reader::Reader;

/// Every object of the answer gets a member that nobody knows.
fn with_strangers(fields: &[Field]) -> Value {
    let mut answer = full_answer(fields);
    for field in fields.iter().filter(|field| !field.is_map_value()) {
        let holder = holder(&mut answer, &field.path).expect("the sample has every field");
        holder.insert("stranger".to_owned(), json!({ "of": ["a", "later", { "version": 2 }] }));
    }
    answer
}

#[tokio::test]
async fn unknown_fields_are_ignored_in_every_object() {
    let (fields, reader) = (fields(), Reader::start().await);
    let plain = reader.read(&full_answer(&fields)).await.unwrap();
    let stranger = reader.read(&with_strangers(&fields)).await.unwrap();
    assert_eq!(
        plain.data[0].agent.as_ref().unwrap().id,
        stranger.data[0].agent.as_ref().unwrap().id
    );
    let written = serde_json::to_value(&stranger).unwrap();
    let nowhere = ["data.id", "data.agent.id", "data.transcript.text", "cursor"];
    for name in nowhere {
        let path: Vec<String> = name.split('.').map(str::to_owned).collect();
        let mut written = written.clone();
        assert!(!holder(&mut written, &path).unwrap().contains_key("stranger"), "{name}");
    }
}

#[tokio::test]
async fn every_enum_keeps_a_value_that_it_does_not_know() {
    let (fields, reader) = (fields(), Reader::start().await);
    let enums: Vec<&Field> = fields.iter().filter(|field| !field.values.is_empty()).collect();
    assert!(enums.len() >= 6, "the table has its enums");
    for field in enums {
        for value in field.values.iter().map(String::as_str).chain(["OF_2031", "", "Grüße", "busy"])
        {
            let mut answer = full_answer(&fields);
            let name = field.path.last().unwrap();
            holder(&mut answer, &field.path).unwrap().insert(name.clone(), json!(value));
            let mut written = serde_json::to_value(reader.read(&answer).await.unwrap()).unwrap();
            let kept = holder(&mut written, &field.path).unwrap().get(name);
            assert_eq!(kept, Some(&json!(value)), "{}", field.name());
        }
    }
}

#[test]
fn an_enum_says_what_it_is() {
    let known = SystemResultType::from("BUSY");
    assert_eq!(known, SystemResultType::Busy);
    assert_eq!((known.as_str(), known.to_string().as_str()), ("BUSY", "BUSY"));
    let unknown: TranscriberType = "whisper".parse().unwrap();
    assert!(matches!(unknown, TranscriberType::Unrecognized(_)));
    assert_eq!((unknown.as_str(), unknown.to_string().as_str()), ("whisper", "whisper"));
    assert_ne!(unknown, TranscriberType::from("other"));
    for value in SystemResultType::VALUES {
        assert!(
            !matches!(SystemResultType::from(*value), SystemResultType::Unrecognized(_)),
            "{value}"
        );
    }
}

#[tokio::test]
async fn a_dial_compares_with_what_its_setters_make() {
    let reader = Reader::start().await;
    let page = reader.read(&json!({ "data": [{ "id": "d", "systemResultType": "OF_2031", "status": "done" }], "cursor": null })).await.unwrap();
    let made = Dial::new("d").status("done").system_result_type(SystemResultType::from("OF_2031"));
    assert_eq!(page.data, [made]);
}
