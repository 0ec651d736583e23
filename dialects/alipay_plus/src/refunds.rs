//! `refund` and `inquiryRefund`: gives back what was taken, in parts or whole.

use payseal_core::money::Money;
use payseal_engine::ledger::{Book, Fault, RefundWish, Refusal};
use payseal_engine::store::{AttemptStatus, CancelReason, Payment, Refund, RefundStatus};
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::inquiry::refund_words;
use crate::records::{OperationRecord, PaymentRecord, Records};
use crate::standing::find;
use crate::wire::cancel::Named;
use crate::wire::codes::Code;
use crate::wire::endpoint::Endpoint;
use crate::wire::refund::{InquiryRefundAnswer, InquiryRefundRequest, RefundAnswer, RefundRequest};
use crate::wire::result::Bare;
use crate::wire::{Refused, read, time};
use crate::{hooks, notices, web_address};

pub(crate) async fn refund(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: RefundRequest = read(body)?;
    let amount = match request.refund_amount.money() {
        Err(refused) if refused.code == Code::ParamIllegal => return Err(refused),
        read => read,
    };
    let notify_url = request.refund_notify_url.as_ref();
    let notify_url = notify_url
        .map(|url| web_address::of_member("refundNotifyUrl", url.as_str()))
        .transpose()?
        .or_else(|| caller.keys.notify_url.clone());
    let account = caller.account_name();
    let done = gateway
        .ledger
        .run(move |book| once(book, &account, &request, amount, notify_url));
    done.await?
}

/// Refunds, unless it came before.
fn once(
    book: &Book<'_>,
    account: &str,
    request: &RefundRequest,
    amount: Result<Money, Refused>,
    notify_url: Option<String>,
) -> Result<Answered, Fault> {
    let records = Records::of(book, account);
    let key = request.refund_amount.key();
    if let Some(record) = records.refund(request.refund_request_id.as_str())? {
        if record.payment_id != request.payment_id.as_str() || record.amount != key {
            return Ok(Err(Code::RepeatReqInconsistent.into()));
        }
        return match record.answer {
            Some(answer) => Ok(Ok(answer.into_bytes())),
            // It was under way: what came of it since.
            None => Ok(written(&answer(
                &record,
                &book.find_refund(account, &record.id)?,
            ))),
        };
    }
    let mut record = OperationRecord {
        request_id: request.refund_request_id.to_string(),
        id: String::new(),
        payment_id: request.payment_id.to_string(),
        amount: key,
        minor: None,
        answer: None,
        notify_url,
        at: book.now().millis(),
    };
    let (written, is_final) = match give_back(book, account, request, amount)? {
        Ok((payment, refund)) => {
            record.id = refund.id.to_string();
            record.notify_url = record.notify_url.or_else(|| payment.callback_url.clone());
            if let (Some(url), Some(notice)) =
                (&record.notify_url, notices::of_refund(&refund, &record))
            {
                hooks::tell(book, &payment, url, &notice)?;
            }
            let is_final = refund.status != RefundStatus::Pending;
            (written(&answer(&record, &refund)), is_final)
        }
        Err(refused) => {
            let result = refused.into();
            (written(&Bare { result }), true)
        }
    };
    if let Ok(answer) = &written {
        record.answer = String::from_utf8(answer.clone()).ok().filter(|_| is_final);
        records.put_refund(&record)?;
    }
    Ok(written)
}

fn answer(record: &OperationRecord, refund: &Refund) -> RefundAnswer {
    let (_, code) = refund_words(refund.status);
    RefundAnswer {
        result: code.into(),
        refund_request_id: record.request_id.clone(),
        refund_id: record.id.clone(),
        payment_id: record.payment_id.clone(),
        refund_amount: refund.amount.into(),
        refund_time: refund.settled.map(time::write),
    }
}

/// Gives money back, or says why not.
fn give_back(
    book: &Book<'_>,
    account: &str,
    request: &RefundRequest,
    amount: Result<Money, Refused>,
) -> Result<Result<(Payment, Refund), Refused>, Fault> {
    let named = Named::Id(request.payment_id.clone());
    let Some((payment, record)) = find(book, account, &named)? else {
        return Ok(Err(Code::OrderNotExist.into()));
    };
    let mut found: Vec<Refused> = Vec::new();
    found.extend(standing(&payment, &record).map(Refused::from));
    let amount = amount.map_err(|refused| found.push(refused)).ok();
    if amount.is_some_and(|amount| amount.currency() != payment.amount.currency()) {
        found.push(Code::CurrencyNotSupport.into());
    }
    if let Err(refused) = Endpoint::Refund.refuse(found) {
        return Ok(Err(refused));
    }
    let Some(amount) = amount else {
        return Ok(Err(Code::CurrencyNotSupport.into()));
    };
    let reason = request.refund_reason.as_ref();
    let refunded = book.refund(
        account,
        RefundWish {
            payment_id: payment.id.clone(),
            amount,
            whole: false,
            reference: None,
            reason: reason.map(ToString::to_string).unwrap_or_default(),
            at_once: request.is_async_refund != Some(true),
        },
    );
    match refunded {
        Ok(refund) => Ok(Ok((payment, refund))),
        Err(Fault::Refused(Refusal::RefundTooMuch)) => Ok(Err(Code::RefundAmountExceed.into())),
        Err(Fault::Refused(Refusal::RefundLate)) => Ok(Err(Code::RefundWindowExceed.into())),
        Err(fault) => Err(fault),
    }
}

/// Why nothing of a payment that stands so can go back.
fn standing(payment: &Payment, record: &PaymentRecord) -> Option<Code> {
    if record.cancelled.is_some() {
        return Some(Code::OrderIsCanceled);
    }
    match payment.status {
        AttemptStatus::Succeeded => None,
        // What was captured goes back, also while the rest is held.
        AttemptStatus::RequiresCapture if payment.captured.minor() > 0 => None,
        AttemptStatus::Canceled(CancelReason::Expired) => Some(Code::OrderIsClosed),
        AttemptStatus::RequiresCapture
        | AttemptStatus::RequiresAction
        | AttemptStatus::Processing(_)
        | AttemptStatus::Failed(_)
        | AttemptStatus::Canceled(_) => Some(Code::OrderStatusInvalid),
    }
}

pub(crate) async fn inquire(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: InquiryRefundRequest = read(body)?;
    let named = request.refund()?;
    let account = caller.account_name();
    let found = gateway
        .ledger
        .run(move |book| {
            let records = Records::of(book, &account);
            let record = match &named {
                Named::Id(id) => records.refund_of_id(id.as_str())?,
                Named::RequestId(id) => records.refund(id.as_str())?,
            };
            let Some(record) = record.filter(|record| !record.id.is_empty()) else {
                return Ok(None);
            };
            let refund = book.find_refund(&account, &record.id)?;
            Ok(Some((record, refund)))
        })
        .await?;
    let (record, refund) = found.ok_or(Code::OrderNotExist)?;
    let (status, _) = refund_words(refund.status);
    let done = refund
        .settled
        .filter(|_| refund.status == RefundStatus::Succeeded);
    written(&InquiryRefundAnswer {
        result: Code::Success.into(),
        refund_request_id: record.request_id,
        refund_id: record.id,
        refund_amount: refund.amount.into(),
        refund_status: status,
        refund_time: done.map(time::write),
    })
}
