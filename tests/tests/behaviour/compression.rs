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
        ("GZIP", gzip(page.as_bytes())),
        ("deflate", deflate(page.as_bytes())),
        ("zstd", zstd(page.as_bytes())),
    ] {
        assert!(bytes.len() < page.len());
        let server = Server::always(encoded(200, coding, bytes)).await.unwrap();
        let page = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap();
        assert_eq!(page.data.len(), 4, "{coding}");
        assert!(server.request().header("accept-encoding").contains("gzip"));
    }
}

/// Servers that flush write a member a piece; to stop after the first would lose the rest without a word.
#[tokio::test]
async fn all_members_of_a_gzip_body_are_read() {
    let page = fixture(1);
    let pieces = page.as_bytes().chunks(100).map(gzip);
    let mut members = pieces.collect::<Vec<_>>().concat();
    let read = async |bytes: Vec<u8>| {
        let server = Server::always(encoded(200, "gzip", bytes)).await.unwrap();
        let client = build(builder(server.url()).retry(RetryPolicy::none()));
        client.list_batch_dial_job_dials("job").send().await.map(|page| page.data.len())
    };
    assert_eq!(read(members.clone()).await.unwrap(), 4);
    members.extend([0; 512]);
    assert_eq!(read(members.clone()).await.unwrap(), 4, "padding is no part of the data");
    members.truncate(members.len() - 512 - 4);
    assert_eq!(read(members.clone()).await.unwrap_err().kind(), ErrorKind::Transport, "cut");
    let last = members.len() - 1;
    members.extend([0; 4]);
    members[last] ^= 1;
    assert_eq!(read(members).await.unwrap_err().kind(), ErrorKind::Transport, "a wrong sum");
}

#[tokio::test]
async fn a_gzip_body_of_nothing_is_empty() {
    let server = Server::always(encoded(200, "gzip", Vec::new())).await.unwrap();
    let answer = client(server.url()).list_batch_dial_job_dials("job").send_raw().await.unwrap();
    assert!(answer.bytes().is_empty());
}

#[tokio::test]
async fn every_member_of_a_bomb_counts() {
    let bomb = [gzip(&vec![b' '; 900 << 10]), gzip(&vec![b' '; 900 << 10])].concat();
    let server = Server::always(encoded(200, "gzip", bomb)).await.unwrap();
    let client = build(builder(server.url()).max_response_size(1 << 20));
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Limit, 1));
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
