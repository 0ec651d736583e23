//! Three processes on one database of a server, behind one port: one is killed in the middle of everything, and no
//! payment is lost or made twice, whichever process is asked again.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use payseal_test_database::{Database, SERVER};
use reqwest::Method;
use serde_json::Value;
use tokio::sync::Notify;

use crate::any_process::{PATIENCE, Shop, Told, text};
use crate::program::Program;
use crate::world::Folder;

/// How many pay at once.
const WRITERS: usize = 9;

/// How many payments there are before the kill, and after it.
const ENOUGH: usize = 40;

/// How often each event was heard of.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<HashMap<String, u32>>>);

impl Ear {
    async fn listen(&self) -> String {
        async fn hear(State(ear): State<Ear>, body: Bytes) {
            let event: Value = serde_json::from_slice(&body).unwrap();
            let id = text(&event, "id").to_owned();
            *ear.0.lock().unwrap().entry(id).or_default() += 1;
        }
        let app = Router::new()
            .route("/", post(hear))
            .with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        url
    }

    fn times(&self, event: &str) -> u32 {
        let heard = self.0.lock().unwrap();
        heard.get(event).copied().unwrap_or_default()
    }
}

/// An order that was paid: its payment, and the refund where it is known.
struct Paid {
    order: String,
    payment: String,
    refund: Option<String>,
}

fn pay(order: &str) -> String {
    format!(
        "amount=700&currency=usd&confirm=true&payment_method=pm_card_visa\
         &payment_method_types[]=card&metadata[order]={order}"
    )
}

fn give_back(payment: &str) -> String {
    format!("payment_intent={payment}&amount=500")
}

async fn write(
    shop: Shop,
    writer: usize,
    is_over: Arc<AtomicBool>,
    count: Arc<AtomicUsize>,
    more: Arc<Notify>,
) -> Vec<Paid> {
    let mut kept = Vec::new();
    while !is_over.load(Ordering::SeqCst) {
        let order = format!("order-{writer}-{}", kept.len());
        let body = pay(&order);
        let once = || shop.post("/v1/payment_intents", &body, &order);
        let (one, two, three) = tokio::join!(once(), once(), once());
        assert_eq!(one.body["status"], "succeeded", "{one:?}");
        let payment = one.id().to_owned();
        assert_eq!(
            [two.id(), three.id()],
            [&payment; 2],
            "one key, one payment"
        );
        // There is enough for one of them, and no key tells that they are two.
        let body = give_back(&payment);
        let back = || shop.ask(Method::POST, "/v1/refunds", &body, None);
        let (one, two) = tokio::join!(back(), back());
        let done: Vec<Told> = [one, two]
            .into_iter()
            .flatten()
            .filter(|it| it.is_done)
            .collect();
        assert!(
            done.len() < 2,
            "more was given back than was paid: {done:?}"
        );
        kept.push(Paid {
            refund: done.first().map(|it| it.id().to_owned()),
            order,
            payment,
        });
        count.fetch_add(1, Ordering::SeqCst);
        more.notify_one();
    }
    kept
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_processes_one_is_killed_and_no_payment_is_lost_or_made_twice() {
    let Some(database) = Database::fresh() else {
        eprintln!("skipped: {SERVER} names no PostgreSQL server");
        return;
    };
    let folder = Folder::new();
    let log = folder.path().join("log");
    let first = Program::start_shared(&folder, &database, 0, &log);
    let port = first.gateway_port;
    let mut second = Program::start_shared(&folder, &database, port, &log);
    let third = Program::start_shared(&folder, &database, port, &log);
    assert_eq!([second.gateway_port, third.gateway_port], [port, port]);

    let shop = Shop::at(port).await;
    let ear = Ear::default();
    let hook = ear.listen().await;
    let endpoint = format!("url={hook}&enabled_events[]=payment_intent.succeeded");
    shop.post("/v1/webhook_endpoints", &endpoint, "endpoint")
        .await;

    let (count, more) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let is_over = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (over, count, more) = (is_over.clone(), count.clone(), more.clone());
            tokio::spawn(write(shop.clone(), writer, over, count, more))
        })
        .collect();
    let until = async |enough: usize| {
        let reached = async {
            while count.load(Ordering::SeqCst) < enough {
                more.notified().await;
            }
        };
        tokio::time::timeout(PATIENCE, reached)
            .await
            .expect("payments");
    };
    until(ENOUGH).await;
    second.kill();
    let before = count.load(Ordering::SeqCst);
    until(before + ENOUGH).await;
    is_over.store(true, Ordering::SeqCst);
    let mut kept = Vec::new();
    for writer in writers {
        kept.extend(writer.await.unwrap());
    }

    // Whoever is asked again, by the same key, tells what was done the first time.
    for paid in &kept {
        let (body, key) = (pay(&paid.order), &paid.order);
        let again = shop.post("/v1/payment_intents", &body, key).await;
        assert!(again.is_replay && again.id() == paid.payment, "{again:?}");
    }
    let mut orders = BTreeMap::new();
    for payment in shop.all("payment_intents?").await {
        assert_eq!(payment["status"], "succeeded", "{payment}");
        let order = text(&payment["metadata"], "order").to_owned();
        let twice = orders.insert(order, text(&payment, "id").to_owned());
        assert_eq!(twice, None, "paid twice: {payment}");
    }
    assert_eq!(orders.len(), kept.len());
    for paid in &kept {
        assert_eq!(orders.get(&paid.order), Some(&paid.payment), "lost");
    }
    let mut refunds = BTreeMap::new();
    for refund in shop.all("refunds?").await {
        let payment = text(&refund, "payment_intent").to_owned();
        let twice = refunds.insert(payment, text(&refund, "id").to_owned());
        assert_eq!(twice, None, "given back twice: {refund}");
    }
    for paid in kept.iter().filter(|paid| paid.refund.is_some()) {
        assert_eq!(refunds.get(&paid.payment), paid.refund.as_ref(), "lost");
    }

    // What the killed one had still to tell is told by the others, at the latest when it would be told again.
    let events = shop.all("events?type=payment_intent.succeeded&").await;
    assert_eq!(events.len(), kept.len(), "each success happened once");
    let told = async {
        while events.iter().any(|it| ear.times(text(it, "id")) == 0) {
            shop.an_hour_later().await;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, told)
        .await
        .expect("every webhook");
    let twice = events
        .iter()
        .filter(|it| ear.times(text(it, "id")) > 1)
        .count();
    assert!(
        twice <= before,
        "more was told twice than the killed one had begun: {twice}"
    );

    // A start adds the books up.
    drop((first, third));
    let last = Program::start_shared(&folder, &database, 0, &log);
    drop(last);
    let logged = std::fs::read_to_string(&log).unwrap();
    let password = database.password();
    assert!(!password.is_empty() && !logged.contains(&password));
    assert!(!logged.contains("4242424242424242"));
}
