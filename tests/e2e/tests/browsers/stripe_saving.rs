//! Whether a card is kept: as the shopper says in the box, and as the page and the server say without one.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    stripe::{Merchant, text},
};
use serde_json::json;

use crate::{
    stripe_elements::{PAGE, cards, customer, pay, remove, see_no_box, see_status, show},
    stripe_guide::open_page,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // An IntegrationError is thrown on purpose.
        scenario!(a_card_is_kept_as_shopper_and_merchant_say)
            .only(&[Engine::Chromium])
            .loud(),
    ]
}

async fn a_card_is_kept_as_shopper_and_merchant_say(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let customer = customer(&merchant, &["tok_mastercard"]).await?;
    let theirs = format!("&customer={customer}");
    let session = merchant.customer_session(&customer, "").await?;
    let host = open_page(&stage, &merchant, "", PAGE).await?;
    let form = host.form();

    // The box is there by itself, and is not where the page says never.
    let (_, secret) = merchant.intent(&theirs).await?;
    let both = format!("clientSecret: '{secret}', customerSessionClientSecret: '{session}'");
    show(&host, &format!("{{ {both} }}")).await?;
    form.press_hook("new-card").await?;
    form.hook("consent").await?;
    show(
        &host,
        &format!("{{ {both}, savedPaymentMethod: {{ enableSave: 'never' }} }}"),
    )
    .await?;
    form.press_hook("new-card").await?;
    see_no_box(&host).await?;

    // Without a customer session nothing is shown and nothing is kept.
    show(&host, &format!("{{ clientSecret: '{secret}' }}")).await?;
    form.see_saved(0).await?;
    form.fill(&TestCard::VISA).await?;
    see_no_box(&host).await?;
    see_status(&pay(&host).await?, "paymentIntent", "succeeded")?;
    let before = cards(&merchant, &customer).await?;
    ensure!(before.len() == 1, "kept without a word: {before:?}");

    // The merchant has the card kept and the bank's way not: no box, and a word of it.
    let of_card = "&payment_method_options[card][setup_future_usage]=off_session";
    let body = format!(
        "amount=1099&currency=eur&payment_method_types[]=card&payment_method_types[]=giropay{theirs}{of_card}"
    );
    let made = merchant.call("POST", "payment_intents", &body).await?;
    let secret = text(&made, "/client_secret")?;
    show(&host, &format!("{{ clientSecret: '{secret}' }}")).await?;
    host.find("[data-testid=method-giropay]").await?;
    form.fill(&TestCard::VISA).await?;
    see_no_box(&host).await?;
    form.see_sentence("consent_always", &[("merchant", "Harbour Coffee")])
        .await?;
    see_status(&pay(&host).await?, "paymentIntent", "succeeded")?;
    let after = cards(&merchant, &customer).await?;
    ensure!(after.len() == 2, "not kept: {after:?}");

    // Both words for what a card is kept for exclude each other, once the form is drawn.
    let usage = "&[features][payment_method_save_usage]=off_session";
    let session = merchant.customer_session(&customer, usage).await?;
    let usage = format!("{theirs}&setup_future_usage=off_session");
    let (_, secret) = merchant.intent(&usage).await?;
    let told = host
        .run(&format!(
            "return show({{ clientSecret: '{secret}', customerSessionClientSecret: '{session}' }})"
        ))
        .await?;
    ensure!(
        told.pointer("/0") == Some(&json!("loaderror"))
            && text(&told, "/1/error/message")?.contains("payment_method_save_usage"),
        "{told}"
    );

    // The id of what is typed is for a server that confirms.
    show(
        &host,
        "{ mode: 'payment', amount: 1099, currency: 'usd', paymentMethodCreation: 'manual' }",
    )
    .await?;
    form.fill(&TestCard::VISA).await?;
    form.await_stillness().await?;
    let made = "return elements.submit().then(() => stripe.createPaymentMethod({ elements }))";
    let made = host.run(made).await?;
    let body = format!(
        "&confirm=true&payment_method={}&return_url={}/complete",
        text(&made, "/paymentMethod/id")?,
        stage.shop()
    );
    let (id, _) = merchant.intent(&body).await?;
    ensure!(merchant.status(&id).await? == "succeeded", "not paid");

    // A checkout session lists the customer's card until it is removed there.
    see_removed_in_a_checkout(&stage, &merchant, &host, &customer).await
}

async fn see_removed_in_a_checkout(
    stage: &Stage,
    merchant: &Merchant,
    host: &Host,
    customer: &str,
) -> Outcome {
    let price = "currency=usd&unit_amount=1099&product_data[name]=Shirt";
    let price = text(&merchant.call("POST", "prices", price).await?, "/id")?;
    let options = "saved_payment_method_options";
    let body = format!(
        "mode=payment&ui_mode=elements&line_items[0][price]={price}&line_items[0][quantity]=1\
         &customer={customer}&return_url={}/returned\
         &{options}[payment_method_save]=enabled&{options}[payment_method_remove]=enabled",
        stage.shop()
    );
    let made = merchant.call("POST", "checkout/sessions", &body).await?;
    let script = format!(
        "window.checkout = stripe.initCheckoutElementsSdk({{
           clientSecret: '{}',
           elementsOptions: {{ savedPaymentMethod: {{ enableSave: 'never' }} }},
         }});
         return show(undefined, () => checkout.createPaymentElement())",
        text(&made, "/client_secret")?
    );
    let told = host.run(&script).await?;
    ensure!(told.pointer("/0") == Some(&json!("ready")), "{told}");
    let form = host.form();
    let shown = form.see_saved(1).await?;
    let removed = remove(host, &shown).await?;
    let left = cards(merchant, customer).await?;
    ensure!(!left.contains(&removed), "not detached: {left:?}");
    form.hook("card-number").await?;
    see_no_box(host).await?;
    let now = "return checkout.loadActions().then(({ actions }) => actions.getSession().savedPaymentMethods)";
    ensure!(host.run(now).await? == json!([]), "still told to the page");
    Ok(())
}
