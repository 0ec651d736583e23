//! A store that was lost, by a restart or an old backup: the gateway takes each number once, and says
//! of one that it knows "I0061", which is no decline.

use std::time::Duration;

use serde_json::json;

use crate::asked::{VISA, attempt, gives_way, settle, stands};
use crate::server::Server;

pub(crate) async fn take(server: &mut Server) {
    let card = server.card(VISA).await;
    stands(server, &attempt("1001", "1001", &card), "succeeded").await;
    // The bank thinks about this one for a minute.
    stands(server, &attempt("1003", "1003", &card), "pending").await;
    server.lose_store().await;

    // The shopper's page is loaded anew, and they pay again.
    let card = server.card(VISA).await;
    stands(server, &attempt("1001", "1001", &card), "succeeded").await;
    stands(server, &attempt("1001", "1001-2", &card), "succeeded").await;
    assert_eq!(server.payments("1001").await, [json!(["success", "24.00"])]);
    assert!(server.payments("1001-2").await.is_empty());

    let open = stands(server, &attempt("1003", "1003", &card), "pending").await;
    assert_eq!(open["decline"], json!(null), "{open}");
    gives_way(server, &attempt("1003", "1003-2", &card), "1003").await;
    server.clock().advance(Duration::from_secs(61));
    stands(server, &settle("1003", "1003"), "succeeded").await;
    stands(server, &attempt("1003", "1003-2", &card), "succeeded").await;
    assert_eq!(server.payments("1003").await, [json!(["success", "5.77"])]);
    assert!(server.payments("1003-2").await.is_empty());
}
