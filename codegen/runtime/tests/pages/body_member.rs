//! Cursors in the JSON body: set where they belong, everything else to the byte as it was.

use codegen_runtime::runtime::body_member::InBody;
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::MockTransport;
use codegen_runtime::runtime::pages::{Pages, cursor};
use http::Method;
use serde_json::json;

use crate::{Numbered, all, client, decode, items, script, support};

static FLAT: Numbered = Numbered {
    place: &InBody { path: &["cursor"], number: false, content_type: "application/json" },
    decode,
    next: |page, _| cursor(page.next.as_ref()),
    items,
};

static DEEP: Numbered = Numbered {
    place: &InBody {
        path: &["page", "at"],
        number: true,
        content_type: "application/vnd.api+json",
    },
    decode,
    next: |page, _| cursor(page.next.as_ref()),
    items,
};

fn pages(
    mock: &MockTransport,
    paging: &'static Numbered,
    body: &'static str,
) -> Pages<crate::Numbers, i64> {
    let mut call = client(mock).call(support::endpoint(Method::POST, "/x", &[]));
    if !body.is_empty() {
        call.body(body.into(), "application/json");
    }
    Pages::new(call, paging)
}

/// The bodies of the requests of two pages, the second at `next`.
async fn bodies(paging: &'static Numbered, body: &'static str, next: &str) -> Vec<String> {
    let mock = script(&[json!({"items": [1], "next": next}), json!({"items": [2]})]);
    let (items, error) = all(pages(&mock, paging, body)).await;
    assert_eq!((items, error.map(|error| error.to_string())), (vec![1, 2], None));
    let text = |body: &[u8]| String::from_utf8(body.to_vec()).expect("JSON is UTF-8");
    mock.requests().iter().map(|request| text(&request.body)).collect()
}

#[tokio::test]
async fn a_member_is_added_or_replaced_and_the_rest_stays() {
    let body = r#"{"z":1.50,"a":123456789012345678901234567890,"text":"é\u0001"}"#;
    let with = r#"{"z":1.50,"a":123456789012345678901234567890,"text":"é\u0001","cursor":"a\"b"}"#;
    assert_eq!(bodies(&FLAT, body, "a\"b").await, [body, with]);
    let body = r#"{"cursor":"old","z":1}"#;
    assert_eq!(bodies(&FLAT, body, "new").await, [body, r#"{"cursor":"new","z":1}"#]);
}

#[tokio::test]
async fn a_member_may_lie_deep_and_be_a_number() {
    assert_eq!(bodies(&DEEP, r#"{"q":1}"#, "7").await[1], r#"{"q":1,"page":{"at":7}}"#);
    let body = r#"{"page":{"size":2,"at":1},"q":null}"#;
    assert_eq!(bodies(&DEEP, body, "2").await[1], r#"{"page":{"size":2,"at":2},"q":null}"#);
    assert_eq!(bodies(&DEEP, r#"{"page":null}"#, "2").await[1], r#"{"page":{"at":2}}"#);
    assert_eq!(bodies(&DEEP, "", "2").await[1], r#"{"page":{"at":2}}"#);
}

#[tokio::test]
async fn the_cursor_that_the_body_begins_with_counts_as_sent() {
    let mock = script(&[json!({"items": [1], "next": "old"})]);
    let (items, error) = all(pages(&mock, &FLAT, r#"{"cursor":"old"}"#)).await;
    assert_eq!((items, error.map(|error| error.kind())), (vec![1], Some(ErrorKind::Page)));
}

#[tokio::test]
async fn a_body_that_is_no_object_ends_in_an_error() {
    let mock = script(&[json!({"items": [1], "next": "a"})]);
    let (_, error) = all(pages(&mock, &FLAT, "[1]")).await;
    let error = error.expect("there is nowhere to put the cursor");
    assert_eq!((error.kind(), mock.requests().len()), (ErrorKind::Build, 1));
    assert_eq!(error.cursor(), Some("a"));
}
