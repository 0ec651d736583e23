//! One page on which one Payment Element after the other stands, its shopper's cards, and the merchant's server.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    pages::Host,
    stripe::{Merchant, text},
    wait,
};
use serde_json::{Value, json};

/// A page on which `show(options, how)` puts one element in the place of the one before, and says what it heard first:
/// that the form is ready, or why not.
pub(crate) const PAGE: &str = r#"<!doctype html>
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
</main>
<script>
// On the window: Firefox's driver finds no other name.
window.stripe = Stripe('{key}');
window.show = (options, how = (made) => made.create('payment')) => {
  window.element?.destroy();
  window.heard = [];
  window.elements = options && stripe.elements(options);
  window.element = how(elements);
  for (const name of ['change', 'savedpaymentmethodremove']) element.on(name, (event) => heard.push([name, event]));
  return new Promise((done) => {
    for (const name of ['ready', 'loaderror']) element.on(name, (event) => done([name, event]));
    element.mount('#payseal');
  });
};
</script>
</body>
</html>"#;

/// A customer with this many cards that may be shown again.
pub(crate) async fn customer(merchant: &Merchant, cards: &[&str]) -> Outcome<String> {
    let customer = text(&merchant.call("POST", "customers", "").await?, "/id")?;
    for card in cards {
        let body = format!("type=card&card[token]={card}&allow_redisplay=always");
        let made = merchant.call("POST", "payment_methods", &body).await?;
        let attach = format!("payment_methods/{}/attach", text(&made, "/id")?);
        let body = format!("customer={customer}");
        merchant.call("POST", &attach, &body).await?;
    }
    Ok(customer)
}

/// The ids of the customer's cards, as a server finds them.
pub(crate) async fn cards(merchant: &Merchant, customer: &str) -> Outcome<Vec<String>> {
    let path = format!("payment_methods?customer={customer}&type=card");
    let told = merchant.call("GET", &path, "").await?;
    let cards = told.pointer("/data").and_then(Value::as_array);
    let ids = cards.into_iter().flatten().map(|card| text(card, "/id"));
    ids.collect()
}

/// Puts an element into the page, and demands that its form loads.
pub(crate) async fn show(host: &Host, options: &str) -> Outcome {
    let told = host.run(&format!("return show({options})")).await?;
    ensure!(told.pointer("/0") == Some(&json!("ready")), "{told}");
    Ok(())
}

/// Waits until the page has last heard of the form as this script says.
pub(crate) async fn see_heard(host: &Host, what: &str) -> Outcome {
    let script = format!(
        "const last = heard.filter(([name]) => name === 'change').at(-1)?.[1]; return Boolean(last && ({what}))"
    );
    wait::until_true(what, || async {
        Ok(host.run(&script).await? == json!(true))
    })
    .await
}

/// The page confirms, and stays.
pub(crate) async fn pay(host: &Host) -> Outcome<Value> {
    host.form().await_stillness().await?;
    host.run("return stripe.confirmPayment({ elements, redirect: 'if_required' })")
        .await
}

pub(crate) fn see_status(told: &Value, kind: &str, expected: &str) -> Outcome {
    let status = text(told, &format!("/{kind}/status"));
    ensure!(status? == expected, "{told}");
    Ok(())
}

/// Waits until the form has no such thing: what comes with the session is there when it is ready.
pub(crate) async fn see_no_box(host: &Host) -> Outcome {
    host.form().see_gone("consent").await
}

/// Removes the chosen card, and chooses the last in the list, or a new one, which ends the time to put it back: what the
/// page heard of it.
pub(crate) async fn remove(host: &Host, shown: &[String]) -> Outcome<String> {
    let form = host.form();
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.hook("saved-card-undo").await?;
    match shown {
        [_, .., last] => {
            let choose = "document.querySelector(arguments[0]).click()";
            let last = json!(format!("input[value='{last}']"));
            form.run(choose, vec![last]).await?;
        }
        _ => form.press_hook("new-card").await?,
    }
    let told = wait::until("the page to hear of a removal", || async {
        let script =
            "return heard.find(([name]) => name === 'savedpaymentmethodremove')?.[1] ?? null";
        let told = host.run(script).await?;
        Ok(told.is_object().then_some(told))
    })
    .await?;
    let removed = text(&told, "/payment_method/id")?;
    ensure!(shown.contains(&removed), "another one: {told}");
    Ok(removed)
}
