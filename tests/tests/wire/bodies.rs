//! Bodies, and what retries make of them.

use golden_wire::models::Order;
use golden_wire::transport::Body;
use serde_json::json;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use super::{Wire, builder, point, text};

fn sent(method: &str, path: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {path}\naccept: */*\nauthorization: Bearer t0k3n\ncontent-length: {length}\ncontent-type: {content_type}\n\n{body}"
    )
}

#[tokio::test]
async fn json() {
    let wire = Wire::new().await;
    wire.client.put_json(&point(1, 2).note("é\"")).send().await.unwrap();
    let body = r#"{"x":1,"y":2,"note":"é\""}"#;
    assert_eq!(wire.seen(), sent("PUT", "/bodies/json", "application/json", body));
}

#[tokio::test]
async fn json_under_another_name_and_a_body_that_may_be_absent() {
    let wire = Wire::new().await;
    wire.client.patch_json().body(&point(1, 2)).send().await.unwrap();
    wire.client.patch_json().send().await.unwrap();
    let requests = wire.server.requests();
    let body = r#"{"x":1,"y":2}"#;
    assert_eq!(
        text(&requests[0]),
        sent("PATCH", "/bodies/json", "application/merge-patch+json", body)
    );
    let absent = text(&requests[1]);
    assert!(absent.starts_with("PATCH /bodies/json\n") && !absent.contains("content-type"));
    assert!(requests[1].body.is_empty());
}

#[tokio::test]
async fn a_form() {
    let wire = Wire::new().await;
    let order = Order::new("a&b c".to_owned()).amount(1.5);
    let order = order.tags(vec!["x".to_owned(), "y,".to_owned()]);
    wire.client.post_form(&order).send().await.unwrap();
    let body = "name=a%26b+c&amount=1.5&tags=x,y%2C";
    assert_eq!(
        wire.seen(),
        sent("POST", "/bodies/form", "application/x-www-form-urlencoded", body)
    );
}

#[tokio::test]
async fn text_and_octets() {
    let wire = Wire::new().await;
    wire.client.post_text("grün\n").send().await.unwrap();
    wire.client.post_octets(vec![0, 255, 10, 13]).send().await.unwrap();
    wire.client.post_octets(Body::from("")).send().await.unwrap();
    let requests = wire.server.requests();
    assert_eq!(text(&requests[0]), sent("POST", "/bodies/text", "text/plain", "grün\n"));
    assert_eq!(&requests[1].body[..], [0, 255, 10, 13]);
    assert_eq!(requests[1].header("content-type"), "application/octet-stream");
    assert!(requests[2].body.is_empty());
}

#[tokio::test]
async fn an_idempotency_key_is_the_same_in_every_attempt() {
    let answer = Reply::json(200, &json!({"x": 1, "y": 2}));
    let server = Server::scripted([Reply::status(503), answer.clone(), answer]).await.unwrap();
    let client = builder(server.url()).token("t0k3n").build().unwrap();
    assert_eq!(client.pay(&point(1, 2)).send().await.unwrap(), point(1, 2));
    client.pay(&point(1, 2)).idempotency_key("mine").send().await.unwrap();
    let requests = server.requests();
    let key = |index: usize| requests[index].header("idempotency-key").to_owned();
    assert!(!key(0).is_empty());
    assert_eq!((key(0), key(2).as_str()), (key(1), "mine"));
    assert_eq!(text(&requests[0]), text(&requests[1]));
}
