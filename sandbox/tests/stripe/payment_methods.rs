//! `/v1/payment_methods`.

use serde_json::json;

use crate::world::{World, id};

#[tokio::test]
async fn a_token_is_a_new_payment_method_each_time() {
    let world = World::new().await;
    let customer = world.customer().await;
    let attach = format!("customer={customer}");
    let one = world
        .post("/v1/payment_methods/pm_card_mastercard/attach", &attach)
        .await
        .ok();
    let other = world
        .post("/v1/payment_methods/pm_card_mastercard/attach", &attach)
        .await
        .ok();
    assert_ne!(id(&one), id(&other));
    assert_eq!(
        (&one["customer"], &one["card"]["brand"]),
        (&json!(customer), &json!("mastercard"))
    );
    let fingerprint = one["card"]["fingerprint"].as_str().unwrap();
    assert_eq!(other["card"]["fingerprint"], fingerprint);
    assert!(
        fingerprint.len() == 16 && fingerprint.bytes().all(|byte| byte.is_ascii_lowercase()),
        "{fingerprint}"
    );
    let path = format!("/v1/payment_methods/{}", id(&one));
    // Attaching it again to the same customer changes nothing.
    world.post(&format!("{path}/attach"), &attach).await.ok();
    let list = world
        .get(&format!(
            "/v1/payment_methods?customer={customer}&type=card"
        ))
        .await
        .ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 2);

    let detached = world.post(&format!("{path}/detach"), "").await.ok();
    assert!(detached["customer"].is_null());
    assert_eq!(world.get(&path).await.ok(), detached);
    assert_eq!(world.post(&format!("{path}/detach"), "").await.status, 400);
    assert_eq!(
        world.post(&format!("{path}/attach"), &attach).await.status,
        400
    );
    let list = world
        .get(&format!("/v1/customers/{customer}/payment_methods"))
        .await
        .ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn redisplay_and_expiry_are_changed_and_filtered() {
    let world = World::new().await;
    let customer = world.customer().await;
    let made = world
        .post(
            "/v1/payment_methods",
            "type=card&card[token]=tok_visa&billing_details[name]=Ada",
        )
        .await
        .ok();
    assert_eq!(made["allow_redisplay"], "unspecified");
    let path = format!("/v1/payment_methods/{}", id(&made));
    world
        .post(&format!("{path}/attach"), &format!("customer={customer}"))
        .await
        .ok();
    let body = "allow_redisplay=always&card[exp_month]=1&card[exp_year]=2036&billing_details[email]=a@b.example";
    let changed = world.post(&path, body).await.ok();
    assert_eq!(
        (&changed["card"]["exp_month"], &changed["card"]["exp_year"]),
        (&json!(1), &json!(2036))
    );
    assert_eq!(
        (
            &changed["billing_details"]["name"],
            &changed["billing_details"]["email"]
        ),
        (&json!("Ada"), &json!("a@b.example"))
    );
    for (redisplay, many) in [("always", 1), ("limited", 0)] {
        let path = format!("/v1/payment_methods?customer={customer}&allow_redisplay={redisplay}");
        assert_eq!(
            world.get(&path).await.ok()["data"]
                .as_array()
                .unwrap()
                .len(),
            many
        );
    }
    assert_eq!(
        world.get("/v1/payment_methods").await.ok()["data"],
        json!([])
    );
    let unknown = world.get("/v1/payment_methods?customer=cus_none").await;
    assert_eq!(unknown.refused(), (400, "resource_missing", "customer"));
}

