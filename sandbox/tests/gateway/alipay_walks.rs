//! Alipay+: whatever order the calls come in, and however time passes between them, captures, cancels and refunds
//! never move more than was authorised.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{Alipay, sgd, status, with_card};
use crate::alipay_hosted::opened;
use crate::world::World;

const GOOD: &str = "4054695723100768";
const NOWHERE: &str = "http://shop.localhost:9/";

/// How much each payment is of.
const ALL: u64 = 4200;

/// What a merchant's books say of one payment.
#[derive(Default)]
struct Books {
    id: String,
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

/// How often each call was done.
#[derive(Debug, Default)]
struct Tally {
    captures: u32,
    cancels: u32,
    refunds: u32,
    most_captures_of_one: usize,
}

/// A payment, by a card that the merchant sends or on the gateway's own page.
async fn paid(world: &World, alipay: &Alipay, dice: &mut Dice, request_id: &str) -> Books {
    let mut wish = with_card(request_id, GOOD, NOWHERE);
    if dice.roll(4) == 0 {
        wish["paymentFactor"] = json!({ "captureMode": "AUTOMATIC" });
    }
    let is_hosted = dice.roll(3) == 0;
    let answer = if is_hosted {
        wish["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
        let (answer, page) = opened(world, alipay, wish).await;
        let card = page.card(GOOD).await;
        assert_eq!(page.pay("a1", &card).await["status"], "succeeded");
        answer
    } else {
        alipay.call("/payments/pay", wish).await
    };
    Books {
        id: answer["paymentId"].as_str().unwrap().to_owned(),
        captured: sum(&alipay.inquire(request_id).await, "CAPTURE"),
        ..Books::default()
    }
}

async fn walk(world: &World, alipay: &Alipay, in_parts: bool, seed: u64) -> Tally {
    let mut dice = Dice(seed);
    let mut tally = Tally::default();
    for payment in 0..14 {
        let request_id = format!("w{payment}");
        let mut books = paid(world, alipay, &mut dice, &request_id).await;
        for step in 0..14 {
            // Some requests come twice under one id, with the same amount or another.
            let id = format!("w{payment}-{}", step - dice.roll(2).min(step));
            let value = [ALL, ALL, 1, 1400, 2100, ALL - 1, ALL + 1][dice.roll(7) as usize];
            let amount = sgd(&value.to_string());
            let before = (books.captured, books.refunded);
            // One that is cancelled before anything else is never captured.
            let is_cancelled_first = payment % 5 == 3 && step == 0;
            let call = if is_cancelled_first { 6 } else { dice.roll(12) };
            let (path, body) = match call {
                0..=5 => {
                    let mut body = json!({
                        "captureRequestId": id, "paymentId": books.id, "captureAmount": amount,
                    });
                    if dice.roll(3) > 0 {
                        body["isLastCapture"] = false.into();
                    }
                    ("/payments/capture", body)
                }
                6 if is_cancelled_first || step > 4 => {
                    ("/payments/cancel", json!({ "paymentId": books.id }))
                }
                7 if step > 6 => {
                    let day = Duration::from_secs(24 * 60 * 60);
                    world.sandbox.clock().advance(day * 4);
                    continue;
                }
                _ => (
                    "/payments/refund",
                    json!({ "refundRequestId": id, "paymentId": books.id, "refundAmount": amount }),
                ),
            };
            let is_done = status(&alipay.call(path, body).await) == "S";
            let stands = alipay.inquire(&request_id).await;
            books.captured = sum(&stands, "CAPTURE");
            books.refunded = sum(&stands, "REFUND");
            if is_done {
                match path {
                    "/payments/capture" => tally.captures += 1,
                    "/payments/refund" => tally.refunds += 1,
                    _ => {
                        tally.cancels += 1;
                        books.is_cancelled = true;
                    }
                }
            } else {
                let after = (books.captured, books.refunded);
                assert_eq!(after, before, "what was refused moved nothing: {stands}");
            }
            assert!(books.captured <= ALL, "{stands}");
            assert!(books.refunded <= books.captured, "{stands}");
            assert!(in_parts || [0, ALL].contains(&books.captured), "{stands}");
            assert!(!(books.is_cancelled && books.captured > 0), "{stands}");
            if books.is_cancelled {
                assert_eq!(stands["paymentStatus"], "CANCELLED", "{stands}");
            }
            let all = stands["transactions"].as_array().into_iter().flatten();
            let captures = all
                .filter(|one| one["transactionType"] == "CAPTURE")
                .count();
            tally.most_captures_of_one = tally.most_captures_of_one.max(captures);
        }
    }
    tally
}

#[tokio::test]
async fn no_order_of_calls_moves_more_than_was_authorised() {
    for (lines, in_parts, seed) in [
        ("", false, 0x9E37_79B9_7F4A_7C15),
        ("captures_in_parts = true\n", true, 0xD1B5_4A32_D192_ED03),
    ] {
        let lines = format!("takes_card_numbers = true\n{lines}");
        let (world, alipay) = Alipay::of_other(&lines).await;
        let tally = walk(&world, &alipay, in_parts, seed).await;
        // Else the walk says little.
        let is_long = tally.captures > 1 && tally.refunds > 1 && tally.cancels > 1;
        assert!(is_long, "{in_parts} {tally:?}");
        assert_eq!(tally.most_captures_of_one > 1, in_parts);
    }
}
