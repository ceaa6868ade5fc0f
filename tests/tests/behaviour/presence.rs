//! Absent, null, present: every field of the published table, over HTTP, none forgotten because the table says which there are.

use serde_json::{Value, json};
use vogent::models::ListBatchDialJobDialsResult;
use vogent_tests::published::{Field, fields, full_answer, holder};
use vogent_tests::reader::Reader;

/// How a field is sent.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sent {
    Absent,
    Null,
    Present,
}

/// The full answer with one field sent in one way.
fn answer(fields: &[Field], field: &Field, sent: Sent) -> Value {
    let mut answer = full_answer(fields);
    let name = field.path.last().expect("a path has a name");
    let holder = holder(&mut answer, &field.path).expect("the sample has every field");
    match sent {
        Sent::Absent => drop(holder.remove(name)),
        Sent::Null => drop(holder.insert(name.clone(), Value::Null)),
        Sent::Present => assert!(holder.contains_key(name), "{}", field.name()),
    }
    answer
}

/// The fields that members of models hold; values of free-form objects are any JSON.
fn members(fields: &[Field]) -> Vec<&Field> {
    fields.iter().filter(|field| !field.is_map_value()).collect()
}

/// How the field stands after reading and writing; models leave out what they do not have.
fn written(page: &ListBatchDialJobDialsResult, field: &Field) -> Option<Value> {
    let mut value = serde_json::to_value(page).expect("an answer can be written");
    let holder = holder(&mut value, &field.path)?;
    holder.get(field.path.last()?).cloned()
}

#[test]
fn the_table_has_all_its_rows() {
    let fields = fields();
    assert_eq!(fields.len(), 69);
    assert_eq!(fields.iter().filter(|field| field.is_map_value()).count(), 4);
    let optional = fields.iter().filter(|field| !field.required && !field.is_map_value());
    assert!(optional.count() > 40);
}

#[tokio::test]
async fn every_field_that_is_present_is_kept() {
    let (fields, reader) = (fields(), Reader::start().await);
    let all = full_answer(&fields);
    let page = reader.read(&all).await.unwrap();
    for field in members(&fields) {
        let mut sent = all.clone();
        let name = field.path.last().unwrap();
        let sent = holder(&mut sent, &field.path).unwrap().get(name).cloned();
        assert_eq!(written(&page, field), sent, "{}", field.name());
    }
    assert_eq!(serde_json::to_value(&page).unwrap(), all, "and nothing else is there");
}

#[tokio::test]
async fn every_optional_field_may_be_absent_or_null() {
    let (fields, reader) = (fields(), Reader::start().await);
    for field in members(&fields).into_iter().filter(|field| !field.required) {
        let present = reader.read(&answer(&fields, field, Sent::Present)).await.unwrap();
        assert!(written(&present, field).is_some_and(|value| !value.is_null()), "{}", field.name());
        for sent in [Sent::Absent, Sent::Null] {
            let page = reader.read(&answer(&fields, field, sent)).await;
            let page = page.unwrap_or_else(|error| panic!("{} {sent:?}: {error}", field.name()));
            assert_eq!(written(&page, field), None, "{} {sent:?}", field.name());
            assert_ne!(page, present, "{} {sent:?}", field.name());
        }
    }
}

#[tokio::test]
async fn a_required_field_that_may_be_null_is_written_as_null_and_read_when_absent() {
    let (fields, reader) = (fields(), Reader::start().await);
    let nullable: Vec<&Field> =
        members(&fields).into_iter().filter(|field| field.required && field.nullable).collect();
    assert_eq!(nullable.len(), 2, "{nullable:?}");
    for field in nullable {
        for sent in [Sent::Absent, Sent::Null] {
            let page = reader.read(&answer(&fields, field, sent)).await.unwrap();
            assert_eq!(written(&page, field), Some(Value::Null), "{} {sent:?}", field.name());
        }
    }
}

#[tokio::test]
async fn a_required_field_that_is_missing_or_null_is_named() {
    let (fields, reader) = (fields(), Reader::start().await);
    let strict = |field: &&Field| field.required && !field.nullable;
    for field in members(&fields).into_iter().filter(strict) {
        for sent in [Sent::Absent, Sent::Null] {
            let error = reader.read(&answer(&fields, field, sent)).await.unwrap_err();
            assert_eq!(plain(error.json_path()), field.name(), "{sent:?}: {error}");
        }
    }
}

#[tokio::test]
async fn a_field_of_another_type_is_named() {
    let (fields, reader) = (fields(), Reader::start().await);
    for field in members(&fields) {
        let wrong = if field.kind == "boolean" { json!("true") } else { json!(true) };
        let mut answer = full_answer(&fields);
        let name = field.path.last().unwrap();
        holder(&mut answer, &field.path).unwrap().insert(name.clone(), wrong);
        let error = reader.read(&answer).await.unwrap_err();
        assert_eq!(plain(error.json_path()), field.name(), "{error}");
    }
}

/// `$.data[0].agent.id` as the table has it.
fn plain(path: Option<&str>) -> String {
    path.unwrap_or_default().trim_start_matches("$.").replace("[0]", "")
}

#[tokio::test]
async fn values_of_free_form_objects_are_any_json() {
    let (fields, reader) = (fields(), Reader::start().await);
    for field in fields.iter().filter(|field| field.is_map_value()) {
        for value in [json!(null), json!(1.5), json!("a"), json!([{}]), json!({ "b": [null] })] {
            let mut answer = full_answer(&fields);
            holder(&mut answer, &field.path).unwrap().insert("k".to_owned(), value.clone());
            let page = reader.read(&answer).await.unwrap();
            let mut back = serde_json::to_value(&page).unwrap();
            assert_eq!(holder(&mut back, &field.path).unwrap()["k"], value, "{}", field.name());
        }
    }
}
