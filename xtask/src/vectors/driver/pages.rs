//! Walks along generated streams of items.

use std::sync::atomic::{AtomicU64, Ordering};

use codegen_runtime::runtime::error::{Error, ErrorKind, PageProblem};
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::pages::Items;
use serde_json::{Map, Value, json};

use crate::support;

/// The operation of a row: its style, and whether its cursors are numbers.
pub fn key(row: &Value) -> String {
    let style = row["style"].as_str().unwrap_or_default();
    let pages = row["pages"].as_array().into_iter().flatten();
    let number = pages.into_iter().any(|page| page["next"].is_number());
    if number { format!("{style}_number") } else { style.to_owned() }
}

/// The size of page that the row asks for.
pub fn size(row: &Value) -> Option<i64> {
    row["page_size"].as_i64().or(row["pages"][0]["limit"].as_i64())
}

/// A transport that plays the pages of a row.
pub fn script(row: &Value) -> MockTransport {
    let mock = MockTransport::new();
    for page in row["pages"].as_array().into_iter().flatten() {
        mock.push(answer(page, 0));
    }
    if row["infinite"] == true {
        let page = row["pages"][0].clone();
        let number = AtomicU64::new(1);
        mock.otherwise(move |_| answer(&page, number.fetch_add(1, Ordering::Relaxed)));
    }
    mock
}

fn answer(page: &Value, number: u64) -> MockAnswer {
    if let Some(status) = page["error"].as_u64() {
        return MockAnswer::status(u16::try_from(status).expect("a status has three digits"));
    }
    if let Some(raw) = page["raw"].as_str() {
        let answer = MockAnswer::status(200).header("content-type", "application/json");
        return answer.body(raw.to_owned());
    }
    let mut body = Map::new();
    for name in ["items", "next", "has_more", "total", "total_pages"] {
        if let Some(value) = page.get(name) {
            body.insert(name.to_owned(), made(value, number));
        }
    }
    let answer = MockAnswer::json(200, &body);
    match page["link"].as_str() {
        Some(link) => answer.header("link", link),
        None => answer,
    }
}

fn made(value: &Value, number: u64) -> Value {
    match value.as_str() {
        Some("<unique per page>") => json!(format!("page {number}")),
        Some("<1e6 items>") => (0..1_000_000).collect(),
        _ => value.clone(),
    }
}

/// Polls a stream as the row says; what it gave, and what was asked of the server.
pub fn walk<P>(row: &Value, mock: &MockTransport, items: Items<P, i64>) -> Value {
    let mut items = items;
    if let Some(most) = row["config"]["max_pages"].as_u64() {
        items = items.max_pages(most);
    }
    if row["config"]["allow_repeated_cursor"] == true {
        items = items.allow_repeated_cursor();
    }
    match &row["initial"] {
        Value::Null => {}
        Value::String(cursor) => items = items.start_at(cursor),
        number => items = items.start_at(&number.to_string()),
    }
    let (given, end, again) = support::wait(take(row, items)).expect("the stream ends");
    let requests = mock.requests();
    let sent: Vec<Option<String>> = requests.iter().map(|request| cursor(row, request)).collect();
    let shown: &[i64] = if given.len() > 1_000 { &[] } else { &given };
    json!({"items": shown, "count": given.len(), "end": end, "again": again, "requests": requests.len(), "sent": sent})
}

async fn take<P>(row: &Value, mut items: Items<P, i64>) -> (Vec<i64>, String, usize) {
    let mut given = Vec::new();
    let wanted = row["expect"]["items"].as_array().map(Vec::len);
    let is_dropped = row["expect"]["end"] == "dropped";
    let polls = row["polls"].as_u64();
    let mut end = if polls == Some(0) { "not_started" } else { "polled" }.to_owned();
    for _ in 0..polls.unwrap_or(u64::MAX) {
        if is_dropped && wanted == Some(given.len()) {
            return (given, "dropped".to_owned(), 0);
        }
        match items.next().await {
            Some(Ok(item)) => given.push(item),
            Some(Err(error)) => {
                end = format!("error:{}", name(&error));
                break;
            }
            None => {
                end = "done".to_owned();
                break;
            }
        }
    }
    let mut again = 0;
    let more = row["polls_after_end"].as_u64().unwrap_or(u64::from(polls.is_none()));
    for _ in 0..more {
        again += usize::from(items.next().await.is_some());
    }
    (given, end, again)
}

fn name(error: &Error) -> &'static str {
    match (error.kind(), error.page_problem()) {
        (ErrorKind::Page, Some(PageProblem::CursorLoop)) => "cursor_loop",
        (ErrorKind::Page, Some(PageProblem::PageLimit)) => "page_limit",
        (ErrorKind::Page, Some(PageProblem::MissingCursor)) => "missing_cursor",
        (ErrorKind::Page, Some(PageProblem::CrossOriginNext)) => "cross_origin_next",
        (ErrorKind::Page, Some(PageProblem::OffsetOverflow)) => "offset_overflow",
        (ErrorKind::Api, _) => "api_status",
        (ErrorKind::Decode, _) => "decode",
        _ => "another kind",
    }
}

/// The decoded cursor, offset or page of a request.
fn cursor(row: &Value, request: &MockRequest) -> Option<String> {
    let wanted = match row["style"].as_str() {
        Some("offset") => "offset",
        Some("page") => "page",
        _ => "cursor",
    };
    let url = url::Url::parse(&request.url).ok()?;
    url.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}
