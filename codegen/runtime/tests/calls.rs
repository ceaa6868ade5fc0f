//! What a call promises: its errors, its limits, its timeouts, its credentials.

mod support;

use std::error::Error as StdError;
use std::time::Duration;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth::{self, AuthError};
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::core::Settings;
use codegen_runtime::runtime::error::{CallError, Error, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::param::{self, Parameter};
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::timestamp::Timestamp;
use codegen_runtime::runtime::transport_error::TransportErrorKind;
use http::Method;
use serde_json::json;
use support::{AnyError, CANARY};

fn by_id(mock: &MockTransport) -> Call {
    let endpoint = support::endpoint(
        Method::GET,
        "/jobs/{id}",
        &[Parameter::path("id"), Parameter::query("q")],
    );
    let mut call = support::core(mock).call(endpoint);
    call.set(0, param::text("secret-id"));
    call.set(1, param::text("secret-query"));
    call
}

async fn number(answer: MockAnswer) -> Result<u64, CallError<AnyError>> {
    let mock = MockTransport::new();
    mock.push(answer);
    by_id(&mock).send(answer::json).await
}

#[tokio::test]
async fn an_error_status_is_one_line_that_names_the_call() {
    let mock = MockTransport::new();
    for _ in 0..3 {
        mock.push(MockAnswer::status(503));
    }
    mock.push(
        MockAnswer::json(422, &json!({"message": "no such job"})).header("x-request-id", "r-1"),
    );
    let busy = by_id(&mock).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!(busy.to_string(), "GET /jobs/{id}: 503 Service Unavailable (attempt 3 of 3)");
    assert!(busy.is_retryable() && busy.may_have_been_sent());

    let error = by_id(&mock).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /jobs/{id}: 422 Unprocessable Entity: no such job (request id r-1, attempt 1 of 3)"
    );
    assert_eq!(
        (error.status().unwrap(), error.request_id(), error.attempts()),
        (422, Some("r-1"), 1)
    );
    assert!(
        matches!(error.api(), Some(AnyError::Other(body)) if body.text().contains("no such job"))
    );
    assert_eq!(Error::from(error).kind(), ErrorKind::Api);
    assert_eq!(size_of::<CallError<AnyError>>(), size_of::<usize>());
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test]
async fn the_message_is_the_first_text_of_the_known_members() {
    let long = "x".repeat(300);
    let cut = format!("{}…", "x".repeat(200));
    for (body, message) in [
        (json!({"error": {"message": "b"}, "detail": "c"}), "b"),
        (json!({"error": "e", "title": "t"}), "e"),
        (json!({"title": "t", "detail": "d"}), "d"),
        (json!({"errors": [{"message": "first"}]}), "first"),
        (json!({"message": "a\n\u{1b}[31m\u{202e}b"}), "a\\n\\u{1b}[31m\\u{202e}b"),
        (json!({"message": long}), &cut),
    ] {
        let error = number(MockAnswer::json(400, &body)).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("GET /jobs/{{id}}: 400 Bad Request: {message} (attempt 1 of 3)")
        );
    }
}

#[tokio::test]
async fn a_body_that_does_not_fit_keeps_the_status_and_the_body() {
    let cases = [
        (MockAnswer::json(200, "text"), "$"),
        (MockAnswer::status(200).header("content-type", "text/html").body("1"), "$"),
        (
            MockAnswer::status(200)
                .header("content-type", "application/json; charset=latin1")
                .body("1"),
            "$",
        ),
        (MockAnswer::status(200).header("content-type", "application/json"), "$"),
    ];
    for (answer, path) in cases {
        let error = number(answer).await.unwrap_err();
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some(path)));
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.to_string().starts_with("GET /jobs/{id}: 200 OK, but the "), "{error}");
    }
    let empty = number(MockAnswer::status(200)).await.unwrap_err();
    assert!(empty.to_string().contains("the body is empty where u64 was expected"), "{empty}");
}

