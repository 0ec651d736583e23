//! After everything that can be done with a bank account, neither the database nor the log has seen its number, in
//! any writing; and an interface that debits no accounts takes none.

use reqwest::Method;
use serde_json::{Value, json};

use crate::frame::Frame;
use crate::program::Program;
use crate::search::base64;
use crate::world::Folder;

const IBAN: &str = "AT611904300234573201";

const NUMBER: &str = "900123456";

fn sepa() -> Value {
    json!({
        "type": "sepa_debit",
        "bankAccount": { "iban": IBAN },
        "accountHolder": { "name": "Ada", "email": "ada@shop.example" },
        "mandate": { "textVersion": "sepa-en-1" },
    })
}

fn becs() -> Value {
    let mut body = sepa();
    body["type"] = "au_becs_debit".into();
    body["bankAccount"] = json!({ "bsb": "000000", "accountNumber": NUMBER });
    body
}

/// The ways in which a number could be written down.
fn writings(number: &str) -> Vec<Vec<u8>> {
    let grouped = |size: usize, between: &str| {
        let groups: Vec<&str> = (0..number.len())
            .step_by(size)
            .map(|at| &number[at..number.len().min(at + size)])
            .collect();
        groups.join(between)
    };
    let hex: String = number.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        number.to_owned(),
        number.to_lowercase(),
        grouped(4, " "),
        grouped(4, "%20"),
        grouped(3, " "),
        grouped(1, ", "),
        number.chars().rev().collect(),
        hex,
    ];
    for shift in 0..3 {
        let text = format!("{}{number}", "x".repeat(shift));
        let whole = base64(text.as_bytes());
        let (start, end) = (if shift == 0 { 0 } else { 4 }, text.len() / 3 * 4);
        all.push(whole[start..end].to_owned());
    }
    all.into_iter().map(String::into_bytes).collect()
}

#[tokio::test]
async fn no_number_of_an_account_is_in_the_database_or_the_log() {
    let folder = Folder::new();
    let (db, log) = (
        folder.path().join("leaks.sqlite"),
        folder.path().join("log"),
    );
    let mut program = Program::start(&folder, &db, &log);
    let merchant = program.merchant();
    // AsiaBill's interface debits no accounts, and says so.
    for body in [sepa(), becs()] {
        let frame = Frame::open(&merchant, json!({})).await;
        let told = frame
            .ask(Method::POST, "payment_methods", Some(&body))
            .await;
        assert_eq!(told["data"], Value::Null, "{told}");
        let words = told["message"].as_str().unwrap();
        assert!(
            words.contains("no bank accounts are debited here"),
            "{told}"
        );
    }
    let accounts = format!("{}/sandbox/accounts", merchant.url);
    let asked = merchant
        .http
        .get(accounts)
        .header("accept", "application/json");
    let told: Value = asked.send().await.unwrap().json().await.unwrap();
    let key = told["accounts"][0]["stripe"]["secretKey"].as_str().unwrap();
    let call = async |path: &str, body: String, name: &str| -> Value {
        let request = merchant.http.post(format!("{}/v1/{path}", merchant.url));
        let request = request
            .bearer_auth(key)
            .header("idempotency-key", name)
            .header("content-type", "application/x-www-form-urlencoded");
        request
            .body(body)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    };
    let billed =
        "[billing_details][name]=Ada&payment_method_data[billing_details][email]=a@b.example";
    let agreed = "mandate_data[customer_acceptance][type]=offline";
    let sepa_data = format!(
        "payment_method_data[type]=sepa_debit&payment_method_data[sepa_debit][iban]={IBAN}\
         &payment_method_data{billed}"
    );
    let becs_data = format!(
        "payment_method_data[type]=au_becs_debit\
         &payment_method_data[au_becs_debit][bsb_number]=000000\
         &payment_method_data[au_becs_debit][account_number]={NUMBER}&payment_method_data{billed}"
    );
    for (currency, kind, data, body) in [
        ("eur", "sepa_debit", sepa_data, sepa()),
        ("aud", "au_becs_debit", becs_data, becs()),
    ] {
        let pay = format!(
            "amount=1099&currency={currency}&confirm=true&payment_method_types[]={kind}&{agreed}&{data}"
        );
        let paid = call("payment_intents", pay.clone(), kind).await;
        assert_eq!(paid["status"], "processing", "{paid}");
        call("payment_intents", pay.replace("1099", "99"), kind).await;
        call("setup_intents", data.replace("type]=", "type]=x"), "wrong").await;
        call(
            "payment_methods",
            data.replace("payment_method_data", "a"),
            "other",
        )
        .await;
        let open = format!("amount=1099&currency={currency}&payment_method_types[]={kind}");
        let intent = call("payment_intents", open, &format!("open {kind}")).await;
        let secret = intent["client_secret"].as_str().unwrap_or_default();
        let session = call(
            "payseal/sessions",
            format!("client_secret={secret}"),
            "form",
        )
        .await;
        let token = session["session_token"].as_str().unwrap_or_default();
        let url = format!("{}/services/v3/payment_methods", merchant.url);
        for name in ["1", "1", IBAN] {
            let sent = merchant.http.post(&url).header("sessionToken", token);
            let sent = sent.header("idempotency-key", name).json(&body);
            sent.send().await.unwrap();
        }
    }
    program.kill();
    let said = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(said.contains("a browser saved a bank account"));
    for name in ["leaks.sqlite", "leaks.sqlite-wal", "log"] {
        let content = std::fs::read(folder.path().join(name)).unwrap();
        assert!(!content.is_empty(), "{name}");
        for number in [IBAN, &IBAN[4..], NUMBER] {
            for writing in writings(number) {
                let found = content.windows(writing.len()).any(|it| it == writing);
                assert!(!found, "{} in {name}", String::from_utf8_lossy(&writing));
            }
        }
    }
}
