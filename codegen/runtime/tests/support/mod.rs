//! What the tests of the HTTP side share: clients over a mock transport, and endpoints of any shape.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::PathBuf;

use codegen_runtime::runtime::answer::{ApiError, RawResponse};
use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::call::Endpoint;
use codegen_runtime::runtime::core::{Core, Environment, Settings};
use codegen_runtime::runtime::error::RawBody;
use codegen_runtime::runtime::mock::{MockJitter, MockTransport};
use codegen_runtime::runtime::param::Parameter;
use codegen_runtime::runtime::server::Server;
use http::Method;
use serde_json::Value;
use serde_json::value::RawValue;

pub static ENVIRONMENT: Environment = Environment {
    user_agent: "test/1.0",
    servers: &[Server { url: "https://a/base", variables: &[] }],
    base_url_variable: "CODEGEN_RUNTIME_TEST_BASE_URL",
};

/// The credential of every test, which shows up nowhere.
pub const CANARY: &str = "canary-7f3a9c";

#[derive(Debug, Clone, PartialEq)]
pub enum AnyError {
    Other(RawBody),
}

impl ApiError for AnyError {
    fn from_answer(answer: &RawResponse) -> Self {
        Self::Other(answer.raw_body())
    }
}

pub fn settings(mock: &MockTransport) -> Settings {
    let mut settings = Settings::new(&ENVIRONMENT);
    settings.transport(mock.clone());
    settings.clock(mock.clock());
    settings.jitter(MockJitter::new(0.0));
    settings.credential("bearerAuth", auth::bearer(CANARY));
    settings
}

pub fn core(mock: &MockTransport) -> Core {
    settings(mock).build().expect("the settings of the tests are complete")
}

/// An endpoint that lives as long as the test.
pub fn endpoint(method: Method, path: &'static str, parameters: &[Parameter]) -> &'static Endpoint {
    Box::leak(Box::new(keyed(method, path, parameters, None)))
}

pub fn keyed(
    method: Method,
    path: &'static str,
    parameters: &[Parameter],
    key: Option<&'static str>,
) -> Endpoint {
    Endpoint {
        id: "test",
        method: Box::leak(method.as_str().to_owned().into_boxed_str()),
        path,
        parameters: Box::leak(parameters.to_vec().into_boxed_slice()),
        accept: &["application/json"],
        security: &[&["bearerAuth"]],
        server: None,
        idempotency_key: key,
    }
}

pub fn get() -> &'static Endpoint {
    endpoint(Method::GET, "/x", &[])
}

/// The rows of a vector file with its `meta`.
pub fn vectors(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(name);
    let text = std::fs::read_to_string(path).expect("the vectors are part of the repository");
    serde_json::from_str(&text).expect("the vectors are JSON")
}

pub fn rows(file: &Value) -> &[Value] {
    file["vectors"].as_array().expect("a vector file has rows")
}

pub fn id(row: &Value) -> &str {
    row["id"].as_str().expect("a row has an id")
}

/// The member `value` of every row, its members in their order.
pub fn raw_values(name: &str) -> Vec<Box<RawValue>> {
    #[derive(serde::Deserialize)]
    struct File {
        vectors: Vec<Row>,
    }
    #[derive(serde::Deserialize)]
    struct Row {
        value: Box<RawValue>,
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(name);
    let text = std::fs::read_to_string(path).expect("the vectors are part of the repository");
    let file: File = serde_json::from_str(&text).expect("every row has a value");
    file.vectors.into_iter().map(|row| row.value).collect()
}
