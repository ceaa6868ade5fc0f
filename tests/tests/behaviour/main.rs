//! How the generated crate behaves over real connections; one subject a file, one binary to link.

mod bearer;
mod blocking;
mod bodies;
mod cancellation;
mod compression;
mod concurrency;
mod connections;
mod dropped_polls;
mod environment;
mod fixtures;
mod framing;
mod layers;
mod mocking;
mod options;
mod pages;
mod paths;
mod presence;
mod queries;
mod raw_calls;
mod redirects;
mod retries;
mod sizes;
mod statuses;
mod timeouts;
mod unknown;