#[tokio::test]
async fn json_is_read_under_all_its_names() {
    for content_type in
        ["application/json", "Application/Vnd.X+JSON; charset=\"UTF-8\"", "text/plain", "text/json"]
    {
        let answer = MockAnswer::status(200).header("content-type", content_type).body("\u{feff}7");
        assert_eq!(number(answer).await.unwrap(), 7, "{content_type}");
    }
    assert_eq!(number(MockAnswer::status(201).body("7")).await.unwrap(), 7);
}

#[tokio::test]
async fn large_answers_end_in_an_error_and_large_errors_are_cut() {
    let mock = MockTransport::new();
    let mut settings = support::settings(&mock);
    settings.max_response_size(8);
    let core = settings.build().unwrap();
    mock.push(MockAnswer::status(200).body("1234").body("5678"));
    mock.push(MockAnswer::status(200).body("1234").body("56789"));
    mock.push(MockAnswer::status(400).body(vec![b'x'; 100_000]));
    assert_eq!(core.call(support::get()).send_raw().await.unwrap().bytes().len(), 8);
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap(), error.attempts()),
        (ErrorKind::Limit, 200, 1)
    );
    let error = core.call(support::get()).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    let body = error.body().unwrap();
    assert_eq!(
        (body.bytes().len(), body.is_truncated(), error.kind()),
        (64 << 10, true, ErrorKind::Api)
    );
}

#[tokio::test]
async fn a_broken_error_body_does_not_hide_the_status() {
    let error =
        number(MockAnswer::status(404).body("{").then_failure(TransportErrorKind::BodyIncomplete))
            .await
            .unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 404));
    assert!(error.body().unwrap().is_truncated());
}

#[tokio::test]
async fn timeouts_bound_an_attempt_and_the_call() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::hang()).push(MockAnswer::status(200));
    assert_eq!(by_id(&mock).send_raw().await.unwrap().status(), 200);
    assert_eq!(mock.requests().len(), 2, "an attempt that takes too long is repeated");

    mock.push(MockAnswer::hang());
    let mut call = by_id(&mock);
    call.timeout(Duration::from_secs(3));
    let error = call.send_raw().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.is_timeout(), error.may_have_been_sent()),
        (ErrorKind::Timeout, true, true)
    );
    assert_eq!(error.to_string(), "GET /jobs/{id}: no complete answer within 3s (attempt 1 of 3)");
    assert_eq!(mock.requests().len(), 3, "no attempt after the deadline");
}

#[tokio::test]
async fn errors_say_whether_the_server_may_have_seen_the_request() {
    for (kind, sent) in
        [(TransportErrorKind::Dns, false), (TransportErrorKind::ResetAfterSend, true)]
    {
        let mock = MockTransport::new();
        mock.push(MockAnswer::failure(kind));
        let mut call = by_id(&mock);
        call.retry(RetryPolicy::none());
        let error = call.send_raw().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.may_have_been_sent(), error.is_retryable()),
            (ErrorKind::Transport, sent, true)
        );
    }
}

fn with(mock: &MockTransport, change: impl Fn(&mut Settings)) -> Settings {
    let mut settings = support::settings(mock);
    change(&mut settings);
    settings
}

#[tokio::test]
async fn credentials_go_over_plain_http_only_to_this_machine() {
    for (url, allow, goes) in [
        ("http://api.example.com", false, false),
        ("http://api.example.com", true, true),
        ("http://localhost:1", false, true),
        ("http://127.0.0.9", false, true),
        ("http://[::1]:8080", false, true),
        ("http://localhost.example.com", false, false),
    ] {
        let mock = MockTransport::new();
        mock.push(MockAnswer::status(200));
        let settings = with(&mock, |settings| {
            settings.base_url(url);
            settings.allow_insecure_credentials(allow);
        });
        let result = settings.build().unwrap().call(support::get()).send_raw().await;
        assert_eq!((result.is_ok(), mock.requests().len()), (goes, usize::from(goes)), "{url}");
        assert!(result.is_ok() || result.unwrap_err().kind() == ErrorKind::Build);
    }
}

