//! Webhooks: what is sent, to whom, how often, and that a killed gateway forgets none.

use std::time::Duration;

use payseal_asiabill::{GAPS, MOST_SENDS};
use serde_json::{Value, json};

use crate::merchant::{Merchant, success, text};
use crate::program::Program;
use crate::receiver::Receiver;
use crate::world::{Folder, World};

async fn charge(merchant: &Merchant, number: &str, change: Value) -> Value {
    let method = merchant.save(number).await;
    let mut body = json!({
        "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": "o1", "returnUrl": "http://shop.localhost/back", "remark": "thanks"
    });
    for (name, value) in change.as_object().unwrap() {
        body[name] = value.clone();
    }
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    success(&envelope, "00000").clone()
}

/// How the deliveries stand: outcome and number of sends of each.
fn deliveries(world: &World) -> Vec<(String, u32)> {
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let mut rows = database
        .prepare("SELECT outcome, sends FROM deliveries ORDER BY id")
        .unwrap();
    rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// When the one webhook is sent again, in milliseconds on the gateway's clock.
fn due(world: &World) -> i64 {
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let due = database.query_row("SELECT due FROM deliveries", [], |row| row.get(0));
    due.unwrap()
}

async fn until(world: &World, expected: &[(&str, u32)]) {
    let is = |found: &[(String, u32)]| {
        found
            .iter()
            .map(|(o, s)| (o.as_str(), *s))
            .eq(expected.iter().copied())
    };
    let started = std::time::Instant::now();
    while !is(&deliveries(world)) {
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "{:?}",
            deliveries(world)
        );
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_webhook_is_written_as_the_vendors_clients_read_it() {
    let world = World::in_a_file().await;
    let mut receiver = Receiver::start("SUCCESS\n").await;
    let change = json!({"callbackUrl": receiver.url, "remark": "a/b 咖啡 \"é\""});
    let data = charge(&world.merchant, "4242424242424242", change).await;
    let heard = receiver.next().await;
    assert_eq!(heard.path, "/hook?of=shop");
    for (name, value) in [
        ("gateway-no", "12246002"),
        ("version", "V2022-03"),
        ("content-type", "application/json;charset=UTF-8"),
    ] {
        assert_eq!(heard.header(name), value);
    }
    assert_eq!(heard.header("request-time").len(), 13);
    let expected = format!(
        "{{\"data\":{{\"transactionType\":\"Sale\",\"orderAmount\":\"7.00\",\
         \"orderNo\":\"o1\",\"tradeNo\":\"{}\",\"orderCurrency\":\"USD\",\
         \"orderInfo\":\"Transaction Approved\",\"orderStatus\":\"success\",\
         \"remark\":\"a\\/b 咖啡 \\\"é\\\"\"}},\"type\":\"transaction.success\"}}",
        text(&data, "tradeNo")
    );
    assert_eq!(heard.body, expected);
    until(&world, &[("acknowledged", 1)]).await;
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(24 * 3600));
    world.merchant.save("4242424242424242").await;
    assert!(receiver.is_quiet());
}

#[tokio::test]
async fn every_end_of_a_payment_is_told_and_so_is_every_wait() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let mut receiver = Receiver::start("success").await;
    let url = receiver.url.clone();
    let told = |kind: &str, info: &str| (kind.to_owned(), info.to_owned());
    charge(
        merchant,
        "4000000000009995",
        json!({"callbackUrl": url, "orderNo": "o1"}),
    )
    .await;
    let fail = told("transaction.fail", "Decline: insufficient funds");
    assert_eq!(receiver.next().await.gist(), fail);

    let mut acknowledged = vec![("acknowledged", 1)];
    for (order, amount, end) in [
        (
            "o2",
            "3.77",
            told("transaction.success", "Transaction Approved"),
        ),
        ("o3", "3.78", told("transaction.fail", "Decline")),
    ] {
        let change = json!({"callbackUrl": url, "orderNo": order, "orderAmount": amount});
        charge(merchant, "4242424242424242", change).await;
        let (kind, _) = receiver.next().await.gist();
        assert_eq!(kind, "transaction.pending");
        acknowledged.push(("acknowledged", 1));
        until(&world, &acknowledged).await;
        world.sandbox.clock().advance(Duration::from_secs(61));
        // Nobody asked: the payment settles, and the merchant hears of it, by the clock alone.
        assert_eq!(receiver.next().await.gist(), end);
        acknowledged.push(("acknowledged", 1));
        until(&world, &acknowledged).await;
    }
}

