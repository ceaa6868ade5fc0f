//! The rows of `pagination_vectors.json` in the styles `cursor` and `has_more`, through the item stream.

mod support;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::error::{Error, ErrorKind, PageProblem};
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::pages::{self, Items, Pages, Paging};
use codegen_runtime::runtime::param::Parameter;
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
struct Page {
    items: Option<Vec<i64>>,
    next: Option<Cursor>,
    has_more: Option<bool>,
}

/// A cursor of the type that the row declares.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Cursor {
    Text(String),
    Number(i64),
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Number(number) => write!(formatter, "{number}"),
        }
    }
}

static PAGES: Paging<Page, i64> = Paging {
    place: &pages::InParameter(0),
    decode: answer::json,
    next: |page, _| pages::cursor_with(page.has_more, page.next.as_ref()),
    items: |page| page.items.unwrap_or_default(),
};

#[tokio::test]
async fn every_row_yields_what_it_says() {
    let file = support::vectors("pagination_vectors.json");
    let mut failures = Vec::new();
    let ours = |row: &&Value| matches!(row["style"].as_str(), Some("cursor" | "has_more"));
    let rows: Vec<&Value> = support::rows(&file).iter().filter(ours).collect();
    for row in &rows {
        if let Err(why) = check(row).await {
            failures.push(format!("{}: {why}", support::id(row)));
        }
    }
    assert!(rows.len() >= 23, "only {} rows were found", rows.len());
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), rows.len(), failures.join("\n"));
}

async fn check(row: &Value) -> Result<(), String> {
    let mock = MockTransport::new();
    script(row, &mock);
    let mut settings = support::settings(&mock);
    settings.base_url("https://api");
    let core = settings.build().unwrap();
    let endpoint = support::endpoint(
        Method::GET,
        "/x",
        &[Parameter::query("cursor"), Parameter::query("limit")],
    );
    let mut call = core.call(endpoint);
    if let Some(size) = row["page_size"].as_i64() {
        call.set(1, codegen_runtime::runtime::param::integer(size));
    }
    let mut pages = Pages::new(call, &PAGES);
    if let Some(most) = row["config"]["max_pages"].as_u64() {
        pages = pages.max_pages(most);
    }
    if row["config"]["allow_repeated_cursor"] == true {
        pages = pages.allow_repeated_cursor();
    }
    let seen = walk(row, pages.into_items()).await;
    compare(row, &seen, &mock.requests())
}

fn script(row: &Value, mock: &MockTransport) {
    for page in row["pages"].as_array().unwrap() {
        mock.push(answer_of(page, 0));
    }
    if row["infinite"] == true {
        let page = row["pages"][0].clone();
        let number = std::sync::atomic::AtomicU64::new(1);
        mock.otherwise(move |_| {
            answer_of(&page, number.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
        });
    }
}

fn answer_of(page: &Value, number: u64) -> MockAnswer {
    if let Some(status) = page["error"].as_u64() {
        return MockAnswer::status(u16::try_from(status).unwrap());
    }
    if let Some(raw) = page["raw"].as_str() {
        return MockAnswer::status(200)
            .header("content-type", "application/json")
            .body(raw.to_owned());
    }
    let mut page = page.clone();
    if page["next"] == "<unique per page>" {
        page["next"] = json!(format!("page {number}"));
    }
    if page["items"] == "<1e6 items>" {
        page["items"] = (0..1_000_000).collect();
    }
    MockAnswer::json(200, &page)
}

#[derive(Debug)]
struct Seen {
    items: Vec<i64>,
    end: String,
    ended_twice: bool,
}

async fn walk(row: &Value, mut stream: Items<Page, i64>) -> Seen {
    let mut seen = Seen { items: Vec::new(), end: "not_started".to_owned(), ended_twice: false };
    let wanted = row["expect"]["items"].as_array().map(Vec::len);
    let polls = row["polls"].as_u64().unwrap_or(u64::MAX);
    for _ in 0..polls {
        if row["expect"]["end"] == "dropped" && wanted == Some(seen.items.len()) {
            seen.end = "dropped".to_owned();
            return seen;
        }
        match stream.next().await {
            Some(Ok(item)) => seen.items.push(item),
            Some(Err(error)) => {
                seen.end = format!("error:{}", name(&error));
                break;
            }
            None => {
                seen.end = "done".to_owned();
                break;
            }
        }
    }
    for _ in 0..row["polls_after_end"].as_u64().unwrap_or(if polls == u64::MAX { 1 } else { 0 }) {
        seen.ended_twice |= stream.next().await.is_some();
    }
    seen
}

fn name(error: &Error) -> &'static str {
    match (error.kind(), error.page_problem()) {
        (ErrorKind::Page, Some(PageProblem::CursorLoop)) => "cursor_loop",
        (ErrorKind::Page, Some(PageProblem::PageLimit)) => "page_limit",
        (ErrorKind::Page, Some(PageProblem::MissingCursor)) => "missing_cursor",
        (ErrorKind::Api, _) => "api_status",
        (ErrorKind::Decode, _) => "decode",
        _ => "another kind",
    }
}

