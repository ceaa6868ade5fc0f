//! GET, DELETE and HEAD with a body: it goes out.

use c0093_0::{Client, models};
use serde_json::{Value, json};

use crate::support::{obliging, wait};

pub fn look() -> Value {
    let mock = obliging();
    let builder = Client::builder().base_url("https://example.com").transport(mock.clone());
    let client = builder.clock(mock.clock()).build().expect("the settings are complete");
    let sent = [
        wait(client.get_a(&models::GetARequest::new().a("x")).send_raw()),
        wait(client.delete_a(&models::DeleteARequest::new().a("x")).send_raw()),
        wait(client.head_a(&models::HeadARequest::new().a("x")).send_raw()),
    ];
    assert!(sent.iter().all(Option::is_some), "a call never ends");
    let requests = mock.requests();
    let bodies: Vec<(&str, &[u8])> =
        requests.iter().map(|it| (it.method.as_str(), it.body.as_ref())).collect();
    let body = br#"{"a":"x"}"#.as_slice();
    assert_eq!(bodies, [("GET", body), ("DELETE", body), ("HEAD", body)]);
    json!("as it should")
}
