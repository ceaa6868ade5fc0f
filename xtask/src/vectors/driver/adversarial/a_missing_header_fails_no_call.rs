//! Headers that the document demands, and an answer without them.

use c0108_0::Client;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use serde_json::{Value, json};

use crate::support::wait;

pub fn look() -> Value {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &json!({"a": "x"})));
    let builder = Client::builder().base_url("https://example.com").transport(mock.clone());
    let client = builder.clock(mock.clock()).build().expect("the settings are complete");
    let answer = wait(client.a().send()).expect("it ends").expect("the header is not needed");
    assert_eq!(answer.a.as_deref(), Some("x"));
    json!("as it should")
}
