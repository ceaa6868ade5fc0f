//! Clients: settings that fit together, credentials that fit an operation, state that clones share.

use std::time::Duration;

use super::support::{self, AnyError};
use super::{by_id, with};
use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth::{self};
use codegen_runtime::runtime::core::Settings;
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use http::Method;
use serde_json::json;
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
    use codegen_runtime::runtime::retry::RetryPolicy;
    use std::time::Duration;

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

#[tokio::test]
async fn a_raw_call_can_be_read_as_json_and_fail_by_its_status() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &[1, 2]));
    mock.push(MockAnswer::json(404, &json!({"message": "not here"})));
    mock.push(MockAnswer::json(200, "text"));
    let core = support::core(&mock);
    let send = || core.request(Method::GET, "/x").send_json::<Vec<i32>>();
    assert_eq!(send().await.unwrap(), [1, 2]);
    assert_eq!(mock.requests()[0].headers["accept"], "application/json");
    let error = send().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(404)));
    assert_eq!(error.to_string(), "GET /x: 404 Not Found: not here (attempt 1 of 3)");
    assert_eq!(send().await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_raw_call_keeps_the_limits_of_its_client() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200).body("12345"));
    let mut settings = support::settings(&mock);
    settings.max_response_size(4);
    let core = settings.build().unwrap();
    let error = core.request(Method::GET, "/x").send().await.unwrap_err();
    assert_eq!((error.kind(), mock.requests().len()), (ErrorKind::Limit, 1));
    mock.otherwise(|_| MockAnswer::hang());
    let call = core.request(Method::POST, "/x").with_attempt_timeout(Duration::from_secs(2));
    assert!(call.send().await.unwrap_err().is_timeout());
    assert_eq!(mock.requests().len(), 2, "a POST that may have been processed is not repeated");
    let call = core.request(Method::GET, "/x").with_timeout(Duration::from_secs(3));
    assert!(call.send().await.unwrap_err().is_timeout());
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
    let own = core.call(endpoint).with_header("idempotency-key", "mine");
    own.send_raw().await.unwrap();
    let keys: Vec<_> =
        mock.requests().iter().map(|request| request.headers["idempotency-key"].clone()).collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
    assert_eq!(keys[3], "mine");
    // Version 4, variant 10.
    let key: Vec<char> = keys[0].to_str().unwrap().chars().collect();
    assert_eq!(
        (key.len(), key[14], key[8], key[13], key[18], key[23]),
        (36, '4', '-', '-', '-', '-')
    );
    assert!(matches!(key[19], '8'..='b'), "{key:?}");
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
