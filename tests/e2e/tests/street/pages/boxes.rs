//! What the form stands in: boxes that cut, scroll, fold, fade and scale, and things that lie above it.

use crate::page::{Act, Page};

const CARD: &str = r#"<div class="box"><div id="card"></div> <button id="pay">Pay</button></div>"#;

pub(crate) fn pages() -> Vec<Page> {
    vec![
        Page::new("body-without-margin").head("<style>body { margin: 0 }</style>"),
        Page::new("card-that-cuts")
            .head("<style>.box { overflow: hidden; border-radius: 12px; border: 1px solid #ccc; max-width: 420px }</style>")
            .body(CARD),
        Page::new("box-that-scrolls")
            .head("<style>.box { overflow: auto; max-width: 500px }</style>")
            .body(CARD)
            .boxed(".box"),
        Page::new("modal-dialog")
            .body(r#"<button id="open" onclick="till.showModal()">Pay now</button>
<dialog id="till"><div id="card"></div> <button id="pay">Pay</button></dialog>"#)
            .first(&[Act::Press("#open")]),
        Page::new("hidden-tab")
            .body(r#"<button onclick="panel.hidden = true">Address</button>
<button id="open" onclick="panel.hidden = false">Payment</button>
<section id="panel" hidden><div id="card"></div> <button id="pay">Pay</button></section>"#)
            .first(&[Act::Press("#open")]),
        Page::new("closed-details")
            .body(r#"<details><summary id="open">Pay with a card</summary>
<div id="card"></div> <button id="pay">Pay</button></details>"#)
            .first(&[Act::Press("#open")]),
        Page::new("accordion")
            .head("<style>.fold { height: 0; width: 0; overflow: hidden } .fold.open { height: auto; width: auto }</style>")
            .body(r#"<button id="open" onclick="fold.classList.add('open')">Payment</button>
<div id="fold" class="fold"><div id="card"></div> <button id="pay">Pay</button></div>"#)
            .first(&[Act::Press("#open")]),
        Page::new("transformed")
            .head("<style>.box { transform: translateX(4px) scale(.96); transform-origin: 0 0 }</style>")
            .body(CARD),
        Page::new("zoomed").head("<style>.box { zoom: 1.1 }</style>").body(CARD).zoomed(),
        Page::new("faded").head("<style>.box { opacity: .99 }</style>").body(CARD),
        Page::new("filtered").head("<style>.box { filter: drop-shadow(0 1px 2px #0003) }</style>").body(CARD),
        Page::new("frosted")
            .head("<style>.box { backdrop-filter: blur(2px); background: #fff }</style>")
            .body(CARD),
        Page::new("flex-item")
            .head("<style>.row { display: flex; gap: 16px } .box { flex: 1 }</style>")
            .body(r#"<div class="row"><aside>Your order</aside><div class="box"><div id="card"></div> <button id="pay">Pay</button></div></div>"#),
        Page::new("flex-mount")
            .head("<style>.row { display: flex; flex-direction: column; align-items: center } #card { min-width: 300px }</style>")
            .body(r#"<div class="row"><div id="card"></div><button id="pay">Pay</button></div>"#),
        Page::new("grid-item")
            .head("<style>.row { display: grid; grid-template-columns: 2fr 1fr; gap: 0 }</style>")
            .body(r#"<div class="row"><div id="card"></div><aside>Your order</aside><button id="pay">Pay</button></div>"#),
        Page::new("sticky-bars")
            .head("<style>body { margin: 0; padding-bottom: 72px } header { position: sticky; top: 0; z-index: 2; background: #eef; padding: 12px }
footer { position: fixed; left: 0; right: 0; bottom: 0; z-index: 2; background: #eef; padding: 12px } main { min-height: 1200px }</style>")
            .body(r#"<header>Shop</header><main><div id="card"></div></main><footer><button id="pay">Pay</button></footer>"#),
        Page::new("chat-bubble")
            .head("<style>.row { position: relative; max-width: 480px } .chat { position: absolute; right: -12px; bottom: -12px; z-index: 9; width: 56px; height: 56px; border-radius: 50%; border: 0 }</style>")
            .body(r#"<div class="row"><div id="card"></div><button class="chat" aria-label="Chat"></button></div> <button id="pay">Pay</button>"#),
    ]
}
