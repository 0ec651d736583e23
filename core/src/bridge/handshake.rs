//! Decides whether one window message is the host page's greeting.
//!
//! It holds no browser object: the edge hands in what it saw, and acts on the verdict. After the
//! first accepted greeting every window message is ignored; what follows travels on the port.

use super::VERSION;
use super::origin::Origin;

/// What the edge saw of one `message` event on the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen<'a> {
    /// `event.origin`.
    pub origin: &'a str,
    /// Whether `event.source` is this frame's parent window.
    pub from_parent: bool,
    /// The greeting's `payseal` member when it is a whole number.
    pub version: Option<u32>,
    /// The greeting's `nonce` member when it is a text.
    pub nonce: Option<&'a str>,
    /// How many ports came with the message.
    pub ports: usize,
}

/// A nonce of 32 lower-case hexadecimal digits, chosen by the loader for one frame load.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nonce(String);

impl Nonce {
    /// Reads a nonce; anything but 32 lower-case hexadecimal digits is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
            .then(|| Self(text.to_owned()))
    }

    /// The nonce as text, to be sent back on the port.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The frame's side of the handshake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handshake {
    allowed: Vec<Origin>,
    state: State,
    ignored: u32,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum State {
    Waiting,
    Open(Origin),
}

/// What the edge does with the message it asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Keep the port, answer `opened` with this nonce, stop listening on the window.
    Accept {
        /// The page that embeds the frame.
        host: Origin,
        /// The nonce to send back.
        nonce: Nonce,
    },
    /// Not for us: do nothing, say nothing.
    Ignore,
}

impl Handshake {
    /// Starts waiting for a greeting from one of the origins that the account allows.
    #[must_use]
    pub fn new(allowed: Vec<Origin>) -> Self {
        Self {
            allowed,
            state: State::Waiting,
            ignored: 0,
        }
    }

    /// Judges one window message.
    pub fn receive(&mut self, seen: Seen<'_>) -> Verdict {
        let host = self
            .allowed
            .iter()
            .find(|origin| origin.as_str() == seen.origin)
            .cloned();
        let nonce = seen.nonce.and_then(Nonce::parse);
        match (&self.state, host, nonce) {
            (State::Waiting, Some(host), Some(nonce))
                if seen.from_parent && seen.version == Some(VERSION) && seen.ports == 1 =>
            {
                self.state = State::Open(host.clone());
                Verdict::Accept { host, nonce }
            }
            (State::Waiting | State::Open(_), _, _) => {
                self.ignored = self.ignored.saturating_add(1);
                Verdict::Ignore
            }
        }
    }

    /// The host page, once the handshake is done.
    #[must_use]
    pub fn host(&self) -> Option<&Origin> {
        match &self.state {
            State::Waiting => None,
            State::Open(host) => Some(host),
        }
    }

    /// How many window messages were ignored.
    #[must_use]
    pub fn ignored(&self) -> u32 {
        self.ignored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: &str = "00112233445566778899aabbccddeeff";

    fn good() -> Seen<'static> {
        Seen {
            origin: "https://shop.example",
            from_parent: true,
            version: Some(VERSION),
            nonce: Some(NONCE),
            ports: 1,
        }
    }

    fn waiting() -> Handshake {
        Handshake::new(vec![
            Origin::parse("https://shop.example").unwrap(),
            Origin::parse("https://www.shop.example").unwrap(),
        ])
    }

    #[test]
    fn handshake_accepts_one_right_greeting_and_no_second() {
        let mut handshake = waiting();
        let Verdict::Accept { host, nonce } = handshake.receive(good()) else {
            panic!("a right greeting was ignored");
        };
        assert_eq!(
            (host.as_str(), nonce.as_str()),
            ("https://shop.example", NONCE)
        );
        assert_eq!(
            handshake.host().map(Origin::as_str),
            Some("https://shop.example")
        );
        assert_eq!(handshake.receive(good()), Verdict::Ignore);
        assert_eq!(handshake.ignored(), 1);
    }

    #[test]
    fn handshake_ignores_a_greeting_with_any_one_part_wrong() {
        let wrong = [
            Seen {
                origin: "https://evil.example",
                ..good()
            },
            Seen {
                origin: "https://shop.example.evil.example",
                ..good()
            },
            Seen {
                origin: "http://shop.example",
                ..good()
            },
            Seen {
                origin: "null",
                ..good()
            },
            Seen {
                from_parent: false,
                ..good()
            },
            Seen {
                version: None,
                ..good()
            },
            Seen {
                version: Some(VERSION + 1),
                ..good()
            },
            Seen {
                nonce: None,
                ..good()
            },
            Seen {
                nonce: Some(""),
                ..good()
            },
            Seen {
                nonce: Some("00112233445566778899AABBCCDDEEFF"),
                ..good()
            },
            Seen {
                nonce: Some("00112233445566778899aabbccddeeff0"),
                ..good()
            },
            Seen { ports: 0, ..good() },
            Seen { ports: 2, ..good() },
        ];
        for seen in wrong {
            let mut handshake = waiting();
            assert_eq!(handshake.receive(seen), Verdict::Ignore, "{seen:?}");
            assert_eq!(handshake.ignored(), 1);
            assert!(
                matches!(handshake.receive(good()), Verdict::Accept { .. }),
                "a wrong greeting must not spend the right one"
            );
        }
    }
}
