//! The scenarios. A stage is a sandbox of its own, with a receiver of webhooks.

mod orders;
mod saved;
mod told;

pub(crate) use orders::{
    a_challenge_is_failed, a_challenge_is_passed_and_leads_back,
    a_decline_is_an_answer_with_its_reason, a_new_card_pays, held_money_is_captured,
    held_money_is_voided, money_is_refunded_in_parts_and_no_more_than_was_paid,
    the_same_order_again_is_the_same_payment,
};
pub(crate) use saved::a_card_is_saved_and_used_again;
pub(crate) use told::a_webhook_is_sent_until_it_is_acknowledged;

use payseal_conformance::{Capture, Order, Payer};
use payseal_engine::cards;

/// Where shoppers return to.
pub(crate) const RETURN_URL: &str = "http://shop.localhost/back?basket=7";

/// The published number of a test card.
pub(crate) fn number(name: &str) -> &'static str {
    cards::by_name(name).unwrap().number
}

/// An order of seven dollars.
pub(crate) fn order<'a>(key: &'a str, payment_method: &'a str) -> Order<'a> {
    Order {
        key,
        minor: 700,
        payer: Payer::Once { payment_method },
        capture: Capture::Automatic,
        return_url: RETURN_URL,
    }
}
