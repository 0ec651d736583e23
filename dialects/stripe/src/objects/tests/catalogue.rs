//! Products, prices, sessions.

use serde_json::{Map, Value as Json, json};

use super::published_types::*;
use crate::objects::{CheckoutSession, LineItem, Price, Product};

#[test]
fn the_catalogue_and_sessions_have_their_fields() {
    let product = Product {
        id: "prod_1".to_owned(),
        active: true,
        created: 1,
        default_price: None,
        description: None,
        images: Vec::new(),
        metadata: json!({}),
        name: "Coffee".to_owned(),
        updated: 1,
        url: None,
    };
    assert_fields(&product.to_json(), PRODUCT);
    let price = Price {
        id: "price_1".to_owned(),
        active: true,
        created: 1,
        currency: "usd".to_owned(),
        lookup_key: None,
        metadata: json!({}),
        nickname: None,
        product: "prod_1".to_owned(),
        unit_amount: 1099,
    };
    assert_fields(&price.to_json(), PRICE);
    assert_eq!(price.to_json()["unit_amount_decimal"], "1099");
    let line = LineItem {
        id: "li_1".to_owned(),
        description: "Coffee".to_owned(),
        price: price.to_json(),
        quantity: 2,
        unit_amount: 1099,
        currency: "usd".to_owned(),
        adjustable: None,
    };
    assert_fields(&line.to_json(), LINE_ITEM);
    assert_eq!(line.to_json()["amount_total"], 2198);
    let session = CheckoutSession {
        id: "cs_test_1".to_owned(),
        amount_total: Some(2198),
        client_secret: None,
        created: 1,
        currency: Some("usd".to_owned()),
        customer: None,
        customer_account: None,
        customer_details: Json::Null,
        expires_at: 2,
        mode: "payment".to_owned(),
        payment_intent: None,
        payment_method_types: vec!["card".to_owned()],
        payment_status: "unpaid",
        setup_intent: None,
        status: "open",
        ui_mode: "elements".to_owned(),
        url: None,
        told_back: Map::new(),
    };
    assert_fields(&session.to_json(), SESSION);
}
