//! A token endpoint that fails: errors of kind `Auth`, retried where that may help, without secrets.

use std::time::Duration;

use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::transport_error::TransportErrorKind;
use http::Method;
use serde_json::json;

use super::{CANARY, call, client, everything, issuing, program, sent, support, token_requests};

#[tokio::test]
async fn a_token_endpoint_that_refuses_is_an_auth_error_without_the_secret() {
    let echo = json!({"error": "invalid_client", "error_description": format!("not {CANARY}")});
    let shown = json!({"error": format!("unknown {CANARY}\u{202e}")});
    let junk = format!("<{CANARY}>");
    let own = json!({"access_token": "", "token_type": "bearer", "note": CANARY});
    let other = json!({"access_token": CANARY, "token_type": "mac"});
    let broken = json!({"access_token": format!("{CANARY}\n"), "token_type": "bearer"});
    for (answer, says) in [
        (
            MockAnswer::json(401, &echo),
            "the token endpoint answered 401 Unauthorized: invalid_client",
        ),
        (MockAnswer::json(400, &shown), "answered 400 Bad Request: unknown [redacted]\\u{202e}"),
        (MockAnswer::status(302).header("location", "https://b/token"), "answered 302 Found"),
        (MockAnswer::status(200).body(junk), "something that is not JSON"),
        (MockAnswer::json(200, &own), "without an `access_token`"),
        (MockAnswer::json(200, &other), "a token that is not a bearer token"),
        (MockAnswer::json(200, &broken), "holds a control character"),
        (MockAnswer::status(200).body(vec![b' '; 70_000]), "more than 65536 bytes"),
    ] {
        let mock = MockTransport::new();
        mock.push(answer);
        let core = client(&mock, program());
        let error = core.call(support::get()).send_raw().await.unwrap_err();
        let text = everything(&error);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Auth, false), "{text}");
        assert!(text.contains(says) && !text.contains(CANARY), "{text}");
        assert!(!text.contains("https://"), "{text}");
        assert!(!error.may_have_been_sent() && mock.requests().len() == 1);
    }
}

#[tokio::test]
async fn a_token_endpoint_that_fails_is_asked_again() {
    for failure in [
        MockAnswer::status(503),
        MockAnswer::status(429),
        MockAnswer::failure(TransportErrorKind::Connect),
        MockAnswer::status(200).body("{").then_failure(TransportErrorKind::BodyIncomplete),
    ] {
        let mock = issuing(Some(3600));
        mock.push(failure);
        let core = client(&mock, program());
        let post = core.call(support::endpoint(Method::POST, "/x", &[]));
        assert_eq!(post.send_raw().await.unwrap().status(), 200);
        assert_eq!((token_requests(&mock), sent(&mock).len()), (2, 1));
    }
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_ends_in_time_and_is_asked_again() {
    let mock = issuing(Some(3600));
    mock.push(MockAnswer::hang());
    let core = client(&mock, program());
    assert_eq!(call(&core).await, 200);
    assert_eq!(token_requests(&mock), 2);
    assert!(mock.clock().sleeps()[0] <= Duration::from_millis(500));
}
