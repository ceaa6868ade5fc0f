//! A 401: the token is renewed, and the call sent once more.

use std::time::Duration;

use bytes::Bytes;
use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::retry::RetryPolicy;
use http::Method;

use super::{answering, call, client, program, sent, support, token_requests};

/// A server that accepts the second token alone.
fn refusing_the_first(mock: &MockTransport) {
    answering(mock, Some(3600), |request| {
        let fresh = request.headers["authorization"] == "Bearer token-2";
        MockAnswer::status(if fresh { 200 } else { 401 }).yielding(1)
    });
}

#[tokio::test]
async fn a_refused_token_is_renewed_and_the_call_sent_once_more() {
    let mock = MockTransport::new();
    refusing_the_first(&mock);
    let core = client(&mock, program());
    let mut post = core.call(support::endpoint(Method::POST, "/x", &[]));
    post.body("twice".into(), "text/plain");
    let answer = post.send_raw().await.unwrap();
    assert_eq!(answer.status(), 200, "a 401 is no harm to repeat, whatever the method");
    assert_eq!(sent(&mock), ["Bearer token-1", "Bearer token-2"]);
    assert!(mock.clock().sleeps().is_empty(), "it is no retry, so nothing waits");
    assert_eq!(mock.requests()[3].body, "twice");
    assert_eq!(core.budget.tokens(), 500);
}

#[tokio::test]
async fn a_second_refusal_is_the_answer() {
    let mock = MockTransport::new();
    answering(&mock, Some(3600), |_| MockAnswer::status(401));
    let core = client(&mock, program());
    let call = core.call(support::get()).with_retry(RetryPolicy::none());
    let error = call.send::<(), support::AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(401), 1));
    assert_eq!((sent(&mock).len(), token_requests(&mock)), (2, 2));
}

/// A server that means something else with its 401, a right that is missing say, costs no token a call.
#[tokio::test]
async fn a_refusal_that_stays_asks_for_one_token_a_minute() {
    let mock = MockTransport::new();
    answering(&mock, Some(3600), |_| MockAnswer::status(401));
    let core = client(&mock, program());
    for _ in 0..5 {
        assert_eq!(call(&core).await, 401);
    }
    assert_eq!((sent(&mock).len(), token_requests(&mock)), (6, 2));
    mock.clock().advance(Duration::from_secs(61));
    for _ in 0..5 {
        assert_eq!(call(&core).await, 401);
    }
    assert_eq!((sent(&mock).len(), token_requests(&mock)), (12, 3));
}

#[tokio::test]
async fn a_hundred_refused_calls_renew_one_token() {
    let mock = MockTransport::new();
    refusing_the_first(&mock);
    let core = client(&mock, program());
    let calls: Vec<_> = (0..100).map(|_| core.call(support::get()).send_raw()).collect();
    for result in futures_util::future::join_all(calls).await {
        assert_eq!(result.unwrap().status(), 200);
    }
    assert_eq!(token_requests(&mock), 2);
}

#[tokio::test]
async fn a_body_that_can_be_sent_once_is_not_sent_again_but_the_token_is_renewed() {
    let mock = MockTransport::new();
    refusing_the_first(&mock);
    let core = client(&mock, program());
    let mut post = core.call(support::endpoint(Method::POST, "/x", &[]));
    let chunk = Ok(Bytes::from_static(b"once"));
    post.body(Body::stream(futures_util::stream::iter([chunk]), None), "text/plain");
    assert_eq!(post.send_raw().await.unwrap().status(), 401);
    assert_eq!(call(&core).await, 200);
    assert_eq!(sent(&mock), ["Bearer token-1", "Bearer token-2"]);
}

/// A fixed token would be refused again.
#[tokio::test]
async fn other_credentials_are_not_sent_again() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(401));
    assert_eq!(call(&support::core(&mock)).await, 401);
    assert_eq!(mock.requests().len(), 1);
}
