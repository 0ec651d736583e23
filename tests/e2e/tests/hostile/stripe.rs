//! The page that was made for Stripe's object, and spies: with the publishable key and every client secret in hand it
//! learns what that object tells of a card, its brand, its last four digits and its expiry, and not one digit more.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome, heap,
    pages::Host,
    runner::Scenario,
    scenario,
    stage::Stage,
    stripe::{Merchant, text},
    taint::World,
    wait,
};
use serde_json::{Value, json};

use crate::{
    heap::hits,
    page::{CARD, SPY, demand_no_key_was_heard},
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // The browser itself complains of what the page is refused.
        scenario!(a_page_of_stripes_object_learns_a_cards_face_and_no_more).loud(),
    ]
}

/// What Stripe's object tells of the card's digits.
const FACE: [&str; 2] = ["8431", "2039"];

/// A page that shows all that it is told to whoever looks for it.
const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<script>{spy}</script>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout</title>
<script src="{gateway}/endive/stripe.js"></script>
</head>
<body>
<main>
<h1>Checkout</h1>
<div id="payseal"></div>
<ol id="told"></ol>
</main>
<script>
// On the window: Firefox's driver finds no other name.
window.tell = (what, told) => {
  const line = document.createElement('li');
  line.textContent = `${what} ${JSON.stringify(told)}`;
  document.querySelector('#told').append(line);
  return told;
};
window.listen = (element) => {
  for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'savedpaymentmethodremove']) {
    element.on(name, (event) => tell(name, event));
  }
  element.mount('#payseal');
};
/** Asks the gateway with what the page has; what it may not know it is refused. */
window.steal = async (method, path, params, headers = { authorization: 'Bearer {key}' }) => {
  const form = new URLSearchParams(params);
  const body = method === 'GET' ? undefined : form;
  try {
    const answer = await fetch(`{gateway}/${path}${body ? '' : `?${form}`}`, { method, headers, body });
    return { status: answer.status, told: tell(path, await answer.json()) };
  } catch (error) {
    return { status: 0, told: String(error) };
  }
};
window.stripe = Stripe('{key}');
{script}
</script>
</body>
</html>"#;

async fn open(stage: &Stage, merchant: &Merchant, script: &str) -> Outcome<Host> {
    let page = PAGE
        .replace("{script}", script)
        .replace("{gateway}", stage.gateway())
        .replace("{key}", &merchant.publishable_key)
        .replace("{spy}", SPY);
    let host = Host::new(stage);
    host.open_page("/hostile", &page).await?;
    host.form().await_ready().await?;
    Ok(host)
}

async fn a_page_of_stripes_object_learns_a_cards_face_and_no_more(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let customer = text(&merchant.call("POST", "customers", "").await?, "/id")?;
    let usage = "&[features][payment_method_save_usage]=off_session";
    let session = merchant.customer_session(&customer, usage).await?;
    let (intent, secret) = merchant.intent(&format!("&customer={customer}")).await?;
    let script = format!(
        "window.elements = stripe.elements({{
           clientSecret: '{secret}', customerSessionClientSecret: '{session}',
         }});
         listen(elements.create('payment'));"
    );
    let host = open(&stage, &merchant, &script).await?;
    let before = World::of(&stage, &host).await?;

    // While it is typed.
    let form = host.form();
    form.fill(&CARD).await?;
    demand_no_key_was_heard(&host).await?;
    form.press_hook("consent").await?;
    let complete =
        "return document.querySelector('#told').textContent.includes('\"complete\":true')";
    wait::until_true("the page to hear that a card is typed", || async {
        Ok(host.run(complete).await? == json!(true))
    })
    .await?;
    let world = World::of(&stage, &host).await?;
    world.demand_nothing_of(&CARD, &before)?;

    // A token tells its face.
    let token =
        "return stripe.createConfirmationToken({ elements }).then((one) => tell('token', one))";
    let token = host.run(token).await?;
    let preview = "/confirmationToken/payment_method_preview/card";
    ensure!(
        text(&token, &format!("{preview}/last4"))? == FACE[0],
        "no face: {token}"
    );
    let world = World::of(&stage, &host).await?;
    world.demand_only_of(&FACE, &CARD, &before)?;

    // It is paid with and kept.
    let pay = "return stripe.confirmPayment({ elements, redirect: 'if_required' })
        .then((one) => tell('paid', one))";
    let paid = host.run(pay).await?;
    ensure!(
        text(&paid, "/paymentIntent/status")? == "succeeded",
        "{paid}"
    );
    let method = text(&paid, "/paymentIntent/payment_method")?;
    see_stolen(&host, &secret, &session, (&intent, &method, &customer)).await?;
    see_only_the_face(&stage, &host, &before).await?;

    // A checkout session lists it.
    let checkout = checkout(&stage, &merchant, &customer).await?;
    let script = format!(
        "window.checkout = stripe.initCheckoutElementsSdk({{ clientSecret: '{checkout}' }});
         checkout.on('change', (session) => tell('session', session));
         listen(checkout.createPaymentElement());
         window.loaded = checkout.loadActions().then(({{ actions }}) => tell('loaded', actions.getSession()));"
    );
    let host = open(&stage, &merchant, &script).await?;
    host.form().see_saved(1).await?;
    let told = host.run("return loaded").await?;
    let card = told.pointer("/savedPaymentMethods/0/card");
    ensure!(
        card == Some(&json!({ "brand": "amex", "expMonth": 11, "expYear": 2039, "last4": "8431" })),
        "{told}"
    );
    see_only_the_face(&stage, &host, &before).await?;
    host.run(&format!("keepLoot('{}')", CARD.shown)).await?;
    World::of(&stage, &host)
        .await?
        .demand_a_leak_of(&CARD, &before)
}

