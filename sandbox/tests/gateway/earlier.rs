//! A database that an earlier version wrote (schema 11: every decline, every way a payment can end or
//! wait, refunds, a chargeback, webhooks that nobody acknowledged): this version answers all that
//! version answered, and goes on where it stopped.

use std::collections::BTreeSet;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::challenges::press;
use crate::merchant::{success, text};
use crate::receiver::Receiver;
use crate::world::{Folder, World};

/// What the earlier version wrote, and what it answered then.
const WRITTEN: &str = include_str!("earlier/schema-11.sql");
const ANSWERED: &str = include_str!("earlier/schema-11.json");

/// What waits for the clock waits on: this test may run in any year.
const WAITING: &str = "
    UPDATE payments SET settles = 4102444800000 WHERE settles IS NOT NULL;
    UPDATE refunds SET settles = 4102444800000 WHERE settles IS NOT NULL;
    UPDATE holds SET expires = 4102444800000 WHERE expires IS NOT NULL;
    UPDATE checkouts SET expires = 4102444800000 WHERE created > 0;";

async fn upgraded(folder: &Folder, hook: &str) -> World {
    let path = folder.path().join("earlier.sqlite");
    let connection = Connection::open(&path).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    connection.execute_batch(WRITTEN).unwrap();
    connection.execute_batch(WAITING).unwrap();
    let moved = "UPDATE payments SET callback_url = ?1 WHERE callback_url IS NOT NULL";
    connection.execute(moved, [hook]).unwrap();
    drop(connection);
    World::with(|config| config.db = Some(path.into())).await
}

fn answered() -> Value {
    serde_json::from_str(ANSWERED).unwrap()
}

/// How many rows are told in the words that they came with.
fn legacy_words(world: &World) -> i64 {
    let database = Connection::open(world.sandbox.database().unwrap()).unwrap();
    let sql = "SELECT (SELECT count(legacy_words) FROM payments)
        + (SELECT count(legacy_words) FROM events)";
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn list<'a>(answered: &'a Value, name: &str) -> &'a Vec<Value> {
    answered[name].as_array().unwrap()
}

