//! Killed while it writes, again and again, it loses nothing that it acknowledged.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use payseal_engine::secret;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::merchant::{Merchant, card};
use crate::program::Program;
use crate::world::Folder;

const ROUNDS: usize = 12;
/// So many that their calls are written together, many in one transaction.
const WRITERS: usize = 16;

/// What was acknowledged: a payment method, the payment made with it, which was held and taken, and a
/// refund of that. That
/// the books add up after each kill is checked by the next start, which they would stop.
struct Acknowledged {
    method: String,
    trade_no: Option<String>,
    taken: bool,
    batch_no: Option<String>,
}

/// One call; none when the gateway was killed before it answered.
async fn call(merchant: &Merchant, path: &str, body: Value) -> Option<Value> {
    let call = merchant.call(reqwest::Method::POST, path, &body.to_string());
    let request = merchant
        .http
        .post(format!("{}{path}", merchant.url))
        .header("gateway-no", &call.gateway_no)
        .header("request-id", &call.id)
        .header("request-time", &call.time)
        .header("sign-info", call.signature())
        .body(call.body.clone());
    let envelope: Value = request.send().await.ok()?.json().await.ok()?;
    let code = if path.ends_with("/refund") {
        "0000"
    } else {
        "00000"
    };
    assert_eq!(envelope["code"], code, "{envelope}");
    Some(envelope["data"].clone())
}

async fn write(
    merchant: Merchant,
    name: String,
    count: Arc<AtomicUsize>,
    more: Arc<Notify>,
) -> Vec<Acknowledged> {
    let mut kept = Vec::new();
    for number in 0.. {
        let create = "/V2022-03/payment_methods";
        let Some(data) = call(&merchant, create, card("4242424242424242")).await else {
            break;
        };
        let method = data["customerPaymentMethodId"].as_str().unwrap().to_owned();
        let order = json!({
            "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
            "orderNo": format!("{name}-{number}"), "capture": "manual"
        });
        let paid = call(&merchant, "/V2022-03/confirmCharge", order).await;
        let trade_no = paid.map(|data| data["tradeNo"].as_str().unwrap().to_owned());
        let mut batch_no = None;
        let mut taken = false;
        if let Some(trade_no) = &trade_no {
            let take = json!({"tradeNo": trade_no, "authType": "1", "remark": ""});
            let told = call(&merchant, "/V2022-03/AuthorizeInterface", take).await;
            taken = told.is_some();
        }
        if let Some(trade_no) = trade_no.as_ref().filter(|_| taken) {
            let refund = json!({
                "tradeNo": trade_no, "refundAmount": "3.00", "refundType": "2",
                "merTrackNo": format!("{name}-{number}")
            });
            let begun = call(&merchant, "/openApi/V2022-03/refund", refund).await;
            batch_no = begun.map(|data| data["batchNo"].as_str().unwrap().to_owned());
        }
        let dead = batch_no.is_none();
        kept.push(Acknowledged {
            method,
            trade_no,
            taken,
            batch_no,
        });
        count.fetch_add(1, Ordering::SeqCst);
        more.notify_one();
        if dead {
            break;
        }
    }
    kept
}

async fn check(merchant: &Merchant, kept: &[Acknowledged]) {
    for one in kept {
        let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
        let found = merchant
            .get(query, &[("customerPaymentMethodId", &one.method)])
            .await;
        assert_eq!(found["code"], "00000", "lost {}", one.method);
        if let Some(trade_no) = &one.trade_no {
            let find = "/openApi/V2022-03/orderInfo/{tradeNo}";
            let found = merchant.get(find, &[("tradeNo", trade_no)]).await;
            assert_eq!(found["data"]["tradeStatus"], "success", "lost {trade_no}");
            let state = &found["data"]["captureStatus"];
            // Killed before it answered, it may have been taken all the same.
            let kept = state == "captured" || (state == "held" && !one.taken);
            assert!(kept, "lost that {trade_no} was taken: {state}");
        }
        if let Some(batch_no) = &one.batch_no {
            let find = "/openApi/V2022-03/refund/{batchNo}";
            let found = merchant.get(find, &[("batchNo", batch_no)]).await;
            assert_eq!(found["data"]["refundAmount"], "3.00", "lost {batch_no}");
        }
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost() {
    let folder = Folder::new();
    let (db, log) = (folder.path().join("kill.sqlite"), folder.path().join("log"));
    let mut kept: Vec<Acknowledged> = Vec::new();
    let mut total = 0;
    for round in 0..ROUNDS {
        let mut program = Program::start(&folder, &db, &log);
        check(&program.merchant(), &kept).await;
        total += kept.len();
        kept.clear();

        let (count, more) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let name = format!("round-{round}-{writer}");
                tokio::spawn(write(program.merchant(), name, count.clone(), more.clone()))
            })
            .collect();
        // Somewhere in the middle of writing: after a number of answers that nobody chose.
        let enough = 1 + secret::digits(2).unwrap().parse::<usize>().unwrap() % 17;
        while count.load(Ordering::SeqCst) < enough {
            more.notified().await;
        }
        program.kill();
        for writer in writers {
            kept.extend(writer.await.unwrap());
        }
    }
    let program = Program::start(&folder, &db, &log);
    check(&program.merchant(), &kept).await;
    assert!(total + kept.len() >= ROUNDS);
    drop(program);
    let database = rusqlite::Connection::open(&db).unwrap();
    let verdict: String = database
        .pragma_query_value(None, "integrity_check", |row| row.get(0))
        .unwrap();
    assert_eq!(verdict, "ok");
}
