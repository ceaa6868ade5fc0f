//! Bodies whose media type the caller says.

use codegen_runtime::runtime::media_body::MediaBody;

use super::{content_type, refused, sent};

#[tokio::test]
async fn a_media_type_within_the_range_goes_out_as_it_is() {
    for (range, media_type) in [
        ("image/*", "image/png"),
        ("IMAGE/*", "image/svg+xml; charset=utf-8"),
        ("*/*", "application/x-anything"),
        ("application/*+json", "application/vnd.a+JSON"),
    ] {
        let body = MediaBody::from((media_type, "bytes"));
        let request = sent(|call| call.media(body, range)).await;
        assert_eq!((content_type(&request), &request.body[..]), (media_type, &b"bytes"[..]));
    }
}

#[tokio::test]
async fn another_media_type_is_not_sent() {
    for (range, media_type) in [
        ("image/*", "text/plain"),
        ("*/*", "png"),
        ("*/*", "image/*"),
        ("*/*", "image/png\r\nX-Evil: 1"),
        ("application/*+json", "application/json"),
        ("*/*", ""),
    ] {
        let why = refused(|call| call.media((media_type, "x").into(), range)).await;
        assert!(why.contains("media type") || why.contains("content-type"), "{media_type}: {why}");
    }
}
