//! A card that is kept.

use payseal_conformance::{Driver, Order, Payer, Status};

use super::{number, order};
use crate::stage::Stage;

pub(crate) async fn a_card_is_saved_and_used_again(_: &mut Stage, driver: &impl Driver) {
    let customer = driver.create_customer().await;
    let stranger = driver.create_customer().await;
    let card = driver.save_card(number("visa")).await;
    let saves = Order {
        payer: Payer::Saves {
            customer: &customer,
            payment_method: &card,
        },
        ..order("o1", &card)
    };
    let first = driver.pay(&saves).await.unwrap();
    assert_eq!(first.status, Status::Succeeded);
    let kept = driver.payment_methods(&customer).await;
    assert_eq!(kept.len(), 1);
    assert!(driver.payment_methods(&stranger).await.is_empty());
    let saved = Order {
        payer: Payer::Saved {
            customer: &customer,
            payment_method: &kept[0],
        },
        ..order("o2", &card)
    };
    let later = driver.pay(&saved).await.unwrap();
    assert_eq!(later.status, Status::Succeeded);
    assert_ne!(first.payment, later.payment);
    assert_eq!(driver.payment_methods(&customer).await, kept);
}
