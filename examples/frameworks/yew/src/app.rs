//! The page: a checkout, and another page to go to.

use payseal_yew::{Payseal, load};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

use crate::checkout::Checkout;
use crate::server;

#[component]
pub(crate) fn App() -> Html {
    let route = use_route();
    let payseal = use_state(|| None::<Result<Payseal, String>>);
    {
        let payseal = payseal.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                let loaded = match server::config().await {
                    Ok(it) => {
                        load(&it.gateway, &it.account, None).map_err(|wrong| wrong.to_string())
                    }
                    Err(wrong) => Err(wrong.to_string()),
                };
                payseal.set(Some(loaded));
            });
        });
    }
    let page = match &*payseal {
        _ if route == "#about" => html! { <p id="about">{ "We sell coffee." }</p> },
        None => html! { "Loading…" },
        Some(Ok(payseal)) => html! { <Checkout payseal={payseal.clone()} /> },
        Some(Err(wrong)) => html! { <p role="alert">{ wrong.clone() }</p> },
    };
    html! {
        <main>
            <nav>
                <a href="#pay">{ "Pay" }</a>
                <a href="#about">{ "About us" }</a>
            </nav>
            { page }
        </main>
    }
}

fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The smallest router there is: a page's own takes components away in the same way.
#[hook]
fn use_route() -> String {
    let route = use_state(hash);
    let setter = route.setter();
    use_effect_with((), move |()| {
        let moved = Closure::<dyn Fn()>::new(move || setter.set(hash()));
        if let Some(window) = web_sys::window() {
            window.set_onhashchange(Some(moved.as_ref().unchecked_ref()));
        }
        move || {
            if let Some(window) = web_sys::window() {
                window.set_onhashchange(None);
            }
            drop(moved);
        }
    });
    (*route).clone()
}
