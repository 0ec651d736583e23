//! `pay`: charges a card that is kept, or one that a certified merchant sends; without a card it opens the
//! gateway's own page.

use payseal_engine::cards::{self, TestCard};
use payseal_engine::ledger::{Book, Charged, Confirmation, Fault, IntentTerms, NewIntent, PayWith};
use payseal_engine::store::{Payment, Usage};
use payseal_gateway::address::of_challenge;
use payseal_gateway::gateway::Gateway;

use crate::buyers;
use crate::entrance::{Answered, Caller, written};
use crate::hosted::{self, Order};
use crate::name::NAME;
use crate::records::{PaymentRecord, Records};
use crate::standing::{self, of_request};
use crate::wire::codes::{Code, Status};
use crate::wire::endpoint::Endpoint;
use crate::wire::pay::{PayAnswer, PayRequest, RedirectActionForm};
use crate::wire::{read, time};
use crate::wish::{PaysWith, Wish};
use crate::{korean_cards, payment_words, shown_card};

pub(crate) async fn pay(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: PayRequest = read(body)?;
    let wish = Wish::of(request, caller, gateway.clock.now())?;
    let account = caller.account_name();
    let origins = Origins {
        bank: gateway.bank_origin.clone(),
        page: gateway.checkout_origin.clone(),
    };
    let done = gateway
        .ledger
        .run(move |book| grant(wish, book, &account, origins));
    done.await?
}

/// Where shoppers are sent.
struct Origins {
    bank: String,
    page: String,
}

/// Pays, unless it came before.
fn grant(
    mut wish: Wish,
    book: &Book<'_>,
    account: &str,
    origins: Origins,
) -> Result<Answered, Fault> {
    let records = Records::of(book, account);
    if let Some((payment, record)) = of_request(book, account, &wish.request_id)? {
        return Ok(replay(&payment, &record, &wish));
    }
    if let Some(card) = kept_card(book, account, &wish)? {
        let misfits = korean_cards::misfits(card, wish.amount, wish.capture);
        wish.found.extend(misfits);
    }
    if let Err(refused) = Endpoint::Pay.refuse(std::mem::take(&mut wish.found)) {
        return Ok(Err(refused));
    }
    let Some(amount) = wish.amount else {
        return Ok(Err(Code::CurrencyNotSupport.into()));
    };
    let token = wish.token();
    let customer = wish.buyer.as_deref();
    let customer = customer.map(|name| buyers::payer(book, account, name, token));
    let customer = customer.transpose()?.flatten();
    let mut record = PaymentRecord::new(wish.request_id.clone(), wish.amount_key.clone());
    record.token = wish.token().map(str::to_owned);
    record.tokenize = wish.tokenize;
    record.notify_url.clone_from(&wish.notify_url);
    let new = NewIntent {
        dialect: NAME.to_owned(),
        reference: Some(wish.request_id.clone()),
        terms: IntentTerms {
            amount,
            capture: wish.capture,
            // A card that is paid with stays with the buyer, where its shopper did not refuse that.
            usage: if customer.is_some() {
                Usage::SetupOnSession
            } else {
                Usage::OnSession
            },
            customer,
            payment_method: None,
            allowed: Vec::new(),
            expires: Some(wish.expires),
        },
    };
    let with = match wish.with {
        PaysWith::Token(token) => PayWith::PaymentMethod(token),
        PaysWith::Card(Some(card)) => {
            PayWith::PaymentMethod(book.create_method(account, *card)?.id)
        }
        PaysWith::Issuer(issuer) => {
            record.issuer = Some(issuer);
            PayWith::Bank
        }
        PaysWith::Card(None) => return Ok(Err(Code::InvalidPaymentMethodMetaData.into())),
        PaysWith::Page => {
            record.order_id = Some(wish.order_id);
            record.asks = wish.asks;
            let order = Order {
                description: wish.description,
                return_url: wish.return_url,
                origin: origins.page,
            };
            if let Err(refused) = hosted::open(book, account, new, order, &mut record)? {
                return Ok(Err(refused));
            }
            records.put_payment(&record)?;
            return close(book, account, &wish.request_id);
        }
    };
    // What is told of the payment is written while it is charged.
    records.put_payment(&record)?;
    let confirmation = Confirmation {
        with,
        is_off_session: !wish.may_ask,
        ask_shopper: wish.asks,
        remark: None,
        return_url: Some(wish.return_url),
        callback_url: wish.notify_url,
    };
    let intent = book.create_intent(account, new)?;
    let (_, charged) = book.confirm_intent(account, &intent.id, confirmation)?;
    let (payment, secret) = match charged {
        Charged::Done(payment) | Charged::Duplicate(payment) => (payment, None),
        Charged::Challenged { payment, secret } => (payment, Some(secret)),
    };
    let mut record = records.payment(&wish.request_id)?.unwrap_or(record);
    record.note(&payment, book.now());
    record.url = secret.map(|secret| of_challenge(&origins.bank, &secret));
    records.put_payment(&record)?;
    close(book, account, &wish.request_id)
}

/// The card of the token that was named; none when there is no such card, which is told of later.
fn kept_card(
    book: &Book<'_>,
    account: &str,
    wish: &Wish,
) -> Result<Option<&'static TestCard>, Fault> {
    let Some(token) = wish.token() else {
        return Ok(None);
    };
    match book.method(account, token) {
        Ok(method) => Ok(cards::by_name(&method.card)),
        Err(Fault::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Answers a payment that was just made, and keeps the answer when it is final.
fn close(book: &Book<'_>, account: &str, request_id: &str) -> Result<Answered, Fault> {
    let Some((payment, mut record)) = of_request(book, account, request_id)? else {
        return Ok(Err(Code::UnknownException.into()));
    };
    let code = payment_words::code_of(&payment, &record);
    let answer = match written(&answer(&payment, &record, code)) {
        Ok(answer) => answer,
        Err(refused) => return Ok(Err(refused)),
    };
    if code.status() != Status::Unknown {
        record.answer = String::from_utf8(answer.clone()).ok();
        Records::of(book, account).put_payment(&record)?;
    }
    tracing::info!(
        payment_id = record.payment_id,
        code = code.word(),
        "a payment was answered"
    );
    Ok(Ok(answer))
}

/// The same again: what was answered, or what came of it since.
fn replay(payment: &Payment, record: &PaymentRecord, wish: &Wish) -> Answered {
    if record.amount != wish.amount_key || record.token.as_deref() != wish.token() {
        return Err(Code::RepeatReqInconsistent.into());
    }
    if let Some(answer) = &record.answer {
        return Ok(answer.clone().into_bytes());
    }
    let code = payment_words::code_of(payment, record);
    written(&answer(payment, record, code))
}

fn answer(payment: &Payment, record: &PaymentRecord, code: Code) -> PayAnswer {
    let waits = code.status() == Status::Unknown;
    let url = record.url.clone().filter(|_| waits);
    let is_paid = payment.status.is_paid();
    let token = (record.tokenize && is_paid).then(|| payment.payment_method.clone());
    PayAnswer {
        result: code.into(),
        payment_request_id: record.request_id.clone(),
        payment_id: record.payment_id.clone(),
        payment_amount: payment.amount.into(),
        payment_create_time: time::write(standing::created(payment, record)),
        payment_time: standing::paid_at(payment, record).map(time::write),
        auth_expiry_time: standing::auth_expiry(payment, record),
        redirect_action_form: url.clone().map(RedirectActionForm::visit),
        normal_url: url,
        payment_result_info: shown_card::info(payment, record, token).filter(|_| !waits),
    }
}
