//! Keeping a card without a payment: by the shopper in the sealed form, whose session token is the
//! `vaultingSessionData`, or by a merchant's server that may send card numbers.

use payseal_engine::ledger::{Book, Fault, SESSION_LIFETIME};
use payseal_engine::secret;
use payseal_engine::store::{Features, PaymentMethod, Session};
use payseal_gateway::gateway::Gateway;

use crate::buyers;
use crate::card_input::prove;
use crate::entrance::{Answered, Caller, written};
use crate::hooks;
use crate::records::{Challenge, Records, VaultingRecord};
use crate::shown_card;
use crate::verification;
use crate::web_address;
use crate::wire::codes::Code;
use crate::wire::inquiry::TransactionStatus;
use crate::wire::notification::{Notification, VaultingNotice};
use crate::wire::pay::CARD;
use crate::wire::text::Text;
use crate::wire::vaulting::{
    CreateVaultingSessionAnswer, CreateVaultingSessionRequest, InquireVaultingAnswer,
    InquireVaultingRequest, KeptCard, KeptDetail, VaultPaymentMethodAnswer,
    VaultPaymentMethodRequest,
};
use crate::wire::{Refused, read, time};

fn check_type(name: &Text<64>) -> Result<(), Refused> {
    if name.as_str() == CARD {
        return Ok(());
    }
    let reason = "paymentMethodType is CARD";
    Err(Refused::because(Code::ParamIllegal, reason))
}

pub(crate) async fn create_session(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: CreateVaultingSessionRequest = read(body)?;
    check_type(&request.payment_method_type)?;
    let url = request.vaulting_notification_url.as_str();
    let notify_url = web_address::of_member("vaultingNotificationUrl", url)?;
    let challenge = verification::of_session(&request, &gateway.bank_origin)?;
    let account = caller.account_name();
    let amount = request.payment_amount.map(|amount| amount.money());
    let features = Features {
        cvc_policies: gateway.cvc_policies(&account),
        amount: amount.transpose()?,
        ..Features::default()
    };
    let buyer = request.buyer.and_then(|buyer| buyer.reference_buyer_id);
    let regions = request.allowed_payment_method_regions;
    let regions: Vec<String> = regions.into_iter().map(String::from).collect();
    let request_id = request.vaulting_request_id.to_string();
    let session_id = secret::digits(32).map_err(Fault::from)?;
    let opened = gateway
        .ledger
        .run(move |book| {
            let records = Records::of(book, &account);
            let found = records.vaulting(&request_id)?;
            if found.as_ref().is_some_and(VaultingRecord::is_of_server) {
                return Ok(None);
            }
            // The same again is the same, with a token of its own: what a token is, is kept nowhere.
            let record = found.unwrap_or(VaultingRecord {
                request_id,
                session_id,
                notify_url,
                card_token: None,
                regions: Vec::new(),
                expires: 0,
                challenge: None,
                verification: None,
            });
            let customer = buyer.map(|name| buyers::customer_of(book, &account, name.as_str()));
            let customer = customer.transpose()?;
            let features = Features {
                // A card that is listed again is one whose shopper agreed to that.
                consent_required: customer.is_some(),
                customer: customer.clone(),
                ..features
            };
            let token = book.open_session(&account, features)?;
            let expires = book.now().after(SESSION_LIFETIME).millis();
            let record = VaultingRecord {
                expires,
                regions,
                challenge,
                ..record
            };
            records.put_vaulting(&record, Some(&secret::fingerprint(&token)))?;
            Ok(Some((token, record, customer)))
        })
        .await?;
    let (token, record, customer_id) = opened.ok_or(Code::RepeatReqInconsistent)?;
    written(&CreateVaultingSessionAnswer {
        result: Code::Success.into(),
        vaulting_session_data: token,
        vaulting_session_id: record.session_id.clone(),
        vaulting_session_expiry_time: time::write(record.expires()),
        customer_id,
    })
}

pub(crate) async fn keep(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: VaultPaymentMethodRequest = read(body)?;
    if !caller.keys.takes_card_numbers {
        return Err(Code::AccessDenied.into());
    }
    check_type(&request.payment_method_detail.payment_method_type)?;
    let url = request.redirect_url.as_str();
    let return_url = web_address::of_member("redirectUrl", url)?;
    let url = request.vaulting_notification_url.as_str();
    let notify_url = web_address::of_member("vaultingNotificationUrl", url)?;
    let data = &request.payment_method_detail.card;
    // Its own codes say no more of a card than that something is wrong with it.
    let card = prove(data, gateway.clock.now())
        .map_err(|refused| Refused::because(Code::ParamIllegal, refused.message))?;
    let asks = data.asks_shopper == Some(true);
    let account = caller.account_name();
    let bank = gateway.bank_origin.clone();
    let request_id = request.vaulting_request_id.to_string();
    let (record, detail) = gateway
        .ledger
        .run(move |book| {
            if let Some(record) = standing(book, &account, &request_id)? {
                let detail = detail_of(book, &account, &record)?;
                return Ok((record, detail));
            }
            let method = book.create_method(&account, card)?;
            let record = VaultingRecord {
                request_id,
                session_id: String::new(),
                notify_url,
                card_token: None,
                regions: Vec::new(),
                expires: book.now().millis(),
                challenge: None,
                verification: None,
            };
            let record = if asks {
                let challenge = Challenge { return_url, bank };
                verification::begin(book, &account, record, method, challenge)?
            } else {
                settle(book, &account, record, &method)?
            };
            let detail = detail_of(book, &account, &record)?;
            Ok((record, detail))
        })
        .await?;
    let code = match &record.verification {
        _ if detail.is_some() => Code::Success,
        Some(verification) if verification.failed => Code::VerificationFail,
        Some(_) => Code::VerificationInProcess,
        None => Code::ProcessFail,
    };
    written(&VaultPaymentMethodAnswer {
        result: code.into(),
        payment_method_detail: detail,
        normal_url: url_of(&record),
        vaulting_request_id: record.request_id,
    })
}

