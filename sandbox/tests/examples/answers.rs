//! Every request is answered, also when it is nonsense, breaks off, or the gateway cannot be reached.

use reqwest::StatusCode;

use crate::asked::{CHALLENGED, VISA, attempt, settle, stands, told};
use crate::server::Server;

pub(crate) async fn take(server: &mut Server) {
    let card = server.card(CHALLENGED).await;
    let asked = stands(server, &attempt("1003", "1003", &card), "challenge").await;
    let bank = asked["redirectUrl"].as_str().unwrap();
    // It pends for a minute: only who is back from the bank is told so.
    let back = server.answer_bank(bank, "complete").await;

    let (unsigned, _) = back.split_once("&signInfo=").unwrap();
    for signature in ["&signInfo=%C3%A9", "&signInfo=", "&signInfo", ""] {
        let (status, said) = server.get(&format!("{unsigned}{signature}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{signature} {said}");
    }
    let now = server.clock().now().millis().to_string();
    let (status, _) = server.webhook("{}".to_owned(), &now, b"\xe9").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(told(server, &settle("1003", "1003")).await, asked);

    for body in ["", "{", "null", "[]", &"[".repeat(60_000)] {
        let status = server.charge_as("application/json", body).await;
        let is_refused = status.is_client_error() || status.is_server_error();
        let start = body.get(..2).unwrap_or(body);
        assert!(is_refused, "{start} {status}");
    }
    server.break_off().await;
    assert_eq!(told(server, &settle("1003", "1003")).await, asked);

    server.stop_gateway().await;
    let (status, said) = server.get(&back).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{said}");
    for name in ["1003", "1003-2"] {
        let (status, said) = server.charge(&settle("1003", name)).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{said}");
    }
    // Nothing of what could not be answered stands in the way of the order afterwards.
    let unheard = settle("1002", "1002");
    let (status, said) = server.charge(&unheard).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{said}");
    server.start_gateway().await;
    stands(server, &unheard, "declined").await;
    let card = server.card(VISA).await;
    stands(server, &attempt("1002", "1002-2", &card), "succeeded").await;
}
