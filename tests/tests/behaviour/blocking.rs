//! Calls without async, outside and inside of a runtime.

use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent_tests::client::{client, clocked};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

/// A server on threads of its own, which keeps on while the test blocks.
struct Background {
    _runtime: tokio::runtime::Runtime,
    server: Server,
}

fn background(script: Vec<Reply>) -> Background {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::scripted(script)).unwrap();
    Background { _runtime: runtime, server }
}

fn fine() -> Reply {
    Reply::json(200, &page(&["d"], None))
}

#[test]
fn a_call_blocks_until_its_answer_is_there() {
    let background = background(vec![fine(), Reply::status(422)]);
    let client = client(background.server.url());
    assert_eq!(client.list_batch_dial_job_dials("job").send_blocking().unwrap().data[0].id, "d");
    let error = client.list_batch_dial_job_dials("job").send_blocking().unwrap_err();
    assert!(matches!(error.api(), Some(Failure::UnprocessableEntity(_))), "{error:?}");
}

#[test]
fn retries_work_without_a_runtime() {
    let background = background(vec![Reply::status(503), fine()]);
    let (client, clock) = clocked(background.server.url());
    client.list_batch_dial_job_dials("job").send_blocking().unwrap();
    assert_eq!((background.server.requests().len(), clock.sleeps().len()), (2, 1));
}

#[test]
fn inside_a_runtime_it_works_too() {
    let background = background(vec![fine(), fine(), fine()]);
    let client = client(background.server.url());
    let flavors = [
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(),
    ];
    for runtime in flavors {
        let call = client.list_batch_dial_job_dials("job");
        assert!(runtime.block_on(async { call.send_blocking() }).is_ok());
    }
    assert!(client.list_batch_dial_job_dials("job").send_blocking().is_ok());
}

#[test]
fn pages_are_gone_through_without_a_runtime() {
    let first = Reply::json(200, &page(&["a", "b"], Some("next")));
    let background =
        background(vec![first, Reply::json(200, &page(&["c"], Some("last"))), Reply::status(422)]);
    let client = client(background.server.url());
    let mut dials = client.list_batch_dial_job_dials("job").into_iter_blocking();
    assert!(background.server.requests().is_empty(), "nothing is sent before it is wanted");
    let ids: Vec<_> = dials.by_ref().take(3).map(|dial| dial.unwrap().id).collect();
    assert_eq!(
        (ids, background.server.requests().len()),
        (vec!["a".into(), "b".into(), "c".into()], 2)
    );
    let error = dials.next().unwrap().unwrap_err();
    assert_eq!((error.status(), error.cursor()), (Some(422), Some("last")));
    assert!(dials.next().is_none());
}

#[test]
fn one_client_serves_many_threads() {
    let background = background(vec![fine(); 16]);
    let client = client(background.server.url());
    std::thread::scope(|scope| {
        let calls: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| client.list_batch_dial_job_dials("job").send_blocking().is_ok())
            })
            .collect();
        assert!(calls.into_iter().all(|call| call.join().unwrap()));
    });
}

#[test]
fn an_async_call_outside_of_tokio_is_an_error_and_no_panic() {
    let background = background(vec![fine()]);
    let call = client(background.server.url()).list_batch_dial_job_dials("job").send();
    let error = futures_executor(call).unwrap_err();
    assert!(!error.may_have_been_sent() || error.status().is_none(), "{error:?}");
    assert!(background.server.requests().is_empty());
}

/// An executor that knows nothing of tokio.
fn futures_executor<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
