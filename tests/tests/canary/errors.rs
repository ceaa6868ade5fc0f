//! Every way for a call to fail, with a key that must not show.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use http::Method;
use serde_json::json;
use vogent::mock::{MockAnswer, MockTransport};
use vogent::transport::{Body, Transport, TransportErrorKind};
use vogent::{Client, ClientBuilder, Error, ErrorKind, RedirectPolicy, RetryPolicy};
use vogent_tests::client::{KEY, build, builder};
use vogent_tests::data::page;
use vogent_tests::raw::{RawServer, Step, refusing, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use crate::{assert_clean, log, printed};

/// Prints everything that a failed call, its client and its answer can print.
fn check(what: &str, kind: ErrorKind, error: Error) {
    assert_eq!(error.kind(), kind, "{what}: {error:?}");
    assert_clean(what, &printed(&error));
    if let Some(answer) = error.answer() {
        assert_clean(what, &format!("{answer:?} {:?}", answer.raw_body()));
    }
    let panic = catch_unwind(AssertUnwindSafe(|| failed(error).unwrap())).unwrap_err();
    let text = panic.downcast_ref::<String>().expect("unwrap panics with a text");
    assert_clean(what, text);
}

fn failed(error: Error) -> Result<(), Error> {
    Err(error)
}

async fn call(client: &Client) -> Error {
    let call = client.list_batch_dial_job_dials("job").cursor(KEY);
    assert_clean("a call", &format!("{call:?} {call:#?}"));
    let sending = call.send();
    assert_clean("a call on its way", &format!("{sending:?}"));
    soon(sending).await.unwrap_err().into()
}

async fn over_http(
    what: &str,
    kind: ErrorKind,
    reply: Reply,
    change: impl FnOnce(ClientBuilder) -> ClientBuilder,
) {
    let server = Server::always(reply).await.unwrap();
    let client = build(change(builder(server.url())));
    assert_clean("a client", &format!("{client:?} {client:#?}"));
    check(what, kind, call(&client).await);
    assert_eq!(server.requests().last().unwrap().header("authorization"), format!("Bearer {KEY}"));
}

async fn over_a_socket(what: &str, kind: ErrorKind, script: Vec<Step>) {
    let server = RawServer::start(vec![script]).await.unwrap();
    check(what, kind, call(&build(builder(&server.url()))).await);
}

/// A server that repeats the key wherever it can.
fn echo(status: u16) -> Reply {
    Reply::json(status, &json!({ "message": format!("the key {KEY} is unknown") }))
        .header("x-note", &format!("you sent {KEY}"))
        .header("x-request-id", KEY)
        .header("set-cookie", KEY)
}

#[tokio::test]
async fn errors_of_statuses() {
    let log = log::listen();
    for status in [302, 400, 401, 403, 422, 429, 500] {
        over_http("an echo", ErrorKind::Api, echo(status), |settings| settings).await;
    }
    over_http(
        "a page",
        ErrorKind::Api,
        Reply::text(500, "text/html", format!("<b>{KEY}</b>")),
        |s| s,
    )
    .await;
    over_http("long", ErrorKind::Api, Reply::text(400, "text/plain", KEY.repeat(9_000)), |s| s)
        .await;
    assert_clean("the log", &log.text());
}

#[tokio::test]
async fn errors_of_bodies() {
    let log = log::listen();
    let text = |body: &str| Reply::text(200, "application/json", body.to_owned());
    for body in ["{", "", "[1]", r#"{"data":7}"#, "\u{0}"] {
        over_http("a misfit", ErrorKind::Decode, text(body), |settings| settings).await;
    }
    over_http("html", ErrorKind::Decode, Reply::text(200, "text/html", KEY), |s| s).await;
    over_http("large", ErrorKind::Limit, text(&" ".repeat(99)), |s| s.max_response_size(9)).await;
    assert_clean("the log", &log.text());
}

/// A value of the wrong type that holds the key is not quoted, and neither is an unknown key.
#[tokio::test]
async fn errors_of_bodies_that_hold_the_key() {
    for body in [
        json!({ "data": [{ "id": "d", "durationSeconds": KEY }] }),
        json!({ "data": [{ "id": "d", "agent": KEY }] }),
        json!({ "data": [{ "id": "d", "startedAt": KEY }] }),
        json!({ "data": [{ "id": "d", "aiResult": KEY }] }),
        json!({ "data": KEY }),
        json!(KEY),
    ] {
        over_http("a value", ErrorKind::Decode, Reply::json(200, &body), |settings| settings).await;
    }
}

#[tokio::test]
async fn errors_of_connections() {
    let log = log::listen();
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{";
    over_a_socket("a reset", ErrorKind::Transport, vec![Step::Read, Step::Reset]).await;
    over_a_socket("a close", ErrorKind::Transport, vec![Step::Read]).await;
    over_a_socket("nonsense", ErrorKind::Transport, vec![Step::Read, send("220 hi\r\n")]).await;
    over_a_socket("a cut", ErrorKind::Transport, vec![Step::Read, send(short), Step::UntilClosed])
        .await;
    check("refused", ErrorKind::Transport, call(&build(builder(&refusing().await))).await);
    let nowhere = build(builder("https://does-not-exist.invalid"));
    check("no address", ErrorKind::Transport, call(&nowhere).await);
    assert_clean("the log", &log.text());
}

#[tokio::test]
async fn errors_of_time_redirects_and_pages() {
    let log = log::listen();
    let url = format!("ftp://x/{KEY}");
    over_http(
        "a redirect",
        ErrorKind::Redirect,
        Reply::status(302).header("location", &url),
        |s| s.redirects(RedirectPolicy::limited(2)),
    )
    .await;
    let transport = MockTransport::new();
    transport.otherwise(|_| MockAnswer::hang());
    let waiting = Client::builder().bearer_auth(KEY).clock(transport.clock()).transport(transport);
    check("a timeout", ErrorKind::Timeout, call(&build(waiting)).await);

    let server = Server::always(Reply::json(200, &page(&["a"], Some(KEY)))).await.unwrap();
    let pages = build(builder(server.url())).list_batch_dial_job_dials("job").into_pages();
    assert_clean("pages", &format!("{pages:?}"));
    let error = pages.into_items().try_collect().await.unwrap_err();
    assert_eq!(error.cursor(), Some(KEY), "the cursor itself is there to go on from");
    check("a loop", ErrorKind::Page, error);
    assert_clean("the log", &log.text());
}

#[tokio::test]
async fn errors_of_requests() {
    let client = build(builder("http://127.0.0.1:1"));
    let calls = || client.list_batch_dial_job_dials("job");
    check(
        "a header",
        ErrorKind::Build,
        calls().with_header("x-key", &format!("{KEY}\n")).send().await.unwrap_err().into(),
    );
    check(
        "a name",
        ErrorKind::Build,
        calls().with_header("a\nb", KEY).send().await.unwrap_err().into(),
    );
    check(
        "a path",
        ErrorKind::Build,
        client.list_batch_dial_job_dials("..").cursor(KEY).send().await.unwrap_err().into(),
    );
    let raw = client.request(Method::GET, &format!("/{KEY}/../x")).query("k", KEY).header("x", KEY);
    assert_clean("a raw call", &format!("{raw:?}"));
    let broken = build(builder("http://127.0.0.1:1").bearer_auth(format!("{KEY}\n")));
    check("a key", ErrorKind::Auth, call(&broken).await);
    let plain = build(builder("http://192.0.2.7/"));
    check("plain http", ErrorKind::Build, call(&plain).await);
}

#[test]
fn errors_of_settings() {
    let settings = || Client::builder().bearer_auth(KEY);
    assert_clean("settings", &format!("{:?} {:#?}", settings(), settings()));
    for (what, settings) in [
        ("a user", settings().base_url(&format!("https://{KEY}:{KEY}@a.example"))),
        ("a url", settings().base_url(&format!("{KEY}://a"))),
        ("a header", settings().header("x-key", &format!("{KEY}\r\n"))),
        ("a product", settings().user_agent_suffix(&format!("{KEY}\n"))),
        ("a proxy", settings().proxy(&format!("http://user:{KEY}@[::"))),
        ("a certificate", settings().add_root_certificate_pem(KEY.as_bytes())),
    ] {
        assert_clean(what, &format!("{settings:?} {settings:#?}"));
        check(what, ErrorKind::Build, settings.build().unwrap_err());
    }
}

/// A proxy's password is a secret like any other, also when the proxy cannot be reached.
#[tokio::test]
async fn errors_of_a_proxy() {
    let log = log::listen();
    let proxy = refusing().await.replace("http://", &format!("http://user:{KEY}@"));
    let settings = Client::builder().bearer_auth(KEY).base_url("https://a.example").proxy(&proxy);
    let client = build(settings.retry(RetryPolicy::none()).timeout(Some(Duration::from_secs(20))));
    check("a proxy", ErrorKind::Transport, call(&client).await);
    assert_clean("the log", &log.text());
}

/// A header that a test of a user's looks at is there, and marked so that printing it shows nothing.
#[tokio::test]
async fn the_header_itself_is_marked() {
    struct Looking(std::sync::Mutex<Option<http::HeaderMap>>);
    impl Transport for Looking {
        fn send(
            &self,
            request: http::Request<Body>,
            _: vogent::transport::Deadline,
        ) -> std::pin::Pin<
            Box<
                dyn Future<Output = Result<http::Response<Body>, vogent::transport::TransportError>>
                    + Send
                    + '_,
            >,
        > {
            *self.0.lock().unwrap() = Some(request.headers().clone());
            let refused = vogent::transport::TransportError::new(TransportErrorKind::Connect);
            Box::pin(std::future::ready(Err(refused)))
        }
    }
    let looking = std::sync::Arc::new(Looking(std::sync::Mutex::default()));
    let settings = Client::builder().bearer_auth(KEY).transport(std::sync::Arc::clone(&looking));
    let error = call(&build(settings.retry(RetryPolicy::none()))).await;
    check("a transport of the user's", ErrorKind::Transport, error);
    let headers = looking.0.lock().unwrap().take().unwrap();
    assert!(headers["authorization"].is_sensitive());
    assert_clean("the headers", &format!("{headers:?}"));
}
