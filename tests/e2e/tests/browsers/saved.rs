//! The saved cards in the form: listed, chosen and paid with, by pointer, by keyboard and by the page.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(kept_cards_are_chosen_and_paid_with),
        scenario!(the_code_is_asked_for_again),
        scenario!(a_list_that_fails_leaves_the_form),
        scenario!(many_cards_are_folded),
        scenario!(the_page_draws_its_own_list),
        scenario!(the_list_is_used_by_keyboard_alone),
        scenario!(the_page_learns_no_face_of_a_card),
    ]
}

/// Two kept cards, the newer one first, at the checkout.
pub(crate) async fn two_kept(stage: &Stage) -> Outcome<(Host, [String; 2])> {
    let host = Host::new(stage);
    let older = host.keep(&TestCard::VISA).await?;
    let newer = host.keep(&TestCard::AMEX).await?;
    host.open("/checkout?amount=9.00").await?;
    let ids = host.form().see_saved(2).await?;
    let expected = [newer, older];
    ensure!(ids == expected, "not the newest first: {ids:?}");
    Ok((host, expected))
}

pub(crate) async fn see_paid_with(host: &Host, id: &str) -> Outcome {
    host.press_pay().await?;
    let result = host.result().await?;
    let paid = result.get("status") == Some(&json!("succeeded"));
    let with = result.get("customerPaymentMethodId") == Some(&json!(id));
    ensure!(paid && with, "not paid with {id}: {result}");
    Ok(())
}

async fn kept_cards_are_chosen_and_paid_with(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    ensure!(form.chosen().await? == ids[0], "the newest is not chosen");
    let names = form
        .run(
            "return [...document.querySelectorAll('[data-testid=saved-card]')].map((it) => it.ariaLabel)",
            vec![],
        )
        .await?;
    ensure!(
        names
            == json!([
                "American Express ending 8431, expires November 2039",
                "Visa ending 4242, expires December 2034"
            ]),
        "the names for the ear: {names}"
    );
    let second = format!("input[value='{}']", ids[1]);
    form.run(
        "document.querySelector(arguments[0]).click()",
        vec![json!(second)],
    )
    .await?;
    wait::until_true("the older card to be chosen", || async {
        Ok(form.chosen().await? == ids[1])
    })
    .await?;
    see_paid_with(&host, &ids[1]).await
}

async fn the_code_is_asked_for_again(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let id = host.keep(&TestCard::AMEX).await?;
    let form = host.form();
    host.open("/checkout?amount=9.00&cvc=always").await?;
    form.see_saved(1).await?;
    form.hook("saved-card-cvc").await?;
    host.press_pay().await?;
    host.see_error("cvc_missing", None).await?;
    form.type_hook("saved-card-cvc", "739").await?;
    host.press_pay().await?;
    host.see_error("cvc_incomplete", None).await?;
    form.type_hook("saved-card-cvc", "5").await?;
    see_paid_with(&host, &id).await?;

    let wrong = host.keep(&TestCard::BAD_CODE_LATER).await?;
    host.open("/checkout?amount=9.10&cvc=always").await?;
    form.see_saved(2).await?;
    ensure!(form.chosen().await? == wrong, "the newest is not chosen");
    form.type_hook("saved-card-cvc", "123").await?;
    host.press_pay().await?;
    let result = host.result().await?;
    let said = |at: &str| {
        result
            .pointer(at)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let refused = said("/error/code").or(said("/decline/code"));
    ensure!(
        ["card_refused", "cvc_incorrect"].contains(&refused.as_deref().unwrap_or_default()),
        "a wrong code was taken: {result}"
    );
    form.hook("saved-card-cvc").await?;
    form.see_sentence("reason_cvc_refused", &[]).await
}

/// The bench as a signed-in customer's checkout; `more` is added to the element's options.
pub(crate) async fn open_bench(host: &Host, more: &str) -> Outcome {
    host.open_bench(&json!(null)).await?;
    host.run(&format!(
        "bench.one = bench.element('#payseal', {{
           mode: 'payment', customerId: 'cus_any', sessionToken: bench.checkout, ...{more} }});
         bench.pay = () => bench.one.confirm({{ charge: bench.charge }})"
    ))
    .await?;
    host.event("ready").await?;
    Ok(())
}

async fn a_list_that_fails_leaves_the_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let id = host.keep(&TestCard::VISA).await?;
    stage.tap.cut(stage.gateway());
    stage.tap.restore(stage.gateway());
    let form = host.form();
    stage.tap.refuse("/payment_methods/list");
    open_bench(&host, "{}").await?;
    form.hook("saved-cards-retry").await?;
    form.see_sentence("saved_failed", &[]).await?;
    form.hook("card-number").await?;
    stage.tap.refuse_nothing();
    form.press_hook("saved-cards-retry").await?;
    let ids = form.see_saved(1).await?;
    ensure!(ids == [id.clone()], "{ids:?}");
    // The button is below the list, and moves when it comes.
    form.await_stillness().await?;
    see_paid_with(&host, &id).await
}