#[test]
fn settings_that_cannot_work_are_errors_of_build() {
    for url in [
        "api.example.com",
        "/v1",
        "ftp://h",
        "https://u:p@h",
        "https://{region}.h",
        "https://h/#f",
        "",
    ] {
        let error =
            with(&MockTransport::new(), |settings| settings.base_url(url)).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url}");
    }
    assert!(
        with(&MockTransport::new(), |settings| settings.header("bad name", "x")).build().is_err()
    );
    assert!(with(&MockTransport::new(), |settings| settings.header("x", "a\nb")).build().is_err());
    assert!(
        with(&MockTransport::new(), Settings::no_proxy).build().is_err(),
        "the own transport has its own proxy"
    );
}

#[cfg(not(feature = "reqwest"))]
#[tokio::test]
async fn without_the_built_in_transport_a_client_brings_its_own_and_a_clock() {
    let bare = Settings::new(&support::ENVIRONMENT);
    assert!(bare.clone().build().unwrap_err().to_string().contains("a clock that can wait"));
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut still = bare;
    still.attempt_timeout(None);
    still.retry(RetryPolicy::none());
    assert!(still.clone().build().unwrap_err().to_string().contains("no transport is set"));
    still.transport(mock.clone());
    let core = still.build().unwrap();
    let timed = core.request(Method::GET, "/x").with_timeout(Duration::from_secs(1));
    assert_eq!(timed.send().await.unwrap_err().kind(), ErrorKind::Build);
    assert_eq!(core.request(Method::GET, "/x").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_first_alternative_with_all_its_credentials_is_sent() {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::status(200));
    let core =
        with(&mock, |settings| settings.credential("key", auth::api_key_header("x-key", "k")))
            .build()
            .unwrap();
    let sent = async |security| {
        let mut endpoint = support::keyed(Method::GET, "/x", &[], None);
        endpoint.security = security;
        let result = core.call(Box::leak(Box::new(endpoint))).send_raw().await;
        result.map(|_| mock.requests().pop().unwrap().headers).map_err(|error| error.to_string())
    };
    let both = sent(&[&["other"], &["bearerAuth", "key"]]).await.unwrap();
    assert!(
        both.contains_key("authorization") && both["x-key"] == "k" && both["x-key"].is_sensitive()
    );
    assert!(!sent(&[]).await.unwrap().contains_key("authorization"));
    assert!(sent(&[&[], &["bearerAuth"]]).await.unwrap().contains_key("authorization"));
    assert!(!sent(&[&[], &["other"]]).await.unwrap().contains_key("authorization"));
    let missing = sent(&[&["other"], &["bearerAuth", "third"]]).await.unwrap_err();
    assert!(
        missing.contains("no credential is set for other, or bearerAuth and third"),
        "{missing}"
    );
}

#[tokio::test]
async fn a_raw_call_has_the_clients_credentials_and_any_status_is_an_answer() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503)).push(MockAnswer::json(404, &json!({"a": 1})));
    let request = support::core(&mock)
        .request(Method::GET, "/admin/a b/{x}?y=1")
        .query("k", "v&w")
        .header("x-a", "b");
    let answer = request.send().await.unwrap();
    let sent = &mock.requests()[1];
    assert_eq!(sent.url, "https://a/base/admin/a%20b/%7Bx%7D?y=1&k=v%26w");
    assert!(sent.headers.contains_key("authorization") && sent.headers["x-a"] == "b");
    assert_eq!(
        (answer.status().as_u16(), answer.json::<serde_json::Value>().unwrap()),
        (404, json!({"a": 1}))
    );
    let error = support::core(&mock).request(Method::GET, "/../admin").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}

