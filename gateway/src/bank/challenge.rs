//! The issuer's challenge page: four buttons in place of a bank's app, one of which leaves the
//! shopper waiting. It may stand alone or inside a page of the merchant's.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::entrance::{Entrance, surroundings};
use super::scan;
use crate::gateway::Gateway;
use crate::page::{page, page_for};
use crate::price;
use payseal_engine::ledger::{Challenge, Fault, Refusal, Verdict};
use payseal_engine::store::Provider;

/// How a page of the bank's is opened, by what its address says besides the secret.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(from = "Said")]
pub struct Opened {
    /// It is the shopper's telephone that asks.
    on_phone: bool,
    /// He answers on this screen, instead of scanning a code.
    here: bool,
    /// He says that the telephone has answered.
    asked: bool,
}

#[derive(Deserialize)]
struct Said {
    phone: Option<String>,
    here: Option<String>,
    asked: Option<String>,
}

impl From<Said> for Opened {
    fn from(said: Said) -> Self {
        Self {
            on_phone: said.phone.is_some(),
            here: said.here.is_some(),
            asked: said.asked.is_some(),
        }
    }
}

/// What the page's form says.
#[derive(Deserialize)]
pub struct Answered {
    answer: Button,
    phone: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Button {
    Complete,
    Fail,
    Cancel,
    /// He pays later, at a provider that has that.
    Later,
    /// The bank is never heard of again.
    Hang,
}

impl Button {
    fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Complete => Some(Verdict::Complete),
            Self::Fail => Some(Verdict::Fail),
            Self::Cancel => Some(Verdict::Cancel),
            Self::Later => Some(Verdict::Later),
            Self::Hang => None,
        }
    }
}

/// Shows the challenge; one that was answered leads on to where its answer led.
pub async fn show(gateway: &Gateway, entrance: Entrance, opened: Opened) -> Response {
    let secret = entrance.secret.clone();
    let found = gateway
        .ledger
        .run(move |book| book.challenge(&secret))
        .await;
    match found {
        Ok(challenge) if challenge.is_open() => {
            let scanned = challenge.payment.provider.is_some_and(Provider::is_scanned);
            if scanned && !opened.on_phone && !opened.here {
                scan::show(gateway, &challenge.payment, &entrance, opened.asked)
            } else {
                ask(gateway, &challenge, &entrance, opened.on_phone)
            }
        }
        Ok(challenge) => leave(gateway, &challenge),
        Err(fault) => explain(&fault),
    }
}

/// Takes the answer and sends the browser back to the merchant.
pub async fn answer(gateway: &Gateway, entrance: Entrance, answered: Answered) -> Response {
    let verdict = answered.answer.verdict();
    let secret = entrance.secret.clone();
    let result = gateway
        .ledger
        .run(move |book| match verdict {
            Some(verdict) => book.answer_challenge(&secret, verdict),
            None => book.challenge(&secret),
        })
        .await;
    match result {
        Ok(challenge) if challenge.is_open() => wait(gateway, &challenge),
        Ok(challenge) if answered.phone.is_some() => {
            scan::put_away(&challenge.payment, &entrance.address)
        }
        Ok(challenge) => leave(gateway, &challenge),
        Err(fault) => explain(&fault),
    }
}

fn ask(gateway: &Gateway, challenge: &Challenge, entrance: &Entrance, on_phone: bool) -> Response {
    let payment = &challenge.payment;
    // A provider's page asks in his name, and has what only he has.
    let (title, who, more) = match payment.provider {
        None => (
            "Confirm your payment".to_owned(),
            "Your bank",
            Some(("hang", "Never answer")),
        ),
        Some(provider) => (
            format!("Pay with {}", provider.name()),
            provider.name(),
            challenge.can_be_put_off().then_some(("later", "Pay later")),
        ),
    };
    let body = html! {
        p.lead {
            @if payment.amount.minor() == 0 {
                (who) " asks you to confirm that this card is yours"
            } @else {
                (who) " asks you to approve this payment "
                strong { (price::written(payment.amount, "en")) }
            }
        }
        form method="post" action=(entrance.path) {
            (entrance.field)
            @if on_phone {
                input type="hidden" name="phone" value="1";
            }
            @for (value, label) in [("complete", "Approve"), ("fail", "Decline"), ("cancel", "Cancel")].into_iter().chain(more) {
                button name="answer" value=(value) data-testid={ "challenge-" (value) } { (label) }
            }
        }
        p.note { "This is the sandbox’s bank. No money moves." }
    };
    page_for(&title, body, &surroundings(gateway, payment))
}

/// What a shopper sees whose bank does not answer: nothing to press, and no way on.
fn wait(gateway: &Gateway, challenge: &Challenge) -> Response {
    let body = html! {
        p.lead data-testid="challenge-waiting" { "Waiting for your bank…" }
        p.note { "The sandbox’s bank never answers this one." }
    };
    let around = surroundings(gateway, &challenge.payment);
    page_for("Confirm your payment", body, &around)
}

fn leave(gateway: &Gateway, challenge: &Challenge) -> Response {
    match gateway.way_back(&challenge.payment) {
        Some(address) => Redirect::to(&address).into_response(),
        None => page(
            "Back to the shop",
            html! { p { "Your answer is in, but the shop gave no address to go back to." } },
        ),
    }
}

fn explain(fault: &Fault) -> Response {
    let unknown = matches!(fault, Fault::Refused(Refusal::ChallengeUnknown));
    let (status, sentence) = if unknown {
        (
            StatusCode::NOT_FOUND,
            "There’s nothing to confirm at this address.",
        )
    } else {
        tracing::error!(error = %fault, "a challenge could not be served");
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            "This page couldn’t be loaded.",
        )
    };
    let body = html! {
        p { (sentence) }
        p { "Go back to the shop and try again." }
    };
    (status, page("Confirm your payment", body)).into_response()
}