/// Everything that a page may try with its keys, its ids and the form's own routes.
async fn see_stolen(
    host: &Host,
    secret: &str,
    session: &str,
    (intent, method, customer): (&str, &str, &str),
) -> Outcome {
    let script = format!(
        "const asked = {{ client_secret: '{secret}' }};
         const expand = Object.fromEntries(['payment_method', 'latest_charge', 'customer'].map((one, at) => [`expand[${{at}}]`, one]));
         const form = await steal('POST', 'v1/payseal/sessions', {{
           'deferred[mode]': 'payment', 'deferred[amount]': 1099, 'deferred[currency]': 'usd',
           customer_session_client_secret: '{session}',
         }});
         const token = {{ 'sessionToken': form.told.session_token }};
         const tries = {{
           form,
           intent: await steal('GET', 'v1/payment_intents/{intent}', {{ ...asked, ...expand }}),
           method: await steal('GET', 'v1/payment_methods/{method}', asked),
           methods: await steal('GET', 'v1/payment_methods', {{ customer: '{customer}', type: 'card' }}),
           customer: await steal('GET', 'v1/customers/{customer}', {{}}),
           charges: await steal('GET', 'v1/charges', {{ payment_intent: '{intent}' }}),
           token: await steal('POST', 'v1/confirmation_tokens', {{ payment_method: '{method}' }}),
           list: await steal('GET', 'services/v3/payment_methods/list/{customer}', token, token),
         }};
         return Object.fromEntries(Object.entries(tries).map(([name, {{ status }}]) => [name, status]));"
    );
    let tries = host
        .run(&format!("return (async () => {{ {script} }})()"))
        .await?;
    let status = |name: &str| tries.get(name).and_then(Value::as_u64);
    for (name, expected) in [
        ("form", 200),
        ("intent", 200),
        ("method", 403),
        ("methods", 403),
        ("customer", 403),
        ("charges", 403),
        ("token", 200),
        ("list", 0),
    ] {
        ensure!(status(name) == Some(expected), "{name}: {tries}");
    }
    Ok(())
}

/// Nothing in the page, its process and what it sent is of the card, but for its face.
async fn see_only_the_face(stage: &Stage, host: &Host, before: &World) -> Outcome {
    let world = World::of(stage, host).await?;
    world.demand_only_of(&FACE, &CARD, before)?;
    let sent = stage.tap.requests_to(stage.gateway(), "/v1/");
    ensure!(!sent.is_empty(), "the page has asked nothing");
    for one in sent {
        let found = hits(&format!("{} {}", one.path, one.body));
        ensure!(found.is_empty(), "sent to {}: {found:?}", one.path);
    }
    // Only Chromium hands out its heap.
    if let Some(port) = stage.devtools {
        let found = heap::snapshot(port, stage.shop()).await?;
        let found = hits(&found);
        ensure!(found.is_empty(), "in the page's process: {found:?}");
    }
    Ok(())
}

/// A checkout session of the customer: its client secret.
async fn checkout(stage: &Stage, merchant: &Merchant, customer: &str) -> Outcome<String> {
    let price = "currency=usd&unit_amount=1099&product_data[name]=Shirt";
    let price = text(&merchant.call("POST", "prices", price).await?, "/id")?;
    let body = format!(
        "mode=payment&ui_mode=elements&line_items[0][price]={price}&line_items[0][quantity]=1\
         &customer={customer}&return_url={}/returned",
        stage.shop()
    );
    let made = merchant.call("POST", "checkout/sessions", &body).await?;
    made.get("client_secret")
        .and_then(Value::as_str)
        .map(str::to_owned)
        .context("a client secret")
}
