//! A 3-D Secure challenge before a card is kept: the issuer is asked by an intent of nothing, so that no money
//! moves, and the card is told only when the shopper has passed.

use payseal_core::money::{Currency, Money};
use payseal_engine::ledger::{
    Book, Charged, Confirmation, Fault, IntentTerms, NewIntent, PayWith, Refusal,
};
use payseal_engine::store::{AttemptStatus, CaptureMode, Payment, PaymentMethod, Usage};
use payseal_gateway::address::of_challenge;

use crate::name::NAME;
use crate::records::{Challenge, Records, VaultingRecord, Verification};
use crate::vaulting::{settle, tell};
use crate::web_address;
use crate::wire::Refused;
use crate::wire::codes::Code;
use crate::wire::vaulting::CreateVaultingSessionRequest;
use crate::wish::PAYABLE_FOR;

/// What the shopper of a session is led through, when the merchant wants that.
pub(crate) fn of_session(
    request: &CreateVaultingSessionRequest,
    bank: &str,
) -> Result<Option<Challenge>, Refused> {
    if request.asks_shopper != Some(true) {
        return Ok(None);
    }
    let Some(url) = &request.redirect_url else {
        let reason = "with is3DSAuthentication, redirectUrl says where the browser goes afterwards";
        return Err(Refused::because(Code::ParamIllegal, reason));
    };
    Ok(Some(Challenge {
        return_url: web_address::of_member("redirectUrl", url.as_str())?,
        bank: bank.to_owned(),
    }))
}

/// Asks the issuer about a card. What comes of it, [`on_attempt`] writes.
pub(crate) fn begin(
    book: &Book<'_>,
    account: &str,
    mut record: VaultingRecord,
    method: PaymentMethod,
    challenge: Challenge,
) -> Result<VaultingRecord, Fault> {
    let records = Records::of(book, account);
    let until = book.now().after(PAYABLE_FOR);
    // Nothing is paid, so that any currency will do.
    let currency = Currency::parse("USD").ok_or(Refusal::IntentState)?;
    let terms = IntentTerms {
        amount: Money::from_minor(0, currency),
        capture: CaptureMode::Automatic,
        usage: Usage::OnSession,
        customer: None,
        payment_method: None,
        allowed: Vec::new(),
        expires: Some(until),
    };
    let new = NewIntent {
        dialect: NAME.to_owned(),
        reference: None,
        terms,
    };
    let intent = book.create_intent(account, new)?;
    record.expires = until.millis();
    record.verification = Some(Verification {
        intent: intent.id.clone(),
        card: method.id.clone(),
        url: None,
        failed: false,
    });
    records.put_vaulting(&record, None)?;
    records.put_verification(&intent.id, &record.request_id)?;
    let confirmation = Confirmation {
        with: PayWith::PaymentMethod(method.id),
        is_off_session: false,
        ask_shopper: true,
        remark: None,
        return_url: Some(challenge.return_url),
        callback_url: None,
    };
    let (_, charged) = book.confirm_intent(account, &intent.id, confirmation)?;
    let mut record = records.vaulting(&record.request_id)?.unwrap_or(record);
    if let (Charged::Challenged { secret, .. }, Some(open)) = (charged, &mut record.verification) {
        open.url = Some(of_challenge(&challenge.bank, &secret));
        records.put_vaulting(&record, None)?;
    }
    Ok(record)
}

/// The issuer has spoken, or nobody answered in time.
pub(crate) fn on_attempt(book: &Book<'_>, payment: &Payment) -> Result<(), Fault> {
    let account = &payment.account;
    let found = Records::of(book, account).vaulting_of_intent(&payment.intent)?;
    // A card that was told stays the card of its request.
    let Some(mut record) = found.filter(|record| record.card_token.is_none()) else {
        return Ok(());
    };
    let Some(open) = &mut record.verification else {
        return Ok(());
    };
    if payment.status.is_paid() {
        let method = book.method(account, &open.card)?;
        settle(book, account, record, &method)?;
    } else if let AttemptStatus::Failed(_) | AttemptStatus::Canceled(_) = payment.status {
        open.failed = true;
        book.detach_method(account, &open.card)?;
        Records::of(book, account).put_vaulting(&record, None)?;
        tell(book, account, &record, None)?;
    }
    Ok(())
}
