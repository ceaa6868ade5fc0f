//! Every row of `retry_vectors.json` that has the form of an attempt, through the whole call loop on a virtual clock.

mod support;

use std::convert::Infallible;
use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime};

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::auth::{self, AuthError, Secret};
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::core::{Core, Settings};
use codegen_runtime::runtime::error::{CallError, Error};
use codegen_runtime::runtime::execute::streamed;
use codegen_runtime::runtime::mock::{MockAnswer, MockClock, MockJitter, MockTransport};
use codegen_runtime::runtime::multipart::Multipart;
use codegen_runtime::runtime::redirect::RedirectPolicy;
use codegen_runtime::runtime::retry::{Decision, Outcome, RetryPolicy, Situation, decide};
use codegen_runtime::runtime::transport_error::TransportErrorKind as Kind;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde_json::Value;

const CAP: Duration = Duration::from_secs(120);

#[tokio::test]
async fn every_row_is_retried_as_it_says() {
    let file = support::vectors("retry_vectors.json");
    let now = httpdate::parse_http_date(file["meta"]["policy"]["now"].as_str().unwrap()).unwrap();
    let mut failures = Vec::new();
    let mut tried = 0;
    for row in support::rows(&file).iter().filter(|row| is_ours(row)) {
        tried += 1;
        for fraction in [0.0, 0.999_999] {
            if let Err(why) = Row::new(row, now, fraction).check().await {
                failures.push(format!("{}: {why}", support::id(row)));
            }
        }
    }
    assert!(tried > 290, "only {tried} rows were found");
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
}

/// Redirects and cancellation have tests of their own.
fn is_ours(row: &Value) -> bool {
    row.get("method").is_some()
}

struct Row<'a> {
    row: &'a Value,
    now: SystemTime,
    fraction: f64,
    attempt: u32,
    policy: RetryPolicy,
    method: Method,
}

impl<'a> Row<'a> {
    fn new(row: &'a Value, now: SystemTime, fraction: f64) -> Self {
        let attempts = match &row["max_attempts"] {
            Value::Null => 3,
            Value::String(text) if text == "unlimited" => u32::MAX,
            number => u32::try_from(number.as_u64().expect("max_attempts is a number")).unwrap(),
        };
        Self {
            row,
            now,
            fraction,
            attempt: row["attempt"].as_u64().map_or(1, |attempt| u32::try_from(attempt).unwrap()),
            policy: RetryPolicy::new().attempts(attempts),
            method: row["method"].as_str().unwrap().parse().unwrap(),
        }
    }

    async fn check(&self) -> Result<(), String> {
        self.check_decision()?;
        // Attempts after the last one never happen; what they would decide was asked above.
        if self.attempt > self.policy.max_attempts() || self.attempt > 50 {
            Ok(())
        } else {
            self.check_call().await
        }
    }

    fn expects_retry(&self) -> bool {
        self.row["expect"]["retry"].as_bool().expect("a row expects a retry or none")
    }

    fn is_expected(&self, delay: Duration) -> bool {
        let delay = u64::try_from(delay.as_millis()).unwrap();
        let within = |range: &Value| {
            range.as_array().map(|range| range[0].as_u64().unwrap()..=range[1].as_u64().unwrap())
        };
        let ranges: [Option<RangeInclusive<u64>>; 2] =
            [within(&self.row["expect"]["delay_ms"]), within(&self.row["delay_alt"])];
        ranges.into_iter().flatten().any(|range| range.contains(&delay))
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        let pair = |(name, value): (&'a String, &'a Value)| match value {
            Value::Array(values) => {
                values.iter().map(|value| (name.as_str(), value.as_str().unwrap())).collect()
            }
            value => vec![(name.as_str(), value.as_str().unwrap())],
        };
        self.row["headers"].as_object().into_iter().flatten().flat_map(pair).collect()
    }

