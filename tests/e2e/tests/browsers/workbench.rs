//! The workbench of the demo shop: what is chosen on it shows on its form, in its code and in its address.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(a_choice_shows_on_the_form_in_code_and_address)]
}

async fn choose(host: &Host, control: &str, value: &str) -> Outcome {
    host.run(&format!(
        "const control = document.querySelector('#control-{control}');
         control.value = '{value}';
         control.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await?;
    Ok(())
}

async fn see_code(host: &Host, part: &str) -> Outcome {
    let code = host
        .run("return document.querySelector('#code').textContent")
        .await?;
    let is_there = code.as_str().is_some_and(|code| code.contains(part));
    ensure!(is_there, "{part} is not in the code: {code}");
    Ok(())
}

async fn a_choice_shows_on_the_form_in_code_and_address(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    // An address of a colleague's.
    host.open("/gallery?holder=always&language=zh-Hans").await?;
    let form = CardForm::new(&stage, "#trial");
    form.await_ready().await?;
    let chinese = CardForm::new(&stage, "#trial").in_locale(Locale::ZhHans);
    chinese.see_sentence("holder_label", &[]).await?;
    form.type_into(Field::Holder, "Robin Quay").await?;

    // In place: what was typed stays.
    host.enter().await?;
    choose(&host, "language", "ar").await?;
    let arabic = CardForm::new(&stage, "#trial").in_locale(Locale::Ar);
    arabic.see_sentence("holder_label", &[]).await?;
    choose(&host, "access", "disabled").await?;
    wait::until("the name to be kept and locked", || async {
        let there = form
            .run(
                "const input = document.querySelector('[data-testid=\"card-holder\"]');
                 return input.disabled && input.value;",
                vec![],
            )
            .await?;
        Ok((there == "Robin Quay").then_some(()))
    })
    .await?;
    see_code(&host, "locale: 'ar'").await?;
    see_code(&host, "disabled: true").await?;

    // Another form.
    choose(&host, "access", "open").await?;
    choose(&host, "mode", "payment").await?;
    choose(&host, "cards", "three").await?;
    // What has expired is folded away.
    arabic.see_saved(2).await?;
    see_code(&host, "list: '/api/saved-cards'").await?;
    let address = host.run("return location.search").await?;
    let wanted = "?mode=payment&cards=three&holder=always&language=ar";
    ensure!(address == wanted, "{address}, not {wanted}");
    Ok(())
}
