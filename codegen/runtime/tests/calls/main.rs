//! What a call promises: its errors, its limits, its timeouts, its credentials.

mod answers;
mod clients;
mod oauth2;
mod secrets;
mod servers;
#[path = "../support/mod.rs"]
mod support;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::core::Settings;
use codegen_runtime::runtime::error::CallError;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::param::{self, Parameter};
use http::Method;
use support::AnyError;

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

fn with(mock: &MockTransport, change: impl Fn(&mut Settings)) -> Settings {
    let mut settings = support::settings(mock);
    change(&mut settings);
    settings
}
