//! `capture`: takes what is held, all of it at once.

use payseal_core::money::Money;
use payseal_engine::ledger::{Book, Fault, NotDone, Operation};
use payseal_engine::store::{AttemptStatus, CancelReason, CaptureMode, Payment};
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::inquiry::find;
use crate::records::{OperationRecord, PaymentRecord, Records};
use crate::wire::cancel::Named;
use crate::wire::capture::{CaptureAnswer, CaptureRequest};
use crate::wire::codes::Code;
use crate::wire::endpoint::Endpoint;
use crate::wire::result::Bare;
use crate::wire::{Refused, read, time};
use crate::{hooks, notices, public_ids};

pub(crate) async fn capture(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: CaptureRequest = read(body)?;
    let amount = match request.capture_amount.money() {
        Err(refused) if refused.code == Code::ParamIllegal => return Err(refused),
        read => read,
    };
    let account = caller.account_name();
    let done = gateway
        .ledger
        .run(move |book| once(book, &account, &request, amount));
    done.await?
}

/// Captures, unless it came before.
fn once(
    book: &Book<'_>,
    account: &str,
    request: &CaptureRequest,
    amount: Result<Money, Refused>,
) -> Result<Answered, Fault> {
    let records = Records::of(book, account);
    let key = request.capture_amount.key();
    if let Some(record) = records.capture(request.capture_request_id.as_str())? {
        return Ok(match record.answer {
            Some(answer)
                if record.payment_id == request.payment_id.as_str() && record.amount == key =>
            {
                Ok(answer.into_bytes())
            }
            _ => Err(Code::RepeatReqInconsistent.into()),
        });
    }
    let mut record = OperationRecord {
        request_id: request.capture_request_id.to_string(),
        id: String::new(),
        payment_id: request.payment_id.to_string(),
        amount: key,
        answer: None,
        notify_url: None,
        at: book.now().millis(),
    };
    let answer = match take(book, account, request, amount)? {
        Ok(payment) => {
            record.id = public_ids::capture(book.now())?;
            if let Some(url) = &payment.callback_url {
                let (request_id, id) = (&record.request_id, &record.id);
                let notice = notices::of_capture(&payment, request_id, id, book.now());
                hooks::tell(book, &payment, url, &notice)?;
            }
            written(&CaptureAnswer {
                result: Code::Success.into(),
                capture_request_id: record.request_id.clone(),
                capture_id: record.id.clone(),
                payment_id: record.payment_id.clone(),
                capture_amount: payment.amount.into(),
                capture_time: time::write(book.now()),
            })
        }
        Err(refused) => written(&Bare {
            result: refused.into(),
        }),
    };
    if let Ok(answer) = &answer {
        record.answer = String::from_utf8(answer.clone()).ok();
        records.put_capture(&record)?;
    }
    Ok(answer)
}

/// Takes the money of a payment, or says why not.
fn take(
    book: &Book<'_>,
    account: &str,
    request: &CaptureRequest,
    amount: Result<Money, Refused>,
) -> Result<Result<Payment, Refused>, Fault> {
    let named = Named::Id(request.payment_id.clone());
    let Some((payment, record)) = find(book, account, &named)? else {
        return Ok(Err(Code::AuthNotFound.into()));
    };
    let mut found = Vec::new();
    found.extend(standing(&payment, &record).map(Refused::from));
    found.extend(misfit(&payment, amount));
    if let Err(refused) = Endpoint::Capture.refuse(found) {
        return Ok(Err(refused));
    }
    let (payment, done) = book.operate(account, &payment.id, Operation::Capture)?;
    Ok(match done {
        Ok(()) => Ok(payment),
        Err(NotDone::NeverHeld) => Err(Code::OrderStatusInvalid.into()),
        Err(NotDone::Over) => Err(Code::MultiCaptureNotSupported.into()),
        Err(NotDone::Late) => Err(Code::AuthExpired.into()),
    })
}

/// Why a payment that stands so cannot be captured.
fn standing(payment: &Payment, record: &PaymentRecord) -> Option<Code> {
    if record.cancelled.is_some() {
        return Some(Code::AuthCancelled);
    }
    match (payment.status, payment.capture) {
        (AttemptStatus::RequiresCapture, _) => None,
        (AttemptStatus::Succeeded, CaptureMode::Manual) => Some(Code::MultiCaptureNotSupported),
        // Captured at once, and nobody may do it by hand.
        (AttemptStatus::Succeeded, CaptureMode::Automatic) => Some(Code::OrderStatusInvalid),
        (AttemptStatus::Canceled(CancelReason::Voided), _) => Some(Code::AuthExpired),
        (
            AttemptStatus::RequiresAction
            | AttemptStatus::Processing(_)
            | AttemptStatus::Failed(_)
            | AttemptStatus::Canceled(_),
            _,
        ) => Some(Code::OrderStatusInvalid),
    }
}

/// What is wrong with an amount: it has to be all that is held.
fn misfit(payment: &Payment, amount: Result<Money, Refused>) -> Option<Refused> {
    let amount = match amount {
        Ok(amount) => amount,
        Err(refused) => return Some(refused),
    };
    if amount.currency() != payment.amount.currency() {
        return Some(Code::CurrencyNotSupport.into());
    }
    match amount.minor().cmp(&payment.amount.minor()) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Code::CaptureAmountExceedAuthLimit.into()),
        std::cmp::Ordering::Less => Some(Refused::because(
            Code::ParamIllegal,
            "the captured amount has to be the authorised one",
        )),
    }
}
