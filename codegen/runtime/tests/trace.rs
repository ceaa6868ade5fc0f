//! What the feature `tracing` tells, and what it keeps to itself. Alone in its binary: the subscriber is global.

mod support;

use std::io;
use std::sync::{Arc, Mutex};

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::core::Settings;
use codegen_runtime::runtime::param::{self, Parameter};
use http::Method;
use support::{AnyError, CANARY};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[tokio::test]
async fn traces_name_calls_and_attempts_and_hold_no_secret() {
    let log = Log::default();
    let written = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::level_filters::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || written.clone())
        .init();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut settings = Settings::new(&support::ENVIRONMENT);
    settings.base_url(&format!("http://{}", listener.local_addr().unwrap()));
    settings.no_proxy();
    settings.credential("bearerAuth", auth::bearer(CANARY));
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n").await;
    });
    let mut call = settings.build().unwrap().call(support::endpoint(
        Method::GET,
        "/x",
        &[Parameter::query("q")],
    ));
    call.set(0, param::text("secret-query"));
    call.send::<(), AnyError>(answer::nothing).await.unwrap_err();

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(
        text.contains("attempt failed") && text.contains("status=401") && text.contains("path=/x"),
        "{text}"
    );
    assert!(!text.contains(CANARY) && !text.contains("secret-query"), "{text}");
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
