//! What every part of the program shares: an executor without threads, and lines that tell what was seen.

use std::fmt::Debug;
use std::future::Future;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::str::FromStr;
use std::task::{Context, Poll, Waker};

use codegen_runtime::runtime::error::{CallError, Error, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use flate2::Compression;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Far more than any call on a virtual clock takes.
const POLLS: usize = 1_000_000;

/// Where lines go.
pub struct Out {
    file: usize,
}

impl Out {
    /// Of a vector file.
    pub fn new(file: usize) -> Self {
        Self { file }
    }

    /// Tells what a row shows; a panic is something that is seen, too.
    pub fn row(&mut self, row: usize, look: impl FnOnce() -> Value) {
        let seen = catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or(panic.downcast_ref::<&str>().copied());
            json!({"panic": text.unwrap_or("without words")})
        });
        println!("{}", json!({"file": self.file, "row": row, "seen": seen}));
    }
}

/// Panics are told as what a row shows, and only there.
pub fn silence() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Runs a future on this thread; none if it waits for something that never comes.
pub fn wait<F: Future>(future: F) -> Option<F::Output> {
    poll_times(future, POLLS)
}

/// Polls a future that many times, then drops it.
pub fn poll_times<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..times {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
    }
    None
}

/// A value of the type that the place wants.
pub fn from_json<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the argument of the row is a value of the argument's type")
}

/// A value of the type that the place wants, from its text.
pub fn parse<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("the argument of the row is a value of the argument's type")
}

/// A transport that answers every request with an empty success.
pub fn obliging() -> MockTransport {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::status(200));
    mock
}

/// The request that a call sent, or the error that it ended in before it sent one.
pub fn request<T, E: Into<Error>>(
    mock: &MockTransport,
    call: impl Future<Output = Result<T, E>>,
) -> Value {
    let result = wait(call);
    let requests = mock.requests();
    match (result, requests.first()) {
        (None, _) => json!({"error": "the call never ends", "requests": requests.len()}),
        (Some(Ok(_)), Some(request)) => {
            let headers: Vec<(&str, String)> = request
                .headers
                .iter()
                .map(|(name, value)| (name.as_str(), text(value.as_bytes())))
                .collect();
            let body = text(&request.body);
            json!({"url": request.url, "headers": headers, "body": body})
        }
        (Some(Ok(_)), None) => json!({"error": "nothing was sent", "requests": 0}),
        (Some(Err(error)), _) => {
            let error: Error = error.into();
            json!({"error": error.to_string(), "requests": requests.len()})
        }
    }
}

fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("hex:{}", hex(bytes)),
    }
}

/// Two digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an error says of itself.
pub fn told(error: &Error) -> Value {
    json!({
        "kind": match error.kind() {
            ErrorKind::Build => "build",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Transport => "transport",
            ErrorKind::Api => "api_status",
            ErrorKind::Decode => "decode",
            ErrorKind::Page => "page",
            ErrorKind::Limit => "body_too_large",
            ErrorKind::Redirect => "redirect",
            ErrorKind::Auth => "auth",
            _ => "another kind",
        },
        "path": error.json_path(),
        "status": error.status(),
        "body": error.answer().map(|answer| text(answer.bytes())),
        "content_type": error.headers().and_then(|headers| headers.get("content-type")).map(|value| text(value.as_bytes())),
        "text": error.to_string(),
    })
}

/// The largest body that the clients of decode rows read, small so that larger ones are made quickly.
pub const LIMIT: u64 = 1 << 20;

/// What a call gave, or the error that it ended in.
pub fn decoded<T, E>(
    call: impl Future<Output = Result<T, CallError<E>>>,
    show: impl FnOnce(&T) -> Value,
) -> Value {
    match wait(call) {
        None => json!({"error": {"text": "the call never ends"}}),
        Some(Ok(value)) => json!({"ok": show(&value)}),
        Some(Err(error)) => json!({"error": told(&error)}),
    }
}

/// A JSON string that is one byte longer than the limit.
pub fn past_the_limit() -> String {
    let size = usize::try_from(LIMIT).expect("the limit is small") + 1;
    format!("\"{}\"", "a".repeat(size - 2))
}

/// A JSON string of about so many bytes, compressed.
pub fn bomb(coding: &str, size: u64) -> Vec<u8> {
    match coding {
        "zstd" => zstd(size),
        "gzip" => {
            deflated(flate2::write::GzEncoder::new(Vec::new(), Compression::fast()), size, |it| {
                it.finish()
            })
        }
        _ => {
            deflated(flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast()), size, |it| {
                it.finish()
            })
        }
    }
}

fn deflated<W: Write>(
    mut out: W,
    size: u64,
    finish: impl Fn(W) -> std::io::Result<Vec<u8>>,
) -> Vec<u8> {
    let block = [b'a'; 1 << 16];
    out.write_all(b"\"").expect("a vector takes every byte");
    for _ in 0..size >> 16 {
        out.write_all(&block).expect("a vector takes every byte");
    }
    out.write_all(b"\"").expect("a vector takes every byte");
    finish(out).expect("a vector takes every byte")
}

/// A frame of blocks that each repeat one byte (`RFC 8878 §3.1.1`), 4 bytes for 128 KiB.
fn zstd(size: u64) -> Vec<u8> {
    // Magic number, no sizes or checksum, a window of 128 KiB.
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38];
    let mut block = |byte: u8, count: u32, last: u32| {
        frame.extend_from_slice(&((count << 3) | 2 | last).to_le_bytes()[..3]);
        frame.push(byte);
    };
    block(b'"', 1, 0);
    for _ in 0..size >> 17 {
        block(b'a', 1 << 17, 0);
    }
    block(b'"', 1, 1);
    frame
}
