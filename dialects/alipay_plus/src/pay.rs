//! `pay`: charges a card that is kept, or one that a certified merchant sends.

use std::time::Duration;

use payseal_core::money::Money;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{
    Book, Charged, Confirmation, Fault, HELD_FOR, IntentTerms, NewIntent, NewMethod, PayWith,
};
use payseal_engine::store::{CaptureMode, Payment, Usage};
use payseal_gateway::address::of_challenge;
use payseal_gateway::gateway::Gateway;

use crate::card_input::prove;
use crate::entrance::{Answered, Caller, written};
use crate::name::NAME;
use crate::records::{PaymentRecord, Records};
use crate::wire::codes::{Code, Status};
use crate::wire::endpoint::Endpoint;
use crate::wire::pay::{self, PayAnswer, PayRequest, RedirectActionForm};
use crate::wire::{Refused, read, time};
use crate::{payment_words, shown_card, web_address};

/// The most that is paid at once, in minor units.
pub(crate) const MOST: u64 = 10_000_000_000;

/// How long a payment waits for its shopper, unless it says otherwise.
const PAYABLE_FOR: Duration = Duration::from_secs(14 * 60);

/// The amount that risk control refuses, as the vendor publishes for its own sandbox.
const RISKY: u64 = 11;

pub(crate) async fn pay(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: PayRequest = read(body)?;
    let wish = Wish::of(request, caller, gateway.clock.now())?;
    let account = caller.account_name();
    let bank = gateway.bank_origin.clone();
    let done = gateway
        .ledger
        .run(move |book| wish.grant(book, &account, &bank));
    done.await?
}

/// What is wished, read as far as it can be without the ledger.
struct Wish {
    request_id: String,
    amount_key: String,
    amount: Option<Money>,
    token: Option<String>,
    card: Option<NewMethod>,
    tokenize: bool,
    capture: CaptureMode,
    /// Ask the shopper whatever the issuer would do.
    asks: bool,
    /// Ask him when it does not work without.
    may_ask: bool,
    /// From when on it is to be paid no longer.
    expires: Moment,
    return_url: String,
    notify_url: Option<String>,
    /// What is wrong with it that is told only when it did not come before.
    found: Vec<Refused>,
}

impl Wish {
    /// # Errors
    /// With what is wrong whether or not it came before: its form, and who may send a card.
    fn of(request: PayRequest, caller: Caller<'_>, now: Moment) -> Result<Self, Refused> {
        let capture = match request.capture_mode() {
            pay::CaptureMode::Automatic => CaptureMode::Automatic,
            pay::CaptureMode::Manual => CaptureMode::Manual,
        };
        let is_card = request.payment_method.is_card();
        let data = request.payment_method.payment_method_meta_data;
        let data = data.unwrap_or_default();
        if data.has_card() && !caller.keys.takes_card_numbers {
            return Err(Refused::because(
                Code::AccessDenied,
                "only a merchant who is certified for it sends card numbers; let the form make a token",
            ));
        }
        let return_url = request.payment_redirect_url.as_str();
        let return_url = web_address::of_member("paymentRedirectUrl", return_url)?;
        let notify_url = request.payment_notify_url.as_ref();
        let notify_url = notify_url
            .map(|url| web_address::of_member("paymentNotifyUrl", url.as_str()))
            .transpose()?;
        let expires = match &request.payment_expiry_time {
            None => now.after(PAYABLE_FOR),
            Some(text) => time::read(text.as_str()).ok_or_else(|| {
                Refused::because(Code::ParamIllegal, "paymentExpiryTime is no moment")
            })?,
        };
        let token = request.payment_method.payment_method_id.map(String::from);
        let mut found = Vec::new();
        // One that came before came in time, and is answered as it was then.
        if expires <= now {
            let reason = "paymentExpiryTime is a moment that is still to come";
            found.push(Refused::because(Code::ParamIllegal, reason));
        }
        let amount = match request.payment_amount.money() {
            Ok(amount) => Some(amount),
            Err(refused) if refused.code == Code::ParamIllegal => return Err(refused),
            Err(refused) => {
                found.push(refused);
                None
            }
        };
        if !is_card {
            found.push(Code::NoPayOptions.into());
        }
        let minor = amount.map_or(0, Money::minor);
        if minor > MOST {
            found.push(Code::PaymentAmountExceedLimit.into());
        }
        if minor == RISKY {
            found.push(Code::RiskReject.into());
        }
        let card = if data.has_card() && token.is_none() {
            prove(&data, now)
                .map_err(|refused| found.push(refused))
                .ok()
        } else {
            None
        };
        if token.is_none() && !data.has_card() {
            found.push(Refused::because(
                Code::InvalidPaymentMethodMetaData,
                "there is neither a card token nor a card",
            ));
        }
        let is_alone = data.recurring_type.is_some();
        Ok(Self {
            request_id: request.payment_request_id.into(),
            amount_key: request.payment_amount.key(),
            amount,
            token,
            card,
            tokenize: data.tokenize == Some(true),
            capture,
            asks: data.asks_shopper == Some(true) && !is_alone,
            may_ask: !is_alone
                && (data.asks_shopper == Some(true)
                    || data.enable_authentication_upgrade != Some(false)),
            expires,
            return_url,
            notify_url: notify_url.or_else(|| caller.keys.notify_url.clone()),
            found,
        })
    }

