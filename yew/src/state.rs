//! What a page draws from, as it follows from the form's events.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// The events of a form, by the names of the npm package.
pub(crate) const EVENTS: [&str; 10] = [
    "ready",
    "change",
    "focus",
    "blur",
    "escape",
    "submit",
    "error",
    "loaderror",
    "savedcardremove",
    "savedcardupdate",
];

/// Something that the form said.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened: `ready`, `change`, `focus`, `blur`, `escape`, `submit`, `error`, `loaderror`, `savedcardremove` or
    /// `savedcardupdate`.
    pub name: &'static str,
    /// The event of the npm package.
    pub detail: JsValue,
}

/// Whether the form can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not yet.
    #[default]
    Loading,
    /// It can.
    Ready,
    /// It could not load; the shopper may try again.
    Failed,
}

/// What went wrong; the codes are in the documentation of errors.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentError {
    /// One of the list.
    pub code: String,
    /// The field it is about.
    pub field: Option<String>,
    /// A sentence for the shopper, in the shopper's language.
    pub message: String,
    /// Whether the same call may succeed later without a change by the shopper.
    pub retryable: bool,
    /// The gateway's own code, if the gateway refused.
    pub gateway_code: Option<String>,
    /// What to check; for the developer.
    pub hint: Option<String>,
}

/// How it stands with the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the form can be used.
    pub status: Status,
    /// Whether it is ready to submit.
    pub complete: bool,
    /// Whether nothing was typed.
    pub empty: bool,
    /// The card's brand once it is certain.
    pub brand: Option<String>,
    /// The id of the chosen saved card.
    pub selected: Option<String>,
    /// Whether the new card is to be saved.
    pub consent: bool,
    /// What went wrong outside of a call, until the shopper goes on.
    pub error: Option<PaymentError>,
}

/// What a `change` says.
#[derive(Debug, Deserialize)]
pub(crate) struct Changed {
    pub(crate) complete: bool,
    pub(crate) empty: bool,
    pub(crate) brand: Option<String>,
    pub(crate) selected: Option<String>,
    pub(crate) consent: bool,
    pub(crate) busy: bool,
}

/// An event, as far as the state follows from it.
pub(crate) enum Heard {
    Ready,
    Changed(Changed),
    Error(PaymentError),
    LoadError(PaymentError),
    Other,
}

impl Heard {
    pub(crate) fn of(event: &Event) -> Self {
        let detail = event.detail.clone();
        let heard = match event.name {
            "ready" => Ok(Self::Ready),
            "change" => serde_wasm_bindgen::from_value(detail).map(Self::Changed),
            "error" => serde_wasm_bindgen::from_value(detail).map(Self::Error),
            "loaderror" => serde_wasm_bindgen::from_value(detail).map(Self::LoadError),
            _ => Ok(Self::Other),
        };
        // An event of a later release says something that this one does not know.
        heard.unwrap_or(Self::Other)
    }
}

impl State {
    /// Before anything was typed.
    pub(crate) fn new() -> Self {
        Self {
            empty: true,
            ..Self::default()
        }
    }

    pub(crate) fn after(self, heard: Heard) -> Self {
        match heard {
            Heard::Ready => Self {
                status: Status::Ready,
                error: None,
                ..self
            },
            Heard::LoadError(error) => Self {
                status: Status::Failed,
                error: Some(error),
                ..self
            },
            // The frame forgot everything, and says so again when it is back.
            Heard::Error(error) if error.code == "frame_replaced" => Self {
                error: Some(error),
                ..Self::new()
            },
            Heard::Error(error) => Self {
                error: Some(error),
                ..self
            },
            Heard::Changed(changed) => Self {
                status: self.status,
                complete: changed.complete,
                empty: changed.empty,
                brand: changed.brand,
                selected: changed.selected,
                consent: changed.consent,
                // A call that begins or ends says the same again, and nothing of what was wrong.
                error: self.error.filter(|_| changed.busy),
            },
            Heard::Other => self,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn error(code: &str) -> PaymentError {
        PaymentError {
            code: code.to_owned(),
            field: None,
            message: String::new(),
            retryable: true,
            gateway_code: None,
            hint: None,
        }
    }

    fn typed(busy: bool) -> Heard {
        Heard::Changed(Changed {
            complete: true,
            empty: false,
            brand: Some("visa".to_owned()),
            selected: None,
            consent: true,
            busy,
        })
    }

    #[test]
    fn events_are_those_of_the_npm_package() {
        let description = include_str!("../../www/loader/frameworks/description.js");
        let (_, events) = description.split_once("export const EVENTS = {").unwrap();
        let (events, _) = events.split_once("};").unwrap();
        let names: Vec<&str> = events
            .lines()
            .filter_map(|line| Some(line.trim().split_once(": '")?.0))
            .collect();
        assert_eq!(names, EVENTS);
    }

    #[test]
    fn a_frame_that_was_replaced_has_forgotten_what_was_typed() {
        let state = State::new().after(Heard::Ready).after(typed(false));
        assert!(state.complete && state.status == Status::Ready);
        let state = state.after(Heard::Error(error("frame_replaced")));
        assert!(!state.complete && state.empty && state.status == Status::Loading);
    }

    #[test]
    fn an_error_stays_until_the_shopper_goes_on() {
        let failed = State::new().after(Heard::Error(error("offline")));
        assert!(failed.clone().after(typed(true)).error.is_some());
        assert!(failed.after(typed(false)).error.is_none());
    }
}
