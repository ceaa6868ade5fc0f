//! Pages by URL: same origin or not at all.

use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::error::{ErrorKind, PageProblem};
use codegen_runtime::runtime::link_header;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::next_url::AsUrl;
use codegen_runtime::runtime::pages::{Pages, cursor};
use codegen_runtime::runtime::param::{Parameter, text};
use codegen_runtime::runtime::redirect::RedirectPolicy;
use http::Method;
use serde_json::json;

use crate::support::CANARY;
use crate::{Numbered, all, client, decode, items, page, script, support, urls};

static BY_BODY: Numbered =
    Numbered { place: &AsUrl, decode, next: |page, _| cursor(page.next.as_ref()), items };

static BY_HEADER: Numbered =
    Numbered { place: &AsUrl, decode, next: |page, _| link_header::next(page.headers()), items };

fn pages(mock: &MockTransport) -> Pages<crate::Numbers, i64> {
    let parameters = [Parameter::query("filter"), Parameter::header("X-Tenant")];
    let mut call = client(mock).call(support::endpoint(Method::GET, "/v1/x", &parameters));
    call.set(0, text("a b"));
    call.set(1, text("t"));
    Pages::new(call, &BY_BODY)
}

#[tokio::test]
async fn the_url_is_taken_as_it_is_and_headers_stay() {
    let next = "https://api:443/v1/x?cursor=a%2Bb&filter=#top";
    let mock = script(&[json!({"items": [1], "next": next}), page(&[2])]);
    assert_eq!(all(pages(&mock)).await.0, [1, 2]);
    assert_eq!(
        urls(&mock),
        ["https://api/v1/x?filter=a%20b", "https://api/v1/x?cursor=a%2Bb&filter="]
    );
    let last = &mock.requests()[1].headers;
    assert_eq!(
        (last["x-tenant"].as_bytes(), last["accept"].as_bytes()),
        (&b"t"[..], &b"application/json"[..])
    );
    assert!(last["authorization"].to_str().unwrap().ends_with(CANARY));
}

#[tokio::test]
async fn relative_urls_are_read_against_the_request() {
    for (next, expected) in [
        ("?cursor=2", "https://api/v1/x?cursor=2"),
        ("y", "https://api/v1/y"),
        ("/y", "https://api/y"),
        ("//api/y", "https://api/y"),
        (" ../y ", "https://api/y"),
    ] {
        let mock = script(&[json!({"items": [1], "next": next}), page(&[2])]);
        assert_eq!(all(pages(&mock)).await.0, [1, 2], "{next}");
        assert_eq!(urls(&mock)[1], expected);
    }
}

#[tokio::test]
async fn another_origin_is_never_asked() {
    for next in [
        "http://api/v1/x",
        "https://api:444/v1/x",
        "https://evil.example/v1/x",
        "https://api.evil.example/v1/x",
        "https://user:secret@api/v1/x",
        "//evil.example/x",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
    ] {
        let mock = script(&[json!({"items": [1], "next": next})]);
        let (items, error) = all(pages(&mock)).await;
        let error = error.unwrap_or_else(|| panic!("{next} is refused"));
        assert_eq!((items, mock.requests().len()), (vec![1], 1), "{next}");
        assert_eq!(error.page_problem(), Some(PageProblem::CrossOriginNext), "{next}");
        assert_eq!(error.kind(), ErrorKind::Page);
        assert!(!format!("{error} {error:?}").contains("evil"), "{error:?}");
    }
}

#[tokio::test]
async fn a_list_does_not_start_elsewhere_either() {
    let mock = script(&[page(&[1])]);
    let (items, error) = all(pages(&mock).start_at("https://evil.example/")).await;
    let problem = error.and_then(|error| error.page_problem());
    assert_eq!((items, problem), (vec![], Some(PageProblem::CrossOriginNext)));
    assert_eq!(mock.requests().len(), 0);
    let (items, _) = all(pages(&mock).start_at("https://api/v1/x?cursor=9")).await;
    assert_eq!((items, urls(&mock)), (vec![1], vec!["https://api/v1/x?cursor=9".to_owned()]));
}

#[tokio::test]
async fn the_own_url_is_a_loop_however_it_is_spelled() {
    let mock = script(&[json!({"items": [1], "next": "https://API:443/v1/x?filter=a%20b"})]);
    let (_, error) = all(pages(&mock)).await;
    assert_eq!(error.and_then(|error| error.page_problem()), Some(PageProblem::CursorLoop));
}