#[tokio::test]
async fn what_is_not_acknowledged_is_sent_fifteen_times_by_the_documented_schedule() {
    let world = World::in_a_file().await;
    let mut receiver = Receiver::start("no").await;
    let change = json!({"callbackUrl": receiver.url});
    charge(&world.merchant, "4242424242424242", change).await;
    let mut last = receiver.next().await;
    for (sent, gap) in (1_u32..).zip(GAPS) {
        until(&world, &[("waiting", sent)]).await;
        let wait = due(&world) - last.time();
        let millis = i64::try_from(gap.as_millis()).unwrap();
        assert!(
            (millis - 5_000..=millis).contains(&wait),
            "{wait} for {gap:?}"
        );
        assert!(receiver.is_quiet());
        world.sandbox.clock().advance(gap);
        let next = receiver.next().await;
        assert_eq!(next.body, last.body);
        assert_ne!(next.header("request-id"), last.header("request-id"));
        assert!(next.time() - last.time() >= millis - 5_000);
        last = next;
    }
    until(&world, &[("waiting", MOST_SENDS)]).await;
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(24 * 3600));
    until(&world, &[("given_up", MOST_SENDS)]).await;
    assert!(receiver.is_quiet());
}

#[tokio::test]
async fn nothing_but_this_machine_is_called() {
    let world = World::in_a_file().await;
    for (order, address) in [
        ("o1", "http://shop.example/hook"),
        ("o2", "https://127.0.0.1/hook"),
        ("o3", "http://0.0.0.0:1/hook"),
    ] {
        let change = json!({"callbackUrl": address, "orderNo": order});
        charge(&world.merchant, "4242424242424242", change).await;
    }
    until(&world, &[("refused", 1); 3]).await;
}

#[tokio::test]
async fn a_killed_gateway_forgets_no_webhook() {
    let folder = Folder::new();
    let (db, log) = (folder.path().join("w.sqlite"), folder.path().join("log"));
    let mut receiver = Receiver::start("not yet").await;
    let mut program = Program::start(&folder, &db, &log);
    let change = json!({"callbackUrl": receiver.url, "orderAmount": "3.77"});
    charge(&program.merchant(), "4242424242424242", change).await;
    let pending = receiver.next().await;
    assert_eq!(pending.gist().0, "transaction.pending");
    // Killed when it knows that nobody acknowledged.
    let started = std::time::Instant::now();
    while !std::fs::read_to_string(&log)
        .unwrap()
        .contains("a webhook was not acknowledged")
    {
        assert!(started.elapsed() < Duration::from_secs(30));
        tokio::task::yield_now().await;
    }
    program.kill();

    receiver.answer("success");
    let program = Program::start(&folder, &db, &log);
    let url = format!("http://127.0.0.1:{}/sandbox/clock", program.gateway_port);
    let pushed = reqwest::Client::new()
        .post(url)
        .header("x-sandbox-token", "secret")
        .json(&json!({"advanceSeconds": 120}))
        .send()
        .await
        .unwrap();
    assert_eq!(pushed.status(), 200);
    let mut told = [
        receiver.next().await.gist().0,
        receiver.next().await.gist().0,
    ];
    told.sort();
    assert_eq!(told, ["transaction.pending", "transaction.success"]);
}