async fn many_cards_are_folded(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let list = "{ savedCards: { list: () => Array.from({ length: 13 }, (_, at) => ({
        customerPaymentMethodId: `pm_${at}`, brand: 'visa', last4: '4242', expMonth: 1, expYear: 2031 })) } }";
    open_bench(&host, list).await?;
    let form = host.form();
    form.see_saved(3).await?;
    form.see_sentence("saved_more", &[("count", "10")]).await?;
    // Below the edge of a small window: the keyboard reaches it, once the focus is in the form.
    form.press_hook("saved-card").await?;
    form.run(
        "document.querySelector('[data-testid=saved-cards-more]').focus()",
        vec![],
    )
    .await?;
    form.press(Key::Enter).await?;
    form.see_saved(13).await?;
    form.see_gone("saved-cards-more").await?;
    wait::until_true("the focus on the first card that was not there", || async {
        let focused = "return document.activeElement.value";
        Ok(form.run(focused, vec![]).await? == json!("pm_3"))
    })
    .await?;
    form.see_sentence("saved_unfolded", &[("count", "10")])
        .await
}

async fn the_page_draws_its_own_list(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let id = host.keep(&TestCard::VISA).await?;
    open_bench(&host, "{ savedCards: { redisplay: 'never' } }").await?;
    let form = host.form();
    form.hook("card-number").await?;
    ensure!(form.saved_ids().await?.is_empty(), "a list is shown");
    host.run(&format!("bench.one.select('{id}')")).await?;
    form.see_sentence("saved_outside", &[]).await?;
    let told = host.event("change").await?;
    ensure!(
        told.pointer("/event/selected") == Some(&json!(id)),
        "the page is not told: {told}"
    );
    host.run("bench.one.select(null)").await?;
    form.hook("card-number").await?;
    host.run(&format!("bench.one.select('{id}')")).await?;
    form.see_sentence("saved_outside", &[]).await?;
    see_paid_with(&host, &id).await
}

async fn the_list_is_used_by_keyboard_alone(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    form.await_ready().await?;
    form.press_hook("saved-card").await?;
    form.press(Key::Down).await?;
    wait::until_true("the next card to be chosen", || async {
        Ok(form.chosen().await? == ids[1])
    })
    .await?;
    form.press(Key::Down).await?;
    form.hook("card-number").await?;
    ensure!(form.chosen().await? == "new", "not the new card");
    form.press(Key::Up).await?;
    // From the choice to its button, to what that opens, and by Escape out of it again.
    form.press(Key::Tab).await?;
    see_focus(&form, "saved-card-manage").await?;
    form.press(Key::Enter).await?;
    form.hook("saved-card-edit").await?;
    form.press(Key::Tab).await?;
    see_focus(&form, "saved-card-edit").await?;
    form.press(Key::Enter).await?;
    wait::until_true("the focus in the date", || async {
        Ok(form.focused().await? == "saved-card-expiry")
    })
    .await?;
    form.press(Key::Escape).await?;
    wait::until_true("the focus back on editing", || async {
        Ok(form.focused().await? == "saved-card-edit")
    })
    .await?;
    form.see_gone("saved-card-expiry").await?;
    // The default is made by a key, and the focus stays in the row.
    form.press(Key::Tab).await?;
    see_focus(&form, "saved-card-default").await?;
    form.press(Key::Enter).await?;
    form.see_sentence("saved_preferred", &[("card", "Visa\u{a0}4242")])
        .await?;
    see_focus(&form, "saved-card-manage").await?;
    // Removed and put back without a pointer: one press each, and time enough while it has the focus.
    form.press(Key::Enter).await?;
    form.hook("saved-card-remove").await?;
    form.press(Key::Tab + Key::Tab).await?;
    see_focus(&form, "saved-card-remove").await?;
    form.press(Key::Enter).await?;
    see_focus(&form, "saved-card-remove-keep").await?;
    form.press(Key::Tab + Key::Enter).await?;
    see_focus(&form, "saved-card-undo").await?;
    form.press(Key::Enter).await?;
    let back = form.see_saved(2).await?;
    ensure!(back == ids, "not where it was: {back:?}");
    form.see_sentence("saved_restored", &[("card", "Visa\u{a0}4242")])
        .await
}

async fn see_focus(form: &CardForm, hook: &str) -> Outcome {
    wait::until_true(&format!("the focus on {hook}"), || async {
        Ok(form.focused().await? == hook)
    })
    .await
}

/// What the page hears of the form is ids and states: no brand of a kept card, no last digits.
async fn the_page_learns_no_face_of_a_card(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.keep(&TestCard::AMEX).await?;
    open_bench(&host, "{}").await?;
    let form = host.form();
    form.see_saved(1).await?;
    form.see_sentence(
        "saved_card",
        &[("brand", "American Express"), ("last4", "8431")],
    )
    .await?;
    host.run(
        "bench.pay = () => bench.one.confirm({ charge: async (request) => {
        const { status } = await bench.charge(request); return { status } } })",
    )
    .await?;
    host.press_pay().await?;
    host.result().await?;
    let heard = host.watched().await?.messages.join("\n");
    ensure!(!heard.is_empty(), "nothing was heard, which cannot be");
    for secret in ["8431", "3714", "amex", "2039"] {
        ensure!(
            !heard.contains(secret),
            "{secret} was told to the page: {heard}"
        );
    }
    Ok(())
}
