//! Layers through the generated builder, over a real connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::HeaderValue;
use vogent::layer::{Exchange, Layer, Next, Outgoing};
use vogent_tests::client::{KEY, build, builder};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

/// Counts what goes out, and signs it.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl Layer for Counting {
    fn call<'a>(&'a self, mut request: Outgoing, next: Next<'a>) -> Exchange<'a> {
        assert_eq!(request.path_template(), "/batch_dial_jobs/{id}/dials");
        assert!(!format!("{request:?} {:?}", request.headers()).contains(KEY));
        let number = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        request.headers_mut().insert("x-number", HeaderValue::from(number));
        next.run(request)
    }
}

#[tokio::test]
async fn a_layer_sees_every_attempt_of_every_page() {
    let script = [
        Reply::status(503),
        Reply::json(200, &page(&["a"], Some("next"))),
        Reply::json(200, &page(&["b"], None)),
    ];
    let server = Server::scripted(script).await.unwrap();
    let layer = Counting::default();
    let client = build(builder(server.url()).layer(layer.clone()));
    let dials = client.list_batch_dial_job_dials("job").into_stream().try_collect().await.unwrap();
    assert_eq!((dials.len(), layer.0.load(Ordering::Relaxed)), (2, 3));
    let numbers: Vec<_> =
        server.requests().iter().map(|request| request.header("x-number").to_owned()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}
