//! Redirects: what is secret in a request stays with the origin that it was meant for, wherever it stands.

use golden_wire::{Client, RedirectPolicy};
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

use super::builder;

const SECRETS: [&str; 5] = ["h-7", "q-7", "c-7", "t0k3n", "pw-7"];

fn client(server: &Server) -> Client {
    let builder = builder(server.url()).redirects(RedirectPolicy::limited(3)).token("t0k3n");
    let builder = builder.header_key("h-7").query_key("q-7").cookie_key("c-7").basic("me", "pw-7");
    builder.build().unwrap()
}

async fn calls(client: &Client) {
    client.keys().send().await.unwrap();
    client.password().send().await.unwrap();
    client.post_text("body").send().await.unwrap();
}

fn shown(request: &Received) -> String {
    let headers = format!("{:?}", request.headers);
    format!("{} {headers}", request.target)
}

#[tokio::test]
async fn nothing_secret_goes_to_another_origin() {
    for status in [301, 302, 303, 307, 308] {
        let target = Server::always(Reply::status(204)).await.unwrap();
        // The server repeats the query that it was asked with.
        let there = format!("{}/there?page=2&", target.url());
        let away = move |request: &Received| {
            Reply::status(status).header("location", &format!("{there}{}", request.query()))
        };
        let server = Server::answering(away).await.unwrap();
        calls(&client(&server)).await;
        assert_eq!((server.requests().len(), target.requests().len()), (3, 3));
        for request in target.requests() {
            let text = shown(&request);
            assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{status}: {text}");
            assert!(!request.headers.contains_key("authorization"), "{status}: {text}");
        }
        let keeps = matches!(status, 307 | 308);
        let last = &target.requests()[2];
        assert_eq!((last.method == http::Method::POST, &last.body == "body"), (keeps, keeps));
    }
}

#[tokio::test]
async fn within_the_origin_everything_goes_along() {
    let answer = |request: &Received| match request.target.starts_with("/there") {
        true => Reply::status(204),
        false => Reply::status(307).header("location", "/there?page=2"),
    };
    let server = Server::answering(answer).await.unwrap();
    client(&server).keys().send().await.unwrap();
    let there = &server.requests()[1];
    assert_eq!(there.target, "/there?page=2&api%20key=q-7");
    assert_eq!((there.header("x-key"), there.header("cookie")), ("h-7", "sid=c-7"));
}
