//! What a merchant hears unasked.

use std::time::Duration;

use payseal_conformance::{Driver, What};

use super::{number, order};
use crate::stage::Stage;

/// Longer than any dialect waits before it tries again for the first few times.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Longer than any dialect tries.
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

pub(crate) async fn a_webhook_is_sent_until_it_is_acknowledged(
    stage: &mut Stage,
    driver: &impl Driver,
) {
    stage.receiver.answer(500, "not now");
    let card = driver.save_card(number("visa")).await;
    let paid = driver.pay(&order("o1", &card)).await.unwrap();
    let mut told = 0;
    while told < 3 {
        let received = stage.receiver.next(&stage.clock(), HOUR).await;
        if let Some(heard) = driver.webhook(&received).await {
            assert_eq!(heard.payment, paid.payment);
            assert_eq!(heard.what, What::Succeeded);
            told += 1;
        }
    }
    let (status, body) = driver.acknowledgement();
    stage.receiver.answer(status, &body);
    let received = stage.receiver.next(&stage.clock(), HOUR).await;
    let last = driver.webhook(&received).await.map(|heard| heard.payment);
    assert!(last.is_none_or(|payment| payment == paid.payment));
    // Whatever else is under way is acknowledged too; then there is silence.
    while stage.receiver.hears(&stage.clock(), HOUR).await {}
    stage.advance(WEEK);
    assert!(!stage.receiver.hears(&stage.clock(), WEEK).await);
}
