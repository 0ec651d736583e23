//! What the form sends to `/api/charge`, and what is expected of the answers.

use serde_json::{Value, json};

use crate::server::{SIGNKEY, Server};

pub(crate) const VISA: &str = "4242424242424242";
pub(crate) const DECLINED: &str = "4000000000000002";
pub(crate) const CHALLENGED: &str = "4000000000003220";

/// A press.
pub(crate) fn attempt(order: &str, attempt: &str, card: &str) -> Value {
    json!({"order": order, "attempt": attempt, "customerPaymentMethodId": card})
}

/// A question.
pub(crate) fn settle(order: &str, attempt: &str) -> Value {
    json!({"order": order, "attempt": attempt, "settle": true})
}

/// An answer of 200.
pub(crate) async fn told(server: &Server, body: &Value) -> Value {
    let (status, told) = server.charge(body).await;
    assert_eq!(status, 200, "{body} {told}");
    told
}

/// An answer of 200 with this status.
pub(crate) async fn stands(server: &Server, body: &Value, status: &str) -> Value {
    let told = told(server, body).await;
    assert_eq!(told["status"], status, "{body} {told}");
    told
}

/// An answer that says which attempt is in the way.
pub(crate) async fn gives_way(server: &Server, body: &Value, other: &str) {
    let (status, told) = server.charge(body).await;
    assert_eq!(status, 409, "{body} {told}");
    assert_eq!(told["attempt"], other, "{told}");
}

/// A report of one trade, which is taken.
pub(crate) async fn reported_of(server: &Server, order_no: &str, trade_no: &str, status: &str) {
    let data = json!({
        "orderNo": order_no, "tradeNo": trade_no, "orderStatus": status, "orderInfo": "from the webhook",
    });
    let answer = server.report_of(&data, SIGNKEY).await;
    assert_eq!(answer, (reqwest::StatusCode::OK, "success".to_owned()));
}

/// A report that is signed as the gateway signs, and is taken.
pub(crate) async fn reported(server: &Server, name: &str, status: &str) {
    let answer = server.report(name, status, SIGNKEY).await;
    assert_eq!(answer, (reqwest::StatusCode::OK, "success".to_owned()));
}
