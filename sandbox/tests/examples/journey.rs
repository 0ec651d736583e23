//! What every example is taken through: payments that are made once, refused, asked about, confirmed
//! at the bank and reported.

use reqwest::StatusCode;
use serde_json::json;

use crate::asked::{CHALLENGED, DECLINED, VISA, attempt, reported, settle, told};
use crate::server::Server;

pub(crate) async fn take(server: &mut Server) {
    an_order_is_paid_once(server).await;
    an_attempt_that_was_asked_about_first_never_charges(server).await;
    a_decline_makes_room_for_another_attempt(server).await;
    what_is_wrong_is_refused_and_charges_nothing(server).await;
}

async fn an_order_is_paid_once(server: &Server) {
    let card = server.card(VISA).await;
    let first = attempt("1001", "1001", &card);
    // A double click and a retry, all at once.
    let (a, b, c) = tokio::join!(
        told(server, &first),
        told(server, &first),
        told(server, &first)
    );
    for it in [a, b, c] {
        let status = it["status"].as_str().unwrap();
        assert!(
            ["succeeded", "pending", "unknown"].contains(&status),
            "{it}"
        );
    }
    let paid = told(server, &first).await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(paid["orderNo"], "1001");
    let another = server.card(VISA).await;
    let again = told(server, &attempt("1001", "1001-2", &another)).await;
    assert_eq!(again["status"], "succeeded", "{again}");
    assert_eq!(server.payments("1001").await, [json!(["success", "24.00"])]);
    assert!(server.payments("1001-2").await.is_empty());
}

async fn an_attempt_that_was_asked_about_first_never_charges(server: &Server) {
    let asked = told(server, &settle("1002", "1002")).await;
    assert_eq!(asked["status"], "declined", "{asked}");
    assert_eq!(asked["decline"], "processing_error");
    let card = server.card(VISA).await;
    let late = told(server, &attempt("1002", "1002", &card)).await;
    assert_eq!(late["status"], "declined", "{late}");
    assert!(server.payments("1002").await.is_empty());
}

async fn a_decline_makes_room_for_another_attempt(server: &Server) {
    let card = server.card(DECLINED).await;
    let declined = told(server, &attempt("1002", "1002-2", &card)).await;
    assert_eq!(declined["status"], "declined", "{declined}");
    assert!(
        declined["decline"]
            .as_str()
            .is_some_and(|it| !it.is_empty())
    );

    let card = server.card(CHALLENGED).await;
    let third = attempt("1002", "1002-3", &card);
    let asked = told(server, &third).await;
    assert_eq!(asked["status"], "challenge", "{asked}");
    let paid = (&asked["amount"], &asked["currency"]);
    assert_eq!(
        paid,
        (&json!("7.00"), &json!("USD")),
        "the head of the bank's page says it"
    );
    let open = told(server, &settle("1002", "1002-3")).await;
    assert_eq!(open, asked, "an open challenge stays open");

    // Only what the gateway signed is heard, and what is paid stays paid.
    let (status, _) = server.report("1002-3", "success", "00000000").await;
    assert_eq!(status, 403);
    let still = told(server, &settle("1002", "1002-3")).await;
    assert_eq!(still["status"], "challenge", "{still}");
    reported(server, "1002-3", "fail").await;
    let heard = told(server, &third).await;
    assert_eq!(heard["decline"], "from the webhook", "{heard}");
    let bank = asked["redirectUrl"].as_str().unwrap();
    let back = server.answer_bank(bank, "complete").await;
    let (status, _) = server
        .get(&back.replace("orderNo=1002-3", "orderNo=1001"))
        .await;
    assert_eq!(status, 400, "an address that was changed");
    let (status, paid) = server.get(&back).await;
    assert_eq!(
        (status, &paid["status"]),
        (StatusCode::OK, &json!("succeeded")),
        "{paid}"
    );
    reported(server, "1002-3", "fail").await;
    let paid = told(server, &third).await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(
        server.payments("1002-3").await,
        [json!(["success", "7.00"])]
    );
    reported(server, "nobody", "success").await;
}

async fn what_is_wrong_is_refused_and_charges_nothing(server: &Server) {
    let card = server.card(VISA).await;
    for (body, expected) in [
        (attempt("9999", "9999", &card), 404),
        (attempt("1001", "1002-9", &card), 400),
        (attempt("1001", "../1001", &card), 400),
        (json!({"customerPaymentMethodId": card}), 404),
    ] {
        let (status, told) = server.charge(&body).await;
        assert_eq!(status, expected, "{body} {told}");
    }
    // A form of another site can send no JSON.
    let body = attempt("1001", "1001-7", &card).to_string();
    let status = server.charge_as("text/plain", &body).await;
    assert_eq!(status, 415);
    assert!(server.payments("1001-7").await.is_empty());
}
