//! The v3 routes for saved cards, all of them this project's own: what a session is for, and
//! changing, removing and preferring a card of its customer.

use std::collections::BTreeMap;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use payseal_core::wire::brand;
use payseal_core::wire::browser::{
    DefaultFromBrowser, DetachFromBrowser, ReadSession, UpdateFromBrowser,
};
use payseal_core::wire::ids::PaymentMethodId;
use payseal_core::wire::payment_method::{BillingDetail, CardFields};
use serde::{Deserialize, Serialize};

use super::browser::Browser;
use super::signed::{read_body, take_body};
use super::{Answer, card_input, convert};
use payseal_engine::calendar::Date;
use payseal_engine::ledger::{MethodChange, Refusal};
use payseal_engine::store::{Features, Session};
use payseal_gateway::cvc_policy;
use payseal_gateway::gateway::Gateway;

/// What a session is for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts {
    #[serde(skip_serializing_if = "Option::is_none")]
    customer_id: Option<String>,
    /// Whether whoever pays becomes a customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    new_customer: Option<bool>,
    cvc: &'static str,
    consent: &'static str,
    /// Which cards are listed: those with this reach of consent, or never any.
    redisplay: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    origins: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'static str>,
    /// The brands whose cards may come without their security code, by the gateway's names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cvc_policy: BTreeMap<&'static str, &'static str>,
    /// The brands that are taken, by the gateway's names; all when there are none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    brands: BTreeMap<&'static str, bool>,
    /// How many seconds it still lasts.
    expires_in: u64,
    /// The gateway's own time, by which it judges when a card expires.
    now: String,
}

pub(super) async fn session(
    State(gateway): State<Gateway>,
    browser: Browser,
) -> Result<Answer, Answer> {
    let session = browser.session;
    let asked = session.clone();
    let taken = gateway
        .ledger
        .run(move |book| book.brands_taken(&asked))
        .await?;
    let taken = if taken.is_empty() {
        gateway.brands(&session.account)
    } else {
        taken
    };
    let now = gateway.clock.now();
    let left = session.expires.apart(now);
    let lists = session.lists_cards();
    let Session { features, .. } = session;
    let Features {
        customer,
        new_customer,
        cvc_again,
        cvc_policies,
        consent_required,
        origins,
        amount,
    } = features;
    Ok(Answer::success::<ReadSession>(Facts {
        customer_id: customer,
        new_customer: new_customer.then_some(true),
        cvc: if cvc_again { "always" } else { "never" },
        consent: if consent_required { "required" } else { "none" },
        redisplay: if lists { "always" } else { "never" },
        origins,
        amount: amount.map(payseal_core::money::Money::to_decimal),
        currency: amount.map(|amount| amount.currency().code()),
        cvc_policy: cvc_policy::written(cvc_policies),
        brands: taken
            .iter()
            .map(|taken| (brand::name(taken), true))
            .collect(),
        expires_in: left.as_secs(),
        now: format!("{}Z", Date::of(now).iso()),
    }))
}

/// The body of an update. The security code is judged and let go.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Update {
    #[serde(rename = "customerPaymentMethodId")]
    payment_method: PaymentMethodId,
    #[serde(default)]
    billing_detail: Option<BillingDetail>,
    #[serde(default)]
    card: Option<CardFields>,
}

pub(super) async fn update(
    State(gateway): State<Gateway>,
    browser: Browser,
    request: Request,
) -> Result<Answer, Answer> {
    let update: Update = read_body(&take_body(request).await?)?;
    let now = gateway.clock.now();
    let card = update.card.unwrap_or_default();
    if !card.number.is_empty() {
        return Err(Answer::wrong_member(
            "cardNo cannot be changed; save the new card",
        ));
    }
    let (month, year) = (card.month.expose_text(), card.year.expose_text());
    let expiry = if month.is_empty() && year.is_empty() {
        None
    } else {
        Some(card_input::new_expiry(Some(month), Some(year), now)?)
    };
    let mut change = MethodChange {
        billing: update.billing_detail.map(convert::billing).transpose()?,
        expiry,
        preferred_brand: None,
    };
    let id = update.payment_method;
    if !card.cvc.is_empty() {
        browser.count_try(&gateway)?;
    }
    // Found before its code is judged: how long a code is depends on the card.
    let (session, own) = (browser.session.clone(), id.clone());
    let method = gateway
        .ledger
        .run(move |book| book.own_method(&session, own.as_str()))
        .await?;
    let verdict = card_input::judge_code(&card, &method)?;
    change.preferred_brand = card_input::preferred_brand(&card, method.brands)?;
    let method = gateway
        .ledger
        .run(move |book| book.update_own_method(&browser.session, id.as_str(), change, verdict))
        .await?;
    Ok(Answer::success::<UpdateFromBrowser>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn detach(
    State(gateway): State<Gateway>,
    browser: Browser,
    id: Result<Path<String>, PathRejection>,
) -> Result<Answer, Answer> {
    let Path(id) = id.map_err(|_| Answer::from(Refusal::MethodUnknown))?;
    let method = gateway
        .ledger
        .run(move |book| book.detach_own_method(&browser.session, &id))
        .await?;
    tracing::info!(payment_method = %method.id, "a browser removed a card");
    Ok(Answer::success::<DetachFromBrowser>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn prefer(
    State(gateway): State<Gateway>,
    browser: Browser,
    id: Result<Path<String>, PathRejection>,
) -> Result<Answer, Answer> {
    let Path(id) = id.map_err(|_| Answer::from(Refusal::MethodUnknown))?;
    let method = gateway
        .ledger
        .run(move |book| book.make_default(&browser.session, &id))
        .await?;
    Ok(Answer::success::<DefaultFromBrowser>(
        convert::payment_method(method)?,
    ))
}
