//! Whoever has a list of numbers to try.

use std::net::IpAddr;

use payseal_gateway::tries::{MOST, MOST_OF_NOBODY, WINDOW};
use serde_json::Value;

use crate::frame::Frame;
use crate::merchant::{Merchant, card, refused};
use crate::world::World;

#[tokio::test]
async fn a_list_of_cards_cannot_be_tried_with_one_token() {
    let world = World::new().await;
    let body = card("4000000000000127");
    let token = world.merchant.token().await;
    let save = async |token: &str| -> Value {
        let answer = world.merchant.browse(token, &body).await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    };
    for _ in 0..MOST {
        refused(&save(&token).await, "P0002");
    }
    let told = save(&token).await;
    let message = refused(&told, "L0001");
    let wait = message
        .strip_prefix("limited request: too many cards were tried with this sessionToken; wait ")
        .and_then(|rest| rest.strip_suffix(" s"))
        .unwrap_or_else(|| panic!("{message}"));
    assert!((1..=WINDOW.as_secs()).contains(&wait.parse().unwrap()));
    // The next shopper is not meant, and nobody is for ever.
    refused(&save(&world.merchant.token().await).await, "P0002");
    world.sandbox.clock().advance(WINDOW);
    refused(&save(&token).await, "P0002");
}

/// Whoever gets many tokens begins anew with each, but not from the same address.
#[tokio::test]
async fn a_list_of_cards_cannot_be_tried_with_many_tokens_of_nobody_from_one_address() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let body = card("4000000000000127");
    let from = |address: &str| {
        let address: IpAddr = address.parse().unwrap();
        let mut other = merchant.clone();
        let client = reqwest::Client::builder().local_address(address);
        other.http = client.no_proxy().build().unwrap();
        other
    };
    let (one, other) = (from("127.0.0.1"), from("127.0.0.2"));
    let save = async |merchant: &Merchant, token: &str| -> Value {
        merchant.browse(token, &body).await.json().await.unwrap()
    };
    let mut tried = 0;
    while tried < MOST_OF_NOBODY {
        let token = merchant.token().await;
        for _ in 0..MOST.min(MOST_OF_NOBODY - tried) {
            refused(&save(&one, &token).await, "P0002");
            tried += 1;
        }
    }
    let token = merchant.token().await;
    let told = save(&one, &token).await;
    let message = refused(&told, "L0001");
    assert!(
        message.contains("from this address without a customer; wait "),
        "{message}"
    );
    // Neither the same token from elsewhere is meant, nor a customer of the shop, nor another shop's.
    refused(&save(&other, &token).await, "P0002");
    let known = Frame::of(merchant, &merchant.customer().await).await;
    refused(&known.post("payment_methods", body.clone()).await, "P0002");
    let mut second = one.clone();
    second.gateway_no = "12246003".to_owned();
    let token_of_second = second.token().await;
    refused(&save(&one, &token_of_second).await, "P0002");
    world.sandbox.clock().advance(WINDOW);
    refused(&save(&one, &token).await, "P0002");
}
