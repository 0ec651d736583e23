//! An order from the charge to its end.

use std::time::Duration;

use payseal_conformance::{Capture, Driver, Order, Status};

use super::{RETURN_URL, number, order};
use crate::stage::Stage;

/// Longer than a refund takes to be made.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) async fn a_new_card_pays(_: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("visa")).await;
    let paid = driver.pay(&order("o1", &card)).await.unwrap();
    assert_eq!((paid.status, paid.challenge), (Status::Succeeded, None));
    assert_eq!(driver.status(&paid.payment).await, Status::Succeeded);
}

pub(crate) async fn a_decline_is_an_answer_with_its_reason(_: &mut Stage, driver: &impl Driver) {
    for (card, for_funds) in [("declined", false), ("insufficient_funds", true)] {
        let method = driver.save_card(number(card)).await;
        let paid = driver.pay(&order(card, &method)).await.unwrap();
        assert_eq!(paid.status, Status::Declined { for_funds }, "{card}");
        assert_eq!(driver.status(&paid.payment).await, paid.status, "{card}");
    }
}

pub(crate) async fn a_challenge_is_passed_and_leads_back(stage: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("challenge_always")).await;
    let paid = driver.pay(&order("o1", &card)).await.unwrap();
    assert_eq!(paid.status, Status::RequiresAction);
    assert_eq!(driver.status(&paid.payment).await, Status::RequiresAction);
    let location = stage.answer(&paid.challenge.unwrap(), "complete").await;
    assert!(location.starts_with(RETURN_URL), "{location}");
    assert_eq!(driver.status(&paid.payment).await, Status::Succeeded);
}

pub(crate) async fn a_challenge_is_failed(stage: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("challenge_always")).await;
    let paid = driver.pay(&order("o1", &card)).await.unwrap();
    let location = stage.answer(&paid.challenge.unwrap(), "fail").await;
    assert!(location.starts_with(RETURN_URL), "{location}");
    assert_eq!(driver.status(&paid.payment).await, Status::DECLINED);
}

fn held<'a>(key: &'a str, card: &'a str) -> Order<'a> {
    Order {
        capture: Capture::Manual,
        ..order(key, card)
    }
}

pub(crate) async fn held_money_is_captured(_: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("visa")).await;
    let paid = driver.pay(&held("o1", &card)).await.unwrap();
    assert_eq!(paid.status, Status::Held);
    driver.refund(&paid.payment, 700, "r1").await.unwrap_err();
    driver.capture(&paid.payment).await.unwrap();
    assert_eq!(driver.status(&paid.payment).await, Status::Succeeded);
}

pub(crate) async fn held_money_is_voided(_: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("visa")).await;
    let paid = driver.pay(&held("o1", &card)).await.unwrap();
    driver.void(&paid.payment).await.unwrap();
    assert_eq!(driver.status(&paid.payment).await, Status::Canceled);
    driver.capture(&paid.payment).await.unwrap_err();
    assert_eq!(driver.status(&paid.payment).await, Status::Canceled);
}

pub(crate) async fn money_is_refunded_in_parts_and_no_more_than_was_paid(
    stage: &mut Stage,
    driver: &impl Driver,
) {
    let card = driver.save_card(number("visa")).await;
    let paid = driver.pay(&order("o1", &card)).await.unwrap();
    let part = driver.refund(&paid.payment, 300, "r1").await.unwrap();
    // The same request again is the same refund.
    assert_eq!(driver.refund(&paid.payment, 300, "r1").await.unwrap(), part);
    driver.refund(&paid.payment, 401, "r2").await.unwrap_err();
    let rest = driver.refund(&paid.payment, 400, "r3").await.unwrap();
    assert_ne!(part, rest);
    stage.advance(DAY);
    for refund in [&part, &rest] {
        assert_eq!(driver.is_refunded(&paid.payment, refund).await, Some(true));
    }
    driver.refund(&paid.payment, 1, "r4").await.unwrap_err();
}

pub(crate) async fn the_same_order_again_is_the_same_payment(_: &mut Stage, driver: &impl Driver) {
    let card = driver.save_card(number("visa")).await;
    let first = driver.pay(&order("o1", &card)).await.unwrap();
    let again = driver.pay(&order("o1", &card)).await.unwrap();
    assert_eq!(first.payment, again.payment);
    assert_eq!(driver.status(&first.payment).await, Status::Succeeded);
    // Not every dialect takes a card twice that nobody kept.
    let card = driver.save_card(number("visa")).await;
    let other = driver.pay(&order("o2", &card)).await.unwrap();
    assert_ne!(first.payment, other.payment);
}
