//! The declared headers of an operation's answers.

use super::answers::successes;
use crate::ir::{Header, Operation, Response};

/// The headers of all answers, those of successes first, since it is their type that counts where two answers differ.
pub fn find(operation: &Operation) -> Vec<Header> {
    let is_success =
        |response: &Response| successes(operation).any(|success| success.status == response.status);
    let (first, rest): (Vec<_>, Vec<_>) =
        operation.responses.iter().partition(|response| is_success(response));
    let mut headers: Vec<Header> = Vec::new();
    for header in first.into_iter().chain(rest).flat_map(|response| &response.headers) {
        let is_known =
            |known: &Header| known.wire.as_str().eq_ignore_ascii_case(header.wire.as_str());
        if !headers.iter().any(is_known) {
            headers.push(header.clone());
        }
    }
    headers
}
