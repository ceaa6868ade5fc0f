//! A real HTTP server on a loopback port, which answers from a script and remembers what it was asked.

use std::collections::VecDeque;
use std::future::IntoFuture;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::reply::Reply;

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The path and the query, still encoded.
    pub target: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Received {
    /// A header as text; empty if it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The encoded query, empty if there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of a query parameter, decoded.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        let uri: http::Uri = self.target.parse().ok()?;
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).ok()?.0;
        pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

type Respond = dyn Fn(&Received) -> Reply + Send + Sync;

/// The server; it stops when it is dropped.
pub struct Server {
    url: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    respond: Box<Respond>,
    requests: Mutex<Vec<Received>>,
    count: watch::Sender<usize>,
}

impl Server {
    /// Answers every request with what `respond` makes of it.
    pub async fn answering(
        respond: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            respond: Box::new(respond),
            requests: Mutex::default(),
            count: watch::Sender::new(0),
        });
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let serve = axum::serve(listener, app).into_future();
        let task = tokio::spawn(async move { serve.await.unwrap_or_default() });
        Ok(Self { url, shared, task })
    }

    /// Answers with one reply after the other, then with 410, which nobody retries.
    pub async fn scripted(script: impl IntoIterator<Item = Reply>) -> std::io::Result<Self> {
        let script: Mutex<VecDeque<Reply>> = Mutex::new(script.into_iter().collect());
        let next = move || script.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        Self::answering(move |_| {
            next().unwrap_or_else(|| Reply::text(410, "text/plain", "the script has ended"))
        })
        .await
    }

    /// Answers every request in the same way.
    pub async fn always(reply: Reply) -> std::io::Result<Self> {
        Self::answering(move |_| reply.clone()).await
    }

    /// The base URL, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.lock().clone()
    }

    /// The only request that came.
    ///
    /// # Panics
    ///
    /// Panics if there were none or several.
    #[must_use]
    pub fn request(&self) -> Received {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "one request was expected: {requests:?}");
        requests.remove(0)
    }

    /// Waits until that many requests have come.
    pub async fn received(&self, count: usize) {
        let mut changes = self.shared.count.subscribe();
        // The sender lives in `self`.
        let _ = changes.wait_for(|received| *received >= count).await;
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Received>> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let received = Received {
        method: parts.method,
        target: parts.uri.to_string(),
        headers: parts.headers,
        body: axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default(),
    };
    let reply = (shared.respond)(&received);
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    shared.count.send_modify(|count| *count += 1);
    reply.into_response().await
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
