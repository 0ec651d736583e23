//! What happens to what is typed: shapes, carets, paste, autofill, and typing before the program
//! of the form has arrived.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard, press_control},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(digits_are_grouped_and_the_caret_stays),
        scenario!(the_expiry_shapes_itself),
        scenario!(the_focus_goes_on_from_field_to_field_and_back),
        scenario!(a_pasted_number_is_understood),
        scenario!(an_autofilled_card_is_understood),
        scenario!(typing_before_the_program_arrives_is_kept),
        scenario!(a_full_form_before_the_program_arrives_is_saved),
    ]
}

async fn ready_form(stage: &Stage) -> Outcome<(Host, CardForm)> {
    let host = Host::new(stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let form = host.form();
    Ok((host, form))
}

async fn digits_are_grouped_and_the_caret_stays(stage: Stage) -> Outcome {
    let (_host, form) = ready_form(&stage).await?;
    form.type_into(Field::Number, "42424242").await?;
    form.see_text(Field::Number, "4242 4242").await?;

    form.put_caret(Field::Number, 2, 2).await?;
    form.press("1").await?;
    form.see_caret(Field::Number, "4214 2424 2", 3).await?;
    form.press(Key::Backspace).await?;
    form.see_caret(Field::Number, "4242 4242", 2).await?;

    // Backspace just after a gap takes the digit before it; Delete just before a gap, the one after.
    form.put_caret(Field::Number, 5, 5).await?;
    form.press(Key::Backspace).await?;
    form.see_caret(Field::Number, "4244 242", 3).await?;
    form.put_caret(Field::Number, 4, 4).await?;
    form.press(Key::Delete).await?;
    form.see_caret(Field::Number, "4244 42", 4).await?;

    // A selection is replaced as a whole.
    form.put_caret(Field::Number, 0, 7).await?;
    form.press("3").await?;
    form.see_caret(Field::Number, "3", 1).await?;
    form.press("78282246310005").await?;
    form.see_text(Field::Number, "3782 822463 10005").await?;
    // More digits than the brand has are refused, not swapped for others.
    form.press("9").await?;
    form.see_text(Field::Number, "3782 822463 10005").await
}

async fn the_expiry_shapes_itself(stage: Stage) -> Outcome {
    let (_host, form) = ready_form(&stage).await?;
    for (typed, shown) in [("1234", "12 / 34"), ("934", "09 / 34"), ("1/34", "01 / 34")] {
        form.type_into(Field::Expiry, typed).await?;
        form.see_text(Field::Expiry, shown).await?;
        form.empty(Field::Expiry).await?;
    }
    form.type_into(Field::Expiry, "12").await?;
    form.press(Key::Backspace).await?;
    form.press(Key::Backspace).await?;
    form.press(Key::Backspace).await?;
    form.see_text(Field::Expiry, "").await
}

/// Waits for the focus to be in a field.
async fn see_focus(form: &CardForm, hook: &str) -> Outcome {
    wait::until(&format!("the focus in {hook}"), || async {
        Ok((form.focused().await? == hook).then_some(()))
    })
    .await
}

async fn the_focus_goes_on_from_field_to_field_and_back(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "autoAdvance": true })).await?;
    host.event("ready").await?;
    let form = host.form();
    form.press_on(Field::Number).await?;
    form.press("4242424242424242").await?;
    see_focus(&form, "card-expiry").await?;
    form.press("1234").await?;
    see_focus(&form, "card-cvc").await?;
    form.press("12").await?;
    let style = "return getComputedStyle(document.activeElement).webkitTextSecurity";
    let dots = form.run(style, vec![]).await?;
    ensure!(dots == "disc", "the code shows as {dots}");
    for _ in 0..2 {
        form.press(Key::Backspace).await?;
    }
    form.see_text(Field::Cvc, "").await?;
    // Once more, and the focus is where the date ends.
    form.press(Key::Backspace).await?;
    see_focus(&form, "card-expiry").await?;
    form.see_text(Field::Number, "4242 4242 4242 4242").await
}

