//! A request's body whose sender has to send: one that does not come to its end in time is an error.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// A request's body that must have come to its end in time.
pub(crate) struct Timely {
    body: Incoming,
    until: Pin<Box<Sleep>>,
}

impl Timely {
    pub(crate) fn new(body: Incoming, until: Instant) -> Self {
        let until = Box::pin(sleep_until(until));
        Self { body, until }
    }
}

/// It has not.
#[derive(Debug, thiserror::Error)]
#[error("the request's body did not come in time")]
struct Late;

impl Body for Timely {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(frame) => Poll::Ready(frame.map(|it| it.map_err(Into::into))),
            Poll::Pending => self
                .until
                .as_mut()
                .poll(context)
                .map(|()| Some(Err(Late.into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whether a body was not read because it did not come in time.
#[must_use]
pub fn was_late(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<Late>() {
            return true;
        }
        next = error.source();
    }
    false
}
