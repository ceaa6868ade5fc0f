//! Layers: where they stand, what they see, and what they can do.

mod support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::core::Core;
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::layer::{Exchange, Layer, Next, Outgoing};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::param::{Parameter, text};
use codegen_runtime::runtime::redirect::RedirectPolicy;
use codegen_runtime::runtime::transport_error::{TransportError, TransportErrorKind};
use http::{HeaderValue, Method, Response};
use support::CANARY;

type Log = Arc<Mutex<Vec<String>>>;

/// Writes a line before and one after each exchange, each with all that it can print safely.
struct Logging(&'static str, Log);

impl Logging {
    fn line(&self, text: String) {
        self.1.lock().unwrap().push(format!("{} {text}", self.0));
    }
}

impl Layer for Logging {
    fn call<'a>(&'a self, request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        Box::pin(async move {
            let call = format!("{} {}", request.method(), request.path_template());
            self.line(format!(
                "> {call} {} {request:?} {:?}",
                request.attempt(),
                request.headers()
            ));
            let answer = next.run(request).await;
            match &answer {
                Ok(answer) => self.line(format!("< {} {:?}", answer.status(), answer.headers())),
                Err(error) => self.line(format!("< {error:?}")),
            }
            answer
        })
    }
}

/// Signs what goes out: here the length of URL and body, which is as good as a digest for a test.
struct Signing;

impl Layer for Signing {
    fn call<'a>(&'a self, mut request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        let body = request.body().as_bytes().map_or(0, <[u8]>::len);
        let has_credential = request.headers().contains_key("authorization");
        let text = format!("{}-{body}-{has_credential}", request.uri().to_string().len());
        let mut value = HeaderValue::from_str(&text).expect("digits are a header");
        value.set_sensitive(true);
        request.headers_mut().insert("signature", value);
        next.run(request)
    }
}

/// Answers a GET that it has seen before.
#[derive(Default)]
struct Caching(Mutex<BTreeMap<String, Bytes>>);

impl Layer for Caching {
    fn call<'a>(&'a self, request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        let key = request.uri().to_string();
        let known = self.0.lock().unwrap().get(&key).cloned();
        Box::pin(async move {
            if let Some(body) = known {
                return Ok(Response::new(body.into()));
            }
            let (head, mut body) = next.run(request).await?.into_parts();
            let mut bytes = Vec::new();
            while let Some(chunk) = body.chunk().await {
                bytes.extend_from_slice(&chunk?);
            }
            let bytes = Bytes::from(bytes);
            if head.status.is_success() {
                self.0.lock().unwrap().insert(key, bytes.clone());
            }
            Ok(Response::from_parts(head, Body::from(bytes)))
        })
    }
}

/// Sends nothing.
struct Failing(TransportErrorKind);

impl Layer for Failing {
    fn call<'a>(&'a self, _: Outgoing, _: Next<'a>) -> Exchange<'a> {
        let error = match self.0 {
            TransportErrorKind::Refused => TransportError::refused("the quota is used up"),
            kind => TransportError::new(kind),
        };
        Box::pin(async { Err(error) })
    }
}

/// Waits for ever.
struct Hanging;

impl Layer for Hanging {
    fn call<'a>(&'a self, _: Outgoing, _: Next<'a>) -> Exchange<'a> {
        Box::pin(std::future::pending())
    }
}

/// Sends a request twice when the first answer is no success.
struct Twice;

impl Layer for Twice {
    fn call<'a>(&'a self, request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        Box::pin(async move {
            let spare = request.try_clone();
            let answer = next.run(request).await?;
            match spare {
                Some(spare) if !answer.status().is_success() => next.run(spare).await,
                _ => Ok(answer),
            }
        })
    }
}

fn client(mock: &MockTransport, layers: impl IntoIterator<Item = Arc<dyn Layer>>) -> Core {
    let mut settings = support::settings(mock);
    layers.into_iter().for_each(|layer| settings.layer(layer));
    settings.build().unwrap()
}

fn layer(layer: impl Layer) -> [Arc<dyn Layer>; 1] {
    [Arc::new(layer)]
}

#[tokio::test]
async fn a_log_has_every_attempt_and_no_secret() {
    let (mock, log) = (MockTransport::new(), Log::default());
    mock.push(MockAnswer::status(503));
    mock.push(MockAnswer::status(200).header("set-cookie", CANARY));
    let mut settings = support::settings(&mock);
    settings.layer(Logging("a", log.clone()));
    settings.credential("other", auth::api_key_query("key", CANARY));
    let core = settings.build().unwrap();
    core.request(Method::GET, "/jobs").query("secret", CANARY).send().await.unwrap();
    let log = log.lock().unwrap();
    assert_eq!(log.len(), 4);
    assert!(log[0].starts_with("a > GET /jobs 1 ") && log[1].starts_with("a < 503"), "{log:?}");
    assert!(log[2].starts_with("a > GET /jobs 2 ") && log[3].starts_with("a < 200"), "{log:?}");
    assert!(log[0].contains("authorization") && log[3].contains("set-cookie"), "{log:?}");
    assert!(!log.concat().contains(CANARY), "{log:?}");
    assert_eq!(mock.requests()[1].url.matches(CANARY).count(), 2);
}