/// Everything that an error says, its sources too.
fn everything(error: &(dyn StdError + 'static)) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut next = error.source();
    while let Some(error) = next {
        text.push_str(&format!(" {error} {error:?}"));
        next = error.source();
    }
    text
}

#[tokio::test]
async fn no_secret_query_or_url_shows_in_any_error() {
    let echo = json!({"message": format!("bad key {}", CANARY)});
    let answers = [
        MockAnswer::json(401, &echo),
        MockAnswer::json(200, &echo),
        MockAnswer::hang(),
        MockAnswer::status(200).body("{").then_failure(TransportErrorKind::BodyIncomplete),
        MockAnswer::failure(TransportErrorKind::Tls),
    ];
    for answer in answers {
        let mock = MockTransport::new();
        mock.push(answer);
        let mut call = by_id(&mock);
        call.retry(RetryPolicy::none());
        let settings =
            format!("{:?} {call:?} {:?}", support::settings(&mock), support::core(&mock));
        let error = call.send::<u64, AnyError>(answer::json).await.unwrap_err();
        let text = format!("{settings} {} {:?}", everything(&error), error.api());
        for secret in [CANARY, "secret-id", "secret-query", "https://"] {
            assert!(!text.contains(secret), "{secret} shows in {text}");
        }
    }
}

#[tokio::test]
async fn a_credential_that_cannot_be_sent_or_had_is_an_auth_error() {
    let mock = MockTransport::new();
    let broken = format!("{}\n", CANARY);
    let core =
        with(&mock, |settings| settings.credential("bearerAuth", auth::bearer(broken.as_str())))
            .build()
            .unwrap();
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_sent()), (ErrorKind::Auth, false));
    assert!(!everything(&error).contains(CANARY));
    let refuse = || std::future::ready(Err(AuthError::permanent("no token")));
    let core = with(&mock, |settings| settings.credential("bearerAuth", auth::bearer_from(refuse)))
        .build()
        .unwrap();
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /x: the credential could not be had: no token (attempt 1 of 3)"
    );
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn an_idempotency_key_is_one_a_call() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503));
    mock.otherwise(|_| MockAnswer::status(200));
    let core = support::core(&mock);
    let endpoint =
        Box::leak(Box::new(support::keyed(Method::POST, "/x", &[], Some("Idempotency-Key"))));
    core.call(endpoint).send_raw().await.unwrap();
    core.call(endpoint).send_raw().await.unwrap();
    let mut own = core.call(endpoint);
    own.header("idempotency-key", "mine");
    own.send_raw().await.unwrap();
    let keys: Vec<_> =
        mock.requests().iter().map(|request| request.headers["idempotency-key"].clone()).collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
    assert_eq!(keys[3], "mine");
}

#[tokio::test]
async fn the_budget_is_shared_and_bounds_retries() {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::status(503));
    let core = support::core(&mock);
    for _ in 0..100 {
        core.clone().call(support::get()).send_raw().await.unwrap();
    }
    assert_eq!(
        (mock.requests().len(), core.budget.tokens()),
        (200, 0),
        "100 first attempts, 500 / 5 retries"
    );
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn clients_are_shared_and_futures_are_sent_between_threads() {
    fn assert_shared<T: Send + Sync + Clone>(_: &T) {}
    fn assert_unpin<T: Unpin>(_: &T) {}
    let mock = MockTransport::new();
    assert_shared(&support::core(&mock));
    let sending = assert_send(by_id(&mock).send::<u64, AnyError>(answer::json));
    assert_unpin(&sending);
}

/// Whatever a server repeats of a credential is taken out where an error is printed.
#[tokio::test]
async fn a_credential_that_the_server_repeats_is_not_printed() {
    let mock = MockTransport::new();
    let core = support::core(&mock);
    for answer in [
        MockAnswer::json(200, &CANARY),
        MockAnswer::status(400).header("x-request-id", &format!("id {CANARY}")),
        MockAnswer::status(200).header("content-type", &format!("x/{CANARY}")).body("1"),
    ] {
        mock.push(answer);
        let call = core.call(support::get());
        let error = call.send::<_, AnyError>(|answer| answer::value(answer, Timestamp));
        let error = error.await.unwrap_err();
        let text = format!("{error} {error:?} {error:#?}");
        assert!(!text.contains(CANARY) && text.contains("[redacted]"), "{text}");
    }
}