async fn a_pasted_number_is_understood(stage: Stage) -> Outcome {
    let (host, form) = ready_form(&stage).await?;
    // The clipboard is filled as a person fills it: from another field, by keyboard.
    host.press("#before").await?;
    form.press("4242-4242 4242 4242 ").await?;
    press_control(&stage.driver, 'a').await?;
    press_control(&stage.driver, 'c').await?;
    form.press_on(Field::Number).await?;
    press_control(&stage.driver, 'v').await?;
    form.see_text(Field::Number, TestCard::VISA.shown).await?;

    form.paste(Field::Expiry, "2034-12").await?;
    form.see_text(Field::Expiry, "12 / 34").await?;
    // Full-width digits, as a Chinese keyboard types them.
    form.empty(Field::Expiry).await?;
    form.paste(Field::Expiry, "１２／３４").await?;
    form.see_text(Field::Expiry, "12 / 34").await?;
    form.paste(Field::Cvc, " 123 ").await?;
    form.see_card(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn an_autofilled_card_is_understood(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "holder": "always" })).await?;
    host.event("ready").await?;
    let form = host.form();
    form.enter().await?;
    let filled = form
        .run(
            "const card = { 'cc-name': 'Ada Lovelace', 'cc-number': '4242424242424242',
               'cc-exp': '12/2034', 'cc-csc': '123' };
             const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
             const filled = [];
             for (const [token, value] of Object.entries(card)) {
               const field = document.querySelector(`[autocomplete='${token}']`);
               if (!field) continue;
               set.call(field, value);
               field.dispatchEvent(new Event('input', { bubbles: true }));
               field.dispatchEvent(new Event('change', { bubbles: true }));
               filled.push(token);
             }
             return filled.sort();",
            vec![],
        )
        .await?;
    ensure!(
        filled == json!(["cc-csc", "cc-exp", "cc-name", "cc-number"]),
        "fields: {filled}"
    );
    form.see_card(&TestCard::VISA).await?;
    form.see_text(Field::Holder, "Ada Lovelace").await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// Opens a bench whose form has no program yet.
async fn form_without_program(stage: &Stage) -> Outcome<(Host, CardForm, payseal_e2e::tap::Hold)> {
    let host = Host::new(stage);
    let mut hold = stage.tap.hold(".wasm");
    // Mounted after the page has loaded: the held request would delay the page's load event.
    host.open_bench(&json!(null)).await?;
    host.run("bench.one = bench.element('#payseal', {})")
        .await?;
    hold.arrived().await?;
    let form = host.form();
    Ok((host, form, hold))
}

async fn typing_before_the_program_arrives_is_kept(stage: Stage) -> Outcome {
    let (host, form, hold) = form_without_program(&stage).await?;
    form.type_into(Field::Expiry, "12").await?;
    form.type_into(Field::Number, "424242").await?;
    form.put_caret(Field::Number, 3, 3).await?;
    ensure!(
        host.events("ready").await?.is_empty(),
        "ready without its program"
    );
    form.enter().await?;
    hold.release();
    host.event("ready").await?;
    // Same digits, the caret after the same three of them, the focus where it was.
    form.see_caret(Field::Number, "4242 42", 3).await?;
    ensure!(
        form.focused().await? == "card-number",
        "the focus went elsewhere"
    );
    form.press("9").await?;
    // A digit that completes a group puts the caret behind the gap.
    form.see_caret(Field::Number, "4249 242", 5).await?;
    form.type_into(Field::Expiry, "34").await?;
    form.see_text(Field::Expiry, "12 / 34").await
}

async fn a_full_form_before_the_program_arrives_is_saved(stage: Stage) -> Outcome {
    let (host, form, hold) = form_without_program(&stage).await?;
    for field in [Field::Number, Field::Expiry, Field::Cvc] {
        form.type_into(field, TestCard::VISA.typed(field)).await?;
    }
    host.press_pay().await?;
    ensure!(stage.tokenisations() == 0, "sent without its program");
    hold.release();
    host.saved_id().await?;
    Ok(())
}
