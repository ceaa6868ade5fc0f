//! QUERY and methods of the API's own: on the wire as in the document, and repeated only where that is safe.

use c0099_1::{Client, models};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use serde_json::{Value, json};

use crate::support::wait;

pub fn look() -> Value {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503));
    mock.otherwise(|_| MockAnswer::status(204));
    let builder = Client::builder().base_url("https://example.com").transport(mock.clone());
    let client = builder.clock(mock.clock()).build().expect("the settings are complete");
    wait(client.query_a(&models::QueryARequest::new().a("x")).send())
        .expect("it ends")
        .expect("the second attempt is answered");
    mock.push(MockAnswer::status(503));
    let copied = wait(client.copy_a().send()).expect("it ends");
    assert!(copied.is_err(), "nobody knows whether a COPY may be repeated");
    wait(client.link_a().send()).expect("it ends").expect("it is answered");
    let requests = mock.requests();
    let methods: Vec<&str> = requests.iter().map(|it| it.method.as_str()).collect();
    assert_eq!(methods, ["QUERY", "QUERY", "COPY", "Link"]);
    assert_eq!(requests[0].body.as_ref(), br#"{"a":"x"}"#);
    json!("as it should")
}
