//! What a bank redirect leaves for later: a debit of the account that paid.

use serde_json::{Value, json};

use crate::bank;
use crate::debits::{ACCEPTED, found};
use crate::world::{World, id};

/// Pays by a redirect that is kept for later, and returns the payment as it is then.
async fn kept_by_redirect(world: &World, kind: &str, customer: &str, what: &str) -> Value {
    let body = format!(
        "amount=1099&currency=eur&confirm=true&payment_method_types[]={kind}&customer={customer}\
         &setup_future_usage=off_session&return_url=https://shop.example/&{what}"
    );
    let away = world.post("/v1/payment_intents", &body).await.ok();
    bank::answer(world, &away, "complete").await;
    found(world, &away).await
}

#[tokio::test]
async fn a_redirect_leaves_a_debit_for_later_whose_fate_the_email_address_picks() {
    let world = World::new().await;
    let attempt_failed = "payment_intent_payment_attempt_failed";
    for (kind, end, wait, code) in [
        ("ideal", "Succeed", 16, ""),
        ("bancontact", "SucceedDelayed", 181, ""),
        ("ideal", "Fail", 16, attempt_failed),
        ("bancontact", "FailDelayed", 181, attempt_failed),
        ("ideal", "SucceedDisputed", 16, ""),
        (
            "bancontact",
            "FailsDueToInsufficientFunds",
            16,
            "insufficient_funds",
        ),
    ] {
        let name = format!("generatedSepaDebitIntents{end}");
        let by_email = format!(
            "payment_method_data[type]={kind}&payment_method_data[billing_details][name]=Ada\
             &payment_method_data[billing_details][email]=test_1_{name}@example.com"
        );
        let by_token = format!("payment_method=pm_{kind}_{name}");
        for what in [by_email, by_token] {
            let customer = world.customer().await;
            let paid = kept_by_redirect(&world, kind, &customer, &what).await;
            assert_eq!(paid["status"], "succeeded");
            let details = &paid["latest_charge"]["payment_method_details"][kind];
            let left = details["generated_sepa_debit"].as_str().unwrap();
            assert!(details["generated_sepa_debit_mandate"].is_string());
            let list = format!("/v1/payment_methods?customer={customer}");
            let all = world.get(&list).await.ok();
            let kept = all["data"].as_array().unwrap();
            assert_eq!(kept.len(), 1, "{all}");
            assert_eq!(
                (&kept[0]["id"], &kept[0]["type"]),
                (&json!(left), &json!("sepa_debit"))
            );
            let from = &kept[0]["sepa_debit"]["generated_from"]["charge"];
            assert_eq!(*from, paid["latest_charge"]["id"]);
            let later = format!(
                "amount=700&currency=eur&customer={customer}&payment_method={left}\
                 &off_session=true&confirm=true&payment_method_types[]=sepa_debit"
            );
            let later = world.post("/v1/payment_intents", &later).await.ok();
            assert_eq!(later["status"], "processing");
            world.wait(wait);
            let over = found(&world, &later).await;
            let status = if code.is_empty() {
                "succeeded"
            } else {
                "requires_payment_method"
            };
            assert_eq!(over["status"], status, "{what}");
            let told = &over["last_payment_error"]["code"];
            assert_eq!(told.as_str().unwrap_or_default(), code, "{what}");
            let disputed = &over["latest_charge"]["disputed"];
            assert_eq!(*disputed, json!(end.ends_with("Disputed")), "{what}");
        }
    }
}

#[tokio::test]
async fn a_redirect_without_an_agreement_leaves_nothing() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!(
        "amount=1099&currency=eur&confirm=true&payment_method_types[]=ideal&customer={customer}\
         &setup_future_usage=off_session&payment_method_options[ideal][setup_future_usage]=none\
         &return_url=https://shop.example/&payment_method_data[type]=ideal"
    );
    let away = world.post("/v1/payment_intents", &body).await.ok();
    bank::answer(&world, &away, "complete").await;
    let paid = found(&world, &away).await;
    let details = &paid["latest_charge"]["payment_method_details"]["ideal"];
    assert_eq!(details["generated_sepa_debit"], Value::Null);
    assert!(world.events("payment_method.attached").await.is_empty());
    let method = paid["payment_method"].as_str().unwrap();
    let path = format!("/v1/payment_methods/{method}/attach");
    let refused = world.post(&path, &format!("customer={customer}")).await;
    assert_eq!(refused.status, 400);
}

