//! OAuth2 client credentials: one request for a token however many calls wait, renewal before the end, one repeat after 401.

mod failures;
mod refusals;
mod renewal;
mod requests;
mod sharing;

use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use codegen_runtime::runtime::core::{Core, Settings};
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::oauth2::ClientCredentials;
use serde_json::json;

use super::secrets::everything;
use super::support::{self, CANARY};
use super::with;

const TOKEN_URL: &str = "https://login.example.com/token";

fn program() -> ClientCredentials {
    ClientCredentials::new("me", CANARY).or_token_url(TOKEN_URL)
}

fn client(mock: &MockTransport, credentials: ClientCredentials) -> Core {
    settings(mock, credentials).build().expect("the settings fit")
}

fn settings(mock: &MockTransport, credentials: ClientCredentials) -> Settings {
    with(mock, |settings| settings.credential("bearerAuth", credentials.clone()))
}

fn is_for_a_token(request: &MockRequest) -> bool {
    request.url.ends_with("/token")
}

/// Answers token requests with `token-1`, `token-2` …, everything else with 200.
fn issuing(lifetime: Option<u64>) -> MockTransport {
    let mock = MockTransport::new();
    answering(&mock, lifetime, |_| MockAnswer::status(200));
    mock
}

fn answering(
    mock: &MockTransport,
    lifetime: Option<u64>,
    api: impl Fn(&MockRequest) -> MockAnswer + Send + Sync + 'static,
) {
    let issued = Mutex::new(0);
    mock.otherwise(move |request| {
        if !is_for_a_token(request) {
            return api(request);
        }
        let mut issued = issued.lock().unwrap();
        *issued += 1;
        MockAnswer::json(200, &token(&format!("token-{issued}"), lifetime)).yielding(2)
    });
}

fn token(text: &str, lifetime: Option<u64>) -> serde_json::Value {
    json!({"access_token": text, "token_type": "Bearer", "expires_in": lifetime})
}

fn token_requests(mock: &MockTransport) -> usize {
    mock.requests().iter().filter(|request| is_for_a_token(request)).count()
}

/// The credentials of the calls, in order.
fn sent(mock: &MockTransport) -> Vec<String> {
    let requests = mock.requests();
    let calls = requests.iter().filter(|request| !is_for_a_token(request));
    calls.map(|call| call.headers["authorization"].to_str().unwrap().to_owned()).collect()
}

async fn call(core: &Core) -> u16 {
    core.call(support::get()).send_raw().await.unwrap().status().as_u16()
}

fn poll<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}
