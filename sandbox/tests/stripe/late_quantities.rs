//! A quantity that the shopper changes while his bank asks.

use serde_json::json;

use crate::bank;
use crate::checkout_sessions::{reread, session};
use crate::payment_pages::{act, read};
use crate::world::{World, id};

#[tokio::test]
async fn a_quantity_that_changes_while_the_bank_asks_is_not_paid_for_by_the_earlier_amount() {
    let world = World::new().await;
    let rest = "&customer_email=ada@shop.example&line_items[0][adjustable_quantity][enabled]=true\
                &line_items[0][adjustable_quantity][maximum]=99";
    let made = session(&world, rest).await.ok();
    let asked = "&payment_method=pm_card_threeDSecure2Required&return_url=https://shop.example/";
    let asked = act(&world, &made, "/confirm", asked).await.ok();
    let intent = &asked["payment_intent"];
    assert_eq!(intent["status"], "requires_action");
    let line = id(&read(&world, &made).await.ok()["lineItems"][0]);
    let more = format!("&line_item_quantity[lineItem]={line}&line_item_quantity[quantity]=99");
    act(&world, &made, "", &more).await.ok();
    bank::answer(&world, intent, "complete").await;
    let open = reread(&world, &made).await;
    assert_eq!(
        (&open["status"], &open["payment_status"]),
        (&json!("open"), &json!("unpaid"))
    );
    act(&world, &made, "/confirm", "&payment_method=pm_card_visa")
        .await
        .ok();
    let done = reread(&world, &made).await;
    let path = format!("/v1/payment_intents/{}", id(intent));
    let paid = world.get(&path).await.ok();
    assert_eq!(
        (&done["amount_total"], &paid["amount_received"]),
        (&json!(108_801), &json!(108_801))
    );
}
