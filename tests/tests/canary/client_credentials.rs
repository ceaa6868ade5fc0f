//! The secret of a program, and the tokens that it gets: they show up no more than a key does.

use golden_wire::auth::{ClientAuthentication, ClientCredentials};
use golden_wire::mock::MockClock;
use golden_wire::{Client, ErrorKind, RedirectPolicy};
use serde_json::{Value, json};
use vogent_tests::client::KEY;
use vogent_tests::raw::{RawServer, Step, refusing, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use crate::{assert_clean, log, printed};

/// A secret that looks different wherever it is encoded.
const SECRET: &str = "pw-canary-4d &%";
const IN_A_FORM: &str = "pw-canary-4d+%26%25";
const IN_A_HEADER: &str = "bWU6cHctY2FuYXJ5LTRkKyUyNiUyNQ==";

fn program() -> ClientCredentials {
    ClientCredentials::new("me", SECRET).parameter("assertion", KEY)
}

fn client(url: &str, program: ClientCredentials) -> Client {
    assert_clean("a program", &format!("{program:?} {program:#?}"));
    let builder = Client::builder().no_proxy().base_url(url).clock(MockClock::new());
    let builder = builder.oauth_client_credentials(program).redirects(RedirectPolicy::limited(2));
    assert_clean("settings", &format!("{builder:?} {builder:#?}"));
    let client = builder.build().unwrap();
    assert_clean("a client", &format!("{client:?} {client:#?}"));
    client
}

async fn fails(what: &str, kind: ErrorKind, url: &str) {
    for place in [ClientAuthentication::Header, ClientAuthentication::Body] {
        let program = program().authentication(place);
        let call = client(url, program).program_post(KEY);
        assert_clean("a call", &format!("{call:?} {call:#?}"));
        let error: golden_wire::Error = soon(call.send()).await.unwrap_err().into();
        assert_eq!(error.kind(), kind, "{what}: {error:?}");
        let text = printed(&error);
        assert_clean(what, &text);
        // What is sent in the body never had that form.
        let sent_so = place == ClientAuthentication::Header;
        assert!(!(sent_so && text.contains(IN_A_HEADER)), "{what}: {text}");
        if let Some(answer) = error.answer() {
            assert_clean(what, &format!("{answer:?} {:?}", answer.raw_body()));
        }
    }
}

async fn asked(what: &str, kind: ErrorKind, token: Reply, call: Reply) {
    let answer = move |request: &vogent_tests::server::Received| {
        if request.target == "/login/token" { token.clone() } else { call.clone() }
    };
    let server = Server::answering(answer).await.unwrap();
    fails(what, kind, server.url()).await;
}

fn token() -> Reply {
    Reply::json(200, &json!({"access_token": KEY, "token_type": "bearer", "expires_in": 1}))
}

/// Repeats the secret in every form in which it is sent.
fn echo() -> Value {
    json!({"error": format!("{SECRET} {IN_A_FORM} {IN_A_HEADER} {KEY}")})
}

#[tokio::test]
async fn errors_of_token_endpoints() {
    let log = log::listen();
    let none = || Reply::status(204);
    for (what, reply) in [
        ("a refusal", Reply::json(401, &echo())),
        ("a failure", Reply::json(503, &echo())),
        ("a page", Reply::text(200, "text/html", SECRET)),
        ("no token", Reply::json(200, &echo())),
        ("another token", Reply::json(200, &json!({"access_token": KEY, "token_type": KEY}))),
        ("a broken token", Reply::json(200, &json!({"access_token": format!("{KEY}\n")}))),
        ("a redirect", Reply::status(307).header("location", &format!("/{KEY}?{KEY}"))),
    ] {
        asked(what, ErrorKind::Auth, reply, none()).await;
    }
    fails("nobody", ErrorKind::Auth, &refusing().await).await;
    let cut = format!("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{{\"access_token\":\"{KEY}");
    for script in [vec![Step::Read, Step::Reset], vec![Step::Read, send(cut), Step::UntilClosed]] {
        let server = RawServer::start(vec![script]).await.unwrap();
        fails("a broken connection", ErrorKind::Auth, &server.url()).await;
    }
    assert_clean("the log", &log.text());
}

#[tokio::test]
async fn errors_of_calls_with_a_token() {
    let log = log::listen();
    let echo = json!({"message": format!("no {KEY}")});
    asked("a refusal", ErrorKind::Api, token(), Reply::json(401, &echo)).await;
    asked("an error", ErrorKind::Api, token(), Reply::json(400, &echo)).await;
    let away = Reply::status(302).header("location", &format!("ftp://{KEY}/"));
    asked("a redirect", ErrorKind::Redirect, token(), away).await;
    assert_clean("the log", &log.text());
}

#[tokio::test]
async fn errors_of_settings() {
    let settings = |url: &str| {
        Client::builder().oauth_client_credentials(program().token_url(url)).server_port("1")
    };
    for url in [&format!("https://{KEY}:{KEY}@a.example"), &format!("http://a.example/{KEY}"), ""] {
        let error = settings(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert_clean(url, &printed(&error));
    }
    let error = Client::builder().server_port(&format!("{KEY}/")).build().unwrap_err();
    assert_clean("a variable", &printed(&error));
}
