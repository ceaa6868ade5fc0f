//! The built-in transport against a listener that misbehaves as it is told.

mod support;

use std::time::Duration;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::core::{Core, Settings};
use codegen_runtime::runtime::error::{Error, ErrorKind};
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::transport_error::{TransportError, TransportErrorKind};
use http::Method;
use support::{AnyError, CANARY};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Answers each connection with the next script and reports the head of what it received.
async fn server(scripts: Vec<&'static [u8]>) -> (String, UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(async move {
        for script in scripts {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = sender.send(request(&mut stream).await);
            if script == b"hang" {
                let mut rest = Vec::new();
                let _ = stream.read_to_end(&mut rest).await;
                let _ = sender.send("closed".to_owned());
                continue;
            }
            let _ = stream.write_all(script).await;
        }
    });
    (url, receiver)
}

async fn request(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).await.unwrap_or(0);
        text.extend_from_slice(&buffer[..read]);
        let head = String::from_utf8_lossy(&text).into_owned();
        let wanted = head.to_ascii_lowercase().split("content-length: ").nth(1).and_then(|rest| {
            rest.split("\r\n").next().and_then(|length| length.parse::<usize>().ok())
        });
        match head.split_once("\r\n\r\n") {
            Some((_, body)) if body.len() >= wanted.unwrap_or(0) => return head,
            _ if read == 0 => return head,
            _ => {}
        }
    }
}

fn core(url: &str, change: impl FnOnce(&mut Settings)) -> Core {
    let mut settings = Settings::new(&support::ENVIRONMENT);
    settings.base_url(url);
    settings.no_proxy();
    settings.retry(RetryPolicy::none());
    settings.credential("bearerAuth", auth::bearer(CANARY));
    change(&mut settings);
    settings.build().unwrap()
}

async fn failure(script: &'static [u8]) -> Error {
    let (url, _requests) = server(vec![script]).await;
    core(&url, |_| {})
        .call(support::get())
        .send::<u64, AnyError>(answer::json)
        .await
        .unwrap_err()
        .into()
}

fn transport_kind(error: &Error) -> Option<TransportErrorKind> {
    let source = std::error::Error::source(error)?;
    source.downcast_ref::<TransportError>().map(TransportError::kind)
}

#[tokio::test]
async fn a_call_goes_out_and_comes_back() {
    let (url, mut requests) = server(vec![
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1\r\n\r\n7",
    ])
    .await;
    let core = core(&url, |settings| settings.user_agent_suffix("more/2"));
    let mut call = core.call(support::endpoint(Method::POST, "/x", &[]));
    call.json("body");
    assert_eq!(call.send::<u64, AnyError>(answer::json).await.unwrap(), 7);
    let request = requests.recv().await.unwrap();
    assert!(request.starts_with("POST /v1/x HTTP/1.1\r\n"), "{request}");
    for line in [
        "authorization: Bearer canary-7f3a9c",
        "user-agent: test/1.0 more/2",
        "accept: application/json",
        "content-type: application/json",
        "content-length: 6",
        "accept-encoding: ",
    ] {
        assert!(
            request.to_ascii_lowercase().contains(&line.to_ascii_lowercase()),
            "{line} in {request}"
        );
    }
    assert!(request.ends_with("\r\n\r\n\"body\""), "{request}");
}

#[tokio::test]
async fn a_stream_of_known_length_says_so() {
    let (url, mut requests) = server(vec![b"HTTP/1.1 204 No Content\r\n\r\n"]).await;
    let mut call = core(&url, |_| {}).call(support::endpoint(Method::PUT, "/x", &[]));
    call.body(Body::stream(Body::from("streamed"), Some(8)), "text/plain");
    call.send::<(), AnyError>(answer::nothing).await.unwrap();
    let request = requests.recv().await.unwrap();
    assert!(request.contains("content-length: 8") && request.ends_with("streamed"), "{request}");
}

const SPACES_20000: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 55\r\n\r\n\
    \x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\x2a\xeb\x9f\xd2\x1a\x1e\x40\x01\
    \x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0\x60\x28\xc4\x08\x85\x20\x4e\x00\x00";

#[tokio::test]
async fn bodies_are_decompressed_and_the_limit_counts_what_comes_out() {
    let (url, _requests) = server(vec![SPACES_20000, SPACES_20000]).await;
    let whole = core(&url, |settings| settings.max_response_size(20_000))
        .call(support::get())
        .send_raw()
        .await;
    assert_eq!(whole.unwrap().bytes().len(), 20_000);
    let bounded = core(&url, |settings| settings.max_response_size(19_999))
        .call(support::get())
        .send_raw()
        .await;
    assert_eq!(bounded.unwrap_err().kind(), ErrorKind::Limit);
}

