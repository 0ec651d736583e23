//! Paying without a card of the form's: at a provider's, or on the gateway's own page.

use serde_json::{Value, json};

use crate::checkout::card;
use crate::stage::{OK, Stage, VISA};

const CHARGE: &str = "/api/checkout/charge?items=harbour-blend:1";

#[tokio::test]
async fn the_page_is_told_what_the_gateway_offers() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let told = shopper
        .post("/api/methods?items=harbour-blend:1", json!({}))
        .await
        .told(OK)
        .await;
    let methods = told["methods"].as_array().unwrap();
    let of = |word: &str| {
        methods
            .iter()
            .find(|one| one["paymentMethod"] == word)
            .unwrap()
    };
    assert_eq!(of("klarna")["enabled"], true);
    assert_eq!(of("GCASH")["reason"], "currency_not_supported");
    let nothing = shopper.post("/api/methods", json!({})).await;
    assert_eq!(nothing.0.status(), 400);
}

#[tokio::test]
async fn an_attempt_at_a_providers_is_one_order_and_can_be_asked_about() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let order = json!({"attempt": "a1", "paymentMethod": "klarna"});
    let told = shopper.post(CHARGE, order.clone()).await.told(OK).await;
    assert_eq!(told["status"], "challenge");
    assert!(
        told["redirectUrl"]
            .as_str()
            .unwrap()
            .contains("/threeDsCheck?")
    );
    // Pressed again, or only asked about, it is the same payment.
    let again = shopper.post(CHARGE, order).await.told(OK).await;
    let asked = json!({"attempt": "a1", "settle": true});
    let asked = shopper.post(CHARGE, asked).await.told(OK).await;
    for other in [&again, &asked] {
        assert_eq!(other["tradeNo"], told["tradeNo"]);
        assert_eq!(other["redirectUrl"], told["redirectUrl"]);
    }
    // One that the gateway does not know, or that does not pay in dollars, charged nothing.
    for (attempt, word) in [("a2", "cash"), ("a3", "GCASH")] {
        let order = json!({"attempt": attempt, "paymentMethod": word});
        let told = shopper.post(CHARGE, order).await.told(OK).await;
        assert_eq!(told["status"], "declined", "{word}");
    }
}

#[tokio::test]
async fn an_order_on_the_gateways_page_is_the_same_order() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let hosted = "/api/checkout/hosted?items=harbour-blend:1";
    let sent: Value = shopper
        .post(hosted, json!({"attempt": "a1"}))
        .await
        .told(OK)
        .await;
    let address = sent["redirectUrl"].as_str().unwrap();
    assert!(
        address.starts_with("http://checkout.localhost:") && address.ends_with("?lang=en"),
        "{address}"
    );
    // It speaks the shop's language, whatever the browser's is.
    let mut reader = stage.shopper();
    reader.cookie = Some("nobody; locale=zh-Hans".to_owned());
    let asked = json!({"attempt": "a1"});
    let sent: Value = reader.post(hosted, asked).await.told(OK).await;
    let chinese = sent["redirectUrl"].as_str().unwrap();
    assert!(chinese.ends_with("?lang=zh-Hans"), "{chinese}");
    // It waits there, and is paid here.
    let visa = card(&stage, &mut shopper, VISA, false).await;
    let order = json!({"attempt": "a1", "customerPaymentMethodId": visa});
    let paid = shopper.post(CHARGE, order).await.told(OK).await;
    assert_eq!(paid["status"], "succeeded");
    let sent: Value = shopper
        .post(hosted, json!({"attempt": "a1"}))
        .await
        .told(OK)
        .await;
    let address = sent["redirectUrl"].as_str().unwrap();
    let order_no = paid["orderNo"].as_str().unwrap();
    assert!(
        address.ends_with(&format!("/order?order={order_no}")),
        "{address}"
    );
}