#[tokio::test]
async fn a_key_in_the_query_goes_out_once() {
    let next = format!("https://api/x?key={CANARY}&cursor=2");
    let mock = script(&[json!({"items": [1], "next": next}), page(&[2])]);
    let mut settings = support::settings(&mock);
    settings.base_url("https://api");
    settings.credential("bearerAuth", auth::api_key_query("key", CANARY));
    let call = settings.build().unwrap().call(support::endpoint(Method::GET, "/x", &[]));
    assert_eq!(all(Pages::new(call, &BY_BODY)).await.0, [1, 2]);
    assert_eq!(urls(&mock)[1], format!("https://api/x?cursor=2&key={CANARY}"));
}

/// The key that a server repeats in its URLs is not what an error shows.
#[tokio::test]
async fn a_key_that_the_server_repeats_is_in_no_cursor() {
    let mock = MockTransport::new();
    let next = format!("https://api/x?key={CANARY}&cursor=2&key=again");
    mock.push(MockAnswer::json(200, &json!({"items": [1], "next": next})));
    mock.push(MockAnswer::status(404));
    let mut settings = support::settings(&mock);
    settings.base_url("https://api");
    settings.credential("bearerAuth", auth::api_key_query("key", CANARY));
    let call = settings.build().unwrap().call(support::endpoint(Method::GET, "/x", &[]));
    let (_, error) = all(Pages::new(call, &BY_BODY)).await;
    let error = error.unwrap();
    assert_eq!(error.cursor(), Some("https://api/x?cursor=2"));
    assert!(!format!("{error:?}").contains(CANARY));
}

/// A client that follows redirects, of a server that moved its list.
fn moved(location: &str, next: &str) -> (MockTransport, Pages<crate::Numbers, i64>) {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(307).header("location", location));
    mock.push(MockAnswer::json(200, &json!({"items": [1], "next": next})));
    mock.push(MockAnswer::json(200, &page(&[2])));
    let mut settings = support::settings(&mock);
    settings.base_url("https://api");
    settings.redirects(RedirectPolicy::limited(3));
    settings.credential("bearerAuth", auth::api_key_query("key", CANARY));
    let call = settings.build().unwrap().call(support::endpoint(Method::GET, "/v1/x", &[]));
    (mock, Pages::new(call, &BY_BODY))
}

#[tokio::test]
async fn relative_urls_are_read_against_the_url_that_a_redirect_led_to() {
    for (next, expected) in [
        ("?cursor=2", format!("https://api/v2/y?cursor=2&key={CANARY}")),
        ("z", format!("https://api/v2/z?key={CANARY}")),
        ("#top", format!("https://api/v2/y?old=1&key={CANARY}")),
    ] {
        let (mock, pages) = moved("/v2/y?old=1", next);
        assert_eq!(all(pages).await.0, [1, 2], "{next}");
        assert_eq!(urls(&mock)[2], expected);
    }
}

#[tokio::test]
async fn what_a_redirect_to_another_origin_names_is_not_asked_with_credentials() {
    let (mock, pages) = moved("https://mirror.example/y", "?cursor=2");
    let (items, error) = all(pages).await;
    let problem = error.and_then(|error| error.page_problem());
    assert_eq!((items, problem), (vec![1], Some(PageProblem::CrossOriginNext)));
    let (mock_back, pages) = moved("https://mirror.example/y", "https://api/v1/x?cursor=2");
    assert_eq!(all(pages).await.0, [1, 2]);
    assert_eq!((mock.requests().len(), mock_back.requests().len()), (2, 3));
}

#[tokio::test]
async fn link_headers_lead_on_until_there_is_none() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &page(&[1])).header("link", "</x?page=2>; rel=\"next last\""));
    mock.push(MockAnswer::json(200, &page(&[2])).header("link", "</x?page=1>; rel=\"first\""));
    let call = client(&mock).call(support::endpoint(Method::GET, "/x", &[]));
    assert_eq!(all(Pages::new(call, &BY_HEADER)).await.0, [1, 2]);
    assert_eq!(urls(&mock), ["https://api/x", "https://api/x?page=2"]);
}
