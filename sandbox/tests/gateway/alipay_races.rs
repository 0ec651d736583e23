//! Alipay+ attacked: calls that race, calls about what is another merchant's, and many that are refused.

use serde_json::{Value, json};

use crate::alipay::{Alipay, code, sgd, status, with_card};
use crate::world::World;

const GOOD: &str = "4054695723100768";
const NOWHERE: &str = "http://shop.localhost:9/";

pub(crate) async fn held(alipay: &Alipay, id: &str) -> String {
    let paid = alipay
        .call("/payments/pay", with_card(id, GOOD, NOWHERE))
        .await;
    assert_eq!(code(&paid), "SUCCESS", "{paid}");
    paid["paymentId"].as_str().unwrap().to_owned()
}

pub(crate) fn capture(id: &str, payment: &str) -> Value {
    json!({ "captureRequestId": id, "paymentId": payment, "captureAmount": sgd("4200") })
}

fn refund(id: &str, payment: &str, value: &str) -> Value {
    json!({ "refundRequestId": id, "paymentId": payment, "refundAmount": sgd(value) })
}

/// Four calls at the same time.
async fn together(alipay: &Alipay, calls: [(&str, Value); 4]) -> [Value; 4] {
    let [a, b, c, d] = calls.map(|(name, body)| alipay.call(name, body));
    let (a, b, c, d) = tokio::join!(a, b, c, d);
    [a, b, c, d]
}

fn done(answers: &[Value]) -> usize {
    answers
        .iter()
        .filter(|answer| status(answer) == "S")
        .count()
}

fn sum(stands: &Value, kind: &str) -> u64 {
    let all = stands["transactions"].as_array().into_iter().flatten();
    all.filter(|one| one["transactionType"] == kind)
        .map(|one| one["transactionAmount"]["value"].as_str().unwrap())
        .map(|value| value.parse::<u64>().unwrap())
        .sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_calls_that_race_one_moves_the_money() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for round in 0..4 {
        let name = |kind: &str| format!("{kind}{round}");
        let wish = with_card(&name("same"), GOOD, NOWHERE);
        let pay = |wish: &Value| ("/payments/pay", wish.clone());
        let paid = together(&alipay, [pay(&wish), pay(&wish), pay(&wish), pay(&wish)]).await;
        assert_eq!(done(&paid), 4, "{paid:?}");
        assert!(paid.iter().all(|answer| *answer == paid[0]), "{paid:?}");

        let id = held(&alipay, &name("captured")).await;
        let by = |who: &str| ("/payments/capture", capture(&name(who), &id));
        let taken = together(&alipay, [by("a"), by("b"), by("b"), by("c")]).await;
        assert_eq!(
            sum(&alipay.inquire(&name("captured")).await, "CAPTURE"),
            4200
        );
        let same = usize::from(status(&taken[1]) == "S");
        assert_eq!(done(&taken), 1 + same, "{taken:?}");
        assert_eq!(taken[1], taken[2], "the same request");

        let back = |who: &str, value| ("/payments/refund", refund(&name(who), &id, value));
        let calls = [
            back("d", "3000"),
            back("e", "3000"),
            back("f", "1200"),
            back("g", "1200"),
        ];
        let gone = together(&alipay, calls).await;
        let refunded = sum(&alipay.inquire(&name("captured")).await, "REFUND");
        assert!((2400..=4200).contains(&refunded), "{gone:?}");

        let id = held(&alipay, &name("either")).await;
        let let_go = json!({ "paymentId": id });
        let calls = [
            ("/payments/cancel", let_go.clone()),
            ("/payments/capture", capture(&name("h"), &id)),
            ("/payments/refund", refund(&name("i"), &id, "4200")),
            ("/payments/cancel", let_go),
        ];
        let [first, taken, back, second] = together(&alipay, calls).await;
        let is_cancelled = status(&first) == "S" || status(&second) == "S";
        assert!(
            is_cancelled != (status(&taken) == "S"),
            "{first} {taken} {second}"
        );
        assert!(!(is_cancelled && status(&back) == "S"), "{back}");
        let stands = alipay.inquire(&name("either")).await;
        assert_eq!(
            stands["paymentStatus"] == "CANCELLED",
            is_cancelled,
            "{stands}"
        );
    }
}

#[tokio::test]
async fn nobody_touches_what_is_another_merchants() {
    let (world, other) = Alipay::of_other("takes_card_numbers = true\n").await;
    let alipay = Alipay::of(&world).await;
    let id = held(&alipay, "mine").await;
    let by_request = json!({ "paymentRequestId": "mine" });
    for (call, body, expected) in [
        ("/payments/capture", capture("c", &id), "AUTH_NOT_FOUND"),
        (
            "/payments/cancel",
            json!({ "paymentId": id }),
            "ORDER_NOT_EXIST",
        ),
        ("/payments/cancel", by_request.clone(), "ORDER_NOT_EXIST"),
        ("/payments/refund", refund("f", &id, "1"), "ORDER_NOT_EXIST"),
        ("/payments/inquiryPayment", by_request, "ORDER_NOT_EXIST"),
        (
            "/payments/inquiryPayment",
            json!({ "paymentId": id }),
            "ORDER_NOT_EXIST",
        ),
    ] {
        assert_eq!(other.code(call, body).await, expected, "{call}");
    }
    // Their ids are theirs: the same one is another payment here, and the same capture another capture.
    let theirs = held(&other, "mine").await;
    assert_ne!(theirs, id);
    assert_eq!(
        other
            .code("/payments/capture", capture("c1", &theirs))
            .await,
        "SUCCESS"
    );
    assert_eq!(
        alipay.code("/payments/capture", capture("c1", &id)).await,
        "SUCCESS"
    );
}

#[tokio::test]
async fn what_was_done_is_listed_however_often_something_else_was_refused() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let id = held(&alipay, "r1").await;
    assert_eq!(
        alipay.code("/payments/capture", capture("c", &id)).await,
        "SUCCESS"
    );
    assert_eq!(
        alipay
            .code("/payments/refund", refund("f", &id, "1000"))
            .await,
        "SUCCESS"
    );
    // More than fit on a page of records.
    for number in 0..101 {
        let refused = refund(&format!("f{number}"), &id, "4200");
        assert_eq!(
            alipay.code("/payments/refund", refused).await,
            "REFUND_AMOUNT_EXCEED"
        );
    }
    let stands = alipay.inquire("r1").await;
    assert_eq!(
        (sum(&stands, "CAPTURE"), sum(&stands, "REFUND")),
        (4200, 1000),
        "{stands}"
    );
    let cancel = json!({ "paymentId": id });
    assert_eq!(
        alipay.code("/payments/cancel", cancel).await,
        "PROCESS_FAIL",
        "it was refunded"
    );
}
