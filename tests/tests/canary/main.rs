//! The key of a client shows up nowhere: not in errors, not in `Debug`, not in logs of any crate, not in panics.
//!
//! Alone in its binary, because the subscriber that hears everything is global.

mod client_credentials;
mod errors;
mod log;
mod spans;

use std::error::Error;
use std::fmt::Write as _;

use vogent_tests::client::KEY;

/// Everything that anybody could print of an error.
fn printed(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        write!(text, "{error}\n{error:#}\n{error:?}\n{error:#?}\n")
            .expect("a string takes any text");
        next = error.source();
    }
    text
}

/// Fails if the key, or what it looks like encoded, stands in a text.
fn assert_clean(what: &str, text: &str) {
    let encoded = "c2stY2FuYXJ5LTliMWY3ZQ";
    assert!(
        !text.contains(KEY) && !text.contains("canary") && !text.contains(encoded),
        "{what}: {text}"
    );
}
