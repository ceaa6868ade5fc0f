//! Answers that are streamed: events, lines, downloads.

mod download;
mod events;
mod headers;
mod lines;
mod parser;
mod reconnect;
#[path = "../support/mod.rs"]
mod support;
