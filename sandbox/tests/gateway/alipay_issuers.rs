//! Alipay+: cards that their issuer authenticates itself, money that comes later, and instalments.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, status};
use crate::alipay_challenges::press;
use crate::receiver::Receiver;
use crate::world::World;

const NOWHERE: &str = "http://shop.localhost:9/";
const GOOD: &str = "4054695723100768";

/// A payment of 42000 won on the page of a Korean issuer.
fn on_issuers_page(id: &str, url: &str) -> Value {
    let mut order = order(id, "", url);
    order["paymentAmount"] = json!({ "currency": "KRW", "value": "42000" });
    order["paymentFactor"] = json!({ "isAuthorization": true });
    order["paymentMethod"] = json!({
        "paymentMethodType": "CARD",
        "requireIssuerAuthentication": true,
        "paymentMethodMetaData": { "selectedCardBrand": "HYUNDAI" },
    });
    order
}

#[tokio::test]
async fn a_korean_issuer_asks_the_shopper_itself_and_the_money_is_taken_at_once() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let wish = on_issuers_page("k1", &receiver.url);
    let asked = alipay.call("/payments/pay", wish.clone()).await;
    assert_eq!(
        (status(&asked), code(&asked).as_str()),
        ("U", "PAYMENT_IN_PROCESS"),
        "{asked}"
    );
    let url = asked["normalUrl"].as_str().unwrap();
    let back = press(&world, url, "complete").await;
    assert_eq!(
        back.headers()["location"],
        "http://shop.localhost/back?basket=7"
    );
    let mut told = [
        alipay.hear(&mut receiver).await,
        alipay.hear(&mut receiver).await,
    ];
    told.sort_by_key(|told| told["notifyType"] != "PAYMENT_RESULT");
    let info = &told[0]["paymentResultInfo"];
    assert_eq!(
        (&info["cardBrand"], &info["paymentMethodRegion"]),
        (&json!("HYUNDAI"), &json!("KR"))
    );
    assert!(
        info["cardNo"].is_null(),
        "its issuer alone knows the number"
    );
    assert_eq!(told[1]["notifyType"], "CAPTURE_RESULT");
    let capture = json!({
        "captureRequestId": "c1", "paymentId": asked["paymentId"],
        "captureAmount": { "currency": "KRW", "value": "42000" },
    });
    assert_eq!(
        alipay.code("/payments/capture", capture).await,
        "ORDER_STATUS_INVALID"
    );

    let wish = on_issuers_page("k2", &receiver.url);
    let asked = alipay.call("/payments/pay", wish).await;
    press(&world, asked["normalUrl"].as_str().unwrap(), "fail").await;
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(code(&told), "USER_PAYMENT_VERIFICATION_FAILED");
}

#[tokio::test]
async fn what_a_korean_issuer_cannot_do_is_refused() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for (pointer, value, code) in [
        (
            "/paymentFactor",
            json!({ "captureMode": "MANUAL" }),
            "PARAM_ILLEGAL",
        ),
        (
            "/paymentAmount/currency",
            json!("SGD"),
            "CURRENCY_NOT_SUPPORT",
        ),
        (
            "/paymentMethod/paymentMethodMetaData/selectedCardBrand",
            json!("VISA"),
            "SELECTED_CARD_BRAND_NOT_AVAILABLE",
        ),
        (
            "/paymentMethod/requireIssuerAuthentication",
            json!(false),
            "SELECTED_CARD_BRAND_NOT_AVAILABLE",
        ),
    ] {
        let mut wish = on_issuers_page("k1", NOWHERE);
        *wish.pointer_mut(pointer).unwrap() = value;
        assert_eq!(alipay.code("/payments/pay", wish).await, code, "{pointer}");
    }
    let again = alipay
        .call("/payments/pay", on_issuers_page("k1", NOWHERE))
        .await;
    assert_eq!(status(&again), "U", "nothing was kept of those: {again}");
}

#[tokio::test]
async fn whose_money_is_on_its_way_is_told_so_and_then_how_it_ended() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save(GOOD).await;
    for (id, value, ends, stands) in [
        ("p1", "4277", "SUCCESS", "SUCCESS"),
        ("p2", "4278", "DO_NOT_HONOR", "FAIL"),
    ] {
        let mut wish = order(id, &token, &receiver.url);
        wish["paymentAmount"]["value"] = value.into();
        let asked = alipay.call("/payments/pay", wish.clone()).await;
        assert_eq!(
            (status(&asked), code(&asked).as_str()),
            ("U", "PAYMENT_IN_PROCESS")
        );
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(told["notifyType"], "PAYMENT_PENDING");
        assert_eq!(
            (status(&told), &told["paymentId"]),
            ("S", &asked["paymentId"])
        );
        assert!(told["paymentTime"].is_null());
        assert_eq!(alipay.inquire(id).await["paymentStatus"], "PENDING");
        world.sandbox.clock().advance(Duration::from_secs(60));
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(told["notifyType"], "PAYMENT_RESULT");
        assert_eq!(code(&told), ends);
        assert_eq!(alipay.inquire(id).await["paymentStatus"], stands);
        assert_eq!(alipay.code("/payments/pay", wish).await, ends);
    }
}

#[tokio::test]
async fn instalments_are_of_brazil_and_as_consult_tells_them() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let token = world.merchant.save("4294097400915107").await;
    let consult = async |value: &str| {
        let question = json!({
            "productCode": "CASHIER_PAYMENT",
            "paymentAmount": { "currency": "BRL", "value": value },
            "env": { "terminalType": "WEB" },
            "userRegion": "BR",
        });
        let told = alipay.call("/payments/consult", question).await;
        told["paymentOptions"][0]["installment"].clone()
    };
    for (value, enabled) in [("4000", true), ("3999", false)] {
        let told = consult(value).await;
        assert_eq!(told["supportCardBrands"].as_array().unwrap().len(), 5);
        let plans = told["plans"].as_array().unwrap();
        assert_eq!(plans.len(), 11);
        assert_eq!(
            plans[0],
            json!({
                "installmentNum": "2", "interval": "MONTH", "enabled": enabled,
                "interestRate": "0.00",
                "minInstallmentAmount": { "currency": "BRL", "value": "4000" },
            })
        );
    }
    for (id, currency, value, count, expected) in [
        ("i1", "BRL", "4000", json!("3"), "SUCCESS"),
        ("i2", "BRL", "4000", json!(12), "SUCCESS"),
        ("i3", "BRL", "4000", json!("13"), "PARAM_ILLEGAL"),
        ("i4", "BRL", "4000", json!(null), "PARAM_ILLEGAL"),
        ("i5", "BRL", "3999", json!("3"), "PARAM_ILLEGAL"),
        ("i6", "SGD", "4000", json!("3"), "PARAM_ILLEGAL"),
    ] {
        let mut wish = order(id, &token, NOWHERE);
        wish["paymentAmount"] = json!({ "currency": currency, "value": value });
        wish["creditPayPlan"] = json!({ "installmentNum": count });
        assert_eq!(alipay.code("/payments/pay", wish).await, expected, "{id}");
    }
}
