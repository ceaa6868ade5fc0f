//! `Client::request`: calls that the document leaves out.

use http::Method;
use serde_json::json;
use vogent::ErrorKind;
use vogent_tests::client::{KEY, client, clocked};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

#[tokio::test]
async fn it_has_the_clients_key_and_whatever_else_it_is_given() {
    let server = Server::always(Reply::json(201, &json!({ "id": "new" }))).await.unwrap();
    let call = client(&format!("{}/api", server.url()))
        .request(Method::POST, "/calls/a%2Fb c")
        .query("dry run", "a&b=c")
        .header("x-team", "t")
        .json(&json!({ "to": "+12025550142" }));
    let answer = call.send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 201);
    assert_eq!(answer.json::<serde_json::Value>().unwrap()["id"], "new");
    let request = server.request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/api/calls/a%2Fb%20c?dry%20run=a%26b%3Dc")
    );
    assert_eq!(request.header("authorization"), format!("Bearer {KEY}"));
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(request.header("x-team"), "t");
    assert_eq!(request.body, r#"{"to":"+12025550142"}"#);
}

#[tokio::test]
async fn any_status_is_an_answer() {
    let server = Server::always(Reply::text(404, "text/plain", "nothing here")).await.unwrap();
    let answer = client(server.url()).request(Method::GET, "/nope").send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.text().as_str()), (404, "nothing here"));
}

#[tokio::test]
async fn a_post_is_tried_again_only_where_that_does_no_harm() {
    for (status, requests) in [(503, 1), (500, 1), (429, 2)] {
        let server = Server::scripted([Reply::status(status), Reply::status(204)]).await.unwrap();
        client(server.url()).request(Method::POST, "/calls").send().await.unwrap();
        assert_eq!(server.requests().len(), requests, "{status}");
    }
    let server = Server::scripted([Reply::status(503), Reply::status(204)]).await.unwrap();
    let call = client(server.url()).request(Method::POST, "/calls").header("idempotency-key", "k1");
    assert_eq!(call.body("x", "text/plain").send().await.unwrap().status().as_u16(), 204);
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(
        requests
            .iter()
            .all(|request| request.body == "x" && request.header("idempotency-key") == "k1")
    );
}

#[tokio::test]
async fn a_path_that_climbs_is_refused() {
    let server = Server::always(Reply::status(204)).await.unwrap();
    let (client, _) = clocked(server.url());
    for path in ["/a/../b", "..", "/a/%2e%2E/b", "/a/./b"] {
        let error = client.request(Method::GET, path).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{path}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_absolute_url_stays_below_the_base_url() {
    let other = Server::always(Reply::status(204)).await.unwrap();
    let server = Server::always(Reply::status(204)).await.unwrap();
    for path in [
        format!("{}/x", other.url()),
        format!("//{}/x", &other.url()[7..]),
        "@evil.example/".to_owned(),
    ] {
        drop(client(server.url()).request(Method::GET, &path).send().await);
    }
    assert!(other.requests().is_empty(), "the key would go to another server");
    assert!(server.requests().iter().all(|request| request.target.starts_with('/')));
}
