//! The server of the demo: three pages, and a moment in which it is too busy for the second.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use vogent_tests::data::{FIXTURES, fixture, fixture_value};
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

/// The only key that the server takes.
pub const KEY: &str = "demo-key";
/// The page that is refused once.
const BUSY_PAGE: usize = 2;
/// The wait that the server asks for then, in seconds.
const WAIT: u32 = 1;

/// A request and its answer.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The number of the page, from 1.
    pub page: usize,
    /// The status of the answer.
    pub status: u16,
}

impl Exchange {
    /// What became of it.
    pub fn outcome(&self) -> String {
        match self.status {
            429 => format!("429 Too Many Requests, Retry-After: {WAIT} s, so it was tried again"),
            status => format!("{status} OK"),
        }
    }
}

/// The running server.
pub struct Api {
    server: Server,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

impl Api {
    /// Starts it on a free port of this machine.
    pub async fn start() -> std::io::Result<Self> {
        let exchanges = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&exchanges);
        let cursors = cursors();
        let server = Server::answering(move |request| {
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            let page = page(&cursors, request);
            let (status, reply) = answer(page, request, &log);
            log.push(Exchange { page: page.unwrap_or_default(), status });
            reply
        })
        .await?;
        Ok(Self { server, exchanges })
    }

    /// The base URL.
    pub fn url(&self) -> &str {
        self.server.url()
    }

    /// What was asked and answered so far.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The cursors that lead to the pages: none to the first.
fn cursors() -> Vec<Option<String>> {
    let next = |number| fixture_value(number)["cursor"].as_str().map(str::to_owned);
    std::iter::once(None).chain((1..FIXTURES).map(next)).collect()
}

fn page(cursors: &[Option<String>], request: &Received) -> Option<usize> {
    let cursor = request.parameter("cursor");
    cursors.iter().position(|known| *known == cursor).map(|position| position + 1)
}

fn answer(page: Option<usize>, request: &Received, log: &[Exchange]) -> (u16, Reply) {
    let refused =
        |status: u16, why: &str| (status, Reply::json(status, &json!({ "message": why })));
    let served = |page| log.iter().any(|exchange| exchange.page == page);
    match page {
        _ if request.header("authorization") != format!("Bearer {KEY}") => {
            refused(401, "the key is unknown")
        }
        None => refused(422, "the cursor leads nowhere"),
        Some(BUSY_PAGE) if !served(BUSY_PAGE) => {
            let (status, reply) = refused(429, "too many requests");
            (status, reply.header("retry-after", &WAIT.to_string()))
        }
        Some(page) => (200, Reply::text(200, "application/json", fixture(page))),
    }
}
