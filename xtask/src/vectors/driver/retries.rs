//! One row of an attempt: the attempts before it fail, it ends as the row says, the next one would succeed.

use std::time::Duration;

use codegen_runtime::runtime::auth::{self, AuthError};
use codegen_runtime::runtime::error::Error;
use codegen_runtime::runtime::mock::{MockAnswer, MockClock, MockJitter, MockTransport};
use codegen_runtime::runtime::redirect::RedirectPolicy;
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::transport_error::TransportErrorKind as Kind;
use serde_json::{Value, json};

use super::api;
use super::requests::{Sent, body, drained, failing};
use crate::support;

/// More retries than this the budget of a client does not pay for.
const MOST: u64 = 90;

/// What a client does, with the least and with the most jitter.
pub fn look(row: &Value, policy: &Value) -> Value {
    let rows_own = match &row["max_attempts"] {
        Value::Null => policy["max_attempts"].as_u64(),
        Value::String(text) if text == "unlimited" => Some(u64::from(u32::MAX)),
        number => number.as_u64(),
    };
    let Some(most) = rows_own.and_then(|most| u32::try_from(most).ok()) else {
        return json!({"unknown": format!("max_attempts is {}", row["max_attempts"])});
    };
    let attempt = row["attempt"].as_u64().unwrap_or(1);
    let retry = RetryPolicy::new().attempts(most);
    if attempt > u64::from(most.max(1)) {
        return never_made(row, &retry);
    }
    if attempt > MOST {
        let delays = [0.0, 0.999_999].map(|it| {
            retry.delay(u32::try_from(attempt).unwrap_or(u32::MAX), it).as_millis() as u64
        });
        return json!({"beyond_the_budget": delays});
    }
    let runs: Vec<Value> = [0.0, 0.999_999]
        .into_iter()
        .map(|fraction| Run { row, policy, retry: retry.clone(), attempt, fraction }.look())
        .collect();
    json!({"runs": runs})
}

/// An attempt after the last one: every attempt ends as the row says, and there are not that many.
fn never_made(row: &Value, retry: &RetryPolicy) -> Value {
    let mock = MockTransport::new();
    let answer = MockAnswer::status(status(row).unwrap_or(503));
    mock.otherwise(move |_| answer.clone());
    let client = client(&mock).retry(retry.clone()).build().expect("the settings fit");
    let _ = support::wait(client.get_x().send());
    json!({"attempts": mock.requests().len()})
}

fn status(row: &Value) -> Option<u16> {
    row["status"].as_u64().and_then(|status| u16::try_from(status).ok())
}

fn client(mock: &MockTransport) -> api::ClientBuilder {
    let builder = api::Client::builder().transport(mock.clone()).clock(mock.clock());
    builder.jitter(MockJitter::new(0.0)).credential("bearerAuth", auth::bearer("token"))
}

/// Spends retry tokens until that many are left, each call of its own failing before it is sent.
pub fn drain(client: &api::Client, mock: &MockTransport, left: u64) {
    retries_left(client, mock);
    for _ in 0..left {
        mock.push(MockAnswer::json(200, &1));
        let _ = support::wait(client.get_x().send());
    }
}

/// The retries that the budget of a client still pays for; afterwards none is left.
pub fn retries_left(client: &api::Client, mock: &MockTransport) -> usize {
    mock.otherwise(|_| MockAnswer::failure(Kind::Connect));
    let before = mock.requests().len();
    let _ = support::wait(client.get_x().with_retry(RetryPolicy::new().attempts(u32::MAX)).send());
    mock.requests().len() - before - 1
}

struct Run<'a> {
    row: &'a Value,
    policy: &'a Value,
    retry: RetryPolicy,
    attempt: u64,
    fraction: f64,
}

