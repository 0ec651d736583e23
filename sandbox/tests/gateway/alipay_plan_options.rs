//! Alipay+: the options and notes of the guide, B-1 to B-6, by what the vendor's client writes.

use std::time::Duration;

use payseal_alipay_plus::wire::time;
use serde_json::json;

use crate::alipay::{code, sgd, status};
use crate::alipay_challenges::press;
use crate::alipay_recorded::{IN_PARTS, Plan};
use crate::merchant::card;

const MINUTE: Duration = Duration::from_secs(60);

/// What is answered to a body that asks for something in itself.
const ANSWERED: [(&str, &str); 42] = [
    ("consult at home", "SUCCESS"),
    ("consult for regions", "SUCCESS"),
    ("consult in won", "SUCCESS"),
    ("consult, an app", "SUCCESS"),
    ("consult, an app of no system", "PARAM_ILLEGAL"),
    ("consult, a shopper's phone", "SUCCESS"),
    ("consult, no amount", "PARAM_ILLEGAL"),
    ("consult, no cards", "NO_PAY_OPTIONS"),
    ("consult, no productCode, as in the guide", "SUCCESS"),
    ("consult, no such currency", "CURRENCY_NOT_SUPPORT"),
    ("consult, no such merchant's region", "PARAM_ILLEGAL"),
    ("consult, no such region", "NO_PAY_OPTIONS"),
    ("consult, other methods", "NO_PAY_OPTIONS"),
    ("pay without env", "PARAM_ILLEGAL"),
    ("pay without order", "PARAM_ILLEGAL"),
    ("pay without payment_amount", "PARAM_ILLEGAL"),
    ("pay without payment_method", "PARAM_ILLEGAL"),
    ("pay without payment_redirect_url", "PARAM_ILLEGAL"),
    ("pay without payment_request_id", "PARAM_ILLEGAL"),
    ("pay without product_code", "PARAM_ILLEGAL"),
    ("pay, a mode that is none", "PARAM_ILLEGAL"),
    ("pay, a moment that is over", "PARAM_ILLEGAL"),
    ("pay, a number alone", "INVALID_PAYMENT_METHOD_META_DATA"),
    ("pay, a short code", "INVALID_PAYMENT_METHOD_META_DATA"),
    ("pay, another brand", "SELECTED_CARD_BRAND_NOT_AVAILABLE"),
    ("pay, another currency", "CURRENCY_NOT_SUPPORT"),
    ("pay, another method", "NO_PAY_OPTIONS"),
    ("pay, half a cent", "PARAM_ILLEGAL"),
    ("pay, instalments of elsewhere", "PARAM_ILLEGAL"),
    ("pay, month 13", "INVALID_PAYMENT_METHOD_META_DATA"),
    ("pay, no address", "PARAM_ILLEGAL"),
    ("pay, no moment", "PARAM_ILLEGAL"),
    ("pay, nobody's test card", "CARD_NOT_SUPPORTED"),
    ("pay, nothing", "PARAM_ILLEGAL"),
    ("pay, risk control", "RISK_REJECT"),
    ("pay, too much", "PAYMENT_AMOUNT_EXCEED_LIMIT"),
    (
        "pay by issuer, another brand",
        "SELECTED_CARD_BRAND_NOT_AVAILABLE",
    ),
    ("pay by issuer, dollars", "CURRENCY_NOT_SUPPORT"),
    ("pay by Korean number in dollars", "CURRENCY_NOT_SUPPORT"),
    ("pay by Korean number, held", "PARAM_ILLEGAL"),
    ("pay in too many", "PARAM_ILLEGAL"),
    ("pay on our page, alone", "INVALID_PAYMENT_METHOD_META_DATA"),
];