#[tokio::test]
async fn only_published_numbers_are_taken_and_none_is_told_back() {
    let world = World::new().await;
    let card = |number: &str, rest: &str| {
        format!("type=card&card[number]={number}&card[exp_month]=4&card[exp_year]=2034{rest}")
    };
    let made = world
        .post(
            "/v1/payment_methods",
            &card("4242424242424242", "&card[cvc]=123"),
        )
        .await
        .ok();
    assert_eq!(made["card"]["last4"], "4242");
    for (body, refused) in [
        (card("4111111111111111", ""), (400, "", "card[number]")),
        (
            card("4242424242424241", ""),
            (402, "incorrect_number", "number"),
        ),
        (
            card("4242424242424242", "&card[cvc]=12"),
            (402, "invalid_cvc", "cvc"),
        ),
        (
            "type=card&card[number]=4242424242424242&card[exp_month]=13&card[exp_year]=34"
                .to_owned(),
            (402, "invalid_expiry_month", "exp_month"),
        ),
        ("type=card".to_owned(), (400, "parameter_missing", "card")),
        ("type=cheque".to_owned(), (400, "", "type")),
    ] {
        let answer = world.post("/v1/payment_methods", &body).await;
        assert_eq!(answer.refused(), refused, "{body}");
        assert!(!answer.body.to_string().contains("41111111"));
    }
}

#[tokio::test]
async fn a_card_that_the_issuer_declines_is_not_attached() {
    let world = World::new().await;
    let customer = world.customer().await;
    for (token, code, decline_code) in [
        (
            "pm_card_visa_chargeDeclined",
            "card_declined",
            "generic_decline",
        ),
        (
            "pm_card_chargeDeclinedInsufficientFunds",
            "card_declined",
            "insufficient_funds",
        ),
        (
            "pm_card_chargeDeclinedExpiredCard",
            "expired_card",
            "expired_card",
        ),
        (
            "pm_card_chargeDeclinedIncorrectCvc",
            "incorrect_cvc",
            "incorrect_cvc",
        ),
    ] {
        let path = format!("/v1/payment_methods/{token}/attach");
        let answer = world.post(&path, &format!("customer={customer}")).await;
        assert_eq!(answer.status, 402, "{token}");
        assert_eq!(answer.body["error"]["code"], code);
        assert_eq!(answer.body["error"]["decline_code"], decline_code);
    }
    let path = "/v1/payment_methods/pm_card_chargeCustomerFail/attach";
    world.post(path, &format!("customer={customer}")).await.ok();
    let nobody = world
        .post("/v1/payment_methods/pm_card_visa/attach", "")
        .await;
    assert_eq!(nobody.refused(), (400, "parameter_missing", ""));
}

#[tokio::test]
async fn a_card_of_two_networks_is_charged_over_the_preferred_one_of_them() {
    let world = World::new().await;
    let both = json!(["visa", "cartes_bancaires"]);
    let made = world
        .post(
            "/v1/payment_methods",
            "type=card&card[token]=tok_visa_cartesBancaires",
        )
        .await
        .ok();
    let networks = |method: &serde_json::Value| method["card"]["networks"].clone();
    assert_eq!(
        networks(&made),
        json!({ "available": both, "preferred": null })
    );
    assert_eq!(made["card"]["display_brand"], "visa");
    let prefer = |network: &str| format!("card[networks][preferred]={network}");
    let path = format!("/v1/payment_methods/{}", id(&made));
    let wrong = world.post(&path, &prefer("mastercard")).await;
    assert_eq!(wrong.status, 400);
    let changed = world.post(&path, &prefer("cartes_bancaires")).await.ok();
    assert_eq!(
        networks(&changed),
        json!({ "available": both, "preferred": "cartes_bancaires" })
    );
    let card = &changed["card"];
    assert_eq!(
        (&card["brand"], &card["display_brand"]),
        (&json!("visa"), &json!("cartes_bancaires"))
    );
    assert_eq!(world.get(&path).await.ok(), changed);
    let body = format!(
        "type=card&card[number]=5555552500001001&card[exp_month]=12&card[exp_year]=2040&{}",
        prefer("cartes_bancaires")
    );
    let made = world.post("/v1/payment_methods", &body).await.ok();
    assert_eq!(networks(&made)["preferred"], "cartes_bancaires");
    // Of a card of one network nothing is asked.
    let body = format!("type=card&card[token]=tok_visa&{}", prefer("visa"));
    let made = world.post("/v1/payment_methods", &body).await.ok();
    assert_eq!(
        networks(&made),
        json!({ "available": ["visa"], "preferred": null })
    );
}