#[tokio::test]
async fn an_earlier_database_is_answered_from_as_before() {
    let folder = Folder::new();
    let mut receiver = Receiver::start("success").await;
    let world = upgraded(&folder, &receiver.url).await;
    assert_eq!(legacy_words(&world), 0, "a reason that the upgrade missed");
    let answered = answered();
    for before in list(&answered, "transactions") {
        let trade_no = text(before, "tradeNo");
        let path = "/openApi/V2022-03/orderInfo/{tradeNo}";
        let envelope = world.merchant.get(path, &[("tradeNo", trade_no)]).await;
        assert_eq!(success(&envelope, "00000"), before);
    }
    for before in list(&answered, "refunds") {
        let batch_no = text(before, "batchNo");
        let path = "/openApi/V2022-03/refund/{batchNo}";
        let envelope = world.merchant.get(path, &[("batchNo", batch_no)]).await;
        assert_eq!(success(&envelope, "00000"), before);
    }
    let webhooks = list(&answered, "webhooks");
    let mut heard = BTreeSet::new();
    world.sandbox.clock().advance(Duration::from_secs(3600));
    while heard.len() < webhooks.len() {
        heard.insert(receiver.next().await.body);
    }
    let expected: BTreeSet<String> = webhooks
        .iter()
        .map(|body| body.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(heard, expected);
}

#[tokio::test]
async fn an_earlier_database_goes_on_where_it_stopped() {
    let folder = Folder::new();
    let receiver = Receiver::start("success").await;
    let world = upgraded(&folder, &receiver.url).await;
    let answered = answered();
    let merchant = &world.merchant;
    let stands = async |order: &str| {
        let found = list(&answered, "transactions")
            .iter()
            .find(|before| before["orderNo"] == order);
        let trade_no = text(found.unwrap(), "tradeNo");
        let path = "/openApi/V2022-03/orderInfo/{tradeNo}";
        let envelope = merchant.get(path, &[("tradeNo", trade_no)]).await;
        success(&envelope, "00000").clone()
    };
    // What is held can be taken, and the shopper who is at the bank comes back from it.
    let held = stands("held").await;
    let body = json!({"authType": "1", "tradeNo": held["tradeNo"], "remark": "", "operator": "r"});
    let envelope = merchant.post("/V2022-03/AuthorizeInterface", body).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
    assert_eq!(stands("held").await["captureStatus"], "captured");
    let address = format!(
        "{}/services/v3/threeDsCheck?{}",
        world.sandbox.bank_origin(),
        text(&answered, "challenge")
    );
    press(&world, &address, "complete").await;
    assert_eq!(stands("challenge-open").await["tradeStatus"], "success");
    // The series that a shopper agreed to goes on.
    let body = json!({
        "customerId": answered["customer"], "customerPaymentMethodId": answered["series"],
        "tokenType": "Recurring", "orderNo": "series-3", "orderAmount": "7.00",
        "orderCurrency": "USD"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
    // An order is paid once.
    let body = json!({
        "customerPaymentMethodId": answered["series"], "orderNo": "paid", "orderAmount": "7.00",
        "orderCurrency": "USD"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    assert_eq!(
        success(&envelope, "00000")["orderInfo"],
        "I0061_Duplicate Order"
    );
    // An order waits on the payment page with the ways that it had.
    let origin = world.sandbox.checkout_origin();
    let name = origin.strip_prefix("http://").unwrap();
    for page in list(&answered, "pages") {
        let url = format!("{}{}", world.url(), text(page, "path"));
        let asked = merchant.http.get(url).header("host", name).send().await;
        let html = asked.unwrap().text().await.unwrap();
        let shown = |word: &str| html.contains(&format!("value=\"{word}\""));
        let (card, ideal) = match text(page, "method") {
            "" => (true, true),
            "Credit Card" => (true, false),
            "ideal" => (false, true),
            _ => (false, false),
        };
        assert_eq!((shown("card"), shown("ideal")), (card, ideal), "{page}");
        assert_eq!(shown("bcmc"), text(page, "method") == "bcmc", "{page}");
    }
}

/// What another earlier version wrote is told as that version told it, until it changes.
#[tokio::test]
async fn an_earlier_sentence_that_nobody_knows_is_kept() {
    let folder = Folder::new();
    let path = folder.path().join("odd.sqlite");
    let connection = Connection::open(&path).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    connection.execute_batch(WRITTEN).unwrap();
    let odd = [
        ("paid", "success", "Transaction approved, of old"),
        ("declined2", "fail", "Decline: a full moon"),
        ("challenge-open", "pending", "Pending: somewhere"),
    ];
    for (order, _, words) in odd {
        let sql = "UPDATE payments SET info = ?2 WHERE order_no = ?1";
        assert_eq!(connection.execute(sql, [order, words]).unwrap(), 1);
    }
    drop(connection);
    let world = World::with(|config| config.db = Some(path.into())).await;
    assert_eq!(legacy_words(&world), 3);
    let answered = answered();
    let told = async |order: &str| {
        let call = world
            .merchant
            .call(reqwest::Method::GET, "/openApi/V2022-03/transactions", "")
            .with_query(&[("orderNo", order)]);
        let envelope = world.merchant.envelope(&call).await;
        let first = success(&envelope, "00000")["list"][0].clone();
        (first["tradeStatus"].clone(), first["tradeInfo"].clone())
    };
    for (order, status, words) in odd {
        assert_eq!(told(order).await, (json!(status), json!(words)), "{order}");
    }
    let address = format!(
        "{}/services/v3/threeDsCheck?{}",
        world.sandbox.bank_origin(),
        text(&answered, "challenge")
    );
    press(&world, &address, "cancel").await;
    assert_eq!(
        told("challenge-open").await,
        (json!("fail"), json!("E0008_cancelled by the customer"))
    );
}
