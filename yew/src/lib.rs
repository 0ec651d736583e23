//! The sealed card form in a merchant's page that is written in Yew.
//!
//! The page loads the gateway's script, which sets `window.Payseal`; this crate calls it, and hosts the form in a
//! component. The card stays in the form's own frame: nothing in this crate can read it.
//!
//! ```no_run
//! use payseal_yew::{Form, Mode, Options, PaymentElement, State, load};
//! use yew::prelude::*;
//!
//! #[component]
//! fn Checkout() -> Html {
//!     let payseal = use_memo((), |()| load("https://pay.example", "12246002", None));
//!     let form = use_state(|| None::<Form>);
//!     let state = use_state(State::default);
//!     let pay = {
//!         let form = form.clone();
//!         Callback::from(move |_: MouseEvent| {
//!             let Some(form) = (*form).clone() else { return };
//!             yew::platform::spawn_local(async move {
//!                 let _paid = form.confirm("/api/charge", Some("order-1")).await;
//!             });
//!         })
//!     };
//!     let Ok(payseal) = payseal.as_ref().clone() else { return html!("No form.") };
//!     html! {
//!         <>
//!             <PaymentElement
//!                 {payseal}
//!                 options={Options::new(Mode::Payment, "/api/session-token")}
//!                 on_form={Callback::from(move |made| form.set(made))}
//!                 on_state={ { let state = state.clone(); Callback::from(move |now| state.set(now)) } }
//!             />
//!             <button onclick={pay} disabled={!state.complete}>{ "Pay" }</button>
//!         </>
//!     }
//! }
//! ```

/// The start page's own example.
#[cfg(doctest)]
#[doc = include_str!("../../docs/start.md")]
struct Start;

mod binding;
mod element;
mod form;
mod options;
mod result;
mod script;
mod state;

pub use element::{PaymentElement, PaymentElementProps};
pub use form::Form;
pub use options::{Appearance, BillingDetails, Mode, Options, SavedCards};
pub use result::{CallError, Consent, Decline, Payment, PaymentStatus, SavedMethod};
pub use script::{Misuse, Payseal, load};
pub use state::{Event, PaymentError, State, Status};
