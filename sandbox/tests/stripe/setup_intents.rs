//! `/v1/setup_intents`: a payment method is set up, and charged later.

use serde_json::{Value, json};

use crate::bank::answer;
use crate::payments::pay;
use crate::world::{World, id};

/// A setup intent that is confirmed with a token at once.
async fn set_up(world: &World, token: &str, rest: &str) -> crate::world::Answered {
    let back = "return_url=https://shop.example/back?a=1";
    let body = format!("confirm=true&payment_method={token}&{back}{rest}");
    world.post("/v1/setup_intents", &body).await
}

/// The ids of a customer's cards.
async fn cards(world: &World, customer: &str) -> Vec<String> {
    let path = format!("/v1/payment_methods?customer={customer}&type=card");
    let list = world.get(&path).await.ok();
    list["data"].as_array().unwrap().iter().map(id).collect()
}

async fn charge_later(world: &World, customer: &str, method: &str) -> crate::world::Answered {
    let rest = format!("&customer={customer}&off_session=true");
    pay(world, method, &rest).await
}

#[tokio::test]
async fn a_card_is_set_up_and_charged_later() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("customer={customer}&metadata[a]=1&automatic_payment_methods[enabled]=true");
    let made = world.post("/v1/setup_intents", &body).await.ok();
    assert_eq!(
        (
            &made["object"],
            &made["status"],
            &made["usage"],
            &made["customer"]
        ),
        (
            &json!("setup_intent"),
            &json!("requires_payment_method"),
            &json!("off_session"),
            &json!(customer)
        )
    );
    let setup = id(&made);
    assert!(setup.starts_with("seti_"), "{setup}");
    let path = format!("/v1/setup_intents/{setup}");
    let none = world.post(&format!("{path}/confirm"), "").await;
    assert_eq!(none.refused(), (400, "setup_intent_unexpected_state", ""));
    let body = "payment_method=pm_card_visa&description=later";
    let ready = world.post(&path, body).await.ok();
    assert_eq!(
        (&ready["status"], &ready["description"]),
        (&json!("requires_confirmation"), &json!("later"))
    );
    assert_eq!(cards(&world, &customer).await, [""; 0]);
    let done = world.post(&format!("{path}/confirm"), "").await.ok();
    assert_eq!(
        (&done["status"], &done["next_action"]),
        (&json!("succeeded"), &Value::Null)
    );
    assert!(
        done["latest_attempt"]
            .as_str()
            .unwrap()
            .starts_with("setatt_")
    );
    let method = done["payment_method"].as_str().unwrap();
    assert_eq!(cards(&world, &customer).await, [method]);
    let events = world.get("/v1/events").await.ok();
    let events: Vec<&str> = events["data"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        events,
        [
            "customer.created",
            "setup_intent.created",
            "payment_method.attached",
            "setup_intent.succeeded"
        ]
    );
    let charges = world.get("/v1/charges").await.ok();
    assert_eq!(charges["data"], json!([]));
    let paid = charge_later(&world, &customer, method).await.ok();
    assert_eq!(paid["status"], "succeeded");
    // What has succeeded is neither confirmed, changed nor canceled.
    for (path, body) in [
        (format!("{path}/confirm"), ""),
        (path.clone(), "payment_method=pm_card_visa"),
        (format!("{path}/cancel"), ""),
    ] {
        let refused = world.post(&path, body).await;
        let expected = (400, "setup_intent_unexpected_state", "");
        assert_eq!(refused.refused(), expected, "{path}");
        assert_eq!(refused.body["error"]["setup_intent"]["id"], setup);
    }
    let noted = world.post(&path, "metadata[a]=2").await.ok();
    assert_eq!(noted["metadata"], json!({ "a": "2" }));
}

#[tokio::test]
async fn a_setup_that_the_bank_asks_about_says_who_may_be_charged_later() {
    let world = World::new().await;
    let customer = world.customer().await;
    let rest = format!("&customer={customer}");
    // The second one asks at later charges, too.
    for (token, later) in [
        ("pm_card_authenticationRequiredOnSetup", 200),
        ("pm_card_authenticationRequired", 402),
    ] {
        let asked = set_up(&world, token, &rest).await.ok();
        assert_eq!(
            (&asked["status"], &asked["next_action"]["type"]),
            (&json!("requires_action"), &json!("redirect_to_url"))
        );
        let back = answer(&world, &asked, "complete").await;
        let secret = asked["client_secret"].as_str().unwrap();
        let setup = id(&asked);
        assert_eq!(
            back,
            format!(
                "https://shop.example/back?a=1&setup_intent={setup}\
                 &setup_intent_client_secret={secret}&redirect_status=succeeded"
            )
        );
        let path = format!("/v1/setup_intents/{setup}?client_secret={secret}");
        let page = world.page("GET", &path, "").await.ok();
        assert_eq!(
            (&page["status"], page.get("customer"), page.get("metadata")),
            (&json!("succeeded"), None, None)
        );
        let method = page["payment_method"].as_str().unwrap();
        let charged = charge_later(&world, &customer, method).await;
        assert_eq!(charged.status, later, "{token}");
        if later == 402 {
            let expected = (402, "authentication_required", "");
            assert_eq!(charged.refused(), expected);
        }
    }
    let asked = set_up(&world, "pm_card_threeDSecure2Required", &rest).await;
    let back = answer(&world, &asked.ok(), "fail").await;
    assert!(back.ends_with("&redirect_status=failed"), "{back}");
    let failed = world.events("setup_intent.setup_failed").await;
    let failed = &failed[0]["data"]["object"];
    assert_eq!(
        (
            &failed["status"],
            &failed["payment_method"],
            &failed["last_setup_error"]["code"]
        ),
        (
            &json!("requires_payment_method"),
            &Value::Null,
            &json!("setup_intent_authentication_failure")
        )
    );
    let asked = world.events("setup_intent.requires_action").await;
    assert_eq!(asked.len(), 3);
}

