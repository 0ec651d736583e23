//! A stream whose other side has to read: a write that gets no further for a while is an error.
//!
//! Without it whoever asks for much and reads nothing holds a connection for as long as they like:
//! deadlines on what is sent are none on what is taken. Each byte that gets away begins the while
//! anew, so that a slow line is given all the time it needs.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream, and how long a write may stand still.
pub(crate) struct WriteTimeout<S> {
    stream: S,
    patience: Duration,
    /// There while a write waits.
    waits: Option<Pin<Box<Sleep>>>,
}

impl<S> WriteTimeout<S> {
    pub(crate) fn new(stream: S, patience: Duration) -> Self {
        Self {
            stream,
            patience,
            waits: None,
        }
    }

    fn judge<T>(
        &mut self,
        context: &mut Context<'_>,
        polled: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.waits = None;
            return polled;
        }
        let patience = self.patience;
        let waits = self.waits.get_or_insert_with(|| Box::pin(sleep(patience)));
        waits.as_mut().poll(context).map(|()| {
            let why = "the other side does not read";
            Err(io::Error::new(io::ErrorKind::TimedOut, why))
        })
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for WriteTimeout<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WriteTimeout<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.judge(context, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_flush(context);
        self.judge(context, polled)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_shutdown(context);
        self.judge(context, polled)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    #[tokio::test]
    async fn timeout_ends_a_write_that_nobody_reads() {
        let (near, _far) = duplex(64);
        let mut near = WriteTimeout::new(near, Duration::from_millis(50));
        near.write_all(&[0; 64]).await.unwrap();
        let error = near.write_all(&[0; 64]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn timeout_of_a_write_begins_anew_with_each_byte() {
        let (near, mut far) = duplex(64);
        let mut near = WriteTimeout::new(near, Duration::from_secs(3600));
        near.write_all(&[0; 64]).await.unwrap();
        for _ in 0..3 {
            let mut write = async |is_ready: bool| {
                poll_fn(|context| {
                    let polled = Pin::new(&mut near).poll_write(context, &[0]);
                    assert_eq!(polled.is_ready(), is_ready);
                    Poll::Ready(())
                })
                .await;
                near.waits.is_some()
            };
            assert!(write(false).await, "the time runs while nothing is read");
            far.read_exact(&mut [0]).await.unwrap();
            assert!(!write(true).await, "and begins anew once something was");
        }
    }
}
