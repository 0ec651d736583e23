//! A call that the gateway did not answer, in words.

use crate::kept_connections::Failure;

/// Why there is no answer. A client's own error text is not used: it may hold an address.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Why {
    Unreachable,
    Late,
    Broken,
}

impl From<Failure> for Why {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unreachable => Self::Unreachable,
            Failure::Late => Self::Late,
            Failure::Broken => Self::Broken,
        }
    }
}

#[cfg(feature = "tls")]
impl From<reqwest::Error> for Why {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Late
        } else if error.is_connect() {
            Self::Unreachable
        } else {
            Self::Broken
        }
    }
}

impl Why {
    /// One word for it, to be counted by.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Late => "late",
            Self::Broken => "broken",
        }
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Unreachable => "the gateway cannot be reached; nothing was sent to it",
            Self::Late => "the gateway did not answer in time; whether it acted is not known",
            Self::Broken => "the gateway's answer broke off; whether it acted is not known",
        }
    }
}
