//! The page sweeps the width of the form and reads its height: it learns how many cards there are and what
//! is open, and not whose they are.

use anyhow::{Context as _, ensure};
use payseal_e2e::{Outcome, pages::Host, runner::Scenario, scenario, stage::Stage, wait};
use serde_json::{Value, json};

use crate::page::open;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(no_width_tells_one_saved_card_from_another)]
}

/// A card, and others that differ from it in one thing each, which a name, a date or a digit could make
/// longer; the last differs in all.
fn cards() -> (Value, [Value; 6]) {
    let card = |brand: &str, last4: &str, name: &str, month: u8, year: u16| json!({ "brand": brand, "last4": last4, "holder": name, "expMonth": month, "expYear": year });
    (
        card("visa", "8888", "Ada Lovelace", 1, 2037),
        [
            card("amex", "8888", "Ada Lovelace", 1, 2037),
            card(
                "visa",
                "8888",
                "Augusta Ada King, Countess of Lovelace",
                1,
                2037,
            ),
            card("visa", "1111", "Ada Lovelace", 1, 2037),
            card("visa", "8888", "", 1, 2037),
            // The clock of these browsers is this machine's: the month that is now is asked of it.
            card("visa", "8888", "Ada Lovelace", 0, 0),
            card("unionpay", "0004", "", 12, 2036),
        ],
    )
}

/// The heights of the form in the widths of a phone and of a column, measured as they are told. A longer text
/// breaks its line in every width between its own and the shorter one's, so a few pixels are a fine sieve.
const SWEEP: &str = "
    const form = document.querySelector('.ps-form');
    const heights = {};
    for (let width = 200; width <= 640; width += arguments[0]) {
      document.documentElement.style.width = `${width}px`;
      heights[width] = Math.ceil(form.getBoundingClientRect().height);
    }
    document.documentElement.style.width = '';
    return heights";

/// How many pixels a sweep goes at once: of the list as it comes, and of what opens in it.
const FINE: u32 = 2;
const COARSE: u32 = 4;

/// What is pressed before each sweep, by a script of the test's own.
const STATES: [(&str, &str); 5] = [
    ("as it comes", ""),
    ("what can be done", "[data-act=manage]"),
    ("being changed", "[data-act=edit]"),
    ("asked about", "[data-act=keep],[data-act=remove]"),
    ("removed", "[data-act=removed]"),
];

async fn heights(host: &Host, card: &Value, states: bool) -> Outcome<Vec<(&'static str, Value)>> {
    host.run("bench.one.destroy(); bench.events.length = 0")
        .await?;
    host.run(&format!(
        "const now = new Date();
         const card = {card};
         if (!card.expYear) [card.expMonth, card.expYear] = [now.getMonth() + 1, now.getFullYear()];
         const other = {{ brand: 'visa', last4: '0000', expMonth: 1, expYear: 2037, customerPaymentMethodId: 'pm_other' }};
         bench.one = bench.element('#payseal', {{
           mode: 'payment', customerId: 'cus_any', sessionToken: bench.checkout,
           savedCards: {{ cvc: 'always', list: () => [{{ ...card, customerPaymentMethodId: 'pm_one' }}, other] }} }})"
    ))
    .await?;
    host.event("ready").await?;
    let form = host.form();
    form.see_saved(2).await?;
    let mut told = Vec::new();
    for (state, pressed) in STATES {
        if !pressed.is_empty() {
            if !states {
                break;
            }
            for selector in pressed.split(',') {
                let press = format!("document.querySelector('{selector}').click()");
                wait::until(selector, || async {
                    Ok(form.run(&press, vec![]).await.ok())
                })
                .await?;
            }
            // What was pressed is gone, or opens.
            form.await_stillness().await?;
        }
        let step = if pressed.is_empty() { FINE } else { COARSE };
        told.push((state, form.run(SWEEP, vec![json!(step)]).await?));
    }
    Ok(told)
}

async fn no_width_tells_one_saved_card_from_another(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let (one, others) = cards();
    let first = heights(&host, &one, true).await?;
    for other in &others {
        let second = heights(&host, other, true).await?;
        for ((state, one_told), (_, other_told)) in first.iter().zip(&second) {
            let at = differing(one_told, other_told)?;
            ensure!(
                at.is_empty(),
                "{state}: widths {at:?} tell {one} from {other}"
            );
        }
    }
    // The control: in rows that are as high as what is in them the sweep tells a brand and a name.
    let form = host.form();
    let loose = "document.styleSheets[0].insertRule(
        '.ps-top,.ps-pick,.ps-face>*{height:auto!important;white-space:normal!important}')";
    let mut told = Vec::new();
    for card in std::iter::once(&one).chain(others.iter().take(2)) {
        heights(&host, card, false).await?;
        form.run(loose, vec![]).await?;
        told.push(form.run(SWEEP, vec![json!(FINE)]).await?);
    }
    let (first, rest) = told.split_first().context("a sweep")?;
    for (told, other) in rest.iter().zip(&others) {
        ensure!(
            !differing(first, told)?.is_empty(),
            "the sweep is blind to {other}"
        );
    }
    Ok(())
}

/// At which widths two sweeps differ.
fn differing(one: &Value, other: &Value) -> Outcome<Vec<String>> {
    let (one, other) = (
        one.as_object().context("heights")?,
        other.as_object().context("heights")?,
    );
    ensure!(!one.is_empty() && one.len() == other.len(), "half a sweep");
    let differ = one.iter().filter(|(at, it)| other.get(*at) != Some(it));
    Ok(differ.map(|(at, _)| at.clone()).collect())
}
