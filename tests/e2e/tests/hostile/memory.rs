//! The frame's own hygiene: after a card was saved, the program's memory has none of it.

use anyhow::ensure;
use payseal_e2e::{Outcome, runner::Scenario, scenario, stage::Stage, wait};
use serde_json::{Value, json};

use crate::page::{CARD, open};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(after_a_card_is_saved_the_memory_has_nothing_of_it),
        scenario!(after_clear_the_memory_has_nothing_of_it),
        scenario!(a_defect_ends_in_words_and_no_data).loud(),
    ]
}

/// Searches the whole memory of the program for texts: as ASCII, UTF-16 and binary-coded decimals.
const SEARCH: &str = "
    const bytes = new Uint8Array(window.__watch.wasm.memory.buffer);
    const ascii = (text) => [...text].map((letter) => letter.charCodeAt(0));
    const utf16 = (text) => ascii(text).flatMap((code) => [code, 0]);
    const bcd = (text) => (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    const find = (wanted) => {
      let hits = 0;
      outer: for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        for (let next = 1; next < wanted.length; next += 1) {
          if (bytes[at + next] !== wanted[next]) continue outer;
        }
        hits += 1;
      }
      return hits;
    };
    const found = {};
    for (const [name, text] of Object.entries(arguments[0])) {
      for (const [how, dress] of Object.entries({ ascii, utf16, bcd })) {
        // Two bytes are found anywhere by chance.
        if (how === 'bcd' && text.length < 8) continue;
        const hits = find(dress(text));
        if (hits) found[`${name} ${how}`] = hits;
      }
    }
    return { size: bytes.length, found };";

async fn search(host: &payseal_e2e::pages::Host) -> Outcome<Value> {
    // An allocator writes over the first bytes of what is given back: the rest must be known, too.
    let rest = &CARD.shown[CARD.shown.len() - 8..];
    let texts = json!({
        "number": CARD.number, "shown": CARD.shown, "half": CARD.number[..8], "tail": CARD.number[7..],
        "rest": rest,
        "cvc": CARD.cvc, "expiry": format!("{} / {}", &CARD.expiry[..2], &CARD.expiry[2..]),
    });
    host.form().run(SEARCH, vec![texts]).await
}

/// What is found while the card is typed, so that the search is known to see.
async fn demand_sight(host: &payseal_e2e::pages::Host) -> Outcome {
    let typed = search(host).await?;
    ensure!(
        typed.pointer("/found/number ascii").is_some()
            || typed.pointer("/found/shown ascii").is_some(),
        "a typed number is not found in the memory, so the search sees nothing: {typed}"
    );
    Ok(())
}

async fn demand_wiped(host: &payseal_e2e::pages::Host) -> Outcome {
    let left = search(host).await?;
    ensure!(
        left.get("found") == Some(&json!({})),
        "the memory still has the card: {left}"
    );
    let inputs = "return [...document.querySelectorAll('input')].map((one) => one.value).join('')";
    let inputs = host.form().run(inputs, vec![]).await;
    // Where the fields are gone with the card there is nothing to be empty.
    ensure!(
        inputs.is_err() || inputs.is_ok_and(|text| text == json!("")),
        "an input still has a text"
    );
    Ok(())
}

async fn after_a_card_is_saved_the_memory_has_nothing_of_it(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    host.form().fill(&CARD).await?;
    demand_sight(&host).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    demand_wiped(&host).await
}

async fn after_clear_the_memory_has_nothing_of_it(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let form = host.form();
    form.fill(&CARD).await?;
    demand_sight(&host).await?;
    host.run("bench.one.clear()").await?;
    form.see_text(payseal_core::card::Field::Number, "").await?;
    demand_wiped(&host).await
}

/// A call into the program with values that are none is as bad as any defect of its own.
async fn a_defect_ends_in_words_and_no_data(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let form = host.form();
    form.fill(&CARD).await?;
    // Nothing can be drawn any more, and the reasons of empty fields are to be.
    form.run(
        "for (const draws of ['insertBefore', 'appendChild', 'append']) {
           for (const { prototype } of [Node, Element]) {
             if (prototype[draws]) prototype[draws] = () => { throw new Error('a defect'); };
           }
         }",
        vec![],
    )
    .await?;
    host.run("bench.one.clear(); void bench.one.createPaymentMethod()")
        .await?;
    wait::until_true("a form that stopped", || async {
        let told = host.events("loaderror").await?;
        Ok(!told.is_empty())
    })
    .await?;
    let told = host.event("loaderror").await?;
    let words = told.to_string();
    ensure!(
        told.pointer("/event/code") == Some(&json!("frame_crashed")),
        "{words}"
    );
    for piece in [CARD.number, CARD.cvc, &CARD.number[..6]] {
        ensure!(!words.contains(piece), "the error tells the card: {words}");
    }
    ensure!(form.is_absent().await?, "a form that stopped has fields");
    Ok(())
}
