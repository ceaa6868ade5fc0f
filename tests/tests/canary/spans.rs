//! What the feature `tracing` says: a span a call, an event an attempt.

use vogent_tests::client::client;
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use crate::{assert_clean, log};

/// The lines of this crate about one job's call; its request id tells it from those of other tests.
fn lines(text: &str, id: &str) -> Vec<String> {
    let about = |line: &&str| line.contains("vogent::") && line.contains(id);
    text.lines().filter(about).map(str::to_owned).collect()
}

#[tokio::test]
async fn attempts_are_told_within_the_span_of_their_call() {
    let log = log::listen();
    let server = Server::scripted([
        Reply::status(503).header("x-request-id", "req_spans_1"),
        Reply::json(200, &page(&["d"], None)).header("x-request-id", "req_spans_2"),
    ])
    .await
    .unwrap();
    let call = client(server.url()).list_batch_dial_job_dials("secret-job").cursor("secret-cursor");
    call.send().await.unwrap();
    let text = log.text();
    let [failed, succeeded] =
        [lines(&text, "req_spans_1"), lines(&text, "req_spans_2")].map(|lines| lines.join("\n"));
    for part in [
        "http call",
        "method=GET",
        "path=/batch_dial_jobs/{id}/dials",
        "attempt=1",
        "status=503",
        "attempt failed",
    ] {
        assert!(failed.contains(part), "{part} in {failed:?}");
    }
    for part in ["http call", "attempt=2", "status=200", "attempt succeeded"] {
        assert!(succeeded.contains(part), "{part} in {succeeded:?}");
    }
    let ours: Vec<&str> = text.lines().filter(|line| line.contains("vogent::")).collect();
    assert!(!ours.join("\n").contains("secret-"), "neither arguments nor query: {ours:?}");
    let targets = ["reqwest::", "hyper_util::"];
    assert!(
        targets.iter().all(|target| text.contains(target)),
        "other crates are heard too: {text}"
    );
    assert_clean("the log", &text);
}
