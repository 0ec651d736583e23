//! Alipay+: which cards can pay an amount.

use serde_json::{Value, json};

use crate::alipay::{Alipay, code};
use crate::world::World;

fn question(currency: &str, value: &str) -> Value {
    json!({
        "productCode": "CASHIER_PAYMENT",
        "paymentAmount": { "currency": currency, "value": value },
        "env": { "terminalType": "WEB" },
        "merchantRegion": "SG",
    })
}

fn regions(answer: &Value) -> Vec<(&str, bool)> {
    let options = answer["paymentOptions"].as_array().unwrap().iter();
    let told = options.map(|option| {
        let region = option["paymentMethodRegion"][0].as_str().unwrap();
        (region, option["enabled"].as_bool().unwrap())
    });
    told.collect()
}

#[tokio::test]
async fn cards_are_offered_by_region_with_their_marks_or_the_reason_why_not() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let ask = async |body: Value| alipay.call("/payments/consult", body).await;
    let offered = ask(question("SGD", "4200")).await;
    assert_eq!(code(&offered), "SUCCESS");
    let global = &offered["paymentOptions"][0];
    assert_eq!(global["paymentMethodType"], "CARD");
    assert_eq!(
        (&global["enabled"], &global["paymentMethodRegion"]),
        (&json!(true), &json!(["GLOBAL"]))
    );
    let detail = &global["paymentOptionDetail"];
    assert_eq!(detail["funding"], json!(["CREDIT", "DEBIT"]));
    let brands = detail["supportCardBrands"].as_array().unwrap();
    assert_eq!(brands.len(), 8);
    let marks = brands.iter().map(|brand| &brand["logo"]["logoUrl"]);
    for mark in marks.chain([&global["logo"]["logoUrl"]]) {
        let origin = world.sandbox.gateway_origin();
        let path = mark.as_str().unwrap().strip_prefix(origin).unwrap();
        let mark = alipay.http.get(format!("{}{path}", world.url())).send();
        let mark = mark.await.unwrap();
        assert_eq!(mark.headers()["content-type"], "image/svg+xml", "{path}");
        assert_eq!(
            mark.headers()["cross-origin-resource-policy"],
            "cross-origin"
        );
    }
    let brazil = &offered["paymentOptions"][1];
    assert_eq!(brazil["disableReason"], "CHANNEL_NOT_SUPPORT_CURRENCY");
    assert!(brazil["paymentOptionDetail"].is_null());

    let mut at_home = question("BRL", "4200");
    at_home["userRegion"] = "BR".into();
    let offered = ask(at_home).await;
    assert_eq!(regions(&offered)[..2], [("BR", true), ("GLOBAL", true)]);
    let mut one = question("SGD", "4200");
    one["allowedPaymentMethodRegions"] = json!(["GLOBAL"]);
    assert_eq!(regions(&ask(one).await), [("GLOBAL", true)]);
    let dear = ask(question("SGD", "10000000001")).await;
    assert_eq!(
        dear["paymentOptions"][0]["disableReason"],
        "EXCEED_CHANNEL_LIMIT_RULE"
    );

    for (member, value, code) in [
        (
            "allowedPaymentMethods",
            json!(["ALIPAY_CN"]),
            "NO_PAY_OPTIONS",
        ),
        ("blockedPaymentMethods", json!(["CARD"]), "NO_PAY_OPTIONS"),
        (
            "allowedPaymentMethodRegions",
            json!(["XX"]),
            "NO_PAY_OPTIONS",
        ),
        ("merchantRegion", json!("XX"), "PARAM_ILLEGAL"),
    ] {
        let mut question = question("SGD", "4200");
        question[member] = value;
        assert_eq!(
            alipay.code("/payments/consult", question).await,
            code,
            "{member}"
        );
    }
    let unknown = alipay.code("/payments/consult", question("ZZZ", "1")).await;
    assert_eq!(unknown, "CURRENCY_NOT_SUPPORT");
}
