//! A client in the shape that the generator writes, so that a change of the runtime that would break it shows here.

#![allow(missing_docs, reason = "the docs of generated code come from a document")]

mod support;

use std::convert::Infallible;
use std::time::Duration;

use codegen_runtime::runtime::answer::{self, ApiError, RawResponse};
use codegen_runtime::runtime::auth::{self, Secret};
use codegen_runtime::runtime::call::{Call, Endpoint, Sending};
use codegen_runtime::runtime::clock::{Clock, Jitter};
use codegen_runtime::runtime::core::{Core, Environment, Settings};
use codegen_runtime::runtime::error::{CallError, Error, RawBody};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::pages::{self, Items, Pages, Paging};
use codegen_runtime::runtime::param::{self, Parameter};
use codegen_runtime::runtime::raw::RawRequest;
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::server::Server;
use codegen_runtime::runtime::transport::Transport;
use serde::Deserialize;
use serde_json::json;

static ENVIRONMENT: Environment = Environment {
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    servers: &[Server { url: "https://api.vogent.ai/api", variables: &[] }],
    base_url_variable: "CODEGEN_RUNTIME_CONTRACT_BASE_URL",
};

#[derive(Debug, Clone)]
pub struct Client {
    core: Core,
}

impl Client {
    pub fn from_env() -> Result<Self, Error> {
        let mut builder = Self::builder();
        builder.settings.read_environment()?;
        builder =
            builder.bearer_auth(auth::required_from_environment("CODEGEN_RUNTIME_CONTRACT_KEY")?);
        builder.build()
    }

    pub fn builder() -> ClientBuilder {
        ClientBuilder { settings: Settings::new(&ENVIRONMENT) }
    }

    pub fn request(&self, method: http::Method, path: &str) -> RawRequest {
        self.core.request(method, path)
    }

    pub fn list_batch_dial_job_dials(&self, id: &str) -> ListBatchDialJobDials {
        let mut call = self.core.call(&LIST_BATCH_DIAL_JOB_DIALS);
        call.set(0, param::text(id));
        ListBatchDialJobDials { call }
    }
}

#[derive(Debug, Clone)]
#[must_use]
pub struct ClientBuilder {
    settings: Settings,
}

impl ClientBuilder {
    pub fn bearer_auth(mut self, token: impl Into<Secret>) -> Self {
        self.settings.credential("bearerAuth", auth::bearer(token));
        self
    }

    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport(transport);
        self
    }

    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.settings.clock(clock);
        self
    }

    pub fn jitter(mut self, jitter: impl Jitter) -> Self {
        self.settings.jitter(jitter);
        self
    }

    pub fn timeout(mut self, timeout: Option<Duration>) -> Self {
        self.settings.timeout(timeout);
        self
    }

    pub fn build(self) -> Result<Client, Error> {
        Ok(Client { core: self.settings.build()? })
    }
}

static LIST_BATCH_DIAL_JOB_DIALS: Endpoint = Endpoint {
    id: "listBatchDialJobDials",
    method: "GET",
    path: "/batch_dial_jobs/{id}/dials",
    parameters: &[Parameter::path("id"), Parameter::query("limit"), Parameter::query("cursor")],
    accept: &["application/json"],
    security: &[&["bearerAuth"]],
    server: None,
    idempotency_key: None,
};

#[derive(Debug, Deserialize)]
pub struct Dial {
    pub id: String,
}

#[derive(Debug, Deserialize)]
pub struct ListBatchDialJobDialsResult {
    pub data: Vec<Dial>,
    pub cursor: Option<String>,
}

#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListBatchDialJobDials {
    call: Call,
}

impl ListBatchDialJobDials {
    pub fn limit(self, limit: i64) -> Self {
        Self { call: self.call.with_integer(1, limit) }
    }

    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { call: self.call.with_timeout(timeout) }
    }

    pub fn with_header(self, name: &str, value: &str) -> Self {
        Self { call: self.call.with_header(name, value) }
    }

    pub fn with_retry(self, policy: RetryPolicy) -> Self {
        Self { call: self.call.with_retry(policy) }
    }

    pub fn send(self) -> Sending<ListBatchDialJobDialsResult, ListBatchDialJobDialsError> {
        self.call.send(answer::json)
    }

    pub fn send_raw(self) -> Sending<RawResponse, Infallible> {
        self.call.send_raw()
    }

    pub fn into_pages(self) -> Pages<ListBatchDialJobDialsResult, Dial> {
        Pages::new(self.call, &LIST_BATCH_DIAL_JOB_DIALS_PAGES)
    }

    pub fn into_stream(self) -> Items<ListBatchDialJobDialsResult, Dial> {
        self.into_pages().into_items()
    }

    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<ListBatchDialJobDialsResult, CallError<ListBatchDialJobDialsError>> {
        self.call.send(answer::json).wait()
    }
}

