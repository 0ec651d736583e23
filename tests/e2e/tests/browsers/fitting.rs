//! Everything has its place, at every width and in every language: what is said is no higher than what
//! is kept for it, so that the height of the form says nothing but how wide it is and what it is for.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome, pages::Host, pages::TestCard, runner::Scenario, scenario, stage::Stage, wait,
};
use serde_json::{Value, json};

use super::accessible::Eye;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(what_is_said_has_its_place_at_every_width),
        scenario!(placeholders_are_seen_whole),
        scenario!(labels_stand_where_the_page_wants_them),
        scenario!(a_place_that_is_folded_opens_at_its_height),
    ]
}

/// The keys of what is said below a field.
const REASONS: [&str; 4] = ["reason_", "digits_", "expired_", "year_"];

const PLACES: &str = "
    const [reasons, notices, kept] = arguments;
    const of = (selector) => document.querySelector(selector).getBoundingClientRect().height;
    const sign = () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.classList.add('ps-sign');
      return svg;
    };
    const line = (words) => Object.assign(document.createElement('span'), { textContent: words });
    const wrong = [];
    for (const field of ['number', 'expiry', 'cvc', 'holder']) {
      const place = `#${field}-reason`;
      const bare = of(place);
      const at = document.querySelector(place);
      for (const [key, words] of reasons) {
        // A reason has a field; what is told of digits is told of numbers and codes alike.
        if (!key.includes(field) && !kept.some(([begin, where]) => key.startsWith(begin) && where === field)) continue;
        at.replaceChildren(sign(), line(words));
        if (of(place) !== bare) wrong.push([field, key, of(place), bare]);
      }
      at.replaceChildren();
    }
    const bare = of('.ps-foot');
    const alert = document.querySelector('.ps-alert');
    for (const [key, words] of notices) {
      const notice = Object.assign(document.createElement('div'), { className: 'ps-notice' });
      notice.append(sign(), line(words));
      alert.replaceChildren(notice);
      if (of('.ps-foot') !== bare) wrong.push(['notice', key, of('.ps-foot'), bare]);
    }
    alert.replaceChildren();
    return wrong;";

async fn what_is_said_has_its_place_at_every_width(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for locale in [Locale::En, Locale::ZhHans] {
        let text = locale.text();
        let filled = |words: &str| {
            words
                .replace("{count}", "4")
                .replace(
                    "{date}",
                    if locale == Locale::En {
                        "September 2024"
                    } else {
                        "2024年9月"
                    },
                )
                .replace("{year}", "2088")
        };
        let among = |begins: &[&str]| -> Value {
            text.entries()
                .filter(|(key, _)| begins.iter().any(|begin| key.starts_with(begin)))
                .map(|(key, words)| json!([key, filled(words)]))
                .collect()
        };
        let kept = json!([
            ["digits_", "number"],
            ["digits_", "cvc"],
            ["expired_", "expiry"],
            ["year_", "expiry"]
        ]);
        let arguments = vec![among(&REASONS), among(&["notice_", "declined_"]), kept];
        let options = json!({ "locale": locale.tag(), "holder": "always" });
        host.open_bench(&options).await?;
        host.event("ready").await?;
        let form = host.form().in_locale(locale);
        for width in [280, 300, 320, 344, 367, 368, 400, 463, 464, 520, 568, 768] {
            host.run(&format!(
                "document.querySelector('#payseal').style.width = '{width}px'"
            ))
            .await?;
            wait::until_true("the form to be as wide as its place", || async {
                Ok(form.run("return innerWidth", vec![]).await? == json!(width))
            })
            .await?;
            let wrong = form.run(PLACES, arguments.clone()).await?;
            ensure!(
                wrong == json!([]),
                "higher than its place at {width} px in {}: {wrong}",
                locale.tag()
            );
        }
    }
    Ok(())
}

/// The placeholders that are wider than what is seen of their fields.
const CUT: &str = "const pen = document.createElement('canvas').getContext('2d');
    return [...document.querySelectorAll('.ps-field:not([hidden]) input')].flatMap((input) => {
      const { font, letterSpacing, paddingLeft, paddingRight } = getComputedStyle(input);
      pen.font = font;
      const words = input.placeholder;
      const wide = pen.measureText(words).width + [...words].length * parseFloat(letterSpacing);
      const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return wide > room + 0.5 ? [[input.id, Math.round(wide), Math.round(room)]] : [];
    });";

async fn placeholders_are_seen_whole(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (locale, layout) in [
        (Locale::En, "stack"),
        (Locale::ZhHans, "stack"),
        (Locale::En, "row"),
        (Locale::ZhHans, "row"),
    ] {
        host.open_bench(&json!({ "locale": locale.tag(), "layout": layout }))
            .await?;
        host.event("ready").await?;
        let form = host.form().in_locale(locale);
        for width in [288, 320, 400, 567, 568, 600, 768] {
            host.run(&format!(
                "document.querySelector('#payseal').style.width = '{width}px'"
            ))
            .await?;
            wait::until_true("the form to be as wide as its place", || async {
                Ok(form.run("return innerWidth", vec![]).await? == json!(width))
            })
            .await?;
            let cut = form.run(CUT, vec![]).await?;
            ensure!(cut == json!([]), "cut off at {width} px, {layout}: {cut}");
        }
    }
    Ok(())
}

