//! Declared headers of answers.

use codegen_runtime::runtime::answer::{self, RawResponse};
use codegen_runtime::runtime::answered::{self, Answered};
use codegen_runtime::runtime::date::Date;
use codegen_runtime::runtime::header::{all, json, one, parsed, spelled, text};
use codegen_runtime::runtime::json::Json;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::support::{self, AnyError};

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_bytes(value.as_bytes()).unwrap(),
        );
    }
    headers
}

#[test]
fn a_value_is_read_as_its_type_says() {
    let headers = headers(&[
        ("a", " 7 "),
        ("b", "true"),
        ("c", "2024-02-29"),
        ("d", "{\"x\": 1}"),
        ("e", "é"),
    ]);
    assert_eq!(one(&headers, "A", parsed::<i64>), Some(7));
    assert_eq!(one(&headers, "b", parsed::<bool>), Some(true));
    assert_eq!(one(&headers, "c", |value| spelled(value, Date)).unwrap().to_string(), "2024-02-29");
    assert_eq!(one(&headers, "d", |value| json(value, Json)), Some(serde_json::json!({"x": 1})));
    assert_eq!(one(&headers, "e", text).as_deref(), Some("é"));
}

#[test]
fn a_missing_or_bad_value_is_none() {
    let headers = headers(&[("a", "seven"), ("c", "2024-02-30"), ("l", "1, two")]);
    assert_eq!(one(&headers, "a", parsed::<i64>), None);
    assert_eq!(one(&headers, "missing", text), None);
    assert_eq!(one(&headers, "c", |value| spelled(value, Date)), None);
    assert_eq!(all(&headers, "l", parsed::<i64>), None);
    assert_eq!(all(&headers, "missing", text), None);
}

#[test]
fn a_list_stands_on_one_line_or_on_many() {
    let headers = headers(&[
        ("l", "a, b"),
        ("l", "c,,"),
        ("n", "1,2"),
        ("set-cookie", "a=1; expires=Wed, 1 Jan"),
    ]);
    assert_eq!(all(&headers, "l", text).unwrap(), ["a", "b", "c"]);
    assert_eq!(all(&headers, "n", parsed::<u8>), Some(vec![1, 2]));
    assert_eq!(all(&headers, "Set-Cookie", text).unwrap(), ["a=1; expires=Wed, 1 Jan"]);
}

struct Declared(RawResponse);

impl From<RawResponse> for Declared {
    fn from(answer: RawResponse) -> Self {
        Self(answer)
    }
}

#[tokio::test]
async fn a_value_comes_with_its_headers() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(201, &5).header("x-left", "9").header("request-id", "r"));
    let call = support::core(&mock).call(support::get());
    let sending = call
        .send::<Answered<u64, Declared>, AnyError>(|answer| answered::read(answer, answer::json));
    let answered = sending.await.unwrap();
    assert_eq!((*answered, answered.status().as_u16(), answered.request_id()), (5, 201, Some("r")));
    assert_eq!(one(answered.headers().0.headers(), "x-left", parsed::<u32>), Some(9));
    assert_eq!(answered.raw_headers()["x-left"], "9");
    assert_eq!(answered.into_inner(), 5);
}
