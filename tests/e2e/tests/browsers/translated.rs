//! Somebody rewrites the text of the form's document, as a translating extension does: nothing breaks,
//! nothing typed is lost, and what is said next is said.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_form_that_is_rewritten_in_every_state),
        scenario!(a_form_that_is_torn_is_drawn_anew),
    ]
}

/// Puts every text into two elements of its own, which is what Chromium's translator does.
const REWRITE: &str = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest('svg, script')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
    return texts.length;";

async fn rewrite(form: &CardForm) -> Outcome {
    form.run(REWRITE, vec![]).await?;
    Ok(())
}

async fn a_form_that_is_rewritten_in_every_state(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open_bench(&json!({ "holder": "always", "savedCards": { "save": "auto" } }))
        .await?;
    host.event("ready").await?;
    let asks = form
        .run("return document.documentElement.translate", vec![])
        .await?;
    ensure!(
        asks == json!(false),
        "the document lets itself be translated"
    );
    rewrite(&form).await?;
    host.press_pay().await?;
    host.result().await?;
    form.see_sentence("reason_number_missing", &[]).await?;
    rewrite(&form).await?;
    form.fill(&TestCard::VISA).await?;
    form.type_into(Field::Holder, "Ada Lovelace").await?;
    stage.tap.cut(stage.gateway());
    host.press_pay().await?;
    host.result().await?;
    form.see_notice("notice_unavailable").await?;
    rewrite(&form).await?;
    stage.tap.restore(stage.gateway());
    let mut hold = stage.tap.hold("/services/v3/payment_methods");
    host.press_pay().await?;
    hold.arrived().await?;
    form.see_sentence("busy", &[]).await?;
    rewrite(&form).await?;
    form.see_card(&TestCard::VISA).await?;
    hold.release();
    host.saved_id().await?;
    form.see_sentence("finished", &[]).await?;
    rewrite(&form).await?;
    ensure!(
        host.events("loaderror").await?.is_empty(),
        "the form stopped"
    );
    Ok(())
}

async fn a_form_that_is_torn_is_drawn_anew(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open_bench(&json!(null)).await?;
    host.run(
        "const card = { customerPaymentMethodId: 'pm_1', last4: '4242', brand: 'visa', expMonth: 1, expYear: 2039 };
         const list = () => new Promise((done) => { window.deliver = () => done([card]); });
         bench.one = bench.element('#payseal', { mode: 'payment', savedCards: { list } });",
    )
    .await?;
    host.event("ready").await?;
    // A list that is waited for has the place of the fields for a while; nobody waits here.
    form.run("document.documentElement.dataset.parts = ''", vec![])
        .await?;
    form.fill(&TestCard::VISA).await?;
    // Not only a text: the very element that the list is going to be drawn in front of.
    let tear = "const fields = document.querySelector('#app .ps-fields');
        const font = document.createElement('font');
        fields.replaceWith(font);
        font.append(fields);
        fields.closest('form').dataset.old = '';
        document.querySelector('#cvc').focus();";
    form.run(tear, vec![]).await?;
    host.run("deliver()").await?;
    form.see_saved(1).await?;
    form.see_card(&TestCard::VISA).await?;
    let anew = "const { form } = document.querySelector('#number');
        return [form.dataset.old === undefined, document.querySelectorAll('form').length,
          document.querySelectorAll('font').length, 'torn' in document.documentElement.dataset,
          document.activeElement.id]";
    let drawn = form.run(anew, vec![]).await?;
    ensure!(
        drawn == json!([true, 1, 0, false, "cvc"]),
        "not drawn anew: {drawn}"
    );
    // It goes on as if nothing had been.
    form.type_into(Field::Cvc, "8").await?;
    form.press_hook("saved-card").await?;
    ensure!(
        host.events("loaderror").await?.is_empty(),
        "the form stopped"
    );
    Ok(())
}
