//! What the proxy answers: whole bodies, and answers of a test's own that break off.

use anyhow::bail;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use http_body_util::{BodyExt as _, Full, StreamBody, combinators::UnsyncBoxBody};
use hyper::{Response, body::Frame, header::CONTENT_LENGTH};

use crate::Outcome;

pub(super) type Body = UnsyncBoxBody<Bytes, anyhow::Error>;
pub(super) type Answer = Response<Body>;

/// An answer that no server would give.
#[derive(Clone, Debug)]
pub struct Canned {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
    /// How much of it is sent.
    pub sent: Sent,
}

/// How much of an answer arrives before the connection ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent {
    /// All of it.
    Whole,
    /// The body, of which the headers promise more.
    TooLittle,
    /// The body in pieces, and never the one that says that it was the last.
    NoEnd,
    /// Nothing at all.
    Nothing,
}

impl Canned {
    /// Gives it, as much of it as is to arrive.
    pub(super) fn say(self) -> Outcome<Answer> {
        let mut answer = Response::builder().status(self.status);
        for (name, value) in self.headers {
            answer = answer.header(name, value);
        }
        let length = self.body.len();
        Ok(match self.sent {
            Sent::Whole => answer.body(whole(self.body))?,
            Sent::TooLittle => answer
                .header(CONTENT_LENGTH, length + 1)
                .body(broken_off(self.body))?,
            Sent::NoEnd => answer.body(broken_off(self.body))?,
            Sent::Nothing => bail!("a test wants no answer"),
        })
    }
}

/// A body that arrives as it is.
pub(super) fn whole(content: impl Into<Bytes>) -> Body {
    Full::new(content.into())
        .map_err(anyhow::Error::from)
        .boxed_unsync()
}

/// A body after which the connection ends, whatever else was promised.
fn broken_off(content: String) -> Body {
    let piece = stream::iter([Ok(Frame::data(Bytes::from(content)))]);
    let end = stream::once(async {
        // Without a pause the server would end the connection before it sends the piece.
        tokio::task::yield_now().await;
        Err(anyhow::anyhow!("a test wants the body to end here"))
    });
    StreamBody::new(piece.chain(end)).boxed_unsync()
}