static LIST_BATCH_DIAL_JOB_DIALS_PAGES: Paging<ListBatchDialJobDialsResult, Dial> = Paging {
    place: &pages::InParameter(2),
    decode: answer::json,
    next: |page, _| pages::cursor(page.cursor.as_deref()),
    items: |page| page.data,
};

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ListBatchDialJobDialsError {
    BadRequest(RawBody),
    Conflict(Vec<String>),
    Other(RawBody),
}

impl ApiError for ListBatchDialJobDialsError {
    fn from_answer(answer: &RawResponse) -> Self {
        match answer.status().as_u16() {
            400 => Self::BadRequest(answer.raw_body()),
            409 => match answer::error_json(answer) {
                Ok(body) => Self::Conflict(body),
                Err(body) => Self::Other(body),
            },
            _ => Self::Other(answer.raw_body()),
        }
    }
}

fn client(mock: &MockTransport) -> Client {
    Client::builder()
        .bearer_auth("key")
        .transport(mock.clone())
        .clock(mock.clock())
        .build()
        .unwrap()
}

async fn walk(client: &Client) -> Result<Vec<String>, Error> {
    let first = client.list_batch_dial_job_dials("job_123").limit(50).send().await?;
    let mut ids: Vec<String> = first.data.into_iter().map(|dial| dial.id).collect();
    let mut dials = client.list_batch_dial_job_dials("job_123").into_stream();
    while let Some(dial) = dials.try_next().await? {
        ids.push(dial.id);
    }
    Ok(ids)
}

#[tokio::test]
async fn a_generated_client_reads_as_designed() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &json!({"data": [{"id": "a"}], "cursor": null})));
    mock.push(MockAnswer::json(200, &json!({"data": [{"id": "b"}], "cursor": "next"})));
    mock.push(MockAnswer::json(200, &json!({"data": [{"id": "c"}]})));
    assert_eq!(walk(&client(&mock)).await.unwrap(), ["a", "b", "c"]);
    let urls: Vec<String> = mock.requests().into_iter().map(|request| request.url).collect();
    let path = "https://api.vogent.ai/api/batch_dial_jobs/job_123/dials";
    assert_eq!(urls, [format!("{path}?limit=50"), path.to_owned(), format!("{path}?cursor=next")]);
}

#[tokio::test]
async fn errors_are_matched_by_status_and_by_documented_answer() {
    let mock = MockTransport::new();
    let client = client(&mock);
    mock.push(MockAnswer::status(422))
        .push(MockAnswer::status(400).body("why"))
        .push(MockAnswer::json(409, &["x"]));
    let error =
        client.list_batch_dial_job_dials("nope").with_header("x-a", "b").send().await.unwrap_err();
    assert!(
        error.status() == Some(422)
            && matches!(error.api(), Some(ListBatchDialJobDialsError::Other(_)))
    );
    let slow = client.list_batch_dial_job_dials("nope").with_timeout(Duration::from_secs(1));
    let error: CallError<ListBatchDialJobDialsError> = slow.send().await.unwrap_err();
    assert!(
        matches!(error.api(), Some(ListBatchDialJobDialsError::BadRequest(body)) if body.text() == "why")
    );
    let error = client
        .list_batch_dial_job_dials("nope")
        .with_retry(RetryPolicy::none())
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.into_api(), Some(ListBatchDialJobDialsError::Conflict(vec!["x".to_owned()])));
    mock.push(MockAnswer::status(418));
    assert_eq!(client.list_batch_dial_job_dials("x").send_raw().await.unwrap().status(), 418);
    mock.push(MockAnswer::status(204));
    assert_eq!(
        client.request(http::Method::DELETE, "/dials/1").send().await.unwrap().status(),
        204
    );
}

#[test]
fn a_missing_key_is_named() {
    let error = Client::from_env().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the environment variable CODEGEN_RUNTIME_CONTRACT_KEY is not set"
    );
}
