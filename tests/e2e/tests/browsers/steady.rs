//! What is below the form stays where it is, in every mode and through every state.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_that_is_saved_moves_nothing),
        scenario!(a_payment_moves_nothing),
        scenario!(saved_cards_move_nothing),
    ]
}

/// Keeps every place that the button below the form was painted at, since the form was put there.
const KEEP_PLACES: &str = "window.places = [];
    const look = () => {
      const top = Math.round(document.querySelector('#pay').getBoundingClientRect().top + scrollY);
      if (window.places.at(-1) !== top) window.places.push(top);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// Demands that the button was in one place all the while.
async fn demand_one_place(host: &Host, state: &str) -> Outcome {
    let script = "return new Promise((done) => requestAnimationFrame(() =>
        requestAnimationFrame(() => done(window.places))))";
    let places = host.run(script).await?;
    let count = places.as_array().map_or(0, Vec::len);
    ensure!(count == 1, "{state}: the button was at {places}");
    Ok(())
}

/// Opens the bench with a form of these options, watched from the moment that it is mounted.
async fn open(host: &Host, width: u32, options: &str) -> Outcome {
    host.open_bench(&json!(null)).await?;
    // A page knows whose checkout it is before it makes the form.
    host.run(&format!(
        "return (async () => {{
           document.querySelector('#payseal').style.width = '{width}px';
           const {{ customerId }} = await bench.checkout();
           bench.one = bench.element('#payseal', {options});
           {KEEP_PLACES}
         }})()"
    ))
    .await?;
    host.event("ready").await?;
    Ok(())
}

async fn a_card_that_is_saved_moves_nothing(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    for (width, options) in [
        (320, "{}"),
        (400, "{ savedCards: { save: 'never' } }"),
        (640, "{ savedCards: { save: 'auto' }, holder: 'always' }"),
        (640, "{ savedCards: { save: 'never' }, layout: 'row' }"),
    ] {
        let place = format!("{options} at {width} px");
        open(&host, width, options).await?;
        demand_one_place(&host, &format!("{place}, started")).await?;
        host.press_pay().await?;
        host.result().await?;
        form.see_sentence("reason_number_missing", &[]).await?;
        demand_one_place(&host, &format!("{place}, with reasons")).await?;
        form.fill(&TestCard::VISA).await?;
        if options.contains("holder") {
            form.type_into(Field::Holder, "Ada Lovelace").await?;
        }
        stage.tap.cut(stage.gateway());
        host.press_pay().await?;
        host.result().await?;
        form.see_notice("notice_unavailable").await?;
        demand_one_place(&host, &format!("{place}, with a notice")).await?;
        stage.tap.restore(stage.gateway());
        form.type_into(Field::Cvc, "7").await?;
        demand_one_place(&host, &format!("{place}, at the next key")).await?;
        form.empty(Field::Cvc).await?;
        form.type_into(Field::Cvc, "737").await?;
        host.press_pay().await?;
        host.saved_id().await?;
        form.see_sentence("finished", &[]).await?;
        demand_one_place(&host, &format!("{place}, saved")).await?;
    }
    Ok(())
}

async fn a_payment_moves_nothing(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    for (place, who) in [
        ("a customer without cards", "/checkout?guest=0"),
        ("a guest", "/checkout?guest=1"),
    ] {
        // The shop keeps in mind who is there.
        host.open(who).await?;
        let options = "{ mode: 'payment', customerId, sessionToken: bench.checkout }";
        open(&host, 480, options).await?;
        host.run("bench.pay = () => bench.one.confirm({ charge: (asked) => bench.charge(asked) })")
            .await?;
        form.fill(&TestCard::NO_FUNDS).await?;
        demand_one_place(&host, &format!("{place}, typed")).await?;
        host.press_pay().await?;
        host.result().await?;
        form.see_notice("declined_funds").await?;
        demand_one_place(&host, &format!("{place}, declined")).await?;
        // The first key takes the notice away.
        form.empty(Field::Number).await?;
        form.see_gone("notice").await?;
        demand_one_place(&host, &format!("{place}, at the next key")).await?;
        form.type_into(Field::Number, TestCard::VISA.typed(Field::Number))
            .await?;
        host.press_pay().await?;
        host.result().await?;
        form.hook("finished").await?;
        demand_one_place(&host, &format!("{place}, paid")).await?;
    }
    Ok(())
}

/// So many cards that the page lists.
fn cards(count: usize) -> Value {
    let card = |at| {
        json!({ "customerPaymentMethodId": format!("pm_{at}"), "last4": "4242", "brand": "visa",
            "expMonth": 1, "expYear": 2039 })
    };
    (0..count).map(card).collect()
}

async fn saved_cards_move_nothing(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    for (width, count) in [(480, 1), (480, 2), (340, 2), (300, 2)] {
        let place = format!("{count} saved cards at {width} px");
        let options = "{ mode: 'payment', sessionToken: bench.checkout,
            savedCards: { list: () => new Promise((come) => { bench.come = come }) } }";
        open(&host, width, options).await?;
        let waits = "return document.querySelector('.ps-loading') !== null";
        wait::until_true("a list on its way", || async {
            Ok(form.run(waits, vec![]).await? == json!(true))
        })
        .await?;
        demand_one_place(&host, &format!("{place}, on their way")).await?;
        let cards = cards(count);
        host.run(&format!("bench.come({cards})")).await?;
        form.see_saved(count).await?;
        form.await_stillness().await?;
        demand_one_place(&host, &place).await?;
    }
    Ok(())
}
