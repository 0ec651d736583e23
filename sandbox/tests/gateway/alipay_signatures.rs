//! Alipay+: who asks is proven before anything is done, and whoever did not prove it is told so unsigned.

use payseal_alipay_plus::wire::keys::PrivateKey;
use reqwest::Response;
use serde_json::{Value, json};

use crate::alipay::{Alipay, Call, code};
use crate::world::World;

const INQUIRY: &str = "/payments/inquiryPayment";

/// The code of a refusal that nobody signed: its headers are there, and empty.
async fn unsigned(response: Response) -> String {
    assert_eq!(response.status(), 200);
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert!(header("signature").ends_with("signature="));
    assert_eq!(header("response-time"), "");
    header("client-id");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["result"]["resultStatus"], "F", "{answer}");
    code(&answer)
}

fn call(alipay: &Alipay) -> Call {
    let body = json!({ "paymentRequestId": "nothing" });
    alipay.sign(INQUIRY, "1795189025000", &body)
}

#[tokio::test]
async fn whoever_does_not_prove_who_he_is_hears_it_unsigned() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let good = call(&alipay);
    let other = PrivateKey::generate().unwrap();
    let by_other = Alipay {
        key: other,
        ..Alipay::of(&world).await
    };
    for (spoilt, code) in [
        (
            Call {
                client_id: "SANDBOX_NOBODY".to_owned(),
                ..good.clone()
            },
            "CLIENT_INVALID",
        ),
        // The account's number in another dialect.
        (
            Call {
                client_id: "12246002".to_owned(),
                ..good.clone()
            },
            "CLIENT_INVALID",
        ),
        (
            Call {
                client_id: String::new(),
                ..good.clone()
            },
            "CLIENT_INVALID",
        ),
        (
            Call {
                signature: good.signature.replace("keyVersion=1", "keyVersion=2"),
                ..good.clone()
            },
            "KEY_NOT_FOUND",
        ),
        (
            Call {
                body: good.body.replace("nothing", "something"),
                ..good.clone()
            },
            "INVALID_SIGNATURE",
        ),
        (
            Call {
                time: "1795189025001".to_owned(),
                ..good.clone()
            },
            "INVALID_SIGNATURE",
        ),
        (
            Call {
                time: "yesterday".to_owned(),
                ..good.clone()
            },
            "INVALID_SIGNATURE",
        ),
        (
            Call {
                signature: String::new(),
                ..good.clone()
            },
            "INVALID_SIGNATURE",
        ),
        (
            Call {
                path: "/ams/api/v1/payments/inquiryPayment".to_owned(),
                ..good.clone()
            },
            "INVALID_SIGNATURE",
        ),
        (call(&by_other), "INVALID_SIGNATURE"),
        (
            Call {
                path: "/ams/api/v1/payments/nothing".to_owned(),
                ..good.clone()
            },
            "NO_INTERFACE_DEF",
        ),
    ] {
        assert_eq!(unsigned(alipay.send(&spoilt).await).await, code);
    }
    let url = format!("{}{}", world.url(), good.path);
    let got = alipay.http.get(&url).send().await.unwrap();
    assert_eq!(unsigned(got).await, "METHOD_NOT_SUPPORTED");
    let form = alipay.http.post(&url).header("content-type", "text/plain");
    let posted = form.body("{}").send().await.unwrap();
    assert_eq!(unsigned(posted).await, "MEDIA_TYPE_NOT_ACCEPTABLE");
}

#[tokio::test]
async fn a_call_is_served_on_each_path_and_with_either_writing_of_the_time() {
    let world = World::new().await;
    let mut alipay = Alipay::of(&world).await;
    for base in ["/ams/sandbox/api/v1", "/ams/api/v1", "/v1"] {
        alipay.base = base;
        let missing = json!({ "paymentRequestId": "nothing" });
        // A refusal of the business is signed: `call` checks it.
        assert_eq!(alipay.code(INQUIRY, missing).await, "ORDER_NOT_EXIST");
    }
    let sent = alipay.send(&call(&alipay)).await;
    let answer: Value = sent.json().await.unwrap();
    assert_eq!(code(&answer), "ORDER_NOT_EXIST", "milliseconds");
}

#[tokio::test]
async fn what_has_not_the_form_is_refused_before_anything_is_looked_at() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for call in [
        "/payments/consult",
        "/payments/pay",
        "/payments/capture",
        "/payments/cancel",
        "/payments/refund",
        INQUIRY,
        "/payments/inquiryRefund",
    ] {
        for body in [json!({}), json!([]), json!({ "paymentId": 7, "env": "x" })] {
            assert_eq!(alipay.code(call, body).await, "PARAM_ILLEGAL", "{call}");
        }
    }
}
