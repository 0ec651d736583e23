//! What the page of a checkout session says of the shopper: how long it may be, and whom else it changes.

use serde_json::json;

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
