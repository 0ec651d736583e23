//! On whatever paper the form stands, it follows it, and everything in it can be read.

use anyhow::Context as _;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome, axe, browser::Browser, engine::Engine, pages::Host, runner::Scenario, scenario,
    stage::Stage, wait,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(every_paper_of_a_light_and_a_dark_page),
        scenario!(a_scheme_that_the_page_does_not_have),
        // Only Chromium's driver can change what the system asks for.
        scenario!(the_system_is_not_the_page).only(&[Engine::Chromium]),
    ]
}

/// A page's look, whether it is dark, and the shades that are seen of it.
type Paper = (&'static str, bool, &'static [&'static str]);

const PAPERS: &[Paper] = &[
    ("background:#fff;color:#111", false, &["#ffffff"]),
    ("background:#fff3d6;color:#333", false, &["#fff3d6"]),
    ("background:#12161c;color:#fff", true, &["#12161c"]),
    ("background:#ffd400;color:#000", false, &["#ffd400"]),
    ("background:#17516b;color:#fff", true, &["#17516b"]),
    ("background:#808080;color:#000", false, &["#808080"]),
    ("background:#000;color:#ccc", true, &["#000000"]),
    ("background:#c00000;color:#fff", true, &["#c00000"]),
    ("background:rgb(0 0 0 / 8%);color:#000", false, &["#ebebeb"]),
    (
        "background:linear-gradient(#fff,#c8dcff);color:#000",
        false,
        &["#ffffff", "#c8dcff"],
    ),
    (
        "background:linear-gradient(90deg,#0a0a28,#28285a);color:#fff",
        true,
        &["#0a0a28", "#28285a"],
    ),
    ("background:oklch(0.25 0 0);color:#fff", true, &["#222222"]),
    // The ground is drawn beside the words; nothing but their colour tells.
    ("background:url(#paper) #000;color:#fff", true, &["#000000"]),
];

/// What cannot be seen of the form, when this colour is behind it: letters by 4.5 to 1, the lines of
/// the fields by 3 to 1 on one of their sides.
pub(crate) const UNSEEN: &str = "
    const [behind] = arguments;
    const numbers = (css) => css.match(/-?[\\d.]+(e-\\d+)?/g).map(Number);
    const read = (css) => {
      const [r, g, b, a = 1] = /^#/.test(css)
        ? css.match(/\\w\\w/g).map((pair) => parseInt(pair, 16))
        : numbers(css.replace('color(srgb', ''));
      return /^color/.test(css) ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
    };
    const over = ([r, g, b, a], under) => [r, g, b].map((value, at) => value * a + under[at] * (1 - a));
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const contrast = (one, two) => {
      const [less, more] = [luminance(one), luminance(two)].sort((a, b) => a - b);
      return more / less;
    };
    const ground = (at) => {
      const layers = [];
      for (let it = at; it && it !== document.documentElement; it = it.parentElement) {
        layers.push(read(getComputedStyle(it).backgroundColor));
      }
      return layers.reverse().reduce((under, layer) => over(layer, under), read(behind).slice(0, 3));
    };
    const unseen = [];
    const demand = (what, colour, on, least) => {
      const ratio = contrast(over(read(colour), on), on);
      if (ratio < least) unseen.push(`${what} ${colour} on ${on.map(Math.round)}: ${ratio.toFixed(2)}`);
    };
    for (const at of document.querySelectorAll('#app label, #app p, #app span, #app b, #app small, #app button')) {
      const { visibility } = getComputedStyle(at);
      if (!at.textContent.trim() || at.closest('.ps-hint') || visibility === 'hidden' || !at.getClientRects().length) continue;
      demand(at.className || at.localName, getComputedStyle(at).color, ground(at), 4.5);
    }
    for (const at of document.querySelectorAll('.ps-box')) {
      if (!at.getClientRects().length) continue;
      demand('placeholder', getComputedStyle(at.querySelector('input'), '::placeholder').color, ground(at), 4.5);
      const line = over(read(getComputedStyle(at).borderTopColor), ground(at));
      const best = Math.max(contrast(line, ground(at)), contrast(line, read(behind).slice(0, 3)));
      if (best < 3) unseen.push(`a line: ${best.toFixed(2)}`);
      if (at.matches(':focus-within')) {
        const ring = getComputedStyle(at).boxShadow.match(/(rgb|color)[^)]*\\)/)[0];
        demand('the ring', ring, ground(at), 3);
      }
    }
    return unseen;";

