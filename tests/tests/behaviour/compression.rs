//! Compressed answers, and those that explode.

use std::io::Write;

use vogent::{ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder, client};
use vogent_tests::data::fixture;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 19).unwrap()
}

fn encoded(status: u16, coding: &str, bytes: Vec<u8>) -> Reply {
    Reply::text(status, "application/json", bytes).header("content-encoding", coding)
}

#[tokio::test]
async fn compressed_pages_are_read() {
    let page = fixture(1);
    for (coding, bytes) in [
        ("gzip", gzip(page.as_bytes())),
        ("x-gzip", gzip(page.as_bytes())),
        ("deflate", deflate(page.as_bytes())),
        ("zstd", zstd(page.as_bytes())),
    ] {
        assert!(bytes.len() < page.len());
        let server = Server::always(encoded(200, coding, bytes)).await.unwrap();
        match client(server.url()).list_batch_dial_job_dials("job").send().await {
            Ok(page) => assert_eq!(page.data.len(), 4, "{coding}"),
            // An old name of gzip that reqwest does not decode; it was not asked for either.
            Err(error) => assert_eq!((coding, error.kind()), ("x-gzip", ErrorKind::Decode)),
        }
    }
}

#[tokio::test]
async fn compressed_errors_are_read() {
    let server = Server::always(encoded(422, "gzip", gzip(br#"{"message":"why"}"#))).await.unwrap();
    let error = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert!(error.to_string().contains("422 Unprocessable Entity: why"), "{error}");
}

#[tokio::test]
async fn the_limit_counts_what_comes_out() {
    let bomb = vec![b' '; 32 << 20];
    for (coding, bytes) in
        [("gzip", gzip(&bomb)), ("zstd", zstd(&bomb)), ("deflate", deflate(&bomb))]
    {
        assert!(bytes.len() < 64 << 10, "{coding}");
        let server = Server::always(encoded(200, coding, bytes)).await.unwrap();
        let client = build(builder(server.url()).max_response_size(1 << 20));
        let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Limit, 1), "{coding}");
    }
}

#[tokio::test]
async fn a_bomb_of_an_error_is_cut() {
    let server = Server::always(encoded(400, "gzip", gzip(&vec![b'a'; 32 << 20]))).await.unwrap();
    let error = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.body().unwrap().bytes().len()), (ErrorKind::Api, 64 << 10));
}

#[tokio::test]
async fn compression_that_is_broken_or_cut_is_an_error_with_its_status() {
    let whole = gzip(fixture(1).as_bytes());
    for bytes in [whole[..whole.len() / 2].to_vec(), b"not gzip at all".to_vec()] {
        let server = Server::always(encoded(200, "gzip", bytes)).await.unwrap();
        let client = build(builder(server.url()).retry(RetryPolicy::none()));
        let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Transport, 200));
    }
}
