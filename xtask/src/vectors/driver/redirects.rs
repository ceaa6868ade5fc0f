//! Redirects, told in prose: what the words ask for is looked at on a transport that knows no network.

use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::error::{Error, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::redirect::RedirectPolicy;
use serde_json::{Value, json};
use url::Url;

use super::api;
use crate::support;

/// The credential in every place that OpenAPI knows.
const CANARY: &str = "canary-7f3a9c";

/// What came of a redirect.
struct Followed {
    from: Url,
    to: Url,
    method: &'static str,
    requests: Vec<MockRequest>,
    error: Option<Error>,
}

/// Follows the redirect of a row; every wish of its words with whether it came true.
pub fn look(row: &Value) -> Value {
    let text = |name: &str| row[name].as_str().unwrap_or_default();
    let Some(followed) = follow(text("case"), text("from"), text("to")) else {
        return json!({"unknown": "its URLs are no URLs"});
    };
    let wishes = text("expect").to_lowercase();
    let mut checks: Vec<(&str, bool)> = Vec::new();
    let mut ask = |words: &'static str, check: fn(&Followed) -> bool| {
        if wishes.contains(words) {
            checks.push((words, check(&followed)));
        }
    };
    ask("refuse", is_refused);
    ask("strip", is_stripped);
    ask("do not send authorization", is_stripped);
    ask("do not adopt credentials", adopts_nothing);
    ask("follow", is_followed);
    ask("resend body", keeps_body);
    ask("keep credentials", keeps_credentials);
    ask("get without body", is_plain_get);
    if checks.is_empty() {
        return json!({"unknown": format!("it expects `{wishes}`")});
    }
    let urls: Vec<&str> = followed.requests.iter().map(|it| it.url.as_str()).collect();
    let error = followed.error.as_ref().map(ToString::to_string);
    json!({"checks": checks, "urls": urls, "error": error})
}

fn follow(case: &str, from: &str, to: &str) -> Option<Followed> {
    let from = Url::parse(from).ok()?;
    let target = from.join(to).ok()?;
    let status = case.split(|c: char| !c.is_ascii_digit()).find_map(|word| word.parse().ok());
    let status = status.filter(|status| (300..400).contains(status)).unwrap_or(307);
    let methods = ["GET", "HEAD", "PUT", "DELETE", "PATCH", "POST"];
    let method = methods.into_iter().find(|method| case.split(' ').any(|word| word == *method));
    let method = method.unwrap_or("POST");
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(status).header("location", to)).push(MockAnswer::status(200));
    let builder = api::Client::builder().transport(mock.clone()).clock(mock.clock());
    let client = builder
        .base_url(&from[..url::Position::BeforePath])
        .redirects(RedirectPolicy::limited(3))
        .header("x-tenant", CANARY)
        .credential("bearerAuth", auth::bearer(CANARY))
        .credential("headerKey", auth::api_key_header("x-api-key", CANARY))
        .credential("queryKey", auth::api_key_query("api_key", CANARY))
        .credential("cookieKey", auth::api_key_cookie("sid", CANARY))
        .build()
        .expect("the settings fit");
    let call = client.request(method.parse().ok()?, from.path());
    let call = if matches!(method, "GET" | "HEAD") { call } else { call.body("abc", "text/plain") };
    let error = support::wait(call.send())?.err().map(Error::from);
    Some(Followed { from, to: target, method, requests: mock.requests(), error })
}

/// An error, and nothing is sent to the target.
fn is_refused(it: &Followed) -> bool {
    let kind = it.error.as_ref().map(Error::kind);
    kind == Some(ErrorKind::Redirect) && it.requests.len() == 1
}

/// The first request shows every credential, the second none.
fn is_stripped(it: &Followed) -> bool {
    let [first, second] = it.requests.as_slice() else { return false };
    shows_canary(first) && !shows_canary(second) && leads_to(second, &it.to)
}

/// What the target URL says of a user is not sent on: neither in the URL nor as basic credentials.
fn adopts_nothing(it: &Followed) -> bool {
    if is_refused(it) {
        return true;
    }
    let [first, second] = it.requests.as_slice() else { return false };
    let same_origin = it.from.origin() == it.to.origin();
    let kept = first.headers.get("authorization") == second.headers.get("authorization");
    !second.url.contains('@')
        && (kept || (!same_origin && second.headers.get("authorization").is_none()))
}

fn is_followed(it: &Followed) -> bool {
    it.error.is_none() && it.requests.len() == 2 && leads_to(&it.requests[1], &it.to)
}

fn keeps_body(it: &Followed) -> bool {
    it.requests.len() == 2
        && it.requests[1].method.as_str() == it.method
        && it.requests[1].body == it.requests[0].body
        && it.requests[1].headers.get("content-type") == it.requests[0].headers.get("content-type")
}

fn keeps_credentials(it: &Followed) -> bool {
    let same = |name: &str| it.requests[1].headers.get(name) == it.requests[0].headers.get(name);
    it.requests.len() == 2 && ["authorization", "x-api-key", "cookie"].into_iter().all(same)
}

fn is_plain_get(it: &Followed) -> bool {
    let Some(second) = it.requests.get(1) else { return false };
    let describes_body = |name: &http::HeaderName| name.as_str().starts_with("content-");
    second.method == "GET" && second.body.is_empty() && !second.headers.keys().any(describes_body)
}

fn leads_to(request: &MockRequest, target: &Url) -> bool {
    let Ok(url) = Url::parse(&request.url) else { return false };
    url.origin() == target.origin() && url.path() == target.path()
}

fn shows_canary(request: &MockRequest) -> bool {
    let holds =
        |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).contains(CANARY);
    request.url.contains(CANARY) || request.headers.values().any(holds)
}
