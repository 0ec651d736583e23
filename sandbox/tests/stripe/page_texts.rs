//! What the page of a checkout session says of the shopper: how long it may be, and whom else it changes.

use serde_json::{Value, json};

use crate::checkout_sessions::{reread, session};
use crate::payment_pages::act;
use crate::world::{World, id};

#[tokio::test]
async fn what_a_page_says_leaves_the_merchant_the_room_that_he_had() {
    let world = World::new().await;
    let made = session(&world, "&customer_email=ada@shop.example")
        .await
        .ok();
    let wide = "\u{1F980}".repeat(500);
    let mut all = Vec::new();
    for place in ["billing_address", "shipping_address"] {
        let mut said = format!("&{place}[address][country]=GB");
        for part in ["line1", "line2", "city", "state", "postal_code"] {
            said = format!("{said}&{place}[address][{part}]={wide}");
            all.push(said.clone());
        }
    }
    for name in ["phone_number", "business_name", "individual_name"] {
        all.push(format!("&{name}={wide}"));
    }
    let mut refusals = 0;
    for said in all {
        let answered = act(&world, &made, "", &said).await;
        if answered.status != 200 {
            assert_eq!(answered.refused(), (400, "", ""));
            refusals += 1;
        }
    }
    assert!(refusals > 0, "a page may say whatever it likes");
    // What everybody's address needs is taken.
    let short = "&billing_address[address][country]=GB&billing_address[address][line1]=1";
    act(&world, &made, "", short).await.ok();
    let path = format!("/v1/checkout/sessions/{}", id(&made));
    let long = "x".repeat(500);
    for n in 0..12 {
        let note = format!("metadata[n{n}]={long}");
        world.post(&path, &note).await.ok();
    }
    act(&world, &made, "/confirm", "&payment_method=pm_card_visa")
        .await
        .ok();
    world.post(&path, "metadata[order]=1").await.ok();
}

#[tokio::test]
async fn a_customer_who_was_made_has_the_address_that_the_shopper_corrected() {
    let world = World::new().await;
    let made = session(&world, "&customer_creation=always").await.ok();
    let declined = "&email=a@shop.example&payment_method=pm_card_visa_chargeDeclined";
    let declined = act(&world, &made, "/confirm", declined).await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    act(&world, &made, "", "&email=b@shop.example").await.ok();
    act(&world, &made, "/confirm", "&payment_method=pm_card_visa")
        .await
        .ok();
    let done = reread(&world, &made).await;
    let customer = format!("/v1/customers/{}", done["customer"].as_str().unwrap());
    let customer = world.get(&customer).await.ok();
    assert_eq!(
        (&done["customer_details"]["email"], &customer["email"]),
        (&json!("b@shop.example"), &json!("b@shop.example"))
    );
    assert_eq!(world.events("customer.created").await.len(), 1);
}

#[tokio::test]
async fn a_customer_without_an_address_keeps_the_one_that_was_said_when_he_paid() {
    let world = World::new().await;
    for (known, kept) in [
        ("", "b@shop.example"),
        ("email=a@shop.example", "a@shop.example"),
    ] {
        let customer = id(&world.post("/v1/customers", known).await.ok());
        let made = session(&world, &format!("&customer={customer}")).await.ok();
        let path = format!("/v1/customers/{customer}");
        let before = world.get(&path).await.ok()["email"].clone();
        let declined = "&email=b@shop.example&payment_method=pm_card_visa_chargeDeclined";
        act(&world, &made, "/confirm", declined).await.refused();
        // Whoever has not paid may have mistyped it.
        assert_eq!(world.get(&path).await.ok()["email"], before);
        act(&world, &made, "/confirm", "&payment_method=pm_card_visa")
            .await
            .ok();
        assert_eq!(world.get(&path).await.ok()["email"], kept);
    }
    let told = world.events("customer.updated").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["data"]["previous_attributes"]["email"], Value::Null);
}
