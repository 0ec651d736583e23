//! Card numbers where none belongs; and a method that no server of ours has.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::frame::Frame;
use crate::merchant::{card, refused, success, text};
use crate::world::World;

/// Not of the sandbox's own table alone, and in whichever digits a shopper or a clerk types.
#[tokio::test]
async fn a_card_number_in_a_text_is_refused_in_any_digits_and_of_any_brand() {
    let world = World::new().await;
    let numbers = [
        "4111 1111 1111 1111",
        "٤١١١١١١١١١١١١١١١",
        "４２４２-４２４２-４２４２-４２４２",
        "४२४२ ४२४२ ४२४२ ४२४२",
        "5333302221254276",
    ];
    for number in numbers {
        for member in ["firstName", "description", "phone"] {
            let body = json!({member: format!("card {number}, thanks")});
            let envelope = world.merchant.post("/V2022-03/customers", body).await;
            let message = refused(&envelope, "P0002");
            assert!(message.contains("card number"), "{number}: {message}");
        }
    }
    let body = json!({"firstName": "Ada", "phone": "+86 138 0013 8000", "description": "4111"});
    let envelope = world.merchant.post("/V2022-03/customers", body).await;
    success(&envelope, "00000");
}

/// No name and no address fills a body; a text that does is no text of a shopper's.
#[tokio::test]
async fn a_billing_text_has_a_length_wherever_it_is_said() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let mut kept = card("4242424242424242");
    kept["consent"] = json!({"textVersion": "en-1", "redisplay": "always"});
    let kept = frame.post("payment_methods", kept).await;
    let id = text(success(&kept, "0"), "customerPaymentMethodId");
    let (long, fits) = ("\u{540d}".repeat(256), "\u{540d}".repeat(255));
    let own = "/V2022-03/payment_methods";
    let detail = |at: &str, said: &str| match at {
        "line1" | "city" => json!({"address": {at: said}}),
        _ => json!({at: said}),
    };
    for at in ["firstName", "email", "line1", "city"] {
        let billing = detail(at, &long);
        let mut new = card("4242424242424242");
        new["billingDetail"] = billing.clone();
        let change = json!({"customerPaymentMethodId": id, "billingDetail": billing});
        let charge = json!({
            "customerPaymentMethod": new, "orderAmount": "3.00", "orderCurrency": "EUR",
            "orderNo": "o1", "returnUrl": "http://shop.localhost/"
        });
        for envelope in [
            frame.post("payment_methods", new.clone()).await,
            frame.post("payment_methods/update", change.clone()).await,
            merchant.post(own, new.clone()).await,
            merchant.post(&format!("{own}/update"), change).await,
            merchant.post("/V2022-03/confirmCharge", charge).await,
        ] {
            let message = refused(&envelope, "P0002");
            assert!(
                message.contains(at) && message.contains("too long"),
                "{message}"
            );
        }
        let change = json!({"customerPaymentMethodId": id, "billingDetail": detail(at, &fits)});
        success(&frame.post("payment_methods/update", change).await, "0");
    }
}

#[tokio::test]
async fn connect_is_refused() {
    let world = World::new().await;
    let address = world.url().replace("http://", "");
    let mut line = TcpStream::connect(&address).await.unwrap();
    let words = format!("CONNECT {address} HTTP/1.1\r\nhost: {address}\r\n\r\n");
    line.write_all(words.as_bytes()).await.unwrap();
    let mut said = String::new();
    line.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 405 "), "{said}");
}