#[tokio::test]
async fn plan_b1_and_b2_options_and_refusals() {
    let plan = Plan::new().await;
    for (name, expected) in ANSWERED {
        assert_eq!(plan.code_of_first(name).await, expected, "{name}");
    }
    let by_issuer = plan.code_of_first("pay on our page, by issuer").await;
    assert_eq!(by_issuer, "SELECTED_CARD_BRAND_NOT_AVAILABLE");
    // Nothing of those was kept: the id is free, and what is asked for in words is asked for.
    let asked = plan.code_of_first("pay asking in words").await;
    assert_eq!(asked, "PAYMENT_IN_PROCESS");
    let korean = [("@paymentRequestId@", "korean")];
    let korean = plan.send("pay by Korean number", &korean).await;
    assert_eq!(
        korean["paymentResultInfo"]["cardBrand"], "HYUNDAI",
        "{korean}"
    );
    let form_only = plan.under("SANDBOX_FORM_ONLY").await;
    let refused = form_only
        .code_of_first("pay, one who is not certified")
        .await;
    assert_eq!(refused, "ACCESS_DENIED");
}

#[tokio::test]
async fn plan_b2_moments_pages_and_the_shopper_away() {
    let mut plan = Plan::new().await;
    let until = time::write(plan.alipay.clock.now().after(5 * MINUTE));
    let until = [
        ("@paymentRequestId@", "u1"),
        ("@paymentExpiryTime@", until.as_str()),
    ];
    assert_eq!(plan.code("pay until", &until).await, "PAYMENT_IN_PROCESS");
    plan.alipay.clock.advance(5 * MINUTE);
    assert_eq!(code(&plan.hear().await), "ORDER_IS_CLOSED");
    for (name, id) in [
        ("pay on our page, kept", "p1"),
        ("pay on our page, asking", "p2"),
    ] {
        let page = plan.send(name, &[("@paymentRequestId@", id)]).await;
        assert_eq!(page["redirectActionForm"]["redirectUrl"], page["normalUrl"]);
        assert_eq!(code(&page), "PAYMENT_IN_PROCESS", "{page}");
    }
    let token = plan.world.merchant.save("4054695723100768").await;
    for kind in ["SCHEDULED", "UNSCHEDULED"] {
        let name = format!("pay without the shopper, {kind}");
        let paid = [
            ("@paymentRequestId@", kind),
            ("@paymentMethodId@", token.as_str()),
        ];
        assert_eq!(plan.code(&name, &paid).await, "SUCCESS");
    }
    let strange = [
        ("@paymentRequestId@", "b1"),
        ("@paymentMethodId@", token.as_str()),
    ];
    assert_eq!(plan.code("pay for a buyer", &strange).await, "SUCCESS");
}

