//! Calls without async: one thread a client drives them, so they work anywhere, inside a runtime too.

use std::future::Future;
use std::sync::mpsc;
use std::thread::ThreadId;

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::runtime::core::Core;
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::sending::Sending;

impl<T, E> Sending<T, E> {
    /// Sends the call and blocks this thread until its result is there.
    pub fn wait(self) -> Result<T, CallError<E>> {
        let (core, future, finish) = self.into_parts();
        let result = wait(&core, future).and_then(|result| result);
        finish.finish(result)
    }
}

/// Sends a call and blocks this thread until its result is there.
///
/// # Errors
///
/// Fails as the call does.
pub fn send<T, E>(sending: Sending<T, E>) -> Result<T, CallError<E>> {
    sending.wait()
}

/// Runs `future` on the client's thread and blocks this one until it is done.
pub fn wait<T: Send + 'static>(
    core: &Core,
    future: impl Future<Output = T> + Send + 'static,
) -> Result<T, Error> {
    let driver = driver(core)?;
    if driver.thread == std::thread::current().id() {
        return Err(Error::build(
            "a blocking call cannot wait for another one of the same client inside of it",
        ));
    }
    let (sender, receiver) = mpsc::sync_channel(1);
    driver.handle.spawn(async move {
        // The receiver waits below; there is nobody else to tell.
        let _ = sender.send(future.await);
    });
    let ended = || {
        Error::new(ErrorKind::Transport, "the thread of blocking calls has ended").with_sent(true)
    };
    receiver.recv().map_err(|_| ended())
}

/// The thread of a client; dropping it with the client ends it.
struct Driver {
    handle: Handle,
    thread: ThreadId,
    _stop: oneshot::Sender<()>,
}

fn driver(core: &Core) -> Result<&Driver, Error> {
    if core.attachment.get().is_none() {
        let driver = start()?;
        // Two threads may race here; the driver that loses is dropped and ends.
        core.attachment.get_or_init(|| Box::new(driver));
    }
    let driver = core.attachment.get().and_then(|attachment| attachment.downcast_ref());
    driver.ok_or_else(|| Error::build("the client is driven by something else"))
}

fn start() -> Result<Driver, Error> {
    let unable = |error: std::io::Error| {
        Error::build("the thread of blocking calls cannot be started").with_source(error)
    };
    let runtime = Builder::new_current_thread().enable_all().build().map_err(unable)?;
    let handle = runtime.handle().clone();
    let (stop, stopped) = oneshot::channel::<()>();
    // Not joined: the last handle of a client may go on this very thread.
    let thread = std::thread::Builder::new()
        .name("blocking calls".to_owned())
        .spawn(move || drop(runtime.block_on(stopped)))
        .map_err(unable)?;
    Ok(Driver { handle, thread: thread.thread().id(), _stop: stop })
}
