//! A token is renewed before it expires, and calls do not wait for that.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use codegen_runtime::runtime::body::BoxFuture;
use codegen_runtime::runtime::clock::Clock;
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::{MockAnswer, MockClock, MockTransport};
use serde_json::{Value, json};

use super::{
    call, client, is_for_a_token, issuing, poll, program, sent, settings, support, token,
    token_requests,
};

/// A clock that keeps tasks for the test to run.
#[derive(Clone)]
struct Spawning(MockClock, Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Clock for Spawning {
    fn now(&self) -> Instant {
        self.0.now()
    }

    fn wall_clock(&self) -> SystemTime {
        self.0.wall_clock()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(duration)
    }

    fn timer(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.timer(duration)
    }

    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        self.1.lock().unwrap().push(task);
        Ok(())
    }
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires_while_the_old_one_serves() {
    let mock = issuing(Some(1000));
    let clock = Spawning(mock.clock(), Arc::default());
    let mut settings = settings(&mock, program());
    settings.clock(clock.clone());
    let core = settings.build().unwrap();
    call(&core).await;
    clock.0.advance(Duration::from_secs(799));
    call(&core).await;
    assert_eq!(clock.1.lock().unwrap().len(), 0, "more than a fifth is left");
    clock.0.advance(Duration::from_secs(1));
    call(&core).await;
    call(&core).await;
    assert_eq!(sent(&mock), ["Bearer token-1"; 4], "nobody waits for the renewal");
    let tasks = std::mem::take(&mut *clock.1.lock().unwrap());
    assert_eq!(tasks.len(), 1, "one renewal is enough");
    for task in tasks {
        task.await;
    }
    call(&core).await;
    assert_eq!(sent(&mock)[4], "Bearer token-2");
    assert_eq!(token_requests(&mock), 2);
}

/// Where nothing runs tasks, one call waits for the renewal, and the others go on with the old token.
#[tokio::test]
async fn one_call_drives_the_renewal_where_nothing_else_can() {
    let mock = issuing(Some(1000));
    let core = client(&mock, program());
    call(&core).await;
    mock.clock().advance(Duration::from_secs(900));
    let mut first = pin!(core.call(support::get()).send_raw());
    assert!(poll(first.as_mut()).is_pending());
    call(&core).await;
    assert_eq!(sent(&mock), ["Bearer token-1", "Bearer token-1"]);
    first.await.unwrap();
    assert_eq!(sent(&mock)[2], "Bearer token-2");
    assert_eq!(token_requests(&mock), 2);
}

#[tokio::test]
async fn a_renewal_that_fails_early_costs_no_call_and_is_not_repeated_at_once() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &token("first", Some(1000))));
    mock.otherwise(|request| MockAnswer::status(if is_for_a_token(request) { 503 } else { 200 }));
    let core = client(&mock, program());
    call(&core).await;
    mock.clock().advance(Duration::from_secs(900));
    assert_eq!((call(&core).await, call(&core).await), (200, 200));
    assert_eq!((token_requests(&mock), sent(&mock).len()), (2, 3));
    mock.clock().advance(Duration::from_secs(10));
    call(&core).await;
    assert_eq!(token_requests(&mock), 3);
    mock.clock().advance(Duration::from_secs(80));
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Auth, 3), "{error}");
}

#[tokio::test]
async fn an_expired_token_is_not_sent_and_one_without_an_end_is_kept() {
    for (lifetime, tokens) in [(Some(60), 2), (Some(0), 2), (None, 1)] {
        let mock = issuing(lifetime);
        let core = client(&mock, program());
        call(&core).await;
        mock.clock().advance(Duration::from_secs(60));
        call(&core).await;
        assert_eq!(token_requests(&mock), tokens, "{lifetime:?}");
        assert_eq!(sent(&mock)[1], format!("Bearer token-{tokens}"));
    }
}

#[tokio::test]
async fn a_lifetime_is_read_as_servers_write_it() {
    let within_a_minute = [json!(60), json!("60"), json!(59.5), json!(0), json!(-5), json!("-5")];
    let never = [Value::Null, json!("soon"), json!({}), json!(u64::MAX), json!("inf")];
    let all = within_a_minute.map(|it| (it, 2)).into_iter().chain(never.map(|it| (it, 1)));
    for (lifetime, tokens) in all {
        let answer = json!({"access_token": "t", "expires_in": lifetime});
        // A byte order mark, as some frameworks write one.
        let answer = format!("\u{feff}{answer}");
        let mock = MockTransport::new();
        mock.otherwise(move |request| match is_for_a_token(request) {
            true => MockAnswer::bytes(200, "application/json", answer.clone()),
            false => MockAnswer::status(200),
        });
        let core = client(&mock, program());
        call(&core).await;
        mock.clock().advance(Duration::from_secs(60));
        call(&core).await;
        assert_eq!(token_requests(&mock), tokens, "{lifetime}");
    }
}
