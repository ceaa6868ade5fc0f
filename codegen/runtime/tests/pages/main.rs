//! Lists in pages: the kinds beside cursors in the query, and what they cost.

#[path = "../support/mod.rs"]
mod support;

mod body_member;
mod counted;
mod link_header;
mod memory;
mod next_url;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::core::Core;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::pages::{Page, Pages, Paging};
use serde::Deserialize;
use serde_json::json;

/// A page of numbers with whatever else the tests read.
#[derive(Debug, Deserialize)]
struct Numbers {
    items: Vec<i64>,
    next: Option<String>,
    total: Option<i64>,
}

type Numbered = Paging<Numbers, i64>;

/// A client of `https://api`.
fn client(mock: &MockTransport) -> Core {
    let mut settings = support::settings(mock);
    settings.base_url("https://api");
    settings.build().expect("the settings are complete")
}

/// Answers with these pages.
fn script(pages: &[serde_json::Value]) -> MockTransport {
    let mock = MockTransport::new();
    for page in pages {
        mock.push(MockAnswer::json(200, page));
    }
    mock
}

fn decode(answer: &answer::RawResponse) -> Result<Numbers, codegen_runtime::runtime::error::Error> {
    answer::json(answer)
}

fn items(page: Numbers) -> Vec<i64> {
    page.items
}

/// The URLs that were asked for.
fn urls(mock: &MockTransport) -> Vec<String> {
    mock.requests().into_iter().map(|request| request.url).collect()
}

fn page(items: &[i64]) -> serde_json::Value {
    json!({ "items": items })
}

/// The items of all pages and how it ended.
async fn all(
    pages: Pages<Numbers, i64>,
) -> (Vec<i64>, Option<codegen_runtime::runtime::error::Error>) {
    let (mut items, mut seen) = (pages.into_items(), Vec::new());
    loop {
        match items.next().await {
            Some(Ok(item)) => seen.push(item),
            Some(Err(error)) => return (seen, Some(error)),
            None => return (seen, None),
        }
    }
}

fn received(page: &Page<Numbers>) -> usize {
    page.items.len()
}