impl Run<'_> {
    fn look(&self) -> Value {
        let now = self.policy["now"].as_str().unwrap_or_default();
        let now = httpdate::parse_http_date(now).expect("the policy says what time it is");
        let mock = MockTransport::with_clock(MockClock::at(now));
        let client = self.client(&mock);
        if let Some(left) = self.row["retry_budget_tokens"].as_u64() {
            drain(&client, &mock, left);
        }
        let (requests, sleeps) = (mock.requests().len(), mock.clock().sleeps().len());
        for _ in 1..self.attempt {
            mock.push(MockAnswer::failure(Kind::Connect));
        }
        if let Err(unknown) = self.script(&mock) {
            return json!({"unknown": unknown});
        }
        mock.push(MockAnswer::json(200, &1));
        let result = match self.send(&client, &mock) {
            Ok(result) => result,
            Err(unknown) => return json!({"unknown": unknown}),
        };
        let sent = mock.requests().split_off(requests);
        let slept: Vec<u64> =
            mock.clock().sleeps()[sleeps..].iter().map(|it| it.as_millis() as u64).collect();
        let error = result.as_ref().err();
        json!({
            "slept": slept,
            "requests": sent.len(),
            "same": self.same(&sent),
            "error": error.map(support::told),
            "retry_after": error.and_then(Error::retry_after).map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)),
        })
    }

    /// Whether the headers that the row names, and the body, are the same in the attempt that follows.
    fn same(&self, sent: &[codegen_runtime::runtime::mock::MockRequest]) -> Value {
        let Some(names) = self.row["assert_same_headers"].as_array() else { return Value::Null };
        let [first, second, ..] = sent else { return json!(false) };
        let is_same = |name: &Value| {
            let name = name.as_str().unwrap_or_default();
            first.headers.contains_key(name) && first.headers.get(name) == second.headers.get(name)
        };
        json!(names.iter().all(is_same) && first.body == second.body)
    }

    fn client(&self, mock: &MockTransport) -> api::Client {
        let builder = client(mock).jitter(MockJitter::new(self.fraction)).retry(self.retry.clone());
        let builder = match self.row["error"].as_str() {
            Some("body_too_large") => builder.max_response_size(8),
            Some("redirect_loop") => builder.redirects(RedirectPolicy::limited(4)),
            Some("credential_provider_transient") => {
                builder.credential("bearerAuth", failing(AuthError::transient))
            }
            Some("credential_provider_permanent") => {
                builder.credential("bearerAuth", failing(AuthError::permanent))
            }
            _ => builder,
        };
        builder.build().expect("the settings fit")
    }

    fn script(&self, mock: &MockTransport) -> Result<(), String> {
        if let Some(status) = status(self.row) {
            let mut answer = MockAnswer::status(status);
            for (name, value) in headers(self.row) {
                answer = answer.header(name, value);
            }
            mock.push(if status < 300 {
                answer.header("content-type", "application/json").body("1")
            } else {
                answer
            });
            return Ok(());
        }
        let partly = |kind| MockAnswer::status(200).body("{").then_failure(kind);
        mock.push(match self.row["error"].as_str() {
            Some("dns_failure") => MockAnswer::failure(Kind::Dns),
            Some(
                "connect_refused" | "tls_handshake_io" | "stale_pooled_connection_before_write",
            ) => MockAnswer::failure(Kind::Connect),
            Some("connect_timeout") => MockAnswer::failure(Kind::ConnectTimeout),
            Some("tls_handshake_failure") => MockAnswer::failure(Kind::Tls),
            Some("h2_refused_stream" | "h2_goaway_no_error") => {
                MockAnswer::failure(Kind::NotProcessed)
            }
            Some("reset_after_request_sent" | "eof_before_response_headers") => {
                MockAnswer::failure(Kind::ResetAfterSend)
            }
            Some("response_header_timeout" | "overall_deadline_exceeded") => MockAnswer::hang(),
            Some("reset_mid_response_body") => partly(Kind::ResetAfterSend),
            Some("body_truncated_content_length") => partly(Kind::BodyIncomplete),
            Some("body_too_large") => MockAnswer::status(200).body("123456789"),
            Some("decode_error_2xx") => MockAnswer::json(200, "not a number"),
            // These end before anything is sent.
            Some(
                "credential_provider_transient"
                | "credential_provider_permanent"
                | "serialize_error",
            ) => {
                return Ok(());
            }
            Some("redirect_loop") => {
                for _ in 0..4 {
                    mock.push(MockAnswer::status(307).header("location", "/x"));
                }
                return Ok(());
            }
            Some("body_idle_timeout_mid_stream_after_items_yielded") => partly(Kind::Timeout),
            // "Final: all others."
            Some(_) => MockAnswer::failure(Kind::Other),
            None => return Err("it has neither a status nor an error".to_owned()),
        });
        Ok(())
    }

    fn timeout(&self) -> Option<Duration> {
        if self.row["error"].as_str() == Some("overall_deadline_exceeded") {
            return Some(Duration::from_secs(1));
        }
        let left = self.row["deadline_remaining_ms"].as_u64()?;
        let attempts = 1..u32::try_from(self.attempt).unwrap_or(u32::MAX);
        let before: Duration = attempts.map(|it| self.retry.delay(it, self.fraction)).sum();
        Some(before + Duration::from_millis(left))
    }

    /// The generated method of the row's method, with what the row says about the request.
    fn send(
        &self,
        client: &api::Client,
        mock: &MockTransport,
    ) -> Result<Result<(), Error>, String> {
        use api::operations::*;
        let body = body(self.row)?;
        if self.row["error"].as_str() == Some("body_idle_timeout_mid_stream_after_items_yielded") {
            return Ok(drained(mock, &self.retry, self.row["method"].as_str().unwrap_or_default()));
        }
        macro_rules! call {
            ($call:expr) => {{
                let mut call = $call;
                if self.row["idempotency_key"] == true {
                    call = call.with_header("Idempotency-Key", "key-1");
                }
                if let Some(timeout) = self.timeout() {
                    call = call.with_timeout(timeout);
                }
                if self.row["error"].as_str() == Some("serialize_error") {
                    call = call.n(f64::NAN);
                }
                match support::wait(call.send()) {
                    Some(result) => Ok(result.map(drop).map_err(Error::from)),
                    None => Err("the call never ends".to_owned()),
                }
            }};
        }
        macro_rules! with_body {
            ($call:expr, $body:ident, $form:ident) => {
                match body {
                    Some(Sent::Octets(body)) => call!($call.body($body::OctetStream(body))),
                    Some(Sent::File(body)) => call!($call.body($form::new().file(body))),
                    None => call!($call),
                }
            };
        }
        match self.row["method"].as_str().unwrap_or_default() {
            "GET" => with_body!(client.get_x(), GetXBody, GetXForm),
            "PUT" => with_body!(client.put_x(), PutXBody, PutXForm),
            "DELETE" => with_body!(client.delete_x(), DeleteXBody, DeleteXForm),
            "OPTIONS" => with_body!(client.options_x(), OptionsXBody, OptionsXForm),
            "POST" => with_body!(client.post_x(), PostXBody, PostXForm),
            "PATCH" => with_body!(client.patch_x(), PatchXBody, PatchXForm),
            "HEAD" if body.is_none() => call!(client.head_x()),
            "TRACE" if body.is_none() => call!(client.trace_x()),
            other => Err(format!("its method is {other}, with body {}", self.row["body"])),
        }
    }
}

fn headers(row: &Value) -> Vec<(&str, &str)> {
    let mut headers = Vec::new();
    for (name, value) in row["headers"].as_object().into_iter().flatten() {
        match value {
            Value::Array(values) => {
                headers.extend(
                    values.iter().filter_map(Value::as_str).map(|value| (name.as_str(), value)),
                );
            }
            value => headers.extend(value.as_str().map(|value| (name.as_str(), value))),
        }
    }
    headers
}
