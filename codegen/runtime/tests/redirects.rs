//! The rows `redirect.*` of `retry_vectors.json`, a test each, on a transport that knows no network.

mod support;

use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::redirect::RedirectPolicy;
use http::Method;

const EVERY_SCHEME: &[&[&str]] = &[&["bearerAuth", "header", "query", "cookie"]];

/// A call that is answered with one redirect and then with success.
fn redirected(mock: &MockTransport, method: Method, status: u16, to: &str) -> Call {
    mock.push(MockAnswer::status(status).header("location", to)).push(MockAnswer::status(200));
    guarded(mock, method)
}

/// A call with credentials in every place that OpenAPI knows, which follows redirects.
fn guarded(mock: &MockTransport, method: Method) -> Call {
    let mut settings = support::settings(mock);
    settings.base_url("https://a");
    settings.redirects(RedirectPolicy::limited(3));
    settings.header("x-tenant", support::CANARY);
    settings.credential("header", auth::api_key_header("x-api-key", support::CANARY));
    settings.credential("query", auth::api_key_query("api_key", support::CANARY));
    settings.credential("cookie", auth::api_key_cookie("sid", support::CANARY));
    let mut endpoint = support::keyed(method, "/x", &[], None);
    endpoint.security = EVERY_SCHEME;
    let mut call = settings.build().unwrap().call(Box::leak(Box::new(endpoint)));
    call.body(Body::from("abc"), "text/plain");
    call
}

async fn refused(method: Method, status: u16, to: &str) {
    let mock = MockTransport::new();
    let error = redirected(&mock, method, status, to).send_raw().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect, "{error}");
    assert_eq!(mock.requests().len(), 1, "nothing is sent to the target");
    assert!(!format!("{error} {error:?}").contains("etc/passwd"), "the target shows nowhere");
}

async fn stripped(to: &str) {
    let mock = MockTransport::new();
    redirected(&mock, Method::POST, 307, to).send_raw().await.unwrap();
    let requests = mock.requests();
    assert!(shows_canary(&requests[0]), "the first request has its credentials");
    assert!(!shows_canary(&requests[1]), "{:?}", requests[1]);
    assert_eq!(requests[1].body, "abc");
    assert_eq!(requests[1].headers["content-type"], "text/plain");
}

fn shows_canary(request: &MockRequest) -> bool {
    let values = request
        .headers
        .values()
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    values.chain([request.url.clone()]).any(|text| text.contains(support::CANARY))
}

/// redirect.0
#[tokio::test]
async fn the_same_origin_gets_the_body_and_the_credentials() {
    let mock = MockTransport::new();
    redirected(&mock, Method::POST, 307, "/y").send_raw().await.unwrap();
    let second = &mock.requests()[1];
    assert_eq!(second.url, format!("https://a/y?api_key={}", support::CANARY));
    assert_eq!((second.method.clone(), &second.body[..]), (Method::POST, &b"abc"[..]));
    for name in ["authorization", "x-api-key", "cookie"] {
        assert_eq!(second.headers.get(name), mock.requests()[0].headers.get(name), "{name}");
    }
}

/// redirect.1, redirect.3, redirect.4
#[tokio::test]
async fn another_origin_gets_no_credentials() {
    for to in [
        "https://b/y",
        "https://a:8443/x",
        "https://b.a/x",
        "https://b/y?api_key=canary-7f3a9c&keep=1",
    ] {
        stripped(to).await;
    }
}

#[tokio::test]
async fn credentials_do_not_come_back_after_a_detour() {
    let mock = MockTransport::new();
    for to in ["https://b/y", "https://a/z"] {
        mock.push(MockAnswer::status(302).header("location", to));
    }
    mock.push(MockAnswer::status(200));
    guarded(&mock, Method::GET).send_raw().await.unwrap();
    assert_eq!(mock.requests()[2].url, "https://a/z");
    assert!(!shows_canary(&mock.requests()[2]));
}

/// redirect.2
#[tokio::test]
async fn a_downgrade_to_plain_http_is_refused() {
    refused(Method::GET, 302, "http://a/x").await;
}

/// redirect.5
#[tokio::test]
async fn user_names_in_the_target_are_refused() {
    refused(Method::GET, 302, "https://u:p@a/x").await;
}

/// redirect.9
#[tokio::test]
async fn other_schemes_are_refused() {
    refused(Method::GET, 302, "file:///etc/passwd").await;
}

/// redirect.10
#[tokio::test]
async fn a_303_becomes_a_get_without_body() {
    let mock = MockTransport::new();
    redirected(&mock, Method::POST, 303, "https://a/y").send_raw().await.unwrap();
    let second = &mock.requests()[1];
    assert_eq!((second.method.clone(), second.body.len()), (Method::GET, 0));
    assert!(second.headers.keys().all(|name| !name.as_str().starts_with("content-")));
}

#[tokio::test]
async fn a_body_that_can_be_sent_once_is_not_sent_again() {
    let mock = MockTransport::new();
    let mut call = redirected(&mock, Method::POST, 308, "/y");
    call.body(Body::stream(Body::from("abc"), None), "text/plain");
    assert_eq!(call.send_raw().await.unwrap_err().kind(), ErrorKind::Redirect);
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn redirects_are_answers_unless_a_client_follows_them() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(302).header("location", "/y"));
    let answer = support::core(&mock).call(support::get()).send_raw().await.unwrap();
    assert_eq!((answer.status().as_u16(), mock.requests().len()), (302, 1));
}
