//! Paying on a page of the shopper's bank: there and back, with what it comes to.

use serde_json::{Value, json};

use crate::bank;
use crate::world::{World, id};

const BACK: &str = "https://shop.example/done?order=7";

/// What of an intent may be paid so.
async fn intent(world: &World, currency: &str, kind: &str, rest: &str) -> Value {
    let body = format!(
        "amount=1099&currency={currency}&payment_method_types[]=card&payment_method_types[]={kind}{rest}"
    );
    world.post("/v1/payment_intents", &body).await.ok()
}

/// The page that has the intent's secret sends the shopper there.
async fn leave(world: &World, intent: &Value, kind: &str) -> Value {
    let secret = intent["client_secret"].as_str().unwrap();
    let body = format!(
        "client_secret={secret}&payment_method_data[type]={kind}\
         &payment_method_data[billing_details][name]=Ada&return_url={BACK}"
    );
    let path = format!("/v1/payment_intents/{}/confirm", id(intent));
    world.page("POST", &path, &body).await.ok()
}

/// The types of the events, oldest first.
async fn told(world: &World) -> Vec<String> {
    let list = world.get("/v1/events?limit=100").await.ok();
    let all = list["data"].as_array().unwrap().iter().rev();
    all.map(|event| event["type"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_bank_redirect_is_authorised_at_the_bank_and_leads_back() {
    for (kind, currency) in [
        ("ideal", "eur"),
        ("bancontact", "eur"),
        ("giropay", "usd"),
        ("p24", "pln"),
    ] {
        let world = World::new().await;
        let made = intent(&world, currency, kind, "").await;
        let away = leave(&world, &made, kind).await;
        assert_eq!(
            (&away["status"], &away["next_action"]["type"]),
            (&json!("requires_action"), &json!("redirect_to_url")),
            "{kind}"
        );
        let next = &away["next_action"]["redirect_to_url"];
        assert_eq!(next["return_url"], BACK);
        let back = bank::answer(&world, &away, "complete").await;
        let secret = made["client_secret"].as_str().unwrap();
        let expected = format!(
            "{BACK}&payment_intent={}&payment_intent_client_secret={secret}&redirect_status=succeeded",
            id(&made)
        );
        assert_eq!(back, expected, "{kind}");
        let path = format!(
            "/v1/payment_intents/{}?expand[]=latest_charge&expand[]=payment_method",
            id(&made)
        );
        let paid = world.get(&path).await.ok();
        assert_eq!(
            (
                &paid["status"],
                &paid["amount_received"],
                &paid["next_action"]
            ),
            (&json!("succeeded"), &json!(1099), &Value::Null)
        );
        assert_eq!(paid["payment_method"]["type"], kind);
        assert_eq!(paid["payment_method"]["billing_details"]["name"], "Ada");
        let details = &paid["latest_charge"]["payment_method_details"];
        assert_eq!(details["type"], kind);
        assert!(details[kind].is_object(), "{details}");
        assert_eq!(
            told(&world).await,
            [
                "payment_intent.created",
                "payment_intent.requires_action",
                "charge.succeeded",
                "payment_intent.succeeded"
            ]
        );
    }
}

#[tokio::test]
async fn a_bank_redirect_that_is_failed_or_left_is_no_payment_and_another_can_be_tried() {
    let world = World::new().await;
    let made = intent(&world, "eur", "ideal", "").await;
    for answer in ["fail", "cancel"] {
        let away = leave(&world, &made, "ideal").await;
        let back = bank::answer(&world, &away, answer).await;
        assert!(back.ends_with("&redirect_status=failed"), "{back}");
        let path = format!("/v1/payment_intents/{}", id(&made));
        let failed = world.get(&path).await.ok();
        let error = &failed["last_payment_error"];
        assert_eq!(
            (
                &failed["status"],
                &failed["latest_charge"],
                &error["code"],
                &error["payment_method_type"]
            ),
            (
                &json!("requires_payment_method"),
                &Value::Null,
                &json!("payment_intent_authentication_failure"),
                &json!("ideal")
            )
        );
        let events = world.events("payment_intent.payment_failed").await;
        assert_eq!(events[0]["data"]["object"]["id"], made["id"]);
    }
    assert!(world.events("charge.failed").await.is_empty());
    let away = leave(&world, &made, "ideal").await;
    bank::answer(&world, &away, "complete").await;
    let events = world.events("payment_intent.succeeded").await;
    assert_eq!(events.len(), 1);
}

#[tokio::test]
async fn a_type_that_cannot_pay_is_named_by_no_intent() {
    let world = World::new().await;
    let types = "payment_method_types[]=card&payment_method_types[]";
    for (body, param) in [
        (
            format!("currency=usd&{types}=ideal"),
            "payment_method_types",
        ),
        (
            format!("currency=gbp&{types}=bancontact"),
            "payment_method_types",
        ),
        (format!("currency=usd&{types}=p24"), "payment_method_types"),
        (
            format!("currency=eur&{types}=klarna"),
            "payment_method_types[1]",
        ),
        (
            format!("currency=eur&{types}=ideal&capture_method=manual"),
            "capture_method",
        ),
        (
            format!("currency=eur&{types}=giropay&setup_future_usage=off_session"),
            "setup_future_usage",
        ),
        (
            "currency=usd&allowed_payment_method_types[]=ideal".to_owned(),
            "allowed_payment_method_types",
        ),
    ] {
        let body = format!("amount=1099&{body}");
        let refused = world.post("/v1/payment_intents", &body).await;
        assert_eq!(refused.refused(), (400, "", param), "{body}");
    }
    // A session offers no more than what can pay, whatever it names.
    let line = "line_items[0][quantity]=1&line_items[0][price_data][currency]=usd\
                &line_items[0][price_data][unit_amount]=1099\
                &line_items[0][price_data][product_data][name]=Tea";
    let body =
        format!("mode=payment&ui_mode=elements&return_url=https://a.example/&{line}&{types}=ideal");
    let session = world.post("/v1/checkout/sessions", &body).await.ok();
    assert_eq!(session["payment_method_types"], json!(["card"]));
    let deferred = "deferred[mode]=payment&deferred[amount]=1099&deferred[currency]=usd\
                    &deferred[payment_method_types][]=card&deferred[payment_method_types][]=ideal";
    let form = world.post("/v1/payseal/sessions", deferred).await.ok();
    assert_eq!(form["payment_method_types"], json!(["card"]));
    // What is only allowed is left out.
    let body = "amount=1099&currency=usd&allowed_payment_method_types[]=card\
                &allowed_payment_method_types[]=ideal";
    let made = world.post("/v1/payment_intents", body).await.ok();
    assert_eq!(made["payment_method_types"], json!(["card"]));
}

#[tokio::test]
async fn a_bank_redirect_needs_the_shopper_and_a_way_back_and_giropay_is_not_kept() {
    let world = World::new().await;
    let rest = "&payment_method_options[card][setup_future_usage]=off_session";
    let made = intent(&world, "eur", "giropay", rest).await;
    let path = format!("/v1/payment_intents/{}/confirm", id(&made));
    for (rest, param) in [
        ("", "return_url"),
        (
            "&return_url=https://a.example/&off_session=true",
            "off_session",
        ),
        (
            "&return_url=https://a.example/&setup_future_usage=off_session",
            "setup_future_usage",
        ),
    ] {
        let body = format!("payment_method_data[type]=giropay{rest}");
        let refused = world.post(&path, &body).await;
        assert_eq!(refused.refused(), (400, "", param));
    }
    let away = leave(&world, &made, "giropay").await;
    bank::answer(&world, &away, "complete").await;
    assert!(world.events("payment_method.attached").await.is_empty());
}

#[tokio::test]
async fn a_payment_that_the_shopper_approved_and_the_bank_declines_later_has_a_charge_that_says_so()
{
    let world = World::new().await;
    let body = "amount=1078&currency=eur&payment_method_types[]=ideal";
    let made = world.post("/v1/payment_intents", body).await.ok();
    let away = leave(&world, &made, "ideal").await;
    let back = bank::answer(&world, &away, "complete").await;
    assert!(back.ends_with("&redirect_status=succeeded"), "{back}");
    let path = format!("/v1/payment_intents/{}?expand[]=latest_charge", id(&made));
    assert_eq!(world.get(&path).await.ok()["status"], "processing");
    world.wait(61);
    let over = world.get(&path).await.ok();
    assert_eq!(
        (
            &over["status"],
            &over["last_payment_error"]["code"],
            &over["latest_charge"]["status"]
        ),
        (
            &json!("requires_payment_method"),
            &json!("card_declined"),
            &json!("failed")
        )
    );
    assert_eq!(world.events("charge.failed").await.len(), 1);
}
