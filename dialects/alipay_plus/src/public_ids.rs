//! The shapes of the ids. The vendor says how long they may be, and no more.

use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::PublicIds;
use payseal_engine::secret::{self, NoRandomness};

/// How ids of this dialect are made.
pub(crate) const PUBLIC_IDS: PublicIds = PublicIds {
    customer,
    payment_method,
    intent: payment,
    payment,
    first_refund: 100_000,
    first_chargeback: 500_000,
};

/// `cus_` and 19 digits: nobody here hands one out, and the form knows this shape.
fn customer() -> Result<String, NoRandomness> {
    Ok(format!("cus_{}", secret::digits(19)?))
}

/// A card token. The form shows saved cards, and knows them by ids of this shape.
fn payment_method() -> Result<String, NoRandomness> {
    Ok(format!("pm_{}", secret::digits(24)?))
}

/// `paymentId`: the second, and eighteen digits at random.
fn payment(now: Moment) -> Result<String, NoRandomness> {
    let second = Date::of(now).compact();
    Ok(format!("{second}{}", secret::digits(18)?))
}

/// A new `captureId`.
pub(crate) fn capture(now: Moment) -> Result<String, NoRandomness> {
    payment(now)
}

#[cfg(test)]
mod tests {
    use payseal_core::wire::ids::PaymentMethodId;

    use super::*;

    #[test]
    fn ids_are_as_long_as_the_vendor_allows_and_the_form_knows_the_token() {
        assert!(PaymentMethodId::parse(&payment_method().unwrap()).is_ok());
        assert_eq!(payment(Moment::from_millis(0)).unwrap().len(), 32);
        assert!(payment_method().unwrap().len() <= 128);
    }
}
