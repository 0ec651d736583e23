//! A page that was made for Stripe's guide works with ours, one host name changed: its server calls the API
//! with the secret key, its page has the form and confirms with the publishable one.

use std::sync::Arc;

use anyhow::ensure;
use axum::{Router, body::Bytes, http::HeaderMap, routing::post};
use payseal_asiabill::wire::signature::hmac;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Bank, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::stripe_guide::{
    CALL, Merchant, OPTIONS, PAGE, came_back, open, open_page, see_paid, text,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(the_guides_page_is_paid_and_its_server_is_told),
        // The browser itself complains of the sandbox of the dialog, in which the bank leads back to the shop.
        scenario!(a_bank_that_asks_is_answered_in_the_dialog).loud(),
        // The browser itself complains of a 402.
        scenario!(a_declined_card_is_told_and_another_one_pays).loud(),
        scenario!(a_deferred_page_gives_its_server_a_confirmation_token),
        scenario!(a_customers_card_is_shown_in_the_form_and_pays),
        // The browser itself complains of the frame that it must not show.
        scenario!(a_page_that_may_not_show_the_bank_goes_there_and_comes_back).loud(),
    ]
}

/// What a webhook endpoint heard: signatures and bodies.
type Heard = Arc<Mutex<Vec<(String, String)>>>;

/// The merchant's webhook endpoint, on the stage's merchant's port.
async fn endpoint(stage: &Stage, merchant: &Merchant) -> Outcome<Heard> {
    let heard = Heard::default();
    let hears = Arc::clone(&heard);
    let hear = move |headers: HeaderMap, body: Bytes| {
        let hears = Arc::clone(&hears);
        async move {
            let signature = headers
                .get("stripe-signature")
                .and_then(|value| value.to_str().ok());
            let signature = signature.unwrap_or_default().to_owned();
            let body = String::from_utf8_lossy(&body).into_owned();
            hears.lock().await.push((signature, body));
        }
    };
    let stall = stage.stall().await?;
    stall.set_nonblocking(true)?;
    let url = format!("http://localhost:{}/hook", stall.local_addr()?.port());
    let stall = tokio::net::TcpListener::from_std(stall)?;
    let app = Router::new().route("/hook", post(hear));
    tokio::spawn(async move { axum::serve(stall, app).await });
    let body = format!("url={url}&enabled_events[]=payment_intent.succeeded");
    merchant.call("POST", "webhook_endpoints", &body).await?;
    Ok(heard)
}

async fn the_guides_page_is_paid_and_its_server_is_told(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let heard = endpoint(&stage, &merchant).await?;
    let (id, secret) = merchant.intent("").await?;
    let host = open(&stage, &merchant, &secret, "").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press("#pay").await?;
    let back = came_back(&host).await?;
    see_paid(&back, &id)?;
    let said = back
        .get("said")
        .map(ToString::to_string)
        .unwrap_or_default();
    ensure!(
        !said.contains("metadata"),
        "the page is told too much: {said}"
    );
    // The server reads the same, and of the payment method what a receipt shows.
    let intent = merchant
        .call(
            "GET",
            &format!("payment_intents/{id}?expand[]=payment_method"),
            "",
        )
        .await?;
    ensure!(text(&intent, "/status")? == "succeeded", "{intent}");
    ensure!(
        text(&intent, "/payment_method/card/last4")? == "4242",
        "{intent}"
    );
    let (signature, body) = wait::until("the webhook", || async {
        Ok(heard.lock().await.first().cloned())
    })
    .await?;
    let part = |name: &str| {
        let mut parts = signature.split(',');
        parts
            .find_map(|part| part.strip_prefix(name))
            .unwrap_or_default()
    };
    let signed = format!("{}.{body}", part("t="));
    ensure!(
        hmac::verify(
            merchant.webhook_secret.as_bytes(),
            signed.as_bytes(),
            part("v1=")
        ),
        "not signed: {signature}"
    );
    let event: Value = serde_json::from_str(&body)?;
    ensure!(text(&event, "/data/object/id")? == id, "{event}");
    Ok(())
}

async fn a_bank_that_asks_is_answered_in_the_dialog(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let (id, secret) = merchant.intent("").await?;
    let host = open(&stage, &merchant, &secret, "").await?;
    host.form().fill(&TestCard::CHALLENGE).await?;
    host.press_pay().await?;
    let bank = Bank::new(&stage);
    bank.press("fail").await?;
    let error = host.result().await?;
    ensure!(
        text(&error, "/code")? == "payment_intent_authentication_failure",
        "{error}"
    );
    ensure!(
        merchant.status(&id).await? == "requires_payment_method",
        "the intent is not open for another try"
    );
    bank.see_gone().await?;
    host.press("#pay").await?;
    bank.press("complete").await?;
    see_paid(&came_back(&host).await?, &id)?;
    ensure!(merchant.status(&id).await? == "succeeded", "not paid");
    Ok(())
}

