//! The pages of Stripe's guide: the one with the form, and the one that shoppers come back to.

use anyhow::ensure;
pub(crate) use payseal_e2e::stripe::{Merchant, text};
use payseal_e2e::{Outcome, pages::Host, stage::Stage, wait};
use serde_json::{Value, json};

/// The guide's page, word for word but for its host name and what it writes down for us.
pub(crate) const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout</title>
<script src="{gateway}/v3/stripe.js"></script>
</head>
<body>
<main>
<h1>Checkout</h1>
<form id="payment-form">
<div id="payseal"></div>
<button id="pay">Submit</button>
<div id="error-message"></div>
</form>
<pre id="result"></pre>
</main>
<script>
const stripe = Stripe('{key}');
const options = { clientSecret: '{secret}', appearance: {} };
const elements = stripe.elements(options);
const paymentElement = elements.create('payment');
paymentElement.mount('#payseal');
const form = document.getElementById('payment-form');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = await stripe.confirmPayment({
    elements,
    confirmParams: { return_url: '{shop}/complete?order=7' },
  });
  if (error) {
    document.querySelector('#error-message').textContent = error.message;
    document.querySelector('#result').textContent = JSON.stringify(error);
  }
});
</script>
</body>
</html>"#;

/// The page that the guide has the shopper come back to.
const BACK: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Order</title>
<script src="{gateway}/v3/stripe.js"></script>
</head>
<body>
<h1>Order</h1>
<pre id="result"></pre>
<script>
const stripe = Stripe('{key}');
const said = new URLSearchParams(window.location.search);
stripe.retrievePaymentIntent(said.get('payment_intent_client_secret')).then(({ paymentIntent }) => {
  document.querySelector('#result').textContent = JSON.stringify({
    order: said.get('order'), id: said.get('payment_intent'), redirect: said.get('redirect_status'),
    status: paymentIntent.status, said: Object.keys(paymentIntent),
  });
});
</script>
</body>
</html>"#;

/// The options of `elements()` on the guide's page.
pub(crate) const OPTIONS: &str = "clientSecret: '{secret}', appearance: {}";

/// What the button of the guide's page calls.
pub(crate) const CALL: &str = "await stripe.confirmPayment({
    elements,
    confirmParams: { return_url: '{shop}/complete?order=7' },
  })";

/// Opens the guide's page for an intent; `head` goes before everything.
pub(crate) async fn open(
    stage: &Stage,
    merchant: &Merchant,
    secret: &str,
    head: &str,
) -> Outcome<Host> {
    let page = PAGE.replacen("<head>", &format!("<head>{head}"), 1);
    open_page(stage, merchant, secret, &page).await
}

pub(crate) async fn open_page(
    stage: &Stage,
    merchant: &Merchant,
    secret: &str,
    page: &str,
) -> Outcome<Host> {
    let host = Host::new(stage);
    let fill = |page: &str| {
        page.replace("{gateway}", stage.gateway())
            .replace("{shop}", stage.shop())
            .replace("{key}", &merchant.publishable_key)
            .replace("{secret}", secret)
    };
    // Where Stripe has the shopper come back to: the merchant's own query first.
    let id = secret.split("_secret_").next().unwrap_or_default();
    for status in ["succeeded", "failed"] {
        let back = format!(
            "{}/complete?order=7&payment_intent={id}&payment_intent_client_secret={secret}\
             &redirect_status={status}",
            stage.shop()
        );
        stage.tap.page(&back, &fill(BACK));
    }
    host.open_page("/guide", &fill(page)).await?;
    Ok(host)
}

/// What the page says that the shopper came back to.
pub(crate) async fn came_back(host: &Host) -> Outcome<Value> {
    wait::until("the way back", || async {
        let at = host.run("return location.pathname").await?;
        Ok((at == json!("/complete")).then_some(()))
    })
    .await?;
    host.result().await
}

/// Whether the shopper came back from an intent that is paid.
pub(crate) fn see_paid(back: &Value, id: &str) -> Outcome {
    for (name, expected) in [
        ("order", "7"),
        ("id", id),
        ("redirect", "succeeded"),
        ("status", "succeeded"),
    ] {
        ensure!(back.get(name) == Some(&json!(expected)), "{name}: {back}");
    }
    Ok(())
}
