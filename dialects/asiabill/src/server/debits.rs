//! A bank account that the form sends: the route is a card's, and a `type` tells it from one. Only a session of a
//! dialect that debits accounts takes it; AsiaBill's own debits none.

use axum::body::Bytes;
use payseal_core::wire::browser::CreateFromBrowser;
use payseal_core::wire::ids::PaymentMethodId;
use payseal_core::wire::payment_method::{
    BillingDetail, CardFace, CreateDebitRequest, PaymentMethod,
};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Answer;
use super::convert::unreadable;
use super::signed::read_body;
use payseal_engine::ledger::{NamedTry, NewAccount};
use payseal_engine::store::Session;
use payseal_gateway::gateway::Gateway;

/// The longest name of a mandate's text.
const MAX_TEXT_VERSION: usize = 64;

#[derive(Deserialize)]
struct Typed {
    #[serde(rename = "type")]
    kind: Option<IgnoredAny>,
}

/// Whether a body is of a bank account.
pub(super) fn is_debit(body: &[u8]) -> Result<bool, Answer> {
    let typed: Typed = read_body(body)?;
    Ok(typed.kind.is_some())
}

/// Makes a payment method of the account.
pub(super) async fn create(
    gateway: &Gateway,
    session: Session,
    body: &Bytes,
    named: Option<NamedTry>,
) -> Result<Answer, Answer> {
    let request: CreateDebitRequest = read_body(body)?;
    let text = &request.mandate.text_version;
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    if text.is_empty() || text.len() > MAX_TEXT_VERSION || !text.bytes().all(plain) {
        return Err(Answer::wrong_member(
            "mandate.textVersion is 1 to 64 letters, digits, hyphens or dots",
        ));
    }
    // The reason names a field, and nothing that was in it.
    let (account, holder, email) = request
        .read()
        .map_err(|why| Answer::wrong_member(why.code()))?;
    let last4 = account.last4().to_owned();
    let new = NewAccount {
        account,
        holder: holder.expose_name().to_owned(),
        email: email.expose_address().to_owned(),
        mandate: text.clone(),
        customer: request.customer.map(|id| id.as_str().to_owned()),
    };
    let id = gateway
        .ledger
        .run(move |book| book.keep_account_once(&session, &new, named))
        .await?;
    tracing::info!(payment_method = %id, "a browser saved a bank account");
    // The form reads its answer as a card's: the id, and what may be shown.
    Ok(Answer::success::<CreateFromBrowser>(PaymentMethod {
        payment_method: PaymentMethodId::parse(&id).map_err(unreadable)?,
        billing_detail: BillingDetail::default(),
        card: CardFace {
            brand: None,
            last4,
            month: None,
            year: None,
            issuing_bank: None,
            brands: Default::default(),
            preferred_brand: None,
        },
        customer: None,
        created: None,
    }))
}