#[tokio::test]
async fn an_account_and_a_redirect_are_set_up_without_a_payment() {
    let world = World::new().await;
    for (what, kind) in [
        ("payment_method=pm_sepaDebit_success_at", "sepa_debit"),
        ("payment_method_data[type]=ideal", "ideal"),
    ] {
        let customer = world.customer().await;
        let body = format!(
            "customer={customer}&confirm=true&payment_method_types[]={kind}&{ACCEPTED}\
             &return_url=https://shop.example/&{what}"
        );
        let made = world.post("/v1/setup_intents", &body).await.ok();
        if kind == "ideal" {
            assert_eq!(made["status"], "requires_action");
            let back = bank::answer(&world, &made, "complete").await;
            assert!(back.ends_with("redirect_status=succeeded"), "{back}");
        } else {
            let mandate = made["mandate"].as_str().unwrap();
            let mandate = world.get(&format!("/v1/mandates/{mandate}")).await.ok();
            assert_eq!(mandate["type"], "multi_use");
        }
        let path = format!("/v1/setup_intents/{}", id(&made));
        assert_eq!(world.get(&path).await.ok()["status"], "succeeded");
        let list = format!("/v1/payment_methods?customer={customer}&type=sepa_debit");
        let kept = world.get(&list).await.ok();
        let later = format!(
            "amount=700&currency=eur&customer={customer}&payment_method={}&off_session=true\
             &confirm=true&payment_method_types[]=sepa_debit",
            id(&kept["data"][0])
        );
        let later = world.post("/v1/payment_intents", &later).await.ok();
        world.wait(16);
        assert_eq!(found(&world, &later).await["status"], "succeeded", "{kind}");
    }
    let body = "confirm=true&payment_method_types[]=bancontact&return_url=https://shop.example/\
                &payment_method_data[type]=bancontact";
    let made = world.post("/v1/setup_intents", body).await.ok();
    let back = bank::answer(&world, &made, "fail").await;
    assert!(back.ends_with("redirect_status=failed"), "{back}");
    let path = format!("/v1/setup_intents/{}", id(&made));
    let failed = world.get(&path).await.ok();
    assert_eq!(
        failed["last_setup_error"]["code"],
        "setup_intent_authentication_failure"
    );
    let body = "payment_method_types[]=giropay";
    let refused = world.post("/v1/setup_intents", body).await;
    assert_eq!(refused.refused(), (400, "", "payment_method_types"));
}

#[tokio::test]
async fn what_a_redirect_leaves_is_what_the_shopper_was_asked_for() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!(
        "amount=1099&currency=eur&payment_method_types[]=ideal&customer={customer}&confirm=true\
         &return_url=https://shop.example/&payment_method_data[type]=ideal"
    );
    let later = "payment_method_options[ideal][setup_future_usage]=off_session";
    let away = world.post("/v1/payment_intents", &body).await.ok();
    let path = format!("/v1/payment_intents/{}", id(&away));
    let changed = world.post(&path, later).await.ok();
    assert_eq!(
        (&changed["status"], &changed["next_action"]),
        (&json!("requires_confirmation"), &Value::Null)
    );
    bank::answer(&world, &away, "complete").await;
    assert!(world.events("payment_method.attached").await.is_empty());
    assert!(world.events("charge.succeeded").await.is_empty());
    // What is paid changes no more.
    let body = format!("{body}&{later}");
    let away = world.post("/v1/payment_intents", &body).await.ok();
    bank::answer(&world, &away, "complete").await;
    let path = format!("/v1/payment_intents/{}", id(&away));
    let never = "payment_method_options[ideal][setup_future_usage]=none";
    assert_eq!(world.post(&path, never).await.status, 400);
    let kept = world.get(&path).await.ok();
    assert_eq!(
        kept["payment_method_options"]["ideal"]["setup_future_usage"],
        "off_session"
    );
}

#[tokio::test]
async fn a_setup_at_the_bank_is_answered_now_and_not_later() {
    let world = World::new().await;
    let back = "confirm=true&return_url=https://shop.example/&payment_method_types[]=ideal\
                &payment_method_data[type]=ideal";
    let body = format!("amount=1099&currency=eur&{back}");
    let paying = world.post("/v1/payment_intents", &body).await.ok();
    let all = ["complete", "fail", "cancel", "later"];
    assert_eq!(bank::buttons(&world, &paying).await, all);
    let setup = world.post("/v1/setup_intents", back).await.ok();
    assert_eq!(bank::buttons(&world, &setup).await, all[..3]);
    let pressed = bank::send(&world, &setup, Some("later")).await;
    assert_eq!(pressed.status(), 200);
    let back = bank::answer(&world, &setup, "complete").await;
    assert!(back.ends_with("redirect_status=succeeded"), "{back}");
}
