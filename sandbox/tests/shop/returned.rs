//! The way back from the bank: what an address says is believed only as far as the gateway signed
//! it, and then only as its books have it.

use payseal_asiabill::wire::signature::{hmac, return_string};
use reqwest::StatusCode;
use serde_json::json;

use crate::stage::{CHALLENGED, OK, Stage};

#[tokio::test]
async fn only_the_gateway_can_say_that_an_order_is_paid() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, CHALLENGED).await;
    let receipt = shopper.charge(&id, "24.00", "one").await;
    let query = stage
        .answer_challenge(receipt["redirectUrl"].as_str().unwrap(), "complete")
        .await;

    let told = shopper
        .get(&format!("/api/returned?{query}"))
        .await
        .told(OK)
        .await;
    assert_eq!(told["status"], json!("succeeded"), "{told}");
    for member in ["orderNo", "tradeNo", "amount", "currency"] {
        assert_eq!(told[member], receipt[member], "{member}");
    }
    assert_eq!(told["card"]["last4"], json!("3220"));
    // The page's own members are nobody's business.
    shopper
        .get(&format!("/api/returned?{query}&locale=en"))
        .await
        .told(OK)
        .await;

    for forged in [
        query.replace("orderAmount=24.00", "orderAmount=1.00"),
        query.replace("orderStatus=success", "orderStatus=pending"),
        query.replace("signInfo=", "signInfo=0"),
        format!("{query}&orderStatus=success"),
        query.split("signInfo").next().unwrap().to_owned(),
        String::new(),
    ] {
        let answer = shopper.get(&format!("/api/returned?{forged}")).await;
        assert_eq!(
            answer.error(StatusCode::FORBIDDEN).await,
            "return_unproven",
            "{forged}"
        );
    }
}

/// The address of a returning shopper, signed with the account's key whatever it says.
fn signed_return(members: &[(&str, &str)]) -> String {
    let signature = hmac::sign(b"12H4567r", &return_string(members)).to_upper_hex();
    let query: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('*', "%2A")))
        .collect();
    format!("/api/returned?{}&signInfo={signature}", query.join("&"))
}

#[tokio::test]
async fn even_a_signed_address_is_checked_against_the_gateways_books() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, CHALLENGED).await;
    let open = shopper.charge(&id, "24.00", "one").await;
    let told = |member: &str| open[member].as_str().unwrap().to_owned();
    let (order_no, trade_no) = (told("orderNo"), told("tradeNo"));
    let whole = [
        ("code", "0000"),
        ("gatewayNo", "12246002"),
        ("maskCardNo", "400000***3220"),
        ("merNo", "12246"),
        ("message", "Success"),
        ("orderAmount", "24.00"),
        ("orderCurrency", "USD"),
        ("orderInfo", "Approved"),
        ("orderNo", order_no.as_str()),
        ("orderStatus", "success"),
        ("tradeNo", trade_no.as_str()),
    ];
    let receipt = shopper.get(&signed_return(&whole)).await.told(OK).await;
    assert_eq!(receipt["status"], json!("pending"), "{receipt}");

    let refused = StatusCode::FORBIDDEN;
    for (at, (name, _)) in whole.iter().enumerate() {
        let mut lacking = whole.to_vec();
        lacking.remove(at);
        let answer = shopper.get(&signed_return(&lacking)).await;
        assert_eq!(answer.error(refused).await, "return_unproven", "{name}");
    }
    for (name, value) in [
        ("code", "0001"),
        ("gatewayNo", "12246003"),
        ("orderAmount", "1.00"),
        ("orderCurrency", "EUR"),
        ("orderNo", "HC1"),
        ("tradeNo", "2026112000000000000000"),
    ] {
        let mut other = whole.to_vec();
        other.retain(|(member, _)| *member != name);
        other.push((name, value));
        let answer = shopper.get(&signed_return(&other)).await;
        assert_eq!(answer.error(refused).await, "return_unproven", "{name}");
    }
}
