//! News that comes late, twice or in the wrong order, where the gateway's reports get lost but for those
//! that are sent here.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::asked::{
    CHALLENGED, DECLINED, VISA, attempt, gives_way, reported, settle, stands, told,
};
use crate::server::Server;

pub(crate) async fn take(server: &mut Server) {
    what_was_declined_is_not_opened_again(server).await;
    an_open_attempt_is_asked_about_before_another_is_charged(server).await;
    server.lose_store().await;
    what_is_paid_late_is_heard_while_another_attempt_is_open(server).await;
    who_is_back_from_the_bank_is_not_sent_there_again(server).await;
}

async fn what_was_declined_is_not_opened_again(server: &Server) {
    let card = server.card(DECLINED).await;
    stands(server, &attempt("1002", "1002", &card), "declined").await;
    reported(server, "1002", "pending").await;
    let card = server.card(CHALLENGED).await;
    stands(server, &attempt("1002", "1002-2", &card), "challenge").await;
    // The gateway itself still calls this one pending: who would ask it would open it again.
    reported(server, "1002-2", "fail").await;
    reported(server, "1002-2", "pending").await;
    reported(server, "1002-2", "a word that is new").await;
    let declined = stands(server, &settle("1002", "1002-2"), "declined").await;
    assert_eq!(declined["decline"], "from the webhook", "{declined}");
    let card = server.card(VISA).await;
    stands(server, &attempt("1002", "1002-3", &card), "succeeded").await;
    reported(server, "1002-3", "pending").await;
    reported(server, "1002-3", "fail").await;
    stands(server, &settle("1002", "1002-3"), "succeeded").await;
}

async fn an_open_attempt_is_asked_about_before_another_is_charged(server: &Server) {
    let card = server.card(CHALLENGED).await;
    let asked = stands(server, &attempt("1001", "1001", &card), "challenge").await;
    let card = server.card(VISA).await;
    let second = attempt("1001", "1001-2", &card);
    // They decline at the bank, and never come back from there.
    let bank = asked["redirectUrl"].as_str().unwrap();
    server.answer_bank(bank, "fail").await;
    stands(server, &second, "succeeded").await;
    assert_eq!(server.payments("1001").await, [json!(["fail", "24.00"])]);
    assert_eq!(
        server.payments("1001-2").await,
        [json!(["success", "24.00"])]
    );
}

async fn what_is_paid_late_is_heard_while_another_attempt_is_open(server: &Server) {
    let card = server.card(DECLINED).await;
    stands(server, &attempt("1001", "1001-r1", &card), "declined").await;
    let card = server.card(CHALLENGED).await;
    stands(server, &attempt("1001", "1001-r2", &card), "challenge").await;
    reported(server, "1001-r1", "success").await;
    let card = server.card(VISA).await;
    let paid = stands(server, &attempt("1001", "1001-r3", &card), "succeeded").await;
    assert_eq!(paid["attempt"], "1001-r1", "{paid}");
    assert!(server.payments("1001-r3").await.is_empty());
}

/// The gateway calls an open challenge pending, and a payment that the bank still thinks about too:
/// what tells them apart is that the shopper was there.
async fn who_is_back_from_the_bank_is_not_sent_there_again(server: &Server) {
    let card = server.card(CHALLENGED).await;
    let asked = stands(server, &attempt("1003", "1003", &card), "challenge").await;
    let bank = asked["redirectUrl"].as_str().unwrap();
    let back = server.answer_bank(bank, "complete").await;
    let forged = back.replace("orderStatus=pending", "orderStatus=success");
    let (status, _) = server.get(&forged).await;
    assert_eq!(status, 400, "an address that was changed");
    assert_eq!(told(server, &settle("1003", "1003")).await, asked);

    let (status, shown) = server.get(&back).await;
    assert_eq!(
        (status, &shown["status"]),
        (StatusCode::OK, &json!("pending")),
        "{shown}"
    );
    let open = stands(server, &settle("1003", "1003"), "pending").await;
    assert_eq!(open["redirectUrl"], json!(null), "{open}");
    let card = server.card(VISA).await;
    gives_way(server, &attempt("1003", "1003-2", &card), "1003").await;
    server.clock().advance(Duration::from_secs(61));
    stands(server, &settle("1003", "1003"), "succeeded").await;
    assert_eq!(server.payments("1003").await, [json!(["success", "5.77"])]);
}
