//! Every dialect through the same scenarios, in a sandbox that it is spoken in.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers too"
)]

mod alipay_plus;
mod asiabill;
mod receiver;
mod scenarios;
mod stage;
mod stripe;

/// The scenarios, as tests of a dialect's driver.
macro_rules! conformance {
    ($module:ident, $driver:ty, [$($scenario:ident),* $(,)?]) => {
        mod $module {
            $(#[tokio::test]
            async fn $scenario() {
                let mut stage = crate::stage::Stage::open().await;
                let driver = <$driver>::new(&stage).await;
                crate::scenarios::$scenario(&mut stage, &driver).await;
            })*
        }
    };
    ($module:ident, $driver:ty) => {
        conformance!($module, $driver, [
            a_new_card_pays,
            a_decline_is_an_answer_with_its_reason,
            a_challenge_is_passed_and_leads_back,
            a_challenge_is_failed,
            held_money_is_captured,
            held_money_is_voided,
            money_is_refunded_in_parts_and_no_more_than_was_paid,
            a_card_is_saved_and_used_again,
            the_same_order_again_is_the_same_payment,
            a_webhook_is_sent_until_it_is_acknowledged,
        ]);
    };
}

conformance!(asiabill_conforms, crate::asiabill::AsiaBill);
conformance!(alipay_plus_conforms, crate::alipay_plus::AlipayPlus);
conformance!(stripe_conforms, crate::stripe::Stripe);