/// What is where: of each field its name as it is heard, whether that is seen, and whether it lies on what was typed;
/// the places of the fields; and whether number and code are dots.
const LABELS: &str = "
    const seen = (label) => !getComputedStyle(label).clipPath.startsWith('inset');
    const inputs = [...document.querySelectorAll('.ps-fields input')];
    return {
      named: inputs.every(({ labels }) => labels[0].textContent.length > 2),
      seen: inputs.filter(({ labels }) => seen(labels[0])).map(({ id }) => id),
      clear: inputs.every((input) => {
        const { top, height } = input.getBoundingClientRect();
        const text = top + parseFloat(getComputedStyle(input).paddingTop);
        const { bottom } = input.labels[0].getBoundingClientRect();
        return !input.value || !seen(input.labels[0]) || bottom <= text + (height - (text - top)) / 2 - 6;
      }),
      boxes: inputs.map((input) => {
        const { x, y, width, height } = input.closest('.ps-box').getBoundingClientRect();
        return [x, y, width, height];
      }),
      dots: ['number', 'cvc'].map((id) => getComputedStyle(document.getElementById(id)).webkitTextSecurity),
      height: innerHeight,
    };";

/// A member of what a script told, or null.
fn member(told: &Value, name: &str) -> Value {
    told.get(name).cloned().unwrap_or_default()
}

async fn labels_stand_where_the_page_wants_them(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (labels, theme, empty, typed) in [
        (
            "floating",
            "dark",
            json!(["number", "expiry", "cvc", "holder"]),
            json!(["number", "expiry", "cvc", "holder"]),
        ),
        ("hidden", "light", json!(["holder"]), json!([])),
    ] {
        host.open_bench(&json!({
            "labels": labels, "holder": "always", "maskNumber": true, "appearance": { "theme": theme },
        }))
        .await?;
        host.event("ready").await?;
        let form = host.form();
        let eye = Eye {
            stage: stage.clone(),
            host: host.clone(),
            setting: format!("en {theme}"),
        };
        eye.look(&format!("labels {labels}, empty")).await?;
        let before = form.run(LABELS, vec![]).await?;
        ensure!(
            member(&before, "named") == json!(true) && member(&before, "seen") == empty,
            "{before}"
        );
        form.fill(&TestCard::VISA).await?;
        form.type_into(Field::Holder, "Ada Lovelace").await?;
        form.await_stillness().await?;
        let after = form.run(LABELS, vec![]).await?;
        ensure!(
            member(&after, "seen") == typed && member(&after, "clear") == json!(true),
            "{labels}: {after}"
        );
        ensure!(member(&after, "dots") == json!(["disc", "disc"]), "{after}");
        for what in ["boxes", "height"] {
            ensure!(
                member(&after, what) == member(&before, what),
                "moved: {before}, {after}"
            );
        }
        eye.look(&format!("labels {labels}, filled")).await?;
    }
    Ok(())
}

async fn a_place_that_is_folded_opens_at_its_height(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (fold, open) in [
        (
            "const details = document.createElement('details');
             const mount = document.querySelector('#payseal');
             mount.replaceWith(details);
             details.append(mount);",
            "document.querySelector('details').open = true",
        ),
        (
            "document.querySelector('#payseal').style.width = 0",
            "document.querySelector('#payseal').style.width = ''",
        ),
        (
            "document.querySelector('#payseal').style.display = 'none'",
            "document.querySelector('#payseal').style.display = ''",
        ),
    ] {
        host.open_bench(&json!(null)).await?;
        host.run(&format!(
            "{fold}
             bench.one = bench.element('#payseal', {{ savedCards: {{ save: 'never' }} }});
             window.heights = [];
             const look = () => {{
               const frame = document.querySelector('#payseal iframe');
               window.heights.push(parseFloat(frame.style.height), frame.getBoundingClientRect().height);
               requestAnimationFrame(look);
             }};
             requestAnimationFrame(look);"
        ))
        .await?;
        // A frame that is not drawn may wait with its program until it is.
        host.run(open).await?;
        host.event("ready").await?;
        host.form().await_stillness().await?;
        let heights = host.run("return [...new Set(window.heights)]").await?;
        let heights: Vec<f64> = serde_json::from_value(heights).context("heights")?;
        ensure!(
            heights
                .iter()
                .all(|height| *height == 0.0 || (230.0..320.0).contains(height)),
            "{open}: the form was {heights:?} px high"
        );
    }
    Ok(())
}
