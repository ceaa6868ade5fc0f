//! The same call over loopback, by the generated client and by bare reqwest.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;
use vogent::Client;

use super::derived;

const KEY: &str = "benchmark-key";

/// A server on a thread of its own and a client of each kind, both with a connection that is kept.
pub struct Loopback {
    runtime: Runtime,
    url: String,
    generated: Client,
    bare: reqwest::Client,
}

impl Loopback {
    /// Serves these bytes as every answer's body.
    pub fn serving(body: &[u8]) -> Self {
        let answer = answer(body);
        Self::with(move |_| Arc::clone(&answer))
    }

    /// Serves pages of so many short items, each with another cursor, without an end.
    pub fn paging(items: usize) -> Self {
        let data = vec![r#"{"id":"dial"}"#; items].join(",");
        Self::with(move |number| {
            answer(format!(r#"{{"data":[{data}],"cursor":"page-{number}"}}"#).as_bytes())
        })
    }

    fn with(answers: impl Fn(usize) -> Arc<[u8]> + Send + 'static) -> Self {
        let url = serve(answers);
        let generated = Client::builder().base_url(&url).no_proxy().bearer_auth(KEY);
        // The same call has the same limits: 60 s for the answer, 5 s for the connection.
        let bare = reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(60))
            .connect_timeout(Duration::from_secs(5));
        Self {
            runtime: runtime(),
            generated: generated.build().expect("the settings fit together"),
            bare: bare.build().expect("a client can be built"),
            url,
        }
    }

    /// The call as the generated crate makes it.
    pub fn generated(&self) -> usize {
        self.runtime.block_on(async {
            let call = self.generated.list_batch_dial_job_dials("job").limit(50);
            call.send().await.expect("the server answers").data.len()
        })
    }

    /// That call many times at once.
    pub fn generated_together(&self, count: usize) {
        self.runtime.block_on(async {
            let calls = (0..count).map(|_| {
                let call = self.generated.list_batch_dial_job_dials("job").limit(50).send();
                async { call.await.expect("the server answers").data.len() }
            });
            futures_util::future::join_all(calls).await;
        });
    }

    /// The items of one list, so many and then so many more; says when it has them.
    pub fn generated_items(&self, counts: [usize; 2], mut has: impl FnMut()) {
        self.runtime.block_on(async {
            let mut items = self.generated.list_batch_dial_job_dials("job").into_stream();
            for count in counts {
                for _ in 0..count {
                    let item = items.try_next().await.expect("the server answers");
                    assert!(item.is_some(), "the list has no end");
                }
                has();
            }
        });
    }

    /// The call as it is written by hand: query, key, status, JSON.
    pub fn bare(&self) -> usize {
        self.runtime.block_on(async {
            let url = format!("{}/batch_dial_jobs/job/dials?limit=50", self.url);
            let request = self.bare.get(url).bearer_auth(KEY).header("accept", "application/json");
            let answer = request.send().await.and_then(reqwest::Response::error_for_status);
            let body =
                answer.expect("the server answers").bytes().await.expect("the body is whole");
            let page: derived::Page = serde_json::from_slice(&body).expect("the body fits");
            page.data.len()
        })
    }
}

/// The plainest server there can be, so that the difference between clients is as large a part as it can be. One thread
/// for all connections: with one each, the system would treat the two clients differently for as long as it likes.
fn serve(answers: impl Fn(usize) -> Arc<[u8]> + Send + 'static) -> String {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        runtime().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
            let address = listener.local_addr().expect("it was bound");
            sender.send(format!("http://{address}")).expect("somebody waits for it");
            let served = Rc::new(Cell::new(0));
            let answers = Rc::new(move || {
                served.set(served.get() + 1);
                answers(served.get())
            });
            let here = LocalSet::new();
            let accept = async {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::task::spawn_local(talk(stream, Rc::clone(&answers)));
                }
            };
            here.run_until(accept).await;
        });
    });
    receiver.recv().expect("the server starts")
}

fn answer(body: &[u8]) -> Arc<[u8]> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat().into()
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime starts")
}

/// Answers until the client goes.
async fn talk(mut stream: TcpStream, answers: Rc<impl Fn() -> Arc<[u8]>>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&buffer[..read]);
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            stream.write_all(&answers()).await.ok()?;
        }
    }
}
