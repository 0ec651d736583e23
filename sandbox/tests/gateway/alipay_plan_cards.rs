//! Alipay+: the plan of conformance, A-6 and A-7, by what the vendor's client writes: cards that fail, that their bank
//! asks about, and that are kept.

use std::time::Duration;

use serde_json::json;

use crate::alipay::{ACKNOWLEDGED, code, status};
use crate::alipay_challenges::press;
use crate::alipay_recorded::Plan;

const GOOD: &str = "4054695723100768";
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn plan_a6_failures_and_challenges() {
    let mut plan = Plan::new().await;
    for (id, from, to, expected) in [
        ("a61", GOOD, "4054692760174822", "DO_NOT_HONOR"),
        ("a62", GOOD, "4054695723100769", "INVALID_CARD_NUMBER"),
        ("a63", "\"40\"", "\"20\"", "INVALID_EXPIRATION_DATE"),
    ] {
        let refused = plan
            .send("pay", &[("@paymentRequestId@", id), (from, to)])
            .await;
        assert_eq!((status(&refused), code(&refused).as_str()), ("F", expected));
    }
    plan.hear().await;
    let asked = plan
        .send("pay asking", &[("@paymentRequestId@", "a64")])
        .await;
    assert_eq!(
        (status(&asked), code(&asked).as_str()),
        ("U", "PAYMENT_IN_PROCESS")
    );
    let back = press(
        &plan.world,
        asked["normalUrl"].as_str().unwrap(),
        "complete",
    )
    .await;
    assert_eq!(back.headers()["location"], "http://localhost/back?basket=7");
    assert_eq!(code(&plan.hear().await), "SUCCESS");

    plan.send("pay asking", &[("@paymentRequestId@", "a65")])
        .await;
    plan.send("pay on our page", &[("@paymentRequestId@", "a67")])
        .await;
    plan.world.sandbox.clock().advance(14 * MINUTE);
    for _ in 0..2 {
        let closed = plan.hear().await;
        assert_eq!(
            (status(&closed), code(&closed).as_str()),
            ("F", "ORDER_IS_CLOSED")
        );
    }
    for id in ["a65", "a67"] {
        assert_eq!(plan.stands(id).await["paymentStatus"], "FAIL");
    }
}

#[tokio::test]
async fn plan_a6_repeated_notifications() {
    let mut plan = Plan::new().await;
    plan.receiver.answer("not this");
    plan.send("pay", &[("@paymentRequestId@", "a66")]).await;
    let first = plan.hear().await;
    // Two minutes later, and ten minutes after that: the twelfth.
    for minutes in [2, 10] {
        if minutes == 10 {
            plan.receiver.answer(ACKNOWLEDGED);
        }
        plan.world.sandbox.clock().advance(minutes * MINUTE);
        let again = plan.receiver.heard().await;
        assert_eq!(plan.alipay.check(&again), first);
    }
    plan.world.sandbox.clock().advance(30 * DAY);
    assert!(plan.receiver.is_quiet(), "it was acknowledged");
}

#[tokio::test]
async fn plan_a7_saved_cards() {
    let mut plan = Plan::new().await;
    let paid = plan
        .send("pay and keep", &[("@paymentRequestId@", "a71")])
        .await;
    let told = plan.hear().await;
    let info = &told["paymentResultInfo"];
    assert_eq!(info["cardNo"], "************0768");
    let token = info["cardToken"].as_str().unwrap();
    let with = async |id: &str, token: &str| {
        let changes = [("@paymentRequestId@", id), ("@paymentMethodId@", token)];
        plan.send("pay with token", &changes).await
    };
    let again = with("a72", token).await;
    assert_eq!(status(&again), "S", "{again}");
    assert_eq!(
        again["paymentResultInfo"]["cardNo"],
        paid["paymentResultInfo"]["cardNo"]
    );
    let unknown = with("a73", "pm_unknown").await;
    assert_eq!(
        (status(&unknown), code(&unknown).as_str()),
        ("F", "INVALID_ACCESS_TOKEN")
    );

    let kept = plan
        .send("vaultPaymentMethod", &[("@vaultingRequestId@", "v71")])
        .await;
    assert_eq!(code(&kept), "SUCCESS", "{kept}");
    let stands = plan
        .send("inquireVaulting", &[("@vaultingRequestId@", "v71")])
        .await;
    assert_eq!(stands["vaultingStatus"], "SUCCESS");
    let token = kept["paymentMethodDetail"]["card"]["cardToken"]
        .as_str()
        .unwrap();
    assert_eq!(code(&with("a74", token).await), "SUCCESS");
    for _ in 0..3 {
        plan.hear().await;
    }
    let asked = plan
        .send("vault asking", &[("@vaultingRequestId@", "v72")])
        .await;
    assert_eq!(
        (status(&asked), code(&asked).as_str()),
        ("U", "VERIFICATION_IN_PROCESS")
    );
    press(
        &plan.world,
        asked["normalUrl"].as_str().unwrap(),
        "complete",
    )
    .await;
    let told = plan.hear().await;
    assert_eq!(
        (&told["vaultingRequestId"], status(&told)),
        (&json!("v72"), "S")
    );
    let opened = plan
        .send("createVaultingSession", &[("@vaultingRequestId@", "v73")])
        .await;
    assert!(
        opened["vaultingSessionData"].is_string()
            && opened["vaultingSessionExpiryTime"].is_string()
    );
    let instalments = plan
        .send("pay in instalments", &[("@paymentRequestId@", "a75")])
        .await;
    assert_eq!(code(&instalments), "SUCCESS");
}
