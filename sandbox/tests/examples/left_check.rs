//! Shoppers who leave the bank's check and press again: the new attempt takes over the number of the
//! old one, so that the gateway lets only one of them be paid.

use serde_json::{Value, json};

use crate::asked::{CHALLENGED, DECLINED, VISA, attempt, reported_of, settle, stands, told};
use crate::server::Server;

pub(crate) async fn take(server: &mut Server) {
    another_card_pays_and_the_left_check_does_not(server).await;
    another_check_is_completed(server).await;
    a_question_about_what_was_never_charged_is_no_dead_end(server).await;
}

fn bank(asked: &Value) -> &str {
    asked["redirectUrl"].as_str().expect("the bank's page")
}

async fn another_card_pays_and_the_left_check_does_not(server: &Server) {
    let card = server.card(CHALLENGED).await;
    let left = stands(server, &attempt("1001", "1001", &card), "challenge").await;
    let [(old, _)] = server.trades("1001").await.try_into().expect("one trade");
    stands(server, &settle("1001", "1001"), "challenge").await;

    // A card that cannot be read closes nothing.
    let (status, said) = server.charge(&attempt("1001", "1001-2", "pm_0")).await;
    assert_eq!(status, 422, "{said}");
    stands(server, &settle("1001", "1001"), "challenge").await;

    // A double click, too.
    let card = server.card(VISA).await;
    let second = attempt("1001", "1001-2", &card);
    let (a, b) = tokio::join!(server.charge(&second), server.charge(&second));
    for (status, said) in [a, b] {
        assert_eq!(
            (status.as_u16(), &said["attempt"]),
            (200, &json!("1001-2")),
            "{said}"
        );
    }
    stands(server, &second, "succeeded").await;
    // The order is paid, whichever of its attempts is asked about.
    let asked = stands(server, &settle("1001", "1001"), "succeeded").await;
    assert_eq!(asked["attempt"], "1001-2", "{asked}");

    // The old page is still there, in another tab.
    let back = server.answer_bank(bank(&left), "complete").await;
    let (status, shown) = server.get(&back).await;
    assert_eq!(
        (status.as_u16(), &shown["status"]),
        (200, &json!("succeeded")),
        "{shown}"
    );
    assert_eq!(paid(server, "1001").await, 1);
    assert!(
        server.payments("1001-2").await.is_empty(),
        "one number, one payment"
    );

    let trades = server.trades("1001").await;
    let (new, _) = trades
        .iter()
        .find(|(no, _)| *no != old)
        .expect("the new trade");
    for (trade, status) in [
        (&old, "fail"),
        (&old, "pending"),
        (new, "success"),
        (&old, "fail"),
    ] {
        reported_of(server, "1001", trade, status).await;
        stands(server, &second, "succeeded").await;
    }
    stands(server, &settle("1001", "1001"), "succeeded").await;
    stands(server, &attempt("1001", "1001-3", &card), "succeeded").await;
    assert_eq!(paid(server, "1001").await, 1);
}

async fn another_check_is_completed(server: &Server) {
    let card = server.card(CHALLENGED).await;
    let left = stands(server, &attempt("1002", "1002", &card), "challenge").await;
    // One that is declined hands the number on, as it may have closed nothing.
    let card = server.card(DECLINED).await;
    stands(server, &attempt("1002", "1002-2", &card), "declined").await;
    let closed = stands(server, &settle("1002", "1002"), "declined").await;
    let why = closed["decline"].as_str().expect("a decline");
    assert!(
        why.starts_with("E0008"),
        "as the gateway calls a check that was left: {why}"
    );
    assert_eq!(closed["redirectUrl"], json!(null), "{closed}");
    let card = server.card(CHALLENGED).await;
    let asked = stands(server, &attempt("1002", "1002-3", &card), "challenge").await;
    // And another card that is to be confirmed, in its place.
    let trades = server.trades("1002").await;
    let card = server.card(CHALLENGED).await;
    let fourth = attempt("1002", "1002-4", &card);
    let asked_again = stands(server, &fourth, "challenge").await;

    // What becomes of the old checks is nothing to the new one.
    for (old, _) in trades {
        for status in ["fail", "pending"] {
            reported_of(server, "1002", &old, status).await;
            assert_eq!(told(server, &settle("1002", "1002-4")).await, asked_again);
        }
    }
    for old in [&left, &asked] {
        assert_ne!(bank(old), bank(&asked_again));
        let back = server.answer_bank(bank(old), "complete").await;
        let (_, shown) = server.get(&back).await;
        assert_eq!(shown["status"], "challenge", "{shown}");
        assert_eq!(paid(server, "1002").await, 0);
    }
    assert_eq!(told(server, &settle("1002", "1002-4")).await, asked_again);

    let back = server.answer_bank(bank(&asked_again), "complete").await;
    let (_, shown) = server.get(&back).await;
    assert_eq!(
        (&shown["status"], &shown["attempt"]),
        (&json!("succeeded"), &json!("1002-4"))
    );
    stands(server, &fourth, "succeeded").await;
    for name in ["1002-2", "1002-3", "1002-4"] {
        assert!(server.payments(name).await.is_empty(), "{name}");
    }
    assert_eq!(paid(server, "1002").await, 1);
}

/// Where the shopper has finished at the bank unseen, the gateway refuses the newer charge: the
/// bank's word on the old one is the answer.
async fn a_question_about_what_was_never_charged_is_no_dead_end(server: &Server) {
    let card = server.card(CHALLENGED).await;
    let left = stands(server, &attempt("1003", "1003", &card), "challenge").await;
    stands(server, &settle("1003", "1003-2"), "declined").await;
    let card = server.card(VISA).await;
    stands(server, &attempt("1003", "1003-2", &card), "declined").await;
    assert_eq!(
        told(server, &settle("1003", "1003")).await,
        left,
        "a question closes nothing"
    );

    // The bank thinks about it for a minute, and nobody came back to say so.
    server.answer_bank(bank(&left), "complete").await;
    let third = attempt("1003", "1003-3", &card);
    stands(server, &third, "pending").await;
    stands(server, &settle("1003", "1003-4"), "declined").await;
    stands(server, &settle("1003", "1003"), "declined").await;
    server.clock().advance(std::time::Duration::from_secs(61));
    stands(server, &settle("1003", "1003-3"), "succeeded").await;
    stands(server, &settle("1003", "1003-5"), "succeeded").await;
    assert_eq!(server.payments("1003").await, [json!(["success", "5.77"])]);
}

/// How many payments of this number are paid.
async fn paid(server: &Server, order_no: &str) -> usize {
    let trades = server.trades(order_no).await;
    trades
        .iter()
        .filter(|(_, status)| status == "success")
        .count()
}
