//! What a shopper, a filler and the browser itself do to what was typed: undo and redo, values that
//! come without an event, dates in other writings, and a page that comes back from the cache.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard, press_control, press_with},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(undo_and_redo_cross_the_groups),
        scenario!(what_is_only_filled_in_is_read_when_it_is_sent),
        scenario!(dates_in_other_writings_are_understood),
        scenario!(a_page_that_comes_back_has_no_code),
        scenario!(a_token_that_is_always_refused_ends_with_a_word),
        scenario!(a_pages_own_list_is_read_card_by_card),
    ]
}

async fn ready_form(stage: &Stage) -> Outcome<(Host, CardForm)> {
    let host = Host::new(stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let form = host.form();
    Ok((host, form))
}

async fn undo_and_redo_cross_the_groups(stage: Stage) -> Outcome {
    let (_host, form) = ready_form(&stage).await?;
    form.type_into(Field::Number, "42424").await?;
    form.see_text(Field::Number, "4242 4").await?;
    for text in ["4242", "424", "42"] {
        press_control(&stage.driver, 'z').await?;
        form.see_text(Field::Number, text).await?;
    }
    press_control(&stage.driver, 'y').await?;
    form.see_text(Field::Number, "424").await?;
    form.press("2").await?;
    form.see_text(Field::Number, "4242").await?;
    // Something else was typed: there is nothing to make again.
    press_control(&stage.driver, 'y').await?;
    form.see_text(Field::Number, "4242").await?;

    form.type_into(Field::Expiry, "12").await?;
    form.see_text(Field::Expiry, "12 / ").await?;
    let redo = || async {
        let chain = stage
            .driver
            .action_chain()
            .key_down(Key::Control)
            .key_down(Key::Shift)
            .key_down('z')
            .key_up('z');
        let chain = chain.key_up(Key::Shift).key_up(Key::Control);
        Outcome::Ok(chain.perform().await?)
    };
    redo().await?;
    form.see_text(Field::Expiry, "12 / ").await?;
    press_control(&stage.driver, 'z').await?;
    form.see_text(Field::Expiry, "1").await?;
    redo().await?;
    form.see_text(Field::Expiry, "12 / ").await?;
    press_with(&stage.driver, Key::Shift, Key::Tab).await?;
    form.see_text(Field::Number, "4242").await
}

/// Sets the values and says nothing, as some fillers do.
const FILL: &str = "const card = { number: '4242424242424242', expiry: '12/2034', cvc: '123' };
    for (const [id, value] of Object.entries(card)) document.getElementById(id).value = value;";

async fn what_is_only_filled_in_is_read_when_it_is_sent(stage: Stage) -> Outcome {
    let (host, form) = ready_form(&stage).await?;
    form.run(FILL, vec![]).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn dates_in_other_writings_are_understood(stage: Stage) -> Outcome {
    let (_host, form) = ready_form(&stage).await?;
    for text in ["exp 12/34", "Dec 2034", "3412", "34/12", "2034-12"] {
        form.paste(Field::Expiry, text).await?;
        form.see_text(Field::Expiry, "12 / 34").await?;
        form.empty(Field::Expiry).await?;
    }
    form.type_into(Field::Expiry, "2034-12").await?;
    form.see_text(Field::Expiry, "12 / 34").await
}

/// Goes to another page and back, by the back button.
async fn a_page_that_comes_back_has_no_code(stage: Stage) -> Outcome {
    let (host, form) = ready_form(&stage).await?;
    form.fill(&TestCard::VISA).await?;
    host.enter().await?;
    host.run("window.wasHere = true").await?;
    stage.driver.goto(format!("{}/order", stage.shop())).await?;
    stage.driver.back().await?;
    host.event("ready").await?;
    form.see_text(Field::Cvc, "").await?;
    // Whether the page came back as it was is the browser's to decide, and differs by engine.
    let kept = host.run("return window.wasHere === true").await? == json!(true);
    let number = form.text_in(Field::Number).await?;
    if !kept {
        ensure!(number.is_empty(), "a new page has a number: {number}");
        return Ok(());
    }
    ensure!(
        number == TestCard::VISA.shown,
        "the number is gone: {number}"
    );
    form.see_notice("notice_code_forgotten").await?;
    form.type_into(Field::Cvc, "123").await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// Opens a bench that pays, with these options besides a token that the gateway does not know.
async fn open_paying(host: &Host, options: &str) -> Outcome {
    host.open_bench(&Value::Null).await?;
    let script = format!(
        "bench.one = bench.element('#payseal', {{ mode: 'payment', customerId: undefined, ...{options} }})"
    );
    host.run(&script).await?;
    host.event("ready").await?;
    Ok(())
}

async fn a_token_that_is_always_refused_ends_with_a_word(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let options = "{ customerId: 'cus_1', sessionToken: async () => {
        bench.tokens += 1; return { sessionToken: '0123456789abcdef0123456789abcdef' } } }";
    open_paying(&host, options).await?;
    let told = host.event("error").await?;
    let code = told.pointer("/event/code").and_then(Value::as_str);
    ensure!(code == Some("session_token_refused"), "{told}");
    let hint = told.pointer("/event/hint").and_then(Value::as_str);
    ensure!(hint.is_some_and(|it| it.contains("sessionToken")), "{told}");
    let tokens = host.run("return bench.tokens").await?;
    ensure!(tokens == json!(2), "{tokens} tokens were asked for");
    // The form can be used, and the shopper can ask again.
    let form = host.form();
    form.hook("saved-cards-retry").await?;
    form.hook("card-number").await?;
    Ok(())
}

async fn a_pages_own_list_is_read_card_by_card(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let options = "{ sessionToken: bench.checkout, savedCards: { list: () => [
        { customerPaymentMethodId: 'pm_1', brand: 'girocard', last4: 4242, expMonth: '03', expYear: '2039', network: {} },
        { customerPaymentMethodId: 'pm_2', brand: 'master', last4: '4444', holder: null },
        { customerPaymentMethodId: 'pm_3', last4: '4242424242424242' },
        { customerPaymentMethodId: 'pm_1', last4: '1111' } ] } }";
    open_paying(&host, options).await?;
    let form = host.form();
    let ids = form.see_saved(2).await?;
    ensure!(ids == ["pm_1", "pm_2"], "{ids:?}");
    for (brand, last4) in [("Girocard", "4242"), ("Mastercard", "4444")] {
        form.see_sentence("saved_card", &[("brand", brand), ("last4", last4)])
            .await?;
    }
    let hint = wait::until(
        "the page to hear of the cards that are not shown",
        || async {
            let errors = host.events("error").await?;
            let told = errors.iter().find(|it| {
                it.pointer("/event/code").and_then(Value::as_str) == Some("saved_card_invalid")
            });
            Ok(told.and_then(|it| it.pointer("/event/hint")?.as_str().map(str::to_owned)))
        },
    )
    .await?;
    ensure!(
        hint.contains("cards[2]: last4") && hint.contains("cards[3]: "),
        "{hint}"
    );
    ensure!(!hint.contains("4242"), "{hint}");
    Ok(())
}
