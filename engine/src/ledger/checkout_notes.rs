//! What a dialect knows of an order on the payment page that the order itself does not say.

/// What the dialect that sent an order there knows of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckoutNotes {
    /// The number that its shopper knows it by, where the reference is none of theirs.
    pub shown: Option<String>,
    /// Whether the shopper is asked whatever the issuer would do.
    pub ask_shopper: bool,
}
