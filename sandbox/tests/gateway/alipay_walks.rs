//! Alipay+: whatever order the calls come in, captures, cancels and refunds never move more than was
//! authorised.

use serde_json::{Value, json};

use crate::alipay::{Alipay, order, sgd, status};
use crate::world::World;

/// What a merchant's books say of one payment.
#[derive(Default)]
struct Books {
    id: String,
    held: u64,
    captured: u64,
    refunded: u64,
    is_cancelled: bool,
}

/// Numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// The sum of the transactions of one type, as the gateway tells it.
fn sum(stands: &Value, kind: &str) -> u64 {
    let all = stands["transactions"].as_array().into_iter().flatten();
    all.filter(|one| one["transactionType"] == kind)
        .map(|one| one["transactionAmount"]["value"].as_str().unwrap())
        .map(|value| value.parse::<u64>().unwrap())
        .sum()
}

#[tokio::test]
async fn no_order_of_calls_moves_more_than_was_authorised() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let token = world.merchant.save("4054695723100768").await;
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut done = [0; 3];
    for payment in 0..12 {
        let request_id = format!("w{payment}");
        let mut wish = order(&request_id, &token, "http://shop.localhost:9/");
        if dice.roll(4) == 0 {
            wish["paymentFactor"] = json!({ "captureMode": "AUTOMATIC" });
        }
        let paid = alipay.call("/payments/pay", wish).await;
        let mut books = Books {
            id: paid["paymentId"].as_str().unwrap().to_owned(),
            held: 4200,
            ..Books::default()
        };
        books.captured = sum(&alipay.inquire(&request_id).await, "CAPTURE");
        for step in 0..14 {
            // Some requests come twice under one id, with the same amount or another.
            let id = format!("w{payment}-{}", step - dice.roll(2).min(step));
            let value = [4200, 1, 1400, 2100, 4199, 4201][dice.roll(6) as usize];
            let amount = sgd(&value.to_string());
            let before = books.captured + books.refunded;
            let (kind, call, body) = match dice.roll(5) {
                0 | 1 => (
                    0,
                    "/payments/capture",
                    json!({ "captureRequestId": id, "paymentId": books.id, "captureAmount": amount }),
                ),
                2 if step > 4 => (1, "/payments/cancel", json!({ "paymentId": books.id })),
                _ => (
                    2,
                    "/payments/refund",
                    json!({ "refundRequestId": id, "paymentId": books.id, "refundAmount": amount }),
                ),
            };
            let is_done = status(&alipay.call(call, body).await) == "S";
            let stands = alipay.inquire(&request_id).await;
            books.captured = sum(&stands, "CAPTURE");
            books.refunded = sum(&stands, "REFUND");
            if is_done {
                done[kind] += 1;
                books.is_cancelled |= kind == 1;
            } else {
                let moved = books.captured + books.refunded - before;
                assert_eq!(moved, 0, "what was refused moved nothing: {stands}");
            }
            assert!(books.captured <= books.held, "{stands}");
            assert!(books.refunded <= books.captured, "{stands}");
            assert!(!(books.is_cancelled && books.captured > 0), "{stands}");
            assert_eq!(books.is_cancelled, stands["paymentStatus"] == "CANCELLED");
        }
    }
    assert!(done.iter().all(|count| *count > 2), "{done:?}");
}
