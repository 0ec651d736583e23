//! A page of `initCheckoutElementsSdk()` and its session at the sandbox: read, changed, paid, and paid again with the
//! card that was saved.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

use crate::stripe_guide::{Merchant, open_page, text};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_session_is_paid_and_its_card_pays_the_next),
        // The browser itself complains of a 402, and of the sandbox of the bank's frame.
        scenario!(a_declined_session_is_paid_with_a_card_whose_bank_asks).loud(),
    ]
}

/// The page of Stripe's guide for elements with a checkout session; it keeps what it hears, and says how its calls ended.
const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout</title>
<script src="{gateway}/endive/stripe.js"></script>
</head>
<body>
<main>
<h1>Checkout</h1>
<div id="payseal"></div>
<button id="pay" disabled>Pay</button>
<p id="total"></p>
<pre id="result"></pre>
</main>
<script>
const stripe = Stripe('{key}');
const checkout = stripe.initCheckoutElementsSdk({ clientSecret: Promise.resolve('{secret}') });
const say = (told) => { document.querySelector('#result').textContent = JSON.stringify(told); };
const button = document.querySelector('#pay');
const draw = (session) => {
  window.session = session;
  document.querySelector('#total').textContent = session.total.total.amount;
  button.disabled = !session.canConfirm;
};
checkout.on('change', draw);
checkout.createPaymentElement().mount('#payseal');
checkout.loadActions().then(async (loaded) => {
  if (loaded.type === 'error') return say(loaded);
  window.actions = loaded.actions;
  draw(actions.getSession());
  button.addEventListener('click', async () => say(await actions.confirm({ redirect: 'if_required' })));
});
</script>
</body>
</html>"#;

const SAVE: &str = "&saved_payment_method_options[payment_method_save]=enabled";

/// Makes a session over two shirts, and opens its page: the session's id and the page.
async fn open(stage: &Stage, merchant: &Merchant, rest: &str) -> Outcome<(String, Host)> {
    let product = merchant.call("POST", "products", "name=Shirt").await?;
    let price = format!(
        "product={}&currency=usd&unit_amount=1099",
        text(&product, "/id")?
    );
    let price = text(&merchant.call("POST", "prices", &price).await?, "/id")?;
    let body = format!(
        "mode=payment&ui_mode=elements&line_items[0][price]={price}&line_items[0][quantity]=2\
         &return_url={}/returned{SAVE}{rest}",
        stage.shop()
    );
    let made = merchant.call("POST", "checkout/sessions", &body).await?;
    let host = open_page(stage, merchant, &text(&made, "/client_secret")?, PAGE).await?;
    Ok((text(&made, "/id")?, host))
}

/// The page says whose session it is, as the shopper typed it there.
async fn say_email(host: &Host) -> Outcome {
    let script = "return actions.updateEmail('ada@shop.example').then(({ type }) => type)";
    let changed = host.run(script).await?;
    ensure!(changed == json!("success"), "{changed}");
    Ok(())
}

/// How the session stands for the merchant's server.
async fn read(merchant: &Merchant, id: &str) -> Outcome<Value> {
    merchant
        .call("GET", &format!("checkout/sessions/{id}"), "")
        .await
}

/// Whether the page and the server know a session as paid.
async fn see_paid(merchant: &Merchant, id: &str, told: &Value) -> Outcome<Value> {
    let paid = json!({ "type": "complete", "paymentStatus": "paid" });
    ensure!(
        told.pointer("/type") == Some(&json!("success"))
            && told.pointer("/session/status") == Some(&paid),
        "{told}"
    );
    let done = read(merchant, id).await?;
    ensure!(
        (text(&done, "/status")?, text(&done, "/payment_status")?)
            == ("complete".to_owned(), "paid".to_owned()),
        "{done}"
    );
    Ok(done)
}

async fn a_session_is_paid_and_its_card_pays_the_next(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let customer = text(&merchant.call("POST", "customers", "").await?, "/id")?;
    let theirs = format!("&customer={customer}");
    let (id, host) = open(&stage, &merchant, &theirs).await?;
    let form = host.form();
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    form.press_hook("consent").await?;
    let can = host.run("return session.canConfirm").await?;
    ensure!(can == json!(false), "confirmed without an address");
    say_email(&host).await?;
    host.press("#pay").await?;
    let told = host.result().await?;
    ensure!(
        text(&told, "/session/total/total/amount")? == "$21.98",
        "{told}"
    );
    let done = see_paid(&merchant, &id, &told).await?;
    ensure!(
        text(&done, "/customer_details/email")? == "ada@shop.example",
        "{done}"
    );
    let (id, host) = open(&stage, &merchant, &theirs).await?;
    let shown = form.see_saved(1).await?;
    let told = wait::until("the session's cards", || async {
        let cards = host
            .run("return window.session?.savedPaymentMethods ?? null")
            .await?;
        Ok(cards.is_array().then_some(cards))
    })
    .await?;
    ensure!(
        text(&told, "/0/id")? == *shown.first().context("a card")?
            && text(&told, "/0/card/last4")? == "4242",
        "{told}"
    );
    say_email(&host).await?;
    form.await_stillness().await?;
    host.press("#pay").await?;
    let done = see_paid(&merchant, &id, &host.result().await?).await?;
    let intent = format!("payment_intents/{}", text(&done, "/payment_intent")?);
    let intent = merchant.call("GET", &intent, "").await?;
    ensure!(
        Some(&text(&intent, "/payment_method")?) == shown.first(),
        "{intent}"
    );
    Ok(())
}

async fn a_declined_session_is_paid_with_a_card_whose_bank_asks(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let (id, host) = open(&stage, &merchant, "&customer_email=ada@shop.example").await?;
    host.form().fill(&TestCard::NO_FUNDS).await?;
    host.press("#pay").await?;
    let declined = host.result().await?;
    ensure!(
        (
            text(&declined, "/error/code")?,
            text(&declined, "/error/paymentFailed/declineCode")?
        ) == ("paymentFailed".to_owned(), "insufficient_funds".to_owned()),
        "{declined}"
    );
    let heard = host.run("return session.lastPaymentError").await?;
    ensure!(
        text(&heard, "/message")? == text(&declined, "/error/message")?,
        "{heard}"
    );
    ensure!(
        text(&read(&merchant, &id).await?, "/status")? == "open",
        "not open"
    );
    host.form().empty(Field::Number).await?;
    let asks = TestCard::CHALLENGE.number;
    host.form().type_into(Field::Number, asks).await?;
    host.press_pay().await?;
    let bank = Bank::new(&stage);
    bank.press("fail").await?;
    let failed = host.result().await?;
    ensure!(text(&failed, "/error/code")? == "paymentFailed", "{failed}");
    bank.see_gone().await?;
    host.press_pay().await?;
    bank.press("complete").await?;
    see_paid(&merchant, &id, &host.result().await?).await?;
    Ok(())
}
