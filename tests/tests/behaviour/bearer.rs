//! What goes along with every request: the key, the user agent, what is accepted.

use vogent::mock::{MockAnswer, MockTransport};
use vogent::{Client, ErrorKind};
use vogent_tests::client::{KEY, build, builder, client};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

async fn sent_by(make: impl FnOnce(&str) -> Client) -> Received {
    let server = Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap();
    make(server.url()).list_batch_dial_job_dials("job").send().await.unwrap();
    server.request()
}

#[tokio::test]
async fn a_request_carries_the_key_and_says_what_it_is() {
    let request = sent_by(client).await;
    assert_eq!(request.method, "GET");
    assert_eq!(request.header("authorization"), format!("Bearer {KEY}"));
    assert_eq!(request.headers.get_all("authorization").iter().count(), 1);
    assert_eq!(request.header("accept"), "application/json");
    assert_eq!(request.header("user-agent"), concat!("vogent/", "0.1.0"));
    for coding in ["gzip", "br", "zstd", "deflate"] {
        assert!(request.header("accept-encoding").contains(coding), "{:?}", request.headers);
    }
    assert!(request.body.is_empty() && !request.headers.contains_key("content-type"));
}

#[tokio::test]
async fn a_product_is_added_to_the_user_agent() {
    let request = sent_by(|url| build(builder(url).user_agent_suffix("app/2 (night shift)"))).await;
    assert_eq!(request.header("user-agent"), "vogent/0.1.0 app/2 (night shift)");
}

#[tokio::test]
async fn headers_of_the_client_go_along() {
    let request = sent_by(|url| build(builder(url).header("x-team", "Grüße"))).await;
    assert_eq!(request.headers.get("x-team").unwrap().as_bytes(), "Grüße".as_bytes());
}

#[test]
fn a_header_that_cannot_be_sent_is_an_error_of_build() {
    for (name, value) in [("x-team", "a\r\nx-other: b"), ("x team", "a"), ("", "a")] {
        let error = builder("http://127.0.0.1:1").header(name, value).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{name:?}");
    }
}

#[tokio::test]
async fn a_key_that_cannot_be_sent_is_an_error_that_does_not_repeat_it() {
    let broken = build(builder("http://127.0.0.1:1").bearer_auth("line\nbreak-7"));
    let error = broken.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_sent()), (ErrorKind::Auth, false));
    assert!(!format!("{error:?} {error}").contains("break-7"), "{error:?}");
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let server = Server::always(Reply::json(200, &page(&[], None))).await.unwrap();
    let keyless = Client::builder().base_url(server.url()).no_proxy().build().unwrap();
    let error = keyless.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Build, 0));
    assert!(error.to_string().contains("bearerAuth"), "{error}");
    assert!(server.requests().is_empty());
}

fn over_plain_http(url: &str, allow: bool) -> (Client, MockTransport) {
    let transport = MockTransport::new();
    transport.otherwise(|_| MockAnswer::json(200, &page(&["d"], None)));
    let settings = Client::builder()
        .base_url(url)
        .bearer_auth(KEY)
        .allow_insecure_credentials(allow)
        .transport(transport.clone());
    (build(settings), transport)
}

#[tokio::test]
async fn a_key_does_not_go_over_plain_http_to_another_machine() {
    for url in [
        "http://192.0.2.1/api",
        "http://api.vogent.ai",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://[2001:db8::1]",
    ] {
        let (client, transport) = over_plain_http(url, false);
        let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url}: {error}");
        assert!(error.to_string().contains("plain http"), "{error}");
        assert!(transport.requests().is_empty(), "{url}");
    }
}

#[tokio::test]
async fn a_key_goes_over_plain_http_to_this_machine_or_where_it_is_allowed() {
    for (url, allow) in [
        ("http://localhost:8080", false),
        ("http://127.9.9.9", false),
        ("http://[::1]:1", false),
        ("http://192.0.2.1", true),
        ("https://192.0.2.1", false),
    ] {
        let (client, transport) = over_plain_http(url, allow);
        client.list_batch_dial_job_dials("job").send().await.unwrap();
        assert_eq!(transport.requests().len(), 1, "{url}");
    }
}
