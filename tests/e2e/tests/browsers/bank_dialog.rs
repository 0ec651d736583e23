//! The dialog with the bank's page: what is left of it, where the focus goes, and a page that may not
//! show it.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{self, Bank, Host, TestCard, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
    tap::{Canned, Sent},
    wait,
};
use serde_json::json;
use thirtyfour::{By, Key};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(the_closed_dialog_leaves_nothing_and_gives_the_focus_to_the_result),
        scenario!(a_question_that_is_answered_by_key_gives_the_focus_back_to_the_bank),
        // The browser itself complains of the frame that it must not show.
        scenario!(a_bank_that_the_page_may_not_show_takes_the_whole_window).loud(),
        scenario!(a_page_that_is_isolated_shows_the_bank_here_or_in_the_whole_window).loud(),
        scenario!(a_payment_after_its_end_is_told_again_and_can_be_focused),
    ]
}

/// A bench that pays, with a card typed whose bank asks; what `pay` leaves in `bench.at` is the document's
/// height when the payment is over.
async fn till(stage: &Stage) -> Outcome<Host> {
    let host = Host::new(stage);
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::CHALLENGE).await?;
    host.run(
        "bench.pay = () => bench.one.confirm({ charge: bench.charge }).then((result) => {
           bench.at = document.documentElement.scrollHeight;
           bench.drawn = getComputedStyle(document.querySelector('payseal-challenge')).display;
           return result;
         })",
    )
    .await?;
    Ok(host)
}

async fn the_closed_dialog_leaves_nothing_and_gives_the_focus_to_the_result(
    stage: Stage,
) -> Outcome {
    let host = till(&stage).await?;
    let (form, bank) = (host.form(), Bank::new(&stage));
    // The payment begins in the form: the focus is nowhere else.
    form.press_on(Field::Cvc).await?;
    form.press(Key::Enter).await?;
    bank.press("complete").await?;
    host.result().await?;
    let drawn = host.run("return bench.drawn").await?;
    ensure!(drawn == json!("none"), "the closed dialog is {drawn}");
    bank.see_gone().await?;
    let grown = "document.querySelector('#result').textContent = '';
        return document.documentElement.scrollHeight - bench.at";
    let grown = host.run(grown).await?;
    ensure!(
        grown == json!(0),
        "the document was {grown} px lower without it"
    );
    see_focus_on_the_result(&host).await
}

/// Waits for the focus; an error says where it is instead, in the page and in the form.
async fn see_focus_on_the_result(host: &Host) -> Outcome {
    let form = host.form();
    let seen = wait::until_true("the focus on the result", || async {
        Ok(host.focused().await? == "iframe" && form.focused().await? == "finished")
    });
    let Err(error) = seen.await else {
        return Ok(());
    };
    let page = host.run(WHERE_THE_FOCUS_IS).await?;
    let frame = form.run(WHERE_THE_FOCUS_IS, vec![]).await?;
    Err(error.context(format!("in the page {page}, in the form {frame}")))
}

const WHERE_THE_FOCUS_IS: &str = "const at = document.activeElement;
    return [document.hasFocus(), document.visibilityState, at?.localName, at?.id].join(' ')";

async fn a_question_that_is_answered_by_key_gives_the_focus_back_to_the_bank(
    stage: Stage,
) -> Outcome {
    let host = till(&stage).await?;
    let bank = Bank::new(&stage);
    host.press_pay().await?;
    bank.enter().await?;
    let sees = |hook: &'static str| {
        let host = &host;
        async move {
            wait::until_true(&format!("the focus on {hook}"), || async {
                let at = "return document.querySelector('payseal-challenge')
                    .shadowRoot.activeElement?.dataset.testid ?? ''";
                Ok(host.run(at).await? == json!(hook))
            })
            .await
        }
    };
    for key in [Key::Enter, Key::Space] {
        bank.press_dialog("close").await?;
        sees("challenge-continue").await?;
        pages::press(&stage.driver, key).await?;
        sees("challenge-frame").await?;
    }
    Ok(())
}

const ELSEWHERE: &str = "http://bank.localhost:4998";

async fn a_bank_that_the_page_may_not_show_takes_the_whole_window(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let page = bench_page(
        stage.gateway(),
        stage.account(),
        &json!({"mode": "payment"}),
    );
    let meta = format!(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"frame-src {}\">",
        stage.gateway()
    );
    stage
        .tap
        .page(&format!("{ELSEWHERE}/3ds"), "<h1 id=bank>The bank</h1>");
    host.open_page("/narrow", &page.replacen("<head>", &meta, 1))
        .await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run(&format!(
        "bench.pay = () => bench.one.confirm({{
           charge: () => ({{ status: 'challenge', redirectUrl: '{ELSEWHERE}/3ds' }}) }})"
    ))
    .await?;
    host.press("#pay").await?;
    host.find("#bank").await?;
    Ok(())
}

async fn a_page_that_is_isolated_shows_the_bank_here_or_in_the_whole_window(
    stage: Stage,
) -> Outcome {
    let host = Host::new(&stage);
    let page = bench_page(
        stage.gateway(),
        stage.account(),
        &json!({"mode": "payment"}),
    );
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ];
    stage.tap.answer(
        "/isolated",
        Canned {
            status: 200,
            headers: headers.map(|(name, is)| (name, is.to_owned())).to_vec(),
            body: page,
            sent: Sent::Whole,
        },
    );
    stage
        .tap
        .page(&format!("{ELSEWHERE}/3ds"), "<h1 id=bank>The bank</h1>");
    host.open("/isolated").await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run(&format!(
        "bench.pay = () => bench.one.confirm({{
           charge: () => ({{ status: 'challenge', redirectUrl: '{ELSEWHERE}/3ds' }}) }})"
    ))
    .await?;
    host.press("#pay").await?;
    wait::until_true("the bank's page", || async {
        if host
            .run("return document.querySelector('#bank') !== null")
            .await?
            == json!(true)
        {
            return Ok(true);
        }
        let script = "return document.querySelector('payseal-challenge')
            ?.shadowRoot.querySelector('iframe') ?? null";
        let found = stage.driver.execute(script, vec![]).await?;
        let Ok(frame) = found.element() else {
            return Ok(false);
        };
        frame.enter_frame().await?;
        Ok(stage.driver.find(By::Id("bank")).await.is_ok())
    })
    .await
}

async fn a_payment_after_its_end_is_told_again_and_can_be_focused(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run("bench.pay = () => bench.one.confirm({ charge: bench.charge })")
        .await?;
    host.press_pay().await?;
    let first = host.result().await?;
    host.press_pay().await?;
    let second = host.result().await?;
    ensure!(first.get("charge").is_some(), "no charge: {first}");
    ensure!(first == second, "{first} and then {second}");
    host.run("bench.one.focus()").await?;
    see_focus_on_the_result(&host).await
}
