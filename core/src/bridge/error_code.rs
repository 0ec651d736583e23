//! The one exhaustive list of error codes that a merchant's page can receive from the frame.

use crate::card::Reason;
use crate::flow::Failure;

/// An option that the page gave is wrong; the loader should not have let it through.
pub const OPTION_INVALID: &str = "option_invalid";

/// The page names a customer whose session token it is not.
pub const CUSTOMER_MISMATCH: &str = "customer_mismatch";

/// A card of the page's own list is not shown: it cannot be understood.
pub const SAVED_CARD_INVALID: &str = "saved_card_invalid";
/// The shopper pressed something that decides, and the browser does not show the form as a whole: the
/// form asked for a second press.
pub const NOT_VISIBLE: &str = "not_visible";

/// Every code, in the order of the documentation: what the shopper typed, what the gateway or
/// issuer refused, what could not be found out, what the page itself got wrong.
#[must_use]
pub fn all() -> Vec<&'static str> {
    let typed = Reason::ALL.iter().map(|reason| reason.code());
    let failed = Failure::ALL.iter().map(|failure| failure.code());
    typed
        .chain(["card_refused"])
        .chain(failed)
        .chain([
            CUSTOMER_MISMATCH,
            OPTION_INVALID,
            SAVED_CARD_INVALID,
            NOT_VISIBLE,
        ])
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn error_codes_are_unique_and_lower_snake_case() {
        let all = super::all();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for code in all {
            assert!(
                code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{code}"
            );
        }
    }
}