#[tokio::test]
async fn failures_are_told_apart() {
    let short =
        failure(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n7")
            .await;
    assert_eq!(transport_kind(&short), Some(TransportErrorKind::BodyIncomplete), "{short:?}");
    assert_eq!(short.status().unwrap(), 200);

    let closed = failure(b"").await;
    assert_eq!(transport_kind(&closed), Some(TransportErrorKind::ResetAfterSend), "{closed:?}");
    assert!(closed.may_have_been_sent());

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let refused: Error =
        core(&nobody, |_| {}).call(support::get()).send_raw().await.unwrap_err().into();
    assert_eq!(transport_kind(&refused), Some(TransportErrorKind::Connect), "{refused:?}");
    assert!(!refused.may_have_been_sent());

    let mut settings = Settings::new(&support::ENVIRONMENT);
    settings.base_url("https://does-not-exist.invalid");
    settings.no_proxy();
    settings.retry(RetryPolicy::none());
    settings.credential("bearerAuth", auth::bearer(CANARY));
    let unknown: Error =
        settings.build().unwrap().call(support::get()).send_raw().await.unwrap_err().into();
    assert_eq!(transport_kind(&unknown), Some(TransportErrorKind::Dns), "{unknown:?}");
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_server_without_tls_is_a_tls_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
        let _ = stream.read_to_end(&mut Vec::new()).await;
    });
    let error: Error = core(&url, |_| {}).call(support::get()).send_raw().await.unwrap_err().into();
    assert_eq!(transport_kind(&error), Some(TransportErrorKind::Tls), "{error:?}");
}

#[tokio::test]
async fn a_timeout_closes_the_connection() {
    let (url, mut requests) = server(vec![b"hang"]).await;
    let call = core(&url, |_| {}).call(support::get());
    let call = call.with_attempt_timeout(Duration::from_millis(50));
    let error = call.send_raw().await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_sent()), (ErrorKind::Timeout, true));
    requests.recv().await.unwrap();
    assert_eq!(requests.recv().await.unwrap(), "closed");
}

#[tokio::test]
async fn an_aborted_connection_is_tried_again() {
    let ok = b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n7";
    let (url, _requests) =
        server(vec![b"", b"HTTP/1.1 503 X\r\nretry-after-ms: 1\r\ncontent-length: 0\r\n\r\n", ok])
            .await;
    let policy = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let core = core(&url, |settings| settings.retry(policy));
    assert_eq!(core.call(support::get()).send::<u64, AnyError>(answer::json).await.unwrap(), 7);
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_works_with_and_without_a_runtime_around_it() {
    // The server closes after each answer, and a second call must not take the connection that is about to close.
    let ok: &[u8] = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1\r\n\r\n7";
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (url, _requests) = runtime.block_on(server(vec![ok, ok]));
    let core = core(&url, |_| {});
    let call =
        |core: &Core| core.call(support::get()).send::<u64, AnyError>(answer::json).wait().unwrap();
    assert_eq!(call(&core), 7);
    assert_eq!(runtime.block_on(async { call(&core) }), 7);
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_list_asks_for_its_pages_as_it_goes() {
    use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
    use codegen_runtime::runtime::pages::{InParameter, Next, Pages, Paging};

    static PAGES: Paging<Vec<u64>, u64> = Paging {
        place: &InParameter(0),
        decode: answer::json,
        next: |page, _| if page.contains(&2) { Next::Cursor("a".to_owned()) } else { Next::End },
        items: |page| page,
    };
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &[1, 2]))
        .push(MockAnswer::json(200, &[3]))
        .push(MockAnswer::status(400));
    let endpoint = support::endpoint(
        Method::GET,
        "/x",
        &[codegen_runtime::runtime::param::Parameter::query("c")],
    );
    let client = support::core(&mock);
    let mut items = Pages::new(client.call(endpoint), &PAGES).into_items().into_blocking();
    assert_eq!((items.next().unwrap().unwrap(), mock.requests().len()), (1, 1));
    assert_eq!(items.by_ref().collect::<Result<Vec<_>, _>>().unwrap(), [2, 3]);
    let failed: Vec<_> =
        Pages::new(client.call(endpoint), &PAGES).into_items().into_blocking().collect();
    assert!(matches!(&failed[..], [Err(error)] if error.status() == Some(400)));
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_inside_a_blocking_call_is_an_error() {
    let core = core("http://127.0.0.1:9", |_| {});
    let inner = core.clone();
    let nested = codegen_runtime::runtime::blocking::wait(&core, async move {
        codegen_runtime::runtime::blocking::wait(&inner, async {}).map_err(|error| error.kind())
    });
    assert_eq!(nested.unwrap(), Err(ErrorKind::Build));
}

#[cfg(feature = "blocking")]
#[test]
fn dropping_a_client_ends_its_thread() {
    let ended = std::sync::Arc::new(());
    let inside = std::sync::Arc::clone(&ended);
    let core = core("http://127.0.0.1:9", |_| {});
    let held = codegen_runtime::runtime::blocking::wait(&core, async move {
        std::sync::Arc::downgrade(&inside)
    });
    let spawned = held.unwrap();
    // A task that would run for ever goes with the thread.
    let kept = std::sync::Arc::clone(&ended);
    codegen_runtime::runtime::blocking::wait(&core, async move {
        tokio::spawn(async move {
            std::future::pending::<()>().await;
            drop(kept);
        });
    })
    .unwrap();
    drop(core);
    drop(ended);
    let deadline = std::time::Instant::now() + Duration::from_secs(5);
    while spawned.upgrade().is_some() && std::time::Instant::now() < deadline {
        std::thread::yield_now();
    }
    assert!(spawned.upgrade().is_none(), "the thread still runs");
}
