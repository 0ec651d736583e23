//! After everything that can be done with a card, neither the database nor the log has seen its
//! number or its code, in any writing.

use std::path::Path;

use payseal_engine::cards::{Behaviour, CARDS, TestCard};
use payseal_engine::clock::Clock;
use reqwest::Method;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use crate::alipay::{Alipay, with_card};
use crate::frame::Frame;
use crate::hosted_page::{OPEN, order};
use crate::merchant::{Merchant, card, success, text};
use crate::program::Program;
use crate::search::Search;
use crate::shop_leaks::shop_with;
use crate::world::Folder;

const FINDS_GATEWAY_DOWN: &str = "4000000000004954";

pub(crate) const CODES: [&str; 2] = ["907", "7391"];

/// Keeps a card for a customer, and hands in its code again.
async fn save_again(merchant: &Merchant, customer: &str, number: &str) {
    let mut frame = Frame::of(merchant, customer).await;
    // Whoever is asked for a name may give anything.
    frame.key = Some(number.to_owned());
    let mut kept = card(number);
    let code = kept["card"]["cardSecurityCode"].clone();
    kept["consent"] = json!({"textVersion": "en-1", "redisplay": "always"});
    if number != FINDS_GATEWAY_DOWN {
        let envelope = frame.post("payment_methods", kept.clone()).await;
        let id = &envelope["data"]["customerPaymentMethodId"];
        let update = json!({"customerPaymentMethodId": id, "card": {"cardSecurityCode": code}});
        frame.post("payment_methods/update", update).await;
    }
    frame.key = None;
    kept["consent"]["textVersion"] = number.into();
    kept["card"]["cardNo"] = "4242424242424242".into();
    frame.post("payment_methods", kept).await;
}

/// Presses the button of a payment page under a name that is a card's number.
async fn press(merchant: &Merchant, number: &str) {
    let opened = merchant.post(OPEN, order("named")).await;
    let address = text(success(&opened, "0000"), "redirectUrl").to_owned();
    let (origin, path) = address.split_at(address.find("/c/").unwrap());
    let name = origin.strip_prefix("http://").unwrap();
    let body = json!({"attempt": number, "settle": true});
    let request = merchant
        .http
        .post(format!("{}{path}/charge", merchant.url))
        .header("host", name)
        .header("origin", origin);
    let pressed = request.json(&body).send().await.unwrap();
    assert_eq!(pressed.status(), 200);
}

/// Sends a card as a certified merchant does in Alipay+, and its number where none belongs.
async fn pay_in_alipay(alipay: &Alipay, test: &TestCard) {
    let order = |id: &str| with_card(id, test.number, "http://shop.localhost:9/");
    let id = format!("alipay-{}", test.name);
    let mut kept = order(&id);
    kept["paymentMethod"]["paymentMethodMetaData"]["tokenize"] = true.into();
    for _ in 0..2 {
        alipay.call("/payments/pay", kept.clone()).await;
    }
    for pointer in [
        "/paymentRequestId",
        "/order/referenceOrderId",
        "/order/orderDescription",
        "/paymentMethod/paymentMethodType",
        "/paymentMethod/paymentMethodMetaData/cvv",
        "/paymentMethod/paymentMethodMetaData/expiryMonth",
        "/paymentMethod/paymentMethodMetaData/cardholderName/firstName",
        "/paymentRedirectUrl",
        "/env/terminalType",
    ] {
        let mut wrong = order(&format!("{id}{}", pointer.replace('/', "-")));
        *wrong.pointer_mut(pointer).unwrap() = test.number.into();
        alipay.call("/payments/pay", wrong).await;
    }
    let number = test.number;
    let wrong = json!({
        "captureRequestId": number, "refundRequestId": number, "paymentId": number,
        "paymentRequestId": number, "refundId": number, "refundReason": number,
        "captureAmount": { "currency": "SGD", "value": "1" },
        "refundAmount": { "currency": "SGD", "value": "1" },
    });
    for call in [
        "capture",
        "cancel",
        "refund",
        "inquiryPayment",
        "inquiryRefund",
    ] {
        alipay
            .call(&format!("/payments/{call}"), wrong.clone())
            .await;
    }
}

