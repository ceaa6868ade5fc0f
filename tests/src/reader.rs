//! Reads answers over HTTP, one after the other on one connection.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use vogent::models::ListBatchDialJobDialsResult;
use vogent::{Client, Error};

use crate::client::client;
use crate::reply::Reply;
use crate::server::Server;

/// A server that sends what it is given, and a client that reads it.
pub struct Reader {
    client: Client,
    answer: Arc<Mutex<Value>>,
    _server: Server,
}

impl Reader {
    /// Starts the server.
    ///
    /// # Panics
    ///
    /// Panics if no port can be had.
    pub async fn start() -> Self {
        let answer = Arc::new(Mutex::new(Value::Null));
        let served = Arc::clone(&answer);
        let server = Server::answering(move |_| {
            Reply::json(200, &served.lock().unwrap_or_else(PoisonError::into_inner))
        })
        .await
        .expect("a port is free");
        Self { client: client(server.url()), answer, _server: server }
    }

    /// What the client reads from `answer`.
    ///
    /// # Errors
    ///
    /// Fails as the call does.
    pub async fn read(&self, answer: &Value) -> Result<ListBatchDialJobDialsResult, Error> {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = answer.clone();
        Ok(self.client.list_batch_dial_job_dials("job").send().await?)
    }
}
