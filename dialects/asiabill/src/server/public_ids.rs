//! The shapes of AsiaBill's ids: what the ledger hands out is made here.

use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::PublicIds;
use payseal_engine::secret::{self, NoRandomness};

/// How AsiaBill's ids are made.
pub(super) const PUBLIC_IDS: PublicIds = PublicIds {
    customer,
    payment_method,
    // Orders are known by their numbers, so that nobody sees this one.
    intent: |_| secret::digits(20),
    payment,
    first_refund: 100_000,
    first_chargeback: 500_000,
};

/// `cus_` and 19 digits.
fn customer() -> Result<String, NoRandomness> {
    Ok(format!("cus_{}", secret::digits(19)?))
}

/// `pm_` and 19 digits.
fn payment_method() -> Result<String, NoRandomness> {
    Ok(format!("pm_{}", secret::digits(19)?))
}

/// `tradeNo`: the second, and eight digits at random.
fn payment(now: Moment) -> Result<String, NoRandomness> {
    Ok(format!("{}{}", Date::of(now).compact(), secret::digits(8)?))
}

#[cfg(test)]
mod tests {
    use payseal_core::wire::ids::{CustomerId, PaymentMethodId, TradeNo};

    use super::*;

    #[test]
    fn every_id_has_the_shape_that_clients_know() {
        assert!(CustomerId::parse(&customer().unwrap()).is_ok());
        assert!(PaymentMethodId::parse(&payment_method().unwrap()).is_ok());
        let trade_no = payment(Moment::from_millis(1_652_843_076_000)).unwrap();
        assert!(trade_no.starts_with("20220518030436"), "{trade_no}");
        assert!(trade_no.len() == 22 && TradeNo::parse(&trade_no).is_ok());
    }
}
