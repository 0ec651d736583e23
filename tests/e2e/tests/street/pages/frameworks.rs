//! Style sheets and frameworks from npm, as merchants use them.

use payseal_e2e::Outcome;

use crate::{
    bundle,
    page::{Act, EMBED, Page},
};

pub(crate) fn pages() -> Outcome<Vec<Page>> {
    let react = bundle::react()?;
    Ok(vec![
        Page::new("bootstrap")
            .head(r#"<link rel="stylesheet" href="/packages/bootstrap/dist/css/bootstrap.min.css">"#)
            .body(r#"<div class="container py-4"><div class="card"><div class="card-body"><h5 class="card-title">Payment</h5>
<div id="card"></div> <button id="pay" class="btn btn-primary">Pay</button></div></div></div>"#),
        Page::new("tailwind")
            .head(r#"<script src="/packages/@tailwindcss/browser/dist/index.global.js"></script>"#)
            .body(r#"<main class="max-w-md mx-auto p-6 shadow rounded-xl"><div id="card" class="mb-4"></div>
<button id="pay" class="bg-blue-700 text-white px-4 py-2 rounded">Pay</button></main>"#),
        Page::new("bulma")
            .head(r#"<link rel="stylesheet" href="/packages/bulma/css/bulma.min.css">"#)
            .body(r#"<section class="section"><div class="box"><div class="field"><div id="card"></div></div>
<button id="pay" class="button is-primary">Pay</button></div></section>"#),
        // Another page and back: Turbo shows a copy of the document that it kept.
        Page::new("turbo")
            .head(r#"<script type="module" src="/packages/@hotwired/turbo/dist/turbo.es2017-esm.js"></script>"#)
            .body(r#"<a id="away" href="/turbo-cart">Your cart</a><div id="card"></div> <button id="pay">Pay</button>"#)
            .script(
                "document.addEventListener('turbo:load', () => {
  if (!document.querySelector('#card')) return;
  const element = window.makeElement();
  element.mount('#card');
  document.querySelector('#pay').onclick = () => window.press(element);
});",
            )
            .more(&[(
                "/turbo-cart",
                r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>cart</title>
<script type="module" src="/packages/@hotwired/turbo/dist/turbo.es2017-esm.js"></script></head>
<body><h1 id="cart">Your cart</h1></body></html>"#,
            )])
            .first(&[Act::SeeForm, Act::Press("#away"), Act::See("#cart"), Act::Back]),
        // Swapped in twice: the first form goes without a word.
        Page::new("htmx")
            .head(r#"<script src="/packages/htmx.org/dist/htmx.min.js"></script>"#)
            .body(r##"<button id="go" hx-get="/htmx-part" hx-target="#place">To the till</button><div id="place"></div>"##)
            .script(
                "document.body.addEventListener('htmx:afterSwap', () => {
  const element = window.makeElement();
  element.mount('#card');
  document.querySelector('#pay').onclick = () => window.press(element);
});",
            )
            .more(&[("/htmx-part", EMBED)])
            .first(&[Act::Press("#go"), Act::SeeForm, Act::Press("#go")]),
        // Taken out of the document and put back, with its frame.
        Page::new("vue-keep-alive")
            .head(r#"<script src="/packages/vue/dist/vue.global.prod.js"></script>"#)
            .body(r#"<div id="app"></div>"#)
            .script(
                "const { createApp, h, KeepAlive, onMounted, shallowRef } = window.Vue;
const Till = {
  setup() {
    let element;
    onMounted(() => {
      element = window.makeElement();
      element.mount('#card');
    });
    return () => h('div', [h('div', { id: 'card' }), ' ', h('button', { id: 'pay', onClick: () => window.press(element) }, 'Pay')]);
  },
};
const Cart = { render: () => h('h1', { id: 'cart' }, 'Your cart') };
const at = shallowRef(Till);
createApp({
  render: () => h('div', [
    h('button', { id: 'turn', onClick: () => { at.value = at.value === Till ? Cart : Till; } }, 'Cart'),
    h(KeepAlive, () => h(at.value)),
  ]),
}).mount('#app');",
            )
            .first(&[Act::SeeForm, Act::Press("#turn"), Act::See("#cart"), Act::Press("#turn")]),
        Page::new("react-strict").body(r#"<div id="app"></div>"#).script(react),
    ])
}
