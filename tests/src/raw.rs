//! A server that speaks bytes, for what an HTTP library will not do wrong.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// One thing that a connection does.
#[derive(Debug, Clone)]
pub enum Step {
    /// Reads a request.
    Read,
    /// Writes bytes at once.
    Send(Bytes),
    /// Writes bytes one by one, with a turn for others after each.
    Drip(Bytes),
    /// Waits until it is let through.
    Wait(Arc<Notify>),
    /// Closes its direction and waits until the other side has closed the connection.
    UntilClosed,
    /// Reads nothing, writes nothing, and waits until the other side has closed the connection.
    Hang,
    /// Ends the connection with RST in place of FIN.
    Reset,
}

/// A step that sends bytes.
pub fn send(bytes: impl Into<Bytes>) -> Step {
    Step::Send(bytes.into())
}

/// What happened on a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A request came; its head as text.
    Request(String),
    /// The other side closed the connection.
    Closed,
}

/// The server; it stops when it is dropped.
pub struct RawServer {
    address: SocketAddr,
    events: UnboundedReceiver<Event>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Plays a script a connection, the last one again and again.
    pub async fn start(scripts: Vec<Vec<Step>>) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (sender, events) = unbounded_channel();
        let connections = Arc::new(AtomicUsize::new(0));
        let task = tokio::spawn(accept(listener, scripts, sender, Arc::clone(&connections)));
        Ok(Self { address, events, connections, task })
    }

    /// Answers every connection's first request with these bytes and closes.
    pub async fn answering(answer: impl Into<Bytes>) -> std::io::Result<Self> {
        Self::start(vec![vec![Step::Read, send(answer)]]).await
    }

    /// The base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections there were.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The next thing that happened; waits for it.
    ///
    /// # Panics
    ///
    /// Panics if the server is gone.
    pub async fn event(&mut self) -> Event {
        self.events.recv().await.expect("the server runs as long as it is held")
    }

    /// The requests that came and were not asked for yet.
    pub fn requests(&mut self) -> Vec<String> {
        let events = std::iter::from_fn(|| self.events.try_recv().ok());
        events
            .filter_map(|event| match event {
                Event::Request(head) => Some(head),
                Event::Closed => None,
            })
            .collect()
    }
}

async fn accept(
    listener: TcpListener,
    scripts: Vec<Vec<Step>>,
    events: UnboundedSender<Event>,
    connections: Arc<AtomicUsize>,
) {
    while let Ok((stream, _)) = listener.accept().await {
        let number = connections.fetch_add(1, Ordering::SeqCst);
        let script = scripts.get(number).or(scripts.last()).cloned().unwrap_or_default();
        tokio::spawn(play(stream, script, events.clone()));
    }
}

/// Nobody has to listen to events, and a write to a connection that is gone is what some scripts are about.
async fn play(mut stream: TcpStream, script: Vec<Step>, events: UnboundedSender<Event>) {
    let _ = stream.set_nodelay(true);
    for step in script {
        match step {
            Step::Read => match read_request(&mut stream).await {
                Some(head) => drop(events.send(Event::Request(head))),
                None => {
                    let _ = events.send(Event::Closed);
                    return;
                }
            },
            Step::Send(bytes) => drop(stream.write_all(&bytes).await),
            Step::Drip(bytes) => drip(&mut stream, &bytes).await,
            Step::Wait(gate) => gate.notified().await,
            Step::UntilClosed => {
                let _ = stream.shutdown().await;
                until_closed(&mut stream, &events).await;
            }
            Step::Hang => until_closed(&mut stream, &events).await,
            Step::Reset => {
                let _ = stream.set_zero_linger();
                return;
            }
        }
    }
}

async fn drip(stream: &mut TcpStream, bytes: &[u8]) {
    for byte in bytes {
        if stream.write_all(&[*byte]).await.is_err() {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn until_closed(stream: &mut TcpStream, events: &UnboundedSender<Event>) {
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    let _ = events.send(Event::Closed);
}

/// The head of a request, without the body that a GET does not have; none if the connection is closed instead.
async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).await.ok()? == 0 {
            return None;
        }
        text.push(byte[0]);
    }
    Some(String::from_utf8_lossy(&text).into_owned())
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An address that nobody listens on.
///
/// # Panics
///
/// Panics if no port can be had.
pub async fn refusing() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    format!("http://{}", listener.local_addr().expect("it was bound"))
}

/// Fails a test that would hang; the bound is generous and nothing is measured with it.
///
/// # Panics
///
/// Panics if `future` has not ended after 20 seconds.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("it ends")
}
