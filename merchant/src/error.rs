//! Why a call gave no answer to use.

use payseal_core::wire::GatewayCode;

/// Why a call gave no answer to use. What may be done next differs for each.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CallError {
    /// No connection was made: nothing was done, and the call may be repeated.
    #[error("the gateway can not be reached; start it, or correct the gateway's address")]
    Unreachable,
    /// Asked, and no usable answer: it may have been done or not. Ask for the transaction; never
    /// charge or refund again on this.
    #[error("the gateway was asked and gave no usable answer; ask it what became of the request")]
    Unanswered,
    /// The gateway said no, and signed it.
    #[error("the gateway refused with code {code}")]
    Refused {
        /// Its code.
        code: GatewayCode,
    },
    /// The request could not be made, and nothing was sent.
    #[error("the request could not be made: no random bytes, or a body that is no JSON")]
    NotPrepared,
}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_connect() || error.is_builder() {
            Self::Unreachable
        } else {
            Self::Unanswered
        }
    }
}
