//! A client of a document that says everything there is to say of a request, against a real server: what arrives, byte
//! by byte.

mod answers;
mod bodies;
mod client_credentials;
mod credentials;
mod environment;
mod lists;
mod parameters;
mod redirects;
mod servers;
mod uploads;

use golden_wire::mock::{MockClock, MockJitter};
use golden_wire::models::Point;
use golden_wire::{Client, ClientBuilder};
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

/// A client of a server that answers everything with 204.
struct Wire {
    client: Client,
    server: Server,
}

impl Wire {
    async fn new() -> Self {
        Self::with(|builder| builder.token("t0k3n")).await
    }

    async fn with(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        let server = Server::always(Reply::status(204)).await.unwrap();
        let client = change(builder(server.url())).build().unwrap();
        Self { client, server }
    }

    /// The one request that came, as [`text`] writes it.
    fn seen(&self) -> String {
        text(&self.server.request())
    }
}

fn builder(url: &str) -> ClientBuilder {
    settings().base_url(url)
}

fn settings() -> ClientBuilder {
    Client::builder().no_proxy().clock(MockClock::new()).jitter(MockJitter::new(0.0))
}

/// A request as it came: the method and the target, every header but the two that are the same in all of them, sorted,
/// and the body.
fn text(request: &Received) -> String {
    assert!(request.header("host").starts_with("127.0.0.1:"), "{request:?}");
    assert_eq!(request.header("user-agent"), "golden-wire/1.0.0");
    assert!(request.header("accept-encoding").contains("gzip"), "{request:?}");
    let same = ["host", "user-agent", "accept-encoding"];
    let headers = request.headers.iter().filter(|(name, _)| !same.contains(&name.as_str()));
    let line = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes()))
    };
    let mut headers: Vec<String> = headers.map(line).collect();
    headers.sort();
    let body = String::from_utf8_lossy(&request.body);
    format!("{} {}\n{}\n{body}", request.method, request.target, headers.concat())
}

/// What [`text`] gives for a request with a bearer token and nothing else that is worth a look.
fn plain(target: &str) -> String {
    format!("GET {target}\naccept: */*\nauthorization: Bearer t0k3n\n\n")
}

fn point(x: i64, y: i64) -> Point {
    Point::new(x, y)
}