/// Does everything that can be done with a card, and everything wrong that can.
async fn live(merchant: &Merchant) {
    let customer = merchant.customer().await;
    let token = merchant.token().await;
    let alipay = Alipay::at(&merchant.url, Clock::new()).await;
    for test in CARDS
        .iter()
        .filter(|card| card.behaviour != Behaviour::AnswersLate)
    {
        let response = merchant.browse(&token, &card(test.number)).await;
        let Ok(envelope) = response.json::<Value>().await else {
            continue;
        };
        if let Some(method) = envelope["data"]["customerPaymentMethodId"].as_str() {
            merchant.charge(test.name, "7.00", method).await;
        }
        let mut inline = json!({
            "customerPaymentMethod": card(test.number), "customerId": customer,
            "orderAmount": "3.00", "orderCurrency": "EUR", "returnUrl": "http://shop.localhost/",
            "orderNo": format!("inline-{}", test.name), "tokenType": "InitRecurring"
        });
        for _ in 0..2 {
            let body = inline.to_string();
            let call = merchant.call(Method::POST, "/V2022-03/confirmCharge", &body);
            merchant.send(&call).await;
            inline["customerPaymentMethod"]["card"]["cardNo"] =
                test.number.parse::<u64>().unwrap().into();
        }
        pay_in_alipay(&alipay, test).await;
        save_again(merchant, &customer, test.number).await;
        let mut named = merchant.call(Method::GET, "/V2022-03/customers", "");
        named.id = test.number.to_owned();
        success(&merchant.envelope(&named).await, "00000");
        press(merchant, test.number).await;
        // A number where none belongs: in texts, ids, addresses and headers.
        let wrong = json!({
            "firstName": test.number, "description": test.number, "customerId": test.number,
            "card": test.number, "orderNo": test.number, "remark": test.number
        });
        for path in [
            "/V2022-03/customers",
            "/V2022-03/payment_methods",
            "/V2022-03/payment_methods/update",
            "/V2022-03/confirmCharge",
        ] {
            for body in [wrong.to_string(), format!("{{\"card\":\"{}\"", test.number)] {
                merchant
                    .envelope(&merchant.call(Method::POST, path, &body))
                    .await;
            }
        }
        for member in ["firstName", "lastName", "email"] {
            let mut named = card(test.number);
            named["billingDetail"][member] = test.number.into();
            merchant.browse(&token, &named).await;
        }
        merchant.browse(test.number, &card(test.number)).await;
        for path in ["payment_methods", "customers"] {
            let url = format!("{}/V2022-03/{path}/{}", merchant.url, test.number);
            merchant.http.get(url).send().await.unwrap();
        }
    }
    let listed = merchant
        .get(
            "/V2022-03/payment_methods/list/{customerId}",
            &[("customerId", &customer)],
        )
        .await;
    assert!(!listed["data"].as_array().unwrap().is_empty(), "{listed}");
    let paid = merchant.call(Method::GET, "/openApi/V2022-03/transactions", "");
    let paid = merchant.envelope(&paid).await;
    assert!(text(&paid["data"]["list"][0], "tradeNo").len() == 22);
}

fn check_files(folder: &Path, names: &[&str]) {
    let search = Search::new();
    for name in names {
        let content = std::fs::read(folder.join(name)).unwrap();
        assert!(!content.is_empty(), "{name}");
        assert_eq!(search.find(&content), None, "in {name}");
    }
}

/// No cell of any table is a code, or has one as a word of its own.
fn check_cells(db: &Path) {
    let database = rusqlite::Connection::open(db).unwrap();
    let mut tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut cells = 0;
    for table in tables {
        let mut rows = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let cell = match row.get_ref(column).unwrap() {
                    ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Null => continue,
                    ValueRef::Real(_) | ValueRef::Blob(_) => {
                        panic!("{table} has a cell of another type")
                    }
                };
                assert!(!has_code(&cell), "{table}, column {column}: {cell}");
                cells += 1;
            }
        }
    }
    assert!(cells > 1000, "{cells}");
}

fn has_code(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| CODES.contains(&word))
}

#[tokio::test]
async fn no_number_and_no_code_is_in_the_database_or_the_log() {
    let folder = Folder::new();
    let (db, log) = (
        folder.path().join("leaks.sqlite"),
        folder.path().join("log"),
    );
    let mut program = Program::start(&folder, &db, &log);
    let merchant = program.merchant();
    live(&merchant).await;
    let shop = format!("http://127.0.0.1:{}", program.shop_port);
    for test in &CARDS {
        if test.behaviour != Behaviour::AnswersLate {
            shop_with(test, &merchant, &shop).await;
        }
    }
    // Killed, not stopped: the log beside the database is still there to be searched.
    program.kill();
    check_files(
        folder.path(),
        &[
            "leaks.sqlite",
            "leaks.sqlite-wal",
            "leaks.sqlite-shm",
            "log",
        ],
    );
    let log = String::from_utf8_lossy(&std::fs::read(&log).unwrap()).into_owned();
    for said in ["a browser saved a card", "an order was charged"] {
        assert!(log.contains(said), "no line says: {said}");
    }
    for line in log.lines() {
        let (_, said) = line.split_once("Z ").unwrap_or(("", line));
        assert!(!has_code(said), "{line}");
    }
    check_cells(&db);
    check_files(folder.path(), &["leaks.sqlite"]);
}
