//! What must add up in the books. It touches no row.

use crate::store::Position;

/// What is wrong with the books.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Broken {
    /// A movement is not one pair in one account and currency.
    #[error("the entries of movement {0} are no pair that sums to zero")]
    Movement(i64),
    /// A payment's money is not where its payment and refunds say.
    #[error("the entries of the payment {0} do not agree with the payment and its refunds")]
    Payment(String),
    /// An intent is not as its attempts are.
    #[error("the intent {0} does not agree with the attempts to pay it")]
    Intent(String),
    /// More went back than was paid.
    #[error("more than was paid went back of the payment {0}")]
    Refunded(String),
}

/// Checks where a payment's money is against what became of the payment.
pub(super) fn check(position: &Position) -> Result<(), Broken> {
    // Wider than the rows: whatever somebody wrote there, no sum overflows.
    let wide = i128::from;
    let back = wide(position.refunds_made) + wide(position.charged_back);
    let out = wide(position.refunds_pending) + back;
    let (captured, to_hold) = (wide(position.captured), wide(position.to_hold));
    if out > captured {
        return Err(Broken::Refunded(position.payment_id.clone()));
    }
    let agrees = position.all == 0
        && position.stands
        && wide(position.shopper) == back - captured - to_hold
        && wide(position.held) == to_hold
        && wide(position.merchant) == captured - out
        && position.refunding == position.refunds_pending;
    if agrees {
        Ok(())
    } else {
        Err(Broken::Payment(position.payment_id.clone()))
    }
}
