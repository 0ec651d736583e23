//! The issuer's challenge page: four buttons in place of a bank's app, one of which leaves the
//! shopper waiting. It may stand alone or inside a page of the merchant's.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{return_url, scan};
use crate::gateway::Gateway;
use crate::ledger::{Challenge, Fault, Refusal, Verdict};
use crate::page::{self, escape};
use crate::price;
use crate::store::{Local, Payment};

pub(super) const PATH: &str = "/services/v3/threeDsCheck";

/// The address of a challenge at the bank, in the shape that the vendor's clients know.
pub(crate) fn address(gateway: &Gateway, secret: &str) -> String {
    let origin = &gateway.bank_origin;
    format!("{origin}{PATH}?threeDsParam={secret}&threeDsType=9")
}

#[derive(Deserialize)]
pub(super) struct Opened {
    #[serde(rename = "threeDsParam", default)]
    secret: String,
    /// There when it is the shopper's telephone that asks.
    phone: Option<String>,
    /// There when he answers on this screen, instead of scanning a code.
    here: Option<String>,
    /// There when he says that the telephone has answered.
    asked: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Answered {
    #[serde(rename = "threeDsParam", default)]
    secret: String,
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
pub(super) async fn show(State(gateway): State<Gateway>, Query(opened): Query<Opened>) -> Response {
    let (secret, on_phone) = (opened.secret.clone(), opened.phone.is_some());
    let (here, asked) = (opened.here.is_some(), opened.asked.is_some());
    let found = gateway
        .ledger
        .run(move |book| book.challenge(&opened.secret))
        .await;
    match found {
        Ok(challenge) if challenge.is_open() => {
            let scanned = challenge.payment.local.is_some_and(Local::is_scanned);
            if scanned && !on_phone && !here {
                scan::show(&gateway, &challenge.payment, &secret, asked)
            } else {
                ask(&gateway, &challenge, &secret, on_phone)
            }
        }
        Ok(challenge) => leave(&gateway, &challenge),
        Err(fault) => explain(&fault),
    }
}

/// Takes the answer and sends the browser back to the merchant.
pub(super) async fn answer(
    State(gateway): State<Gateway>,
    Form(answered): Form<Answered>,
) -> Response {
    let verdict = answered.answer.verdict();
    let phone = answered.phone.is_some().then(|| answered.secret.clone());
    let result = gateway
        .ledger
        .run(move |book| match verdict {
            Some(verdict) => book.answer_challenge(&answered.secret, verdict),
            None => book.challenge(&answered.secret),
        })
        .await;
    match result {
        Ok(challenge) if challenge.is_open() => wait(&gateway, &challenge),
        Ok(challenge) if phone.is_some() => {
            let secret = phone.unwrap_or_default();
            scan::put_away(&challenge.payment, &address(&gateway, &secret))
        }
        Ok(challenge) => leave(&gateway, &challenge),
        Err(fault) => explain(&fault),
    }
}

fn ask(gateway: &Gateway, challenge: &Challenge, secret: &str, on_phone: bool) -> Response {
    let payment = &challenge.payment;
    // A provider's page asks in his name, and has what only he has.
    let (title, who, more) = match payment.local {
        None => (
            "Confirm your payment".to_owned(),
            "Your bank",
            ("hang", "Never answer"),
        ),
        Some(local) => (
            format!("Pay with {}", local.name()),
            local.name(),
            ("later", "Pay later"),
        ),
    };
    let (value, label) = more;
    let phone = if on_phone {
        "<input type=\"hidden\" name=\"phone\" value=\"1\">\n"
    } else {
        ""
    };
    let body = format!(
        "<p class=\"lead\">{who} asks you to approve this payment \
         <strong>{}</strong></p>\n\
         <form method=\"post\" action=\"{PATH}\">\n\
         <input type=\"hidden\" name=\"threeDsParam\" value=\"{}\">\n{phone}\
         <button name=\"answer\" value=\"complete\" data-testid=\"challenge-complete\">Approve</button>\n\
         <button name=\"answer\" value=\"fail\" data-testid=\"challenge-fail\">Decline</button>\n\
         <button name=\"answer\" value=\"cancel\" data-testid=\"challenge-cancel\">Cancel</button>\n\
         <button name=\"answer\" value=\"{value}\" data-testid=\"challenge-{value}\">{label}</button>\n\
         </form>\n\
         <p class=\"note\">This is the sandbox’s bank. No money moves.</p>\n",
        price::written(payment.amount, "en"),
        escape(secret),
    );
    page::html_for(&title, &body, &surroundings(gateway, payment))
}

/// What a shopper sees whose bank does not answer: nothing to press, and no way on.
fn wait(gateway: &Gateway, challenge: &Challenge) -> Response {
    let body = "<p class=\"lead\" data-testid=\"challenge-waiting\">Waiting for your bank…</p>\n\
                <p class=\"note\">The sandbox’s bank never answers this one.</p>\n";
    let around = surroundings(gateway, &challenge.payment);
    page::html_for("Confirm your payment", body, &around)
}

/// Where the page leads to, and on which pages it may stand: the merchant's, by his account and
/// by the address that he gave for the way back.
pub(super) fn surroundings(gateway: &Gateway, payment: &Payment) -> page::Surroundings {
    let account = gateway.accounts.find(&payment.account);
    let back = payment
        .return_url
        .as_deref()
        .and_then(return_url::origin_of);
    let mut ancestors: Vec<String> = account
        .into_iter()
        .flat_map(|account| &account.origins)
        .map(|origin| origin.as_str().to_owned())
        .collect();
    ancestors.extend(back.map(str::to_owned));
    page::Surroundings {
        leads_to: back.map(str::to_owned),
        ancestors,
    }
}

fn leave(gateway: &Gateway, challenge: &Challenge) -> Response {
    let payment = &challenge.payment;
    let address = gateway
        .accounts
        .find(&payment.account)
        .and_then(|account| return_url::with_result(account, payment));
    match address {
        Some(address) => Redirect::to(&address).into_response(),
        None => page::html(
            "Back to the shop",
            "<p>Your answer is in, but the shop gave no address to go back to.</p>\n",
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
    let body = format!("<p>{sentence}</p>\n<p>Go back to the shop and try again.</p>\n");
    (status, page::html("Confirm your payment", &body)).into_response()
}
