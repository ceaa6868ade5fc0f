//! File names with quotes, line breaks and other scripts, and part headers with line breaks.

use c0105_0::{Client, models, operations};
use codegen_runtime::runtime::multipart::Part;
use serde_json::{Value, json};

use crate::support::{obliging, wait};

const HOSTILE: &str = "a\"; name=\"other\"\r\nX-Evil: 1\r\n\r\nname é";

pub fn look() -> Value {
    let mock = obliging();
    let builder = Client::builder().base_url("https://example.com").transport(mock.clone());
    let client = builder.clock(mock.clock()).build().expect("the settings are complete");
    let body = || operations::AForm::new(&models::ARequestMeta::new().a("x")).na_me("y");
    let sent = body().file(Part::file(HOSTILE, "octets"));
    wait(client.a(sent).send_raw()).expect("it ends").expect("the name can be written");
    let text = String::from_utf8(mock.requests()[0].body.to_vec()).expect("all of it is text");
    assert!(!text.contains("\r\nX-Evil"), "the name of the file broke out: {text}");
    assert_eq!(text.matches("Content-Disposition: form-data").count(), 3, "{text}");
    let header = body().file(Part::new("octets")).file_x_part("a\r\nX-Evil: 1");
    let refused = wait(client.a(header).send_raw()).expect("it ends");
    assert!(refused.is_err(), "a header with a line break was sent");
    assert_eq!(mock.requests().len(), 1);
    json!("as it should")
}