    /// Only rows with a status can be asked without a call.
    fn check_decision(&self) -> Result<(), String> {
        let Some(status) = self.row["status"].as_u64() else { return Ok(()) };
        let status = StatusCode::from_u16(u16::try_from(status).unwrap()).unwrap();
        let mut headers = HeaderMap::new();
        for (name, value) in self.headers() {
            headers.append(
                HeaderName::from_bytes(name.as_bytes()).unwrap(),
                HeaderValue::from_bytes(value.as_bytes()).unwrap(),
            );
        }
        let situation = Situation {
            method: &self.method,
            idempotency_key: self.row["idempotency_key"] == true,
            replayable: !matches!(
                self.row["body"].as_str(),
                Some("one-shot stream" | "multipart with reader")
            ),
            attempt: self.attempt,
            outcome: Outcome::Status(status, &headers),
            remaining: self.row["deadline_remaining_ms"].as_u64().map(Duration::from_millis),
            now: self.now,
            fraction: self.fraction,
        };
        let tokens = self.row["retry_budget_tokens"].as_u64();
        match decide(&self.policy, &situation) {
            Decision::Retry { delay, .. } if self.expects_retry() && !self.is_expected(delay) => {
                Err(format!("decides to wait {delay:?}"))
            }
            Decision::Stop if self.expects_retry() => Err("decides to stop".to_owned()),
            Decision::Retry { .. } if !self.expects_retry() && tokens.is_none() => {
                Err("decides to retry".to_owned())
            }
            _ => Ok(()),
        }
    }

    async fn check_call(&self) -> Result<(), String> {
        let mock = MockTransport::with_clock(MockClock::at(self.now));
        for _ in 1..self.attempt {
            mock.push(MockAnswer::failure(Kind::Connect));
        }
        let core = self.core(&mock);
        let result = self.run(&core, &mock).await;
        self.check_result(&mock, result)
    }

    fn core(&self, mock: &MockTransport) -> Core {
        let mut settings = support::settings(mock);
        settings.jitter(MockJitter::new(self.fraction));
        settings.retry(self.policy.clone());
        self.set_up_error(&mut settings);
        let core = settings.build().unwrap();
        if let Some(left) = self.row["retry_budget_tokens"].as_u64() {
            core.budget.take(core.budget.tokens() - u32::try_from(left).unwrap()).unwrap().spend();
        }
        core
    }

    fn set_up_error(&self, settings: &mut Settings) {
        match self.row["error"].as_str() {
            Some("body_too_large") => settings.max_response_size(8),
            Some("redirect_loop") => settings.redirects(RedirectPolicy::limited(4)),
            Some("credential_provider_transient") => {
                settings.credential("bearerAuth", failing(AuthError::transient))
            }
            Some("credential_provider_permanent") => {
                settings.credential("bearerAuth", failing(AuthError::permanent))
            }
            _ => {}
        }
    }

    async fn run(&self, core: &Core, mock: &MockTransport) -> Result<(), Error> {
        let key = (self.row["idempotency_key"] == true).then_some("Idempotency-Key");
        let mut call =
            core.call(Box::leak(Box::new(support::keyed(self.method.clone(), "/x", &[], key))));
        match self.row["body"].as_str() {
            None | Some("none") => {}
            Some("bytes") => call.body(Body::from("abc"), "text/plain"),
            Some("one-shot stream") => call.body(once(), "text/plain"),
            Some("multipart with reader") => {
                let form = Multipart::new().part("file", once());
                call.multipart(form, "multipart/form-data");
            }
            Some("seekable stream") => {
                call.body(Body::replayable(once), "text/plain");
            }
            Some(other) => panic!("the row has a body of an unknown form: {other}"),
        }
        if let Some(left) = self.row["deadline_remaining_ms"].as_u64() {
            let before: Duration =
                (1..self.attempt).map(|attempt| self.policy.delay(attempt, self.fraction)).sum();
            call = call.with_timeout(before + Duration::from_millis(left));
        }
        call = self.script(mock, call);
        mock.push(MockAnswer::json(200, "done"));
        let streams =
            self.row["error"].as_str() == Some("body_idle_timeout_mid_stream_after_items_yielded");
        if streams { drain(call).await } else { self.send(call).await }
    }

    async fn send(&self, call: Call) -> Result<(), Error> {
        if self.row["error"].as_str() == Some("decode_error_2xx") {
            return Ok(call.send::<u64, support::AnyError>(answer::json).await.map(drop)?);
        }
        Ok(call.send::<(), support::AnyError>(answer::nothing).await?)
    }

