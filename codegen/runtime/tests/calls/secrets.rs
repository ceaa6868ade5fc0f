//! Secrets: what no error says.

use std::error::Error as StdError;

use super::support::{self, AnyError, CANARY};
use super::{by_id, with};
use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth::{self, AuthError};
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::timestamp::Timestamp;
use codegen_runtime::runtime::transport_error::TransportErrorKind;
use serde_json::json;
/// Everything that an error says, its sources too.
pub fn everything(error: &(dyn StdError + 'static)) -> String {
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
        let call = by_id(&mock).with_retry(RetryPolicy::none());
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
