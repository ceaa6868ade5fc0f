//! Clients of the generated crate as tests need them: no proxy, no chance, no real waiting.

use vogent::mock::{MockClock, MockJitter};
use vogent::{Client, ClientBuilder};

/// The key of every test client; it shows up nowhere but in the `Authorization` header.
pub const KEY: &str = "sk-canary-9b1f7e";

/// A client of the server at `url`.
///
/// # Panics
///
/// Panics if the client cannot be built.
#[must_use]
pub fn client(url: &str) -> Client {
    build(builder(url))
}

/// A client and its clock, which stands still but for the waits between attempts.
///
/// # Panics
///
/// Panics if the client cannot be built.
#[must_use]
pub fn clocked(url: &str) -> (Client, MockClock) {
    let clock = MockClock::new();
    (build(builder(url).clock(clock.clone())), clock)
}

/// The settings of [`client`], to be changed.
pub fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .no_proxy()
        .bearer_auth(KEY)
        .clock(MockClock::new())
        .jitter(MockJitter::new(0.0))
}

/// The client of these settings.
///
/// # Panics
///
/// Panics if they do not fit together.
#[must_use]
pub fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("the settings of a test fit together")
}

/// The retry tokens that a client has left.
#[must_use]
pub fn tokens(client: &Client) -> u32 {
    let (core, ..) = client.list_batch_dial_job_dials("any").send().into_parts();
    core.budget.tokens()
}