    fn script(&self, mock: &MockTransport, mut call: Call) -> Call {
        if let Some(status) = self.row["status"].as_u64() {
            let answer = MockAnswer::status(u16::try_from(status).unwrap());
            mock.push(
                self.headers()
                    .into_iter()
                    .fold(answer, |answer, (name, value)| answer.header(name, value)),
            );
            return call;
        }
        let partly = |kind| MockAnswer::status(200).body("{").then_failure(kind);
        mock.push(match self.row["error"].as_str().expect("a row has a status or an error") {
            "dns_failure" => MockAnswer::failure(Kind::Dns),
            "connect_refused" | "tls_handshake_io" | "stale_pooled_connection_before_write" => {
                MockAnswer::failure(Kind::Connect)
            }
            "connect_timeout" => MockAnswer::failure(Kind::ConnectTimeout),
            "tls_handshake_failure" => MockAnswer::failure(Kind::Tls),
            "h2_refused_stream" | "h2_goaway_no_error" => MockAnswer::failure(Kind::NotProcessed),
            "reset_after_request_sent" | "eof_before_response_headers" => {
                MockAnswer::failure(Kind::ResetAfterSend)
            }
            "response_header_timeout" => MockAnswer::hang(),
            "reset_mid_response_body" => partly(Kind::ResetAfterSend),
            "body_truncated_content_length" => partly(Kind::BodyIncomplete),
            "body_idle_timeout_mid_stream_after_items_yielded" => partly(Kind::Timeout),
            "body_too_large" => MockAnswer::status(200).body("123456789"),
            "decode_error_2xx" => MockAnswer::json(200, "not a number"),
            "credential_provider_transient" | "credential_provider_permanent" => return call,
            "overall_deadline_exceeded" => {
                call = call.with_timeout(Duration::from_secs(1));
                MockAnswer::hang()
            }
            "serialize_error" => {
                call.json(&std::collections::BTreeMap::from([(vec![1], 2)]));
                return call;
            }
            "redirect_loop" => {
                for _ in 0..4 {
                    mock.push(MockAnswer::status(307).header("location", "/x"));
                }
                return call;
            }
            // "Final: all others."
            _ => MockAnswer::failure(Kind::Other),
        });
        call
    }

    fn check_result(&self, mock: &MockTransport, result: Result<(), Error>) -> Result<(), String> {
        let sleeps = mock.clock().sleeps();
        let before = usize::try_from(self.attempt).unwrap() - 1;
        let retried = sleeps.len() > before;
        if retried != self.expects_retry() {
            return Err(format!("retried: {retried} ({result:?})"));
        }
        if retried && !self.is_expected(sleeps[before]) {
            return Err(format!("waited {:?}", sleeps[before]));
        }
        self.check_same_request(mock)?;
        self.check_exposed(result.err().as_ref())
    }

    fn check_same_request(&self, mock: &MockTransport) -> Result<(), String> {
        let Some(names) = self.row["assert_same_headers"].as_array() else { return Ok(()) };
        let requests = mock.requests();
        let (first, second) = (&requests[0], &requests[1]);
        let same = |name: &Value| {
            let name = name.as_str().unwrap();
            first.headers.get(name).is_some() && first.headers.get(name) == second.headers.get(name)
        };
        if names.iter().all(same) && first.body == second.body {
            Ok(())
        } else {
            Err("the requests differ".to_owned())
        }
    }

    /// An answer that asks for a longer wait than the cap says so in its error.
    fn check_exposed(&self, error: Option<&Error>) -> Result<(), String> {
        let asks = self
            .headers()
            .iter()
            .any(|(name, _)| name.to_ascii_lowercase().starts_with("retry-after"));
        let stopped = self.row["expect"].get("delay_ms").is_some() && !self.expects_retry();
        if !asks || !stopped || error.and_then(Error::retry_after).is_some_and(|asked| asked > CAP)
        {
            return Ok(());
        }
        Err(format!("the error does not expose the wait: {error:?}"))
    }
}

/// Fails the first time it is asked.
fn failing(make: fn(&'static str) -> AuthError) -> impl auth::Credential {
    let asked = std::sync::atomic::AtomicBool::new(false);
    auth::bearer_from(move || {
        let again = asked.swap(true, std::sync::atomic::Ordering::Relaxed);
        let token = if again { Ok(Secret::from(support::CANARY)) } else { Err(make("no token")) };
        std::future::ready(token)
    })
}

async fn drain(call: Call) -> Result<(), Error> {
    let (core, request) = call.into_parts();
    let mut done = streamed(core, request).await?;
    while let Some(chunk) = done.body.chunk().await {
        if chunk.is_err() {
            break;
        }
    }
    Ok(())
}

/// A body that can be sent once.
fn once() -> Body {
    Body::stream(Body::from("abc"), None)
}

#[tokio::test]
async fn an_empty_budget_does_not_hold_back_a_first_attempt() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, "done"));
    let core = support::core(&mock);
    core.budget.take(core.budget.tokens()).unwrap().spend();
    let answer: Result<_, CallError<Infallible>> = core.call(support::get()).send_raw().await;
    assert_eq!(answer.unwrap().status(), 200);
}
