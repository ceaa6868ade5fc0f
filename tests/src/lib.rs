//! What the behaviour tests share: servers in this process, clients that talk to them, and made-up data.

pub mod client;
pub mod data;
pub mod published;
pub mod raw;
pub mod reader;
pub mod reply;
pub mod server;
