//! Cards of two brands: the one that the shopper chose is kept with the card, shown again and changed.

use serde_json::{Value, json};

use crate::frame::Frame;
use crate::merchant::{card, refused, success, text};
use crate::world::World;

fn chosen(number: &str, brand: &str) -> Value {
    let mut body = card(number);
    body["card"]["preferredBrand"] = json!(brand);
    body["consent"] = json!({"textVersion": "en-2026-11", "redisplay": "always"});
    body
}

#[tokio::test]
async fn the_brand_that_the_shopper_chose_is_kept_with_the_card_and_changed() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    for (number, own, other) in [
        ("4201320111111010", "mada", "visa"),
        // That this one is a card of two, the gateway alone knows.
        ("4000002500001001", "visa", "cartesBancaires"),
    ] {
        let kept = frame.post("payment_methods", chosen(number, other)).await;
        let kept = success(&kept, "0");
        let face = |item: &Value| item["card"].clone();
        let two = json!({own: true, other: true});
        assert_eq!(kept["card"]["brand"], own);
        assert_eq!(kept["card"]["preferredBrand"], other);
        assert_eq!(kept["card"]["brands"], two);
        let listed = frame.get(&format!("payment_methods/list/{customer}")).await;
        assert_eq!(face(&success(&listed, "0")[0]), face(kept));
        let id = text(kept, "customerPaymentMethodId");
        let change =
            |brand: &str| json!({"customerPaymentMethodId": id, "card": {"preferredBrand": brand}});
        let wrong = frame.post("payment_methods/update", change("ae")).await;
        refused(&wrong, "P0002");
        let changed = frame.post("payment_methods/update", change(own)).await;
        assert_eq!(success(&changed, "0")["card"]["preferredBrand"], own);
        let listed = frame.get(&format!("payment_methods/list/{customer}")).await;
        assert_eq!(success(&listed, "0")[0]["card"]["preferredBrand"], own);
        // What changes something else leaves it.
        let expiry = json!({"cardExpireMonth": "01", "cardExpireYear": "2041"});
        let other = json!({"customerPaymentMethodId": id, "card": expiry});
        let changed = frame.post("payment_methods/update", other).await;
        assert_eq!(success(&changed, "0")["card"]["preferredBrand"], own);
    }
}

#[tokio::test]
async fn a_brand_that_is_not_on_the_card_is_refused_and_a_card_of_one_brand_says_nothing_of_two() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    for (number, brand) in [
        ("4242424242424242", "cartesBancaires"),
        ("4242424242424242", "visa"),
        ("4201320111111010", "master"),
        ("4201320111111010", "4201320111111010"),
    ] {
        let answer = frame.post("payment_methods", chosen(number, brand)).await;
        refused(&answer, "P0002");
        assert!(!answer.to_string().contains(number), "{answer}");
    }
    let plain = frame.create("4242424242424242", None).await;
    for member in ["brands", "preferredBrand"] {
        assert_eq!(plain["card"].get(member), None);
    }
    // The choice is a part of what is sent under an idempotency key.
    frame.key = Some("once".to_owned());
    let mada = |brand| chosen("4201320111111010", brand);
    let first = frame.post("payment_methods", mada("visa")).await;
    let again = frame.post("payment_methods", mada("visa")).await;
    let id = |answer: &Value| text(success(answer, "0"), "customerPaymentMethodId").to_owned();
    assert_eq!(id(&first), id(&again));
    let other = frame.post("payment_methods", mada("mada")).await;
    assert_ne!(other["code"], "0");
}
