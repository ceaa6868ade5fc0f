//! What requests are made of in the rows of attempts: bodies, credentials, and a streamed answer.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use codegen_runtime::runtime::auth::{self, AuthError, Credential, Secret};
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::call::Endpoint;
use codegen_runtime::runtime::core::{Environment, Settings};
use codegen_runtime::runtime::error::Error;
use codegen_runtime::runtime::execute::streamed;
use codegen_runtime::runtime::mock::MockTransport;
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::server::Server;
use codegen_runtime::runtime::transport_error::TransportError;
use futures_core::Stream;
use serde_json::Value;

use crate::support;

/// What a row sends.
pub enum Sent {
    /// Octets.
    Octets(Body),
    /// A file among the parts of a form.
    File(Body),
}

/// The body that a row says.
pub fn body(row: &Value) -> Result<Option<Sent>, String> {
    let once = || Body::stream(Once(Some("abc")), Some(3));
    Ok(match row["body"].as_str() {
        None | Some("none" | "absent") => None,
        Some("bytes") => Some(Sent::Octets(Body::from("abc"))),
        Some("one-shot stream") => Some(Sent::Octets(once())),
        Some("seekable stream") => Some(Sent::Octets(Body::replayable(move || once()))),
        Some("multipart with reader") => Some(Sent::File(once())),
        Some(other) => return Err(format!("its body is `{other}`")),
    })
}

struct Once(Option<&'static str>);

impl Stream for Once {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(|text| Ok(text.into())))
    }
}

/// A credential that fails the first time it is asked.
pub fn failing(make: fn(&'static str) -> AuthError) -> impl Credential {
    let asked = std::sync::atomic::AtomicBool::new(false);
    auth::bearer_from(move || {
        let again = asked.swap(true, std::sync::atomic::Ordering::Relaxed);
        std::future::ready(if again { Ok(Secret::from("token")) } else { Err(make("no token")) })
    })
}

/// Reads the body chunk by chunk to where it breaks. No generated method streams its answer yet, so
/// this call is made with the shared code alone.
pub fn drained(mock: &MockTransport, retry: &RetryPolicy, method: &str) -> Result<(), Error> {
    let mut settings = Settings::new(&ENVIRONMENT);
    settings.transport(mock.clone());
    settings.clock(mock.clock());
    settings.retry(retry.clone());
    let endpoint = Endpoint {
        id: "streamed",
        method: Box::leak(method.to_owned().into_boxed_str()),
        path: "/x",
        parameters: &[],
        accept: &[],
        security: &[],
        server: None,
        idempotency_key: None,
    };
    let (core, request) = settings.build()?.call(Box::leak(Box::new(endpoint))).into_parts();
    support::wait(async {
        let mut done = streamed(core, request).await?;
        while let Some(chunk) = done.body.chunk().await {
            if chunk.is_err() {
                break;
            }
        }
        Ok(())
    })
    .expect("the body ends")
}

static ENVIRONMENT: Environment = Environment {
    user_agent: "vectors/1",
    servers: &[Server { url: "https://a", variables: &[] }],
    base_url_variable: "UNUSED",
};