#[tokio::test]
async fn plan_b3_to_b5_what_is_done_with_a_payment() {
    let mut plan = Plan::new().await;
    let payment = plan.held("b31").await;
    let both = [
        ("@paymentId@", payment.as_str()),
        ("@paymentRequestId@", "nobody's"),
    ];
    let done = plan.send("cancel by both", &both).await;
    assert_eq!(done["paymentRequestId"], "b31", "the paymentId counts");

    let payment = plan.held("b51").await;
    plan.capture("c51", &payment, "4200").await;
    plan.hear().await;
    let elsewhere = plan.receiver.url.replace("/hook", "/refunds");
    let refund = |id| [("@refundRequestId@", id), ("@paymentId@", payment.as_str())];
    let [id, of] = refund("f51");
    let back = plan
        .send(
            "refund told elsewhere",
            &[id, of, ("@elsewhere@", elsewhere.as_str())],
        )
        .await;
    plan.alipay.clock.advance(Duration::from_secs(3));
    let heard = plan.receiver.heard().await;
    assert!(heard.path.starts_with("/refunds"), "{}", heard.path);
    assert_eq!(plan.alipay.check(&heard)["refundId"], back["refundId"]);
    let by_id = [("@refundId@", back["refundId"].as_str().unwrap())];
    let by_id = plan.send("inquiryRefund by id", &by_id).await;
    assert_eq!(
        (&by_id["refundStatus"], &by_id["refundRequestId"]),
        (&json!("SUCCESS"), &json!("f51"))
    );
    let later = plan.send("refund later", &refund("f52")).await;
    assert_eq!(
        (status(&later), code(&later).as_str()),
        ("U", "REFUND_IN_PROCESS")
    );

    let mut plan = plan.under(IN_PARTS).await;
    let payment = plan.held("b43").await;
    for (name, id, value) in [
        ("capture a part", "c1", "1000"),
        ("capture a part, not final", "c2", "1200"),
        ("capture the last part", "c3", "500"),
    ] {
        let part = [
            ("@captureRequestId@", id),
            ("@paymentId@", payment.as_str()),
        ];
        let part = plan.send(name, &part).await;
        assert_eq!(
            (status(&part), &part["captureAmount"]),
            ("S", &sgd(value)),
            "{name}: {part}"
        );
    }
    let over = plan.capture("c4", &payment, "1").await;
    assert_eq!(code(&over), "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
}

#[tokio::test]
async fn plan_b6_cards_that_are_kept() {
    let mut plan = Plan::new().await;
    let name = "createVaultingSession, back to nowhere";
    let nowhere = plan.code(name, &[("@vaultingRequestId@", "v0")]).await;
    assert_eq!(nowhere, "PARAM_ILLEGAL");
    let name = "createVaultingSession, asking";
    let opened = plan.send(name, &[("@vaultingRequestId@", "v1")]).await;
    let session = opened["vaultingSessionData"].as_str().unwrap();
    plan.world
        .merchant
        .browse(session, &card("4054695723100768"))
        .await;
    let waits = plan
        .send("inquireVaulting", &[("@vaultingRequestId@", "v1")])
        .await;
    press(
        &plan.world,
        waits["normalUrl"].as_str().unwrap(),
        "complete",
    )
    .await;
    let told = plan.hear().await;
    assert_eq!(
        (&told["notifyType"], code(&told).as_str()),
        (&json!("VAULTING_RESULT"), "SUCCESS")
    );
    let wrong = [("@vaultingRequestId@", "v2")];
    assert_eq!(
        plan.code("vault a wrong card", &wrong).await,
        "PARAM_ILLEGAL"
    );
}

#[tokio::test]
async fn every_body_that_the_client_wrote_is_sent_by_a_test() {
    let plan = Plan::new().await;
    let tests = [
        include_str!("alipay_plan.rs"),
        include_str!("alipay_plan_cards.rs"),
        include_str!("alipay_plan_options.rs"),
        include_str!("alipay_recorded.rs"),
    ];
    for name in plan.names() {
        // Those of one kind are named by their beginning.
        let name = name
            .trim_end_matches("UNSCHEDULED")
            .trim_end_matches("SCHEDULED");
        let is_sent = tests.iter().any(|test| test.contains(&format!("\"{name}")));
        assert!(is_sent, "{name} is sent by no test");
    }
}

#[test]
fn every_line_that_is_named_is_checked() {
    let scripts = [
        include_str!("../../../dialects/alipay_plus/tests/official/plan.py"),
        include_str!("../../../dialects/alipay_plus/tests/official/options.py"),
    ];
    let coverage = include_str!("../../../docs/coverage.md");
    let (_, rows) = coverage.split_once("| the guide | line | test |").unwrap();
    let (rows, _) = rows.split_once("\n\n").unwrap();
    let cells = rows.lines().filter_map(|row| row.split(" | ").nth(1));
    let lines: Vec<&str> = cells.flat_map(|cell| cell.split(", ")).collect();
    assert!(lines.len() > 60, "{}", lines.len());
    for line in lines.iter().filter(|line| !line.starts_with(['`', '-'])) {
        let is_checked = |after| {
            scripts
                .iter()
                .any(|script| script.contains(&format!("\"{line}{after}")))
        };
        assert!(
            is_checked('"') || is_checked(' '),
            "{line} is no line of the plan"
        );
    }
}