async fn a_declined_card_is_told_and_another_one_pays(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let (id, secret) = merchant.intent("").await?;
    let host = open(&stage, &merchant, &secret, "").await?;
    host.form().fill(&TestCard::NO_FUNDS).await?;
    host.press_pay().await?;
    let error = host.result().await?;
    ensure!(
        (text(&error, "/type")?, text(&error, "/decline_code")?)
            == ("card_error".to_owned(), "insufficient_funds".to_owned()),
        "{error}"
    );
    ensure!(
        !error.to_string().contains("\"metadata\""),
        "the page is told too much: {error}"
    );
    host.form().empty(Field::Number).await?;
    let another = TestCard::VISA.number;
    host.form().type_into(Field::Number, another).await?;
    host.press("#pay").await?;
    see_paid(&came_back(&host).await?, &id)
}

async fn a_page_that_may_not_show_the_bank_goes_there_and_comes_back(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let (id, secret) = merchant.intent("").await?;
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src {}\">",
        stage.gateway()
    );
    let host = open(&stage, &merchant, &secret, &policy).await?;
    host.form().fill(&TestCard::CHALLENGE).await?;
    host.press("#pay").await?;
    host.press("[data-testid=challenge-complete]").await?;
    see_paid(&came_back(&host).await?, &id)?;
    ensure!(merchant.status(&id).await? == "succeeded", "not paid");
    Ok(())
}

async fn a_deferred_page_gives_its_server_a_confirmation_token(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let page = PAGE
        .replace(OPTIONS, "mode: 'payment', amount: 1099, currency: 'usd'")
        .replace(
            CALL,
            "await elements.submit().then(({ error }) => error ? { error } :
               stripe.createConfirmationToken({ elements }).then(({ error, confirmationToken }) =>
                 ({ error: error ?? confirmationToken })))",
        );
    let host = open_page(&stage, &merchant, "", &page).await?;
    host.press_pay().await?;
    let error = host.result().await?;
    ensure!(text(&error, "/type")? == "validation_error", "{error}");
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let token = host.result().await?;
    ensure!(
        text(&token, "/object")? == "confirmation_token",
        "no token: {token}"
    );
    let body = format!(
        "amount=1099&currency=usd&confirm=true&confirmation_token={}&return_url={}/complete",
        text(&token, "/id")?,
        stage.shop()
    );
    let paid = merchant.call("POST", "payment_intents", &body).await?;
    ensure!(text(&paid, "/status")? == "succeeded", "{paid}");
    Ok(())
}

async fn a_customers_card_is_shown_in_the_form_and_pays(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let made = |path: &'static str, body: String| {
        let merchant = &merchant;
        async move { merchant.call("POST", path, &body).await }
    };
    let customer = text(&made("customers", String::new()).await?, "/id")?;
    let card = "type=card&card[token]=tok_mastercard&allow_redisplay=always".to_owned();
    let card = text(&made("payment_methods", card).await?, "/id")?;
    let attach = format!("payment_methods/{card}/attach");
    merchant
        .call("POST", &attach, &format!("customer={customer}"))
        .await?;
    let element = "components[payment_element]";
    let session = format!(
        "customer={customer}&{element}[enabled]=true\
         &{element}[features][payment_method_redisplay]=enabled"
    );
    let session = text(&made("customer_sessions", session).await?, "/client_secret")?;
    let (id, secret) = merchant.intent(&format!("&customer={customer}")).await?;
    let options = format!("{OPTIONS}, customerSessionClientSecret: '{session}'");
    let host = open_page(&stage, &merchant, &secret, &PAGE.replace(OPTIONS, &options)).await?;
    let shown = host.form().see_saved(1).await?;
    ensure!(
        shown == [card.clone()],
        "not the customer's card: {shown:?}"
    );
    let outside = host
        .run("return document.documentElement.innerHTML.includes('4444')")
        .await?;
    ensure!(outside == json!(false), "the page knows the card's digits");
    host.form().await_stillness().await?;
    host.press("#pay").await?;
    see_paid(&came_back(&host).await?, &id)?;
    let path = format!("payment_intents/{id}");
    let paid = merchant.call("GET", &path, "").await?;
    ensure!(text(&paid, "/payment_method")? == card, "{paid}");
    Ok(())
}