fn compare(row: &Value, seen: &Seen, requests: &[MockRequest]) -> Result<(), String> {
    let expect = &row["expect"];
    let items_fit = match &expect["items"] {
        Value::String(count) => count.parse::<f64>().unwrap() == seen.items.len() as f64,
        items => *items == json!(seen.items),
    };
    if !items_fit || expect["end"] != json!(seen.end) || seen.ended_twice {
        return Err(format!(
            "{} items, {}, again: {}",
            seen.items.len(),
            seen.end,
            seen.ended_twice
        ));
    }
    if expect["requests"] != json!(requests.len()) {
        return Err(format!("{} requests", requests.len()));
    }
    let sent: Vec<Option<String>> = requests.iter().map(cursor).collect();
    match &expect["sent"] {
        Value::Null => Ok(()),
        wanted if *wanted == json!(sent) => Ok(()),
        _ => Err(format!("sent {sent:?}")),
    }
}

fn cursor(request: &MockRequest) -> Option<String> {
    let url = url::Url::parse(&request.url).unwrap();
    url.query_pairs().find(|(name, _)| name == "cursor").map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn a_failed_list_goes_on_from_the_cursor_in_its_error() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &json!({"items": [1], "next": "a"})))
        .push(MockAnswer::status(400));
    let core = support::core(&mock);
    let endpoint = support::endpoint(Method::GET, "/x", &[Parameter::query("cursor")]);
    let error =
        Pages::new(core.call(endpoint), &PAGES).into_items().try_collect().await.unwrap_err();
    assert_eq!(error.cursor(), Some("a"));

    mock.push(MockAnswer::json(200, &json!({"items": [2], "next": null})).header("x-total", "2"));
    let mut rest = Pages::new(core.call(endpoint), &PAGES).start_at("a");
    let page = rest.try_next().await.unwrap().unwrap();
    assert_eq!(
        (page.items.as_deref(), page.headers()["x-total"].to_str().unwrap()),
        (Some(&[2][..]), "2")
    );
    assert!(rest.next().await.is_none());
    assert_eq!(cursor(&mock.requests()[2]).as_deref(), Some("a"));
}

#[tokio::test]
async fn the_cursor_that_a_list_started_from_is_a_repeat() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &json!({"items": [1], "next": "a"})));
    let endpoint = support::endpoint(Method::GET, "/x", &[Parameter::query("cursor")]);
    let mut items =
        Pages::new(support::core(&mock).call(endpoint), &PAGES).into_items().start_at("a");
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    assert_eq!(items.try_next().await.unwrap_err().page_problem(), Some(PageProblem::CursorLoop));
}

#[tokio::test]
async fn a_true_has_more_without_a_cursor_is_an_error() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &json!({"items": [1], "has_more": true})));
    let endpoint = support::endpoint(Method::GET, "/x", &[Parameter::query("cursor")]);
    let mut items = Pages::new(support::core(&mock).call(endpoint), &PAGES).into_items();
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    assert_eq!(
        items.try_next().await.unwrap_err().page_problem(),
        Some(PageProblem::MissingCursor)
    );
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[test]
fn the_guard_remembers_the_last_4096_cursors() {
    let mut guard = codegen_runtime::runtime::cursor_guard::CursorGuard::default();
    assert!((0..4_097).all(|number| guard.admit(&number.to_string())));
    assert!(!guard.admit("1") && !guard.admit("4096"), "remembered");
    assert!(guard.admit("0"), "forgotten");
}
