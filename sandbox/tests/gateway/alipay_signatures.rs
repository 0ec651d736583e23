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

/// Its content type stands there twice, its time is in nanoseconds, and one header is nobody's else.
#[tokio::test]
async fn a_call_is_served_as_the_vendors_client_for_go_writes_it() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let body = json!({ "paymentRequestId": "nothing" }).to_string();
    let call = alipay.sign_text(INQUIRY, "1795189025000000000", body);
    let send = async |kinds: [&str; 2]| {
        let mut request = alipay.http.post(format!("{}{}", alipay.url, call.path));
        for kind in kinds {
            request = request.header("content-type", kind);
        }
        let request = request
            .header("Request-Time", &call.time)
            .header("Client-Id", &call.client_id)
            .header("Key-Version", "1")
            .header("Signature", &call.signature)
            .body(call.body.clone());
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        code(&answer)
    };
    let json = "application/json; charset=UTF-8";
    assert_eq!(send(["application/json", json]).await, "ORDER_NOT_EXIST");
    assert_eq!(
        send([json, "text/plain"]).await,
        "MEDIA_TYPE_NOT_ACCEPTABLE"
    );
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