#[tokio::test]
async fn a_card_that_the_issuer_declines_is_not_set_up() {
    let world = World::new().await;
    let customer = world.customer().await;
    let rest = format!("&customer={customer}");
    let declined = set_up(
        &world,
        "pm_card_visa_chargeDeclinedInsufficientFunds",
        &rest,
    )
    .await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    let error = &declined.body["error"];
    assert_eq!(error["decline_code"], "insufficient_funds");
    let intent = &error["setup_intent"];
    assert_eq!(
        (&intent["status"], &intent["payment_method"]),
        (&json!("requires_payment_method"), &Value::Null)
    );
    let path = format!("/v1/setup_intents/{}", id(intent));
    let kept = world.get(&path).await.ok();
    assert_eq!(
        kept["last_setup_error"]["decline_code"],
        "insufficient_funds"
    );
    assert_eq!(cards(&world, &customer).await, [""; 0]);
    // This one can be set up, and only its charges are declined.
    let body = "payment_method=pm_card_chargeCustomerFail";
    let done = world.post(&format!("{path}/confirm"), body).await.ok();
    assert_eq!(
        (&done["status"], &done["last_setup_error"]),
        (&json!("succeeded"), &Value::Null)
    );
    let method = done["payment_method"].as_str().unwrap();
    let charged = charge_later(&world, &customer, method).await;
    assert_eq!(charged.refused(), (402, "card_declined", ""));
}

#[tokio::test]
async fn setup_intents_are_listed_and_let_go_of() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("customer={customer}&usage=on_session");
    let first = world.post("/v1/setup_intents", &body).await.ok();
    assert_eq!(first["usage"], "on_session");
    let guest = id(&set_up(&world, "pm_card_visa", "").await.ok());
    let listed = async |query: &str| {
        let list = world.get(&format!("/v1/setup_intents{query}")).await.ok();
        let ids = list["data"].as_array().unwrap().iter().map(id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!(listed("").await, [guest.as_str(), &id(&first)]);
    let own = listed(&format!("?customer={customer}")).await;
    assert_eq!(own, [id(&first)]);
    let path = format!("/v1/setup_intents/{}", id(&first));
    let body = "cancellation_reason=abandoned";
    let gone = world.post(&format!("{path}/cancel"), body).await.ok();
    assert_eq!(
        (&gone["status"], &gone["cancellation_reason"]),
        (&json!("canceled"), &json!("abandoned"))
    );
    assert_eq!(world.events("setup_intent.canceled").await.len(), 1);
    // What was set up for nobody can still be attached to somebody.
    let found = world.get(&format!("/v1/setup_intents/{guest}")).await.ok();
    let method = found["payment_method"].as_str().unwrap();
    let path = format!("/v1/payment_methods/{method}/attach");
    let body = format!("customer={customer}");
    let attached = world.post(&path, &body).await.ok();
    assert_eq!(attached["customer"], json!(customer));
}

#[tokio::test]
async fn what_a_setup_intent_cannot_be_is_refused() {
    let world = World::new().await;
    for (body, code, param) in [
        ("return_url=https://shop.example/", "", "return_url"),
        ("customer=cus_none", "resource_missing", "customer"),
        (
            "payment_method=pm_none",
            "resource_missing",
            "payment_method",
        ),
        ("usage=never", "", "usage"),
        ("amount=100", "parameter_unknown", "amount"),
        ("confirm=true", "setup_intent_unexpected_state", ""),
    ] {
        let refused = world.post("/v1/setup_intents", body).await;
        assert_eq!(refused.refused(), (400, code, param), "{body}");
    }
    let none = world.get("/v1/setup_intents/seti_none").await;
    assert_eq!(none.refused(), (404, "resource_missing", "intent"));
    let made = world.post("/v1/setup_intents", "").await.ok();
    let path = format!("/v1/setup_intents/{}", id(&made));
    let page = world.page("GET", &path, "").await;
    assert_eq!(page.refused(), (404, "resource_missing", "client_secret"));
    let secret = made["client_secret"].as_str().unwrap();
    let options = "payment_method_options[card][request_three_d_secure]=any";
    let body = format!("client_secret={secret}&payment_method=pm_card_visa&{options}");
    let page = world.page("POST", &format!("{path}/confirm"), &body).await;
    assert_eq!(page.refused(), (400, "", "payment_method_options"));
    let body = format!("client_secret={secret}&payment_method=pm_card_visa");
    let page = world.page("POST", &format!("{path}/confirm"), &body).await;
    assert_eq!(page.ok()["status"], "succeeded");
}