/// Waits until the form is as dark as it should be and nothing in it is hard to see on these shades.
pub(crate) async fn see_readable(
    stage: &Stage,
    dark: bool,
    shades: &[&str],
    place: &str,
) -> Outcome {
    let tone = if dark { "dark" } else { "light" };
    let form = Host::new(stage).form();
    for shade in shades {
        let found = tokio::sync::Mutex::new(Value::Null);
        let seen = wait::until_true(
            &format!("a {tone} form that is read on {shade}"),
            || async {
                let theme = "return document.documentElement.dataset.theme";
                let is = form.run(theme, vec![]).await? == json!(tone);
                let now = form.run(UNSEEN, vec![json!(shade)]).await?;
                let good = is && now == json!([]);
                *found.lock().await = json!([is, now]);
                Ok(good)
            },
        )
        .await;
        let found = found.into_inner();
        seen.with_context(|| format!("{place}: {found}"))?;
        // axe needs to know what is behind a frame that is see-through.
        let paint = "document.documentElement.style.backgroundColor = arguments[0]";
        form.run(paint, vec![json!(shade)]).await?;
        form.await_stillness().await?;
        let judged = axe::demand_accessible(&stage.driver, place).await;
        form.run(paint, vec![json!("")]).await?;
        judged?;
    }
    Ok(())
}

/// A form with an error in every field, a notice of what the page is, and the focus in a field.
async fn open_with_errors(host: &Host, options: &Value) -> Outcome {
    host.open_bench(options).await?;
    host.event("ready").await?;
    host.press_pay().await?;
    host.result().await?;
    host.form()
        .see_sentence("reason_number_missing", &[])
        .await?;
    host.form().press_on(Field::Expiry).await
}

async fn every_paper_of_a_light_and_a_dark_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let accent = json!({ "light": "#7a1f5c", "dark": "#e8a33d" });
    let options = json!({ "holder": "always", "appearance": { "accent": accent } });
    open_with_errors(&host, &options).await?;
    for (look, dark, shades) in PAPERS {
        // In place: the very form that is there follows.
        host.run(&format!("document.body.style.cssText = '{look}'"))
            .await?;
        see_readable(&stage, *dark, shades, look).await?;
    }
    // A class that a page's own button sets, on what is around the form.
    host.run(
        "document.body.style.cssText = '';
         const sheet = new CSSStyleSheet();
         sheet.replaceSync('.night { background: #101418; color: #eee }');
         document.adoptedStyleSheets = [sheet];
         document.querySelector('main').className = 'night';",
    )
    .await?;
    see_readable(&stage, true, &["#101418"], "a class of an ancestor").await?;
    host.run("document.querySelector('main').className = ''")
        .await?;
    see_readable(&stage, false, &["#ffffff"], "no class any more").await?;
    // The merchant's own colours, of which one is hard to read as it is, and back.
    for (seeds, dark) in [
        ("background: '#101820', text: '#f4ecd8'", true),
        ("background: '#fdf6e3', text: '#e8c98b'", false),
        ("background: '#808080', text: '#808080'", false),
        ("background: null, text: null", false),
    ] {
        host.run(&format!(
            "bench.one.update({{ appearance: {{ {seeds} }} }})"
        ))
        .await?;
        see_readable(&stage, dark, &["#ffffff"], seeds).await?;
    }
    Ok(())
}

async fn a_scheme_that_the_page_does_not_have(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (theme, look, shade) in [
        ("dark", "background:#fff;color:#111", "#ffffff"),
        ("light", "background:#12161c;color:#fff", "#12161c"),
        ("light", "background:#c00000;color:#fff", "#c00000"),
    ] {
        open_with_errors(&host, &json!({ "appearance": { "theme": theme } })).await?;
        host.run(&format!("document.body.style.cssText = '{look}'"))
            .await?;
        let place = format!("{theme} on {look}");
        see_readable(&stage, theme == "dark", &[shade], &place).await?;
    }
    Ok(())
}

/// The frame's process is the page's own, since what is emulated reaches one process only.
const TOGETHER: &[&str] = &[
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process,OriginIsolationHeader",
];

async fn the_system_is_not_the_page(stage: Stage) -> Outcome {
    drop(stage);
    let browser = Browser::start_with(Engine::Chromium, TOGETHER).await?;
    let stage = Stage::prepare(&browser, true).await?;
    let looked = under_both_systems(&stage).await;
    stage.clear().await?;
    browser.end().await?;
    looked
}

async fn under_both_systems(stage: &Stage) -> Outcome {
    let host = Host::new(stage);
    for system in ["dark", "light"] {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": system }] });
        let set = stage.driver.cdp();
        set.send_raw("Emulation.setEmulatedMedia", media).await?;
        // As the README has it: a page that says nothing of colours is light on every system.
        open_with_errors(&host, &json!({})).await?;
        let place = format!("a plain page under a {system} system");
        see_readable(stage, false, &["#ffffff"], &place).await?;
        // One that says it has both is what the system is.
        host.run(
            "const meta = document.createElement('meta');
             meta.name = 'color-scheme';
             meta.content = 'light dark';
             document.head.append(meta);",
        )
        .await?;
        let (dark, shade) = if system == "dark" {
            (true, "#121212")
        } else {
            (false, "#ffffff")
        };
        let place = format!("a page of both schemes under a {system} system");
        see_readable(stage, dark, &[shade], &place).await?;
        host.run("document.body.style.cssText = 'background:#17516b;color:#fff'")
            .await?;
        see_readable(stage, true, &["#17516b"], "a coloured page").await?;
    }
    Ok(())
}