    /// Charges, unless it came before.
    fn grant(self, book: &Book<'_>, account: &str, bank: &str) -> Result<Answered, Fault> {
        let records = Records::of(book, account);
        if let Some(record) = records.payment(&self.request_id)? {
            return replay(book, account, &record, &self);
        }
        if let Err(refused) = Endpoint::Pay.refuse(self.found) {
            return Ok(Err(refused));
        }
        let Some(amount) = self.amount else {
            return Ok(Err(Code::CurrencyNotSupport.into()));
        };
        let payment_method = match (&self.token, self.card) {
            (Some(token), _) => token.clone(),
            (None, Some(card)) => book.create_method(account, card)?.id,
            (None, None) => return Ok(Err(Code::InvalidPaymentMethodMetaData.into())),
        };
        let mut record = PaymentRecord {
            payment_id: String::new(),
            request_id: self.request_id.clone(),
            amount: self.amount_key,
            token: self.token,
            tokenize: self.tokenize,
            answer: None,
            url: None,
            cancelled: None,
        };
        // What is told of the payment is written while it is charged.
        records.put_payment(&record)?;
        let terms = IntentTerms {
            amount,
            capture: self.capture,
            usage: Usage::OnSession,
            customer: None,
            payment_method: None,
            allowed: Vec::new(),
            expires: Some(self.expires),
        };
        let new = NewIntent {
            dialect: NAME.to_owned(),
            reference: Some(self.request_id),
            terms,
        };
        let confirmation = Confirmation {
            with: PayWith::PaymentMethod(payment_method),
            is_off_session: !self.may_ask,
            ask_shopper: self.asks,
            remark: None,
            return_url: Some(self.return_url),
            callback_url: self.notify_url,
        };
        let intent = book.create_intent(account, new)?;
        let (_, charged) = book.confirm_intent(account, &intent.id, confirmation)?;
        let payment = match charged {
            Charged::Done(payment) | Charged::Duplicate(payment) => payment,
            Charged::Challenged { payment, secret } => {
                record.url = Some(of_challenge(bank, &secret));
                payment
            }
        };
        record.payment_id.clone_from(&payment.id);
        let code = payment_words::code_of(&payment, &record);
        let answer = match written(&answer(&payment, &record, code)) {
            Ok(answer) => answer,
            Err(refused) => return Ok(Err(refused)),
        };
        if code.status() != Status::Unknown {
            record.answer = String::from_utf8(answer.clone()).ok();
        }
        records.put_payment(&record)?;
        tracing::info!(
            payment_id = record.payment_id,
            code = code.word(),
            "a payment was answered"
        );
        Ok(Ok(answer))
    }
}

/// The same again: what was answered, or what came of it since.
fn replay(
    book: &Book<'_>,
    account: &str,
    record: &PaymentRecord,
    wish: &Wish,
) -> Result<Answered, Fault> {
    if record.amount != wish.amount_key || record.token != wish.token {
        return Ok(Err(Code::RepeatReqInconsistent.into()));
    }
    if let Some(answer) = &record.answer {
        return Ok(Ok(answer.clone().into_bytes()));
    }
    let payment = book.payment(account, &record.payment_id)?;
    let code = payment_words::code_of(&payment, record);
    Ok(written(&answer(&payment, record, code)))
}

fn answer(payment: &Payment, record: &PaymentRecord, code: Code) -> PayAnswer {
    let waits = code.status() == Status::Unknown;
    let url = record.url.clone().filter(|_| waits);
    let is_paid = payment.status.is_paid();
    let token = (record.tokenize && is_paid).then(|| payment.payment_method.clone());
    PayAnswer {
        result: code.into(),
        payment_request_id: record.request_id.clone(),
        payment_id: payment.id.clone(),
        payment_amount: payment.amount.into(),
        payment_create_time: time::write(payment.created),
        payment_time: is_paid.then(|| time::write(payment.created)),
        auth_expiry_time: auth_expiry(payment),
        redirect_action_form: url.clone().map(RedirectActionForm::visit),
        normal_url: url,
        payment_result_info: shown_card::info(payment, token).filter(|_| !waits),
    }
}

/// Until when a payment can be captured that is authorised first.
pub(crate) fn auth_expiry(payment: &Payment) -> Option<String> {
    let expires = time::write(payment.created.after(HELD_FOR));
    payment.status.is_paid().then_some(expires)
}
