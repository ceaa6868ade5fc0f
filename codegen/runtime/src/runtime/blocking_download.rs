//! A streamed answer without async: its body as a reader.

use std::fmt;
use std::io::{self, BufRead, Read};

use bytes::{Buf, Bytes};

use crate::runtime::answer::RawResponse;
use crate::runtime::blocking::wait;
use crate::runtime::blocking_stream::BlockingStream;
use crate::runtime::core::Core;
use crate::runtime::download::{Download, Downloading};
use crate::runtime::error::{CallError, Error};

impl<E: Send + 'static> Downloading<E> {
    /// Sends the call and blocks this thread until the head of its answer is there.
    ///
    /// # Errors
    ///
    /// Fails as the call does.
    pub fn wait(self) -> Result<BlockingDownload, CallError<E>> {
        let core = self.core().clone();
        let download = wait(&core, self).map_err(|error| CallError::new(error, None))?;
        download.map(|download| BlockingDownload::new(core, download))
    }
}

/// A success answer: its head, and its body as a reader, without a limit of size or time. Reading blocks while it waits
/// for the next piece; a body that breaks off is an error, whose source is the [`Error`] of the call.
pub struct BlockingDownload {
    answer: RawResponse,
    length: Option<u64>,
    pieces: BlockingStream<Download, Bytes>,
    piece: Bytes,
}

impl BlockingDownload {
    fn new(core: Core, download: Download) -> Self {
        Self {
            answer: download.answer().clone(),
            length: download.length(),
            pieces: BlockingStream::new(core, download),
            piece: Bytes::new(),
        }
    }

    /// The status, the headers and the content type; the body is read from here.
    #[must_use]
    pub fn answer(&self) -> &RawResponse {
        &self.answer
    }

    /// The length of the body, if the server said so and it is not compressed on the way.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }
}

impl Read for BlockingDownload {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        if target.is_empty() {
            return Ok(0);
        }
        let read = self.fill_buf()?.read(target)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for BlockingDownload {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.piece.is_empty() {
            match self.pieces.next().transpose().map_err(broken)? {
                Some(piece) => self.piece = piece,
                None => break,
            }
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, bytes: usize) {
        self.piece.advance(bytes);
    }
}

fn broken(error: Error) -> io::Error {
    let kind = if error.is_timeout() { io::ErrorKind::TimedOut } else { io::ErrorKind::Other };
    io::Error::new(kind, error)
}

impl fmt::Debug for BlockingDownload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BlockingDownload").field("answer", &self.answer).finish()
    }
}
