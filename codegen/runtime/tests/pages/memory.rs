//! A long list takes the memory of one page.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::pages::{InParameter, Pages, Paging, cursor};
use codegen_runtime::runtime::param::Parameter;
use http::Method;
use serde::Deserialize;

use crate::{client, support};

const PAGES: usize = 1_000;
const ITEMS: usize = 1_000;

/// How many things of a kind are alive, and how many have been at most.
struct Census {
    live: AtomicUsize,
    peak: AtomicUsize,
}

static TEXTS: Census = Census::new();
static BODIES: Census = Census::new();

impl Census {
    const fn new() -> Self {
        Self { live: AtomicUsize::new(0), peak: AtomicUsize::new(0) }
    }

    fn born(&self) {
        self.peak.fetch_max(self.live.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    fn gone(&self) {
        self.live.fetch_sub(1, Ordering::Relaxed);
    }

    fn counts(&self) -> (usize, usize) {
        (self.live.load(Ordering::Relaxed), self.peak.load(Ordering::Relaxed))
    }
}

/// An item.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
struct Text(String);

impl From<String> for Text {
    fn from(text: String) -> Self {
        TEXTS.born();
        Self(text)
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        TEXTS.gone();
    }
}

/// The bytes of an answer.
struct Answer(Bytes);

impl AsRef<[u8]> for Answer {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        BODIES.gone();
    }
}

#[derive(Debug, Deserialize)]
struct Texts {
    items: Vec<Text>,
    next: Option<String>,
}

static PAGING: Paging<Texts, Text> = Paging {
    place: &InParameter(0),
    decode: answer::json,
    next: |page, _| cursor(page.next.as_ref()),
    items: |page| page.items,
};

/// A transport whose page number n leads to page n + 1.
fn long_list() -> MockTransport {
    let items = serde_json::json!(vec!["a text that lies on the heap"; ITEMS]).to_string();
    let mock = MockTransport::new();
    let number = AtomicUsize::new(0);
    mock.otherwise(move |_| {
        let next = match number.fetch_add(1, Ordering::Relaxed) + 1 {
            PAGES => "null".to_owned(),
            number => format!("\"{number}\""),
        };
        BODIES.born();
        let body = format!("{{\"items\":{items},\"next\":{next}}}");
        let body = Bytes::from_owner(Answer(body.into()));
        MockAnswer::status(200).header("content-type", "application/json").body(body)
    });
    mock
}

#[tokio::test]
async fn a_million_items_take_the_memory_of_one_page() {
    let mock = long_list();
    let call = client(&mock).call(support::endpoint(Method::GET, "/x", &[Parameter::query("at")]));
    let start = Instant::now();
    let mut items = Pages::new(call, &PAGING).into_items();
    let (mut count, mut length) = (0, 0);
    while let Some(item) = items.try_next().await.unwrap() {
        count += 1;
        length += item.0.len();
    }
    assert_eq!((count, mock.requests().len()), (PAGES * ITEMS, PAGES));
    assert_eq!(length, count * "a text that lies on the heap".len());
    drop(items);
    // One page's items and one answer at a time, and nothing is left of them.
    assert_eq!((TEXTS.counts(), BODIES.counts()), ((0, ITEMS), (0, 1)));
    assert!(start.elapsed() < Duration::from_secs(60), "it took {:?}", start.elapsed());
}