/// Where the shopper answers, while that is awaited.
fn url_of(record: &VaultingRecord) -> Option<String> {
    let verification = record.verification.as_ref();
    let open = verification.filter(|open| record.card_token.is_none() && !open.failed);
    open.and_then(|open| open.url.clone())
}

/// The record of a merchant's own id, after what is due has settled.
fn standing(
    book: &Book<'_>,
    account: &str,
    request_id: &str,
) -> Result<Option<VaultingRecord>, Fault> {
    let records = Records::of(book, account);
    let Some(record) = records.vaulting(request_id)? else {
        return Ok(None);
    };
    if let Some(verification) = &record.verification {
        book.intent(account, &verification.intent)?;
        return records.vaulting(request_id);
    }
    Ok(Some(record))
}

pub(crate) async fn inquire(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: InquireVaultingRequest = read(body)?;
    let account = caller.account_name();
    let now = gateway.clock.now();
    let found = gateway
        .ledger
        .run(move |book| {
            let record = standing(book, &account, request.vaulting_request_id.as_str())?;
            let detail = record
                .as_ref()
                .map(|record| detail_of(book, &account, record));
            Ok(record.zip(detail.transpose()?))
        })
        .await?;
    let (record, detail) = found.ok_or(Code::VaultingNotExist)?;
    let status = match record.card_token {
        Some(_) => TransactionStatus::Success,
        None if record.verification.as_ref().is_some_and(|it| it.failed) => TransactionStatus::Fail,
        None if now < record.expires() => TransactionStatus::Processing,
        None => TransactionStatus::Fail,
    };
    written(&InquireVaultingAnswer {
        result: Code::Success.into(),
        normal_url: url_of(&record),
        vaulting_request_id: record.request_id,
        vaulting_status: status,
        payment_method_detail: detail,
    })
}

/// A card was kept in a browser's session: when that is one of a merchant who asked for it here, he is
/// told. The first card counts.
pub(crate) fn on_kept(
    book: &Book<'_>,
    session: &Session,
    method: &PaymentMethod,
) -> Result<(), Fault> {
    let records = Records::of(book, &session.account);
    let found = records.vaulting_of_session(&session.token_hash)?;
    let Some(record) = found.filter(VaultingRecord::takes_card) else {
        return Ok(());
    };
    let kept = match record.challenge.clone() {
        Some(challenge) => {
            verification::begin(book, &session.account, record, method.clone(), challenge)
        }
        None => settle(book, &session.account, record, method),
    };
    kept.map(drop)
}

/// The card of a record is kept, and its merchant told.
pub(crate) fn settle(
    book: &Book<'_>,
    account: &str,
    mut record: VaultingRecord,
    method: &PaymentMethod,
) -> Result<VaultingRecord, Fault> {
    record.card_token = Some(method.id.clone());
    Records::of(book, account).put_vaulting(&record, None)?;
    tell(book, account, &record, Some(method))?;
    Ok(record)
}

/// Tells the merchant that a card is kept, or that it is not.
pub(crate) fn tell(
    book: &Book<'_>,
    account: &str,
    record: &VaultingRecord,
    method: Option<&PaymentMethod>,
) -> Result<(), Fault> {
    let code = match method {
        Some(_) => Code::Success,
        None => Code::VerificationFail,
    };
    let notification = Notification::VaultingResult(VaultingNotice {
        result: code.into(),
        vaulting_request_id: record.request_id.clone(),
        payment_method_detail: method.and_then(detail),
    });
    hooks::tell_account(book, account, &record.notify_url, &notification)
}

/// What is told of the card of a record; nothing when there is none, or it was removed.
fn detail_of(
    book: &Book<'_>,
    account: &str,
    record: &VaultingRecord,
) -> Result<Option<KeptDetail>, Fault> {
    let Some(token) = &record.card_token else {
        return Ok(None);
    };
    match book.method(account, token) {
        Ok(method) => Ok(detail(&method)),
        Err(Fault::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn detail(method: &PaymentMethod) -> Option<KeptDetail> {
    let (brand, masked_card_no) = shown_card::face(method)?;
    Some(KeptDetail {
        payment_method_type: CARD,
        card: KeptCard {
            card_token: method.id.clone(),
            brand,
            masked_card_no,
            last_four: method.last4.clone(),
        },
    })
}