#[tokio::test]
async fn the_first_layer_is_the_outermost() {
    let (mock, log) = (MockTransport::new(), Log::default());
    mock.push(MockAnswer::status(200));
    let core = client(&mock, ["a", "b"].map(|name| Arc::new(Logging(name, log.clone())) as _));
    core.call(support::get()).send_raw().await.unwrap();
    let order: Vec<_> = log.lock().unwrap().iter().map(|line| line[..3].to_owned()).collect();
    assert_eq!(order, ["a >", "b >", "b <", "a <"]);
}

#[tokio::test]
async fn a_signature_covers_what_goes_out_with_its_credential() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut call = client(&mock, layer(Signing)).call(support::endpoint(
        Method::POST,
        "/jobs/{id}",
        &[Parameter::path("id")],
    ));
    call.set(0, text("a b"));
    call.json("1234");
    call.send_raw().await.unwrap();
    let sent = &mock.requests()[0];
    let expected = format!("{}-6-true", sent.url.len());
    assert_eq!(
        (sent.url.as_str(), sent.headers["signature"].to_str().unwrap()),
        ("https://a/base/jobs/a%20b", &*expected)
    );
}

#[tokio::test]
async fn a_cache_answers_without_the_server() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503));
    mock.push(MockAnswer::json(200, "one"));
    mock.push(MockAnswer::json(200, "two"));
    let core = client(&mock, layer(Caching::default()));
    let get = |path: &'static str| core.request(Method::GET, path).send();
    for (path, body, requests) in [("/1", "\"one\"", 2), ("/1", "\"one\"", 2), ("/2", "\"two\"", 3)]
    {
        let answer = get(path).await.unwrap();
        assert_eq!((answer.text().as_str(), mock.requests().len()), (body, requests), "{path}");
    }
}

#[tokio::test]
async fn a_layer_that_refuses_ends_the_call_before_anything_is_sent() {
    let mock = MockTransport::new();
    let core = client(&mock, layer(Failing(TransportErrorKind::Refused)));
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!(
        (error.kind(), mock.requests().len(), mock.clock().sleeps().len()),
        (ErrorKind::Transport, 0, 0)
    );
    assert!(!error.may_have_been_sent() && !error.is_retryable());
    assert_eq!(error.to_string(), "GET /x: a layer refused to send the request (attempt 1 of 3)");
    let mut sources =
        std::iter::successors(std::error::Error::source(&error), |error| error.source());
    assert!(sources.any(|source| source.to_string() == "the quota is used up"));
}

#[tokio::test]
async fn a_failure_of_a_layer_is_retried_like_one_of_the_transport() {
    let mock = MockTransport::new();
    let core = client(&mock, layer(Failing(TransportErrorKind::Connect)));
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!((error.attempts(), mock.clock().sleeps().len()), (3, 2));
}

#[tokio::test]
async fn timeouts_count_while_a_layer_works() {
    let mock = MockTransport::new();
    let core = client(&mock, layer(Hanging));
    let call = core.call(support::get()).with_timeout(Duration::from_secs(2));
    let sending = tokio::spawn(async move { call.send_raw().await });
    tokio::task::yield_now().await;
    mock.clock().advance(Duration::from_secs(3));
    let error = sending.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
}

#[tokio::test]
async fn a_layer_can_send_a_request_again() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(400));
    mock.push(MockAnswer::json(200, "good"));
    let core = client(&mock, layer(Twice));
    let answer = core.request(Method::POST, "/x").json("body").send().await.unwrap();
    let requests = mock.requests();
    assert_eq!((answer.status().as_u16(), requests.len()), (200, 2));
    assert_eq!(
        (&requests[0].body, &requests[0].headers),
        (&requests[1].body, &requests[1].headers)
    );
}

/// Keeps its secret to itself where a redirect leads elsewhere.
struct Careful;

impl Layer for Careful {
    fn call<'a>(&'a self, mut request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        if !request.is_foreign() {
            request.headers_mut().insert("signature", HeaderValue::from_static("mine"));
        }
        next.run(request)
    }
}

#[tokio::test]
async fn a_redirect_passes_through_and_says_where_it_leads() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(302).header("location", "/y"));
    mock.push(MockAnswer::status(302).header("location", "https://elsewhere/z"));
    mock.push(MockAnswer::status(200));
    let mut settings = support::settings(&mock);
    settings.layer(Careful);
    settings.redirects(RedirectPolicy::limited(5));
    settings.build().unwrap().call(support::get()).send_raw().await.unwrap();
    let signed: Vec<_> =
        mock.requests().iter().map(|request| request.headers.contains_key("signature")).collect();
    assert_eq!(signed, [true, true, false]);
}
