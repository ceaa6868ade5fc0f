//! Bodies of several parts, of one media type among several, and bodies that are streamed.

use std::error::Error as _;

use bytes::Bytes;
use futures_util::stream;
use golden_wire::body::{Part, from_reader};
use golden_wire::operations::{PostAnyBody, PostPartsForm};
use golden_wire::transport::{Body, TransportError, TransportErrorKind};
use vogent_tests::raw::soon;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use super::{Wire, builder, point, text};

/// What the source of randomness of the tests makes of the first boundary.
const BOUNDARY: &str = "00000000000000000000000000000001";

fn form() -> PostPartsForm {
    let file = Part::file("ré\"s.txt", "content").content_type("text/plain; charset=utf-8");
    let more = [Part::file("a.bin", vec![0, 1]), Part::new("no name")];
    PostPartsForm::new("a\r\nb", file).more(more).point(&point(1, 2)).tags(&["x", "y z"])
}

fn parts() -> String {
    [
        "Content-Disposition: form-data; name=\"title\"\r\n\r\na\r\nb",
        "Content-Disposition: form-data; name=\"file\"; filename=\"ré%22s.txt\"\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\ncontent",
        "Content-Disposition: form-data; name=\"more\"; filename=\"a.bin\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\0\u{1}",
        "Content-Disposition: form-data; name=\"more\"; filename=\"blob\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nno name",
        "Content-Disposition: form-data; name=\"point\"\r\n\
         Content-Type: application/json\r\n\r\n{\"x\":1,\"y\":2}",
        "Content-Disposition: form-data; name=\"tags\"\r\n\r\nx",
        "Content-Disposition: form-data; name=\"tags\"\r\n\r\ny z",
    ]
    .iter()
    .map(|part| format!("--{BOUNDARY}\r\n{part}\r\n"))
    .collect::<String>()
        + &format!("--{BOUNDARY}--\r\n")
}

#[tokio::test]
async fn several_parts() {
    let wire = Wire::new().await;
    wire.client.post_parts(form()).send().await.unwrap();
    let body = parts();
    let expected = format!(
        "POST /bodies/parts\naccept: */*\nauthorization: Bearer t0k3n\ncontent-length: {}\n\
         content-type: multipart/form-data; boundary={BOUNDARY}\n\n{body}",
        body.len()
    );
    assert_eq!(wire.seen(), expected);
}

/// A 429 is retried whatever the method, and the parts are sent once more, byte by byte.
#[tokio::test]
async fn parts_in_memory_are_sent_again() {
    let server = Server::scripted([Reply::status(429), Reply::status(204)]).await.unwrap();
    let client = builder(server.url()).token("t0k3n").build().unwrap();
    client.post_parts(form()).send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests.len(), 2);
}

fn once(pieces: &'static [&'static str], length: Option<u64>) -> Body {
    let pieces = pieces.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes())));
    Body::stream(stream::iter(pieces), length)
}

#[tokio::test]
async fn streams_of_known_and_unknown_length() {
    let wire = Wire::new().await;
    wire.client.post_octets(once(&["ab", "cde"], Some(5))).send().await.unwrap();
    wire.client.post_octets(once(&["ab", "cde"], None)).send().await.unwrap();
    wire.client.post_octets(from_reader(&b"from a file"[..], Some(11))).send().await.unwrap();
    let requests = wire.server.requests();
    assert_eq!((&requests[0].body[..], requests[0].header("content-length")), (&b"abcde"[..], "5"));
    assert!(!requests[0].headers.contains_key("transfer-encoding"));
    assert_eq!(&requests[1].body[..], b"abcde");
    assert_eq!(requests[1].header("transfer-encoding"), "chunked");
    assert_eq!(&requests[2].body[..], b"from a file");
}

/// Nothing may be cut off, or waited for, without a word.
#[tokio::test]
async fn a_stream_that_is_not_as_long_as_it_says_is_an_error_and_so_is_one_that_breaks() {
    let broken = || {
        let chunks = [Ok(Bytes::from_static(b"ab")), Err(TransportError::other("disk failed"))];
        Body::stream(stream::iter(chunks), None)
    };
    let wire = Wire::new().await;
    for body in [once(&["ab", "cde"], Some(4)), once(&["ab", "cde"], Some(6)), broken()] {
        let call = wire.client.post_octets(body).send();
        let error = soon(call).await.unwrap_err();
        let kind = error.source().and_then(|source| source.downcast_ref::<TransportError>());
        assert_eq!(
            kind.map(TransportError::kind),
            Some(TransportErrorKind::RequestBody),
            "{error:?}"
        );
        assert!(!error.is_retryable() && error.attempts() == 1);
    }
    let error = soon(wire.client.post_octets(broken()).send()).await.unwrap_err();
    assert!(format!("{error:?}").contains("disk failed"), "{error:?}");
}

#[tokio::test]
async fn a_stream_is_sent_once_and_one_that_is_made_anew_again() {
    let server = Server::scripted([Reply::status(429), Reply::status(429), Reply::status(204)]);
    let server = server.await.unwrap();
    let client = builder(server.url()).token("t0k3n").build().unwrap();
    let error = client.post_octets(once(&["a"], None)).send().await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(429), 1));
    let again = Body::replayable(|| once(&["a", "b"], None));
    client.post_octets(again).send().await.unwrap();
    let bodies: Vec<_> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, ["a", "ab", "ab"]);
}

#[tokio::test]
async fn one_of_several_media_types() {
    let wire = Wire::new().await;
    wire.client.post_any(&point(1, 2)).send().await.unwrap();
    wire.client.post_any(PostAnyBody::Xml("<p/>".to_owned())).send().await.unwrap();
    wire.client.post_any(PostAnyBody::Png("png".into())).send().await.unwrap();
    let sent = |index: usize, content_type: &str, body: &str| {
        let expected = format!(
            "POST /bodies/any\naccept: */*\nauthorization: Bearer t0k3n\ncontent-length: {}\n\
             content-type: {content_type}\n\n{body}",
            body.len()
        );
        assert_eq!(text(&wire.server.requests()[index]), expected);
    };
    sent(0, "application/json", r#"{"x":1,"y":2}"#);
    sent(1, "application/xml", "<p/>");
    sent(2, "image/png", "png");
}
