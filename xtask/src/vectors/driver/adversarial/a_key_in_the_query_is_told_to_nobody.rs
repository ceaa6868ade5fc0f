//! A key in the query: written with its reserved characters escaped, and shown nowhere.

use c0114_0::Client;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::transport_error::TransportErrorKind;
use serde_json::{Value, json};

use crate::support::wait;

const SECRET: &str = "s3cret&key=#/?";
/// A part that no escaping changes.
const CORE: &str = "s3cret";

pub fn look() -> Value {
    let mock = MockTransport::new();
    let builder = Client::builder().base_url("https://example.com").transport(mock.clone());
    let builder = builder.clock(mock.clock()).key(SECRET);
    let mut told = format!("{builder:?} {builder:#?}");
    let client = builder.build().expect("the settings are complete");
    let answers = [
        MockAnswer::json(401, &json!({"message": format!("bad key {SECRET}")})),
        MockAnswer::status(200).body(SECRET).then_failure(TransportErrorKind::BodyIncomplete),
        MockAnswer::failure(TransportErrorKind::Tls),
    ];
    for answer in answers {
        mock.push(answer);
        let call = client.a();
        told.push_str(&format!("{client:?} {call:?}"));
        let error = wait(call.send()).expect("it ends").expect_err("every answer is a failure");
        told.push_str(&format!("{error} {error:?}"));
        let mut source = std::error::Error::source(&error);
        while let Some(error) = source {
            told.push_str(&format!("{error} {error:?}"));
            source = error.source();
        }
    }
    let url = mock.requests()[0].url.clone();
    assert_eq!(url, "https://example.com/a?api%20key%26=s3cret%26key%3D%23%2F%3F");
    assert!(!told.contains(CORE), "the key shows in {told}");
    json!("as it should")
}
