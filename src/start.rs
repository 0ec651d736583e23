//! How the frame starts: words first, then one drawing around the inputs that are there already.
//!
//! Whatever fails here ends in the static notice, which says so to the shopper, and in a message
//! to the host page, which offers to load the form again.

use payseal_core::PAYS;
use payseal_core::flow::{ListSource, Save, Settings};
use payseal_core::text::Locale;

use crate::app::{CardFormProps, Words};
use crate::dom::fetch::Problem;
use crate::dom::{clock, network, page, texts};

/// Why the frame did not start. It has no words: the shopper reads the static notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStarted;

impl From<Problem> for NotStarted {
    fn from(_: Problem) -> Self {
        Self
    }
}

impl From<crate::dom::DomError> for NotStarted {
    fn from(_: crate::dom::DomError) -> Self {
        Self
    }
}

/// Gathers what the first drawing needs.
///
/// # Errors
/// When the sentences cannot be loaded, or the browser has no clock.
pub async fn first_props() -> Result<CardFormProps, NotStarted> {
    let locale = Locale::negotiate(&page::language().unwrap_or_default());
    Ok(CardFormProps {
        words: Words::new(texts::load(locale, "").await?.0),
        gateway: page::data("gateway").unwrap_or_default().into(),
        merchant: page::data("merchant").unwrap_or_default().into(),
        expected: expected(&page::data("parts").unwrap_or_default()),
        now: clock::now()?,
        online: network::is_online(),
        adopting: true,
    })
}

/// What the page will most likely want, by the parts that it asked to be kept room for.
fn expected(parts: &str) -> Settings {
    if !PAYS {
        return Settings {
            save: if parts.starts_with("mandate") {
                Save::Always
            } else {
                Save::Never
            },
            ..Settings::default()
        };
    }
    let has = |part| parts.split(' ').any(|it| it == part);
    Settings {
        pays: true,
        save: if has("mandate") {
            Save::Always
        } else if has("consent") {
            Save::Auto
        } else {
            Save::Never
        },
        list: if has("list") {
            ListSource::Gateway
        } else {
            ListSource::Nobody
        },
        ..Settings::default()
    }
}

/// Starts the frame in its document.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use crate::app::CardForm;
    use crate::dom::boot;

    // Of a defect nothing is said but that it happened: a panic's own words could quote a value.
    yew::set_custom_panic_hook(Box::new(|_| boot::stop("frame_crashed")));
    wasm_bindgen_futures::spawn_local(async {
        match (first_props().await, page::element("app")) {
            (Ok(props), Ok(root)) => {
                yew::Renderer::<CardForm>::with_root_and_props(root, props).render();
            }
            (Err(_), _) | (_, Err(_)) => boot::stop("frame_crashed"),
        }
    });
}
