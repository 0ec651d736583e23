//! An account that an intent named already: whose it is and whether it was used is asked again when it is debited.

use serde_json::{Value, json};

use crate::debits::{ACCEPTED, IBAN, debit, found};
use crate::world::{World, id};

const SEPA: &str = "currency=eur&payment_method_types[]=sepa_debit";

/// An account of nobody's.
async fn account(world: &World) -> String {
    let body = format!(
        "type=sepa_debit&sepa_debit[iban]={IBAN}&billing_details[name]=Ada\
         &billing_details[email]=ada@shop.example"
    );
    id(&world.post("/v1/payment_methods", &body).await.ok())
}

/// An account of a customer's that may be debited later.
async fn kept(world: &World, customer: &str) -> String {
    let account = account(world).await;
    let body = format!(
        "customer={customer}&payment_method={account}&payment_method_types[]=sepa_debit&confirm=true\
         &{ACCEPTED}"
    );
    world.post("/v1/setup_intents", &body).await.ok();
    account
}

async fn intent(world: &World, rest: &str) -> Value {
    let body = format!("amount=1099&{SEPA}&{rest}");
    world.post("/v1/payment_intents", &body).await.ok()
}

#[tokio::test]
async fn an_account_that_was_detached_is_neither_debited_nor_set_up_by_an_earlier_intent() {
    let world = World::new().await;
    let customer = world.customer().await;
    let account = kept(&world, &customer).await;
    let named = format!("customer={customer}&payment_method={account}");
    let paying = intent(&world, &named).await;
    let setup = format!("{named}&payment_method_types[]=sepa_debit");
    let setup = world.post("/v1/setup_intents", &setup).await.ok();
    let method = format!("/v1/payment_methods/{account}");
    world.post(&format!("{method}/detach"), "").await.ok();
    let path = format!("/v1/payment_intents/{}/confirm", id(&paying));
    let refused = world.post(&path, "").await;
    assert_eq!(refused.refused(), (400, "", ""));
    let path = format!("/v1/setup_intents/{}/confirm", id(&setup));
    let refused = world.post(&path, ACCEPTED).await;
    assert_eq!(refused.refused(), (400, "", ""));
    // Detached for good.
    assert_eq!(world.get(&method).await.ok()["customer"], Value::Null);
    assert_eq!(world.events("payment_method.attached").await.len(), 1);
    assert!(world.events("charge.pending").await.is_empty());
}

#[tokio::test]
async fn an_intent_with_a_customers_account_stays_with_that_customer() {
    let world = World::new().await;
    let customer = world.customer().await;
    let account = kept(&world, &customer).await;
    let other = world.customer().await;
    let named = format!("customer={customer}&payment_method={account}");
    let made = intent(&world, &named).await;
    let path = format!("/v1/payment_intents/{}", id(&made));
    let refused = world.post(&path, &format!("customer={other}")).await;
    assert_eq!(refused.refused(), (400, "", "payment_method"));
    let paid = world.post(&format!("{path}/confirm"), "").await.ok();
    assert_eq!(
        (&paid["status"], &paid["customer"]),
        (&json!("processing"), &json!(customer))
    );
}

#[tokio::test]
async fn an_account_of_nobodys_is_debited_once_by_whichever_intent_was_first() {
    let world = World::new().await;
    let account = account(&world).await;
    let named = format!("payment_method={account}");
    let (first, second) = (intent(&world, &named).await, intent(&world, &named).await);
    let confirm = |intent: &Value| format!("/v1/payment_intents/{}/confirm", id(intent));
    world.post(&confirm(&first), ACCEPTED).await.ok();
    world.wait(16);
    assert_eq!(found(&world, &first).await["status"], "succeeded");
    let refused = world.post(&confirm(&second), ACCEPTED).await;
    assert_eq!(refused.refused(), (400, "", ""));
}

#[tokio::test]
async fn what_paid_for_nobody_with_an_agreement_for_later_is_attached_later() {
    let world = World::new().await;
    let later = "setup_future_usage=off_session";
    let rest = format!("{later}&payment_method=pm_sepaDebit_success_at");
    let debit = debit(&world, "eur", "sepa_debit", &rest).await.ok();
    world.wait(16);
    let debit = found(&world, &debit).await;
    let card = format!("amount=1099&currency=eur&confirm=true&payment_method=pm_card_visa&{later}");
    let card = world.post("/v1/payment_intents", &card).await.ok();
    for (paid, kind) in [(debit, "sepa_debit"), (card, "card")] {
        assert_eq!(paid["status"], "succeeded", "{kind}");
        let customer = world.customer().await;
        let method = paid["payment_method"].as_str().unwrap();
        let path = format!("/v1/payment_methods/{method}/attach");
        let attached = world.post(&path, &format!("customer={customer}")).await;
        assert_eq!(attached.ok()["customer"], customer, "{kind}");
        // By the mandate that was given with the first.
        let again = format!(
            "amount=700&currency=eur&payment_method_types[]={kind}&customer={customer}\
             &payment_method={method}&off_session=true&confirm=true"
        );
        let again = world.post("/v1/payment_intents", &again).await.ok();
        let paid_or_paying = ["processing", "succeeded"].map(Value::from);
        assert!(paid_or_paying.contains(&again["status"]), "{again}");
    }
}
