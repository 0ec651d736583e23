//! What a shopper does with a card at the demo shop, right and wrong, for the search for leaks.

use payseal_engine::cards::TestCard;
use serde_json::{Value, json};

use crate::leaks::CODES;
use crate::merchant::{Merchant, card, text};

/// Puts a card's number and code wherever a page of the shop could send them.
pub(crate) async fn shop_with(test: &TestCard, merchant: &Merchant, shop: &str) {
    let http = &merchant.http;
    let cookie = format!("harbour={}", "a".repeat(64));
    let code = if test.number.len() == 15 {
        CODES[1]
    } else {
        CODES[0]
    };
    let told = http
        .post(format!("{shop}/api/session-token"))
        .header("cookie", &cookie)
        .send()
        .await
        .unwrap();
    let told: Value = told.json().await.unwrap();
    let token = text(&told, "sessionToken");
    let made = http
        .post(format!("{}/services/v3/payment_methods", merchant.url))
        .header("sessionToken", token)
        .header("x-payseal-host", shop)
        .json(&card(test.number));
    let made = made.send().await.unwrap().json::<Value>().await;
    let made = made.unwrap_or_default();
    let id = made["data"]["customerPaymentMethodId"].as_str();
    let mut bodies = vec![
        json!({"customerPaymentMethodId": test.number, "amount": "7.00"}),
        json!({"customerPaymentMethodId": "pm_1", "amount": test.number, "attempt": code}),
        json!({"customerPaymentMethodId": "pm_1", "amount": "7.00", "attempt": test.number}),
        json!({"cardNo": test.number, "cardSecurityCode": code}),
    ];
    if let Some(id) = id {
        bodies.push(json!({"customerPaymentMethodId": id}));
        for attempt in ["one", test.number] {
            bodies.push(json!({
                "customerPaymentMethodId": id, "amount": "7.00", "attempt": attempt
            }));
        }
    }
    for path in ["session-token", "cards", "charges", test.number] {
        for body in &bodies {
            let request = http.post(format!("{shop}/api/{path}"));
            let request = request.header("cookie", &cookie).json(body);
            request.send().await.unwrap();
        }
    }
    for path in [
        "api/cards",
        "api/returned?maskCardNo",
        "cards?locale",
        "assets",
    ] {
        let join = if path.contains('?') { '=' } else { '/' };
        let request = http.get(format!("{shop}/{path}{join}{}", test.number));
        request.header("cookie", &cookie).send().await.unwrap();
    }
    let gone = http.delete(format!("{shop}/api/cards/{}", test.number));
    gone.header("cookie", &cookie).send().await.unwrap();
}
