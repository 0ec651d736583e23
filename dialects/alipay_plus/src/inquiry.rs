//! `inquiryPayment`: how a payment stands, and what was done with it.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{AttemptStatus, CaptureMode, Payment, RefundStatus};
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::payment_words;
use crate::records::{PaymentRecord, Records};
use crate::shown_card;
use crate::standing::{self, find};
use crate::wire::codes::{Code, Status};
use crate::wire::inquiry::{
    InquiryPaymentAnswer, InquiryPaymentRequest, Transaction, TransactionStatus, TransactionType,
};
use crate::wire::pay::{CARD, RedirectActionForm};
use crate::wire::{read, time};

pub(crate) async fn payment(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: InquiryPaymentRequest = read(body)?;
    let named = request.payment()?;
    let account = caller.account_name();
    let found = gateway
        .ledger
        .run(move |book| {
            let Some((payment, record)) = find(book, &account, &named)? else {
                return Ok(None);
            };
            let transactions = transactions(book, &account, &payment, &record)?;
            Ok(Some((payment, record, transactions)))
        })
        .await?;
    let (payment, record, transactions) = found.ok_or(Code::OrderNotExist)?;
    let code = payment_words::code_of(&payment, &record);
    let is_paid = payment.status.is_paid();
    let token = (record.tokenize && is_paid).then(|| payment.payment_method.clone());
    let url = record
        .url
        .clone()
        .filter(|_| code.status() == Status::Unknown);
    let info = shown_card::info(&payment, &record, token);
    written(&InquiryPaymentAnswer {
        result: Code::Success.into(),
        payment_status: payment_words::status_of(&payment, &record),
        payment_result_code: code.word(),
        payment_result_message: code.message(),
        payment_create_time: time::write(standing::created(&payment, &record)),
        payment_time: standing::paid_at(&payment, &record).map(time::write),
        auth_expiry_time: standing::auth_expiry(&payment, &record),
        payment_request_id: record.request_id,
        payment_id: record.payment_id,
        payment_amount: payment.amount.into(),
        payment_method_type: CARD,
        redirect_action_form: url.map(RedirectActionForm::visit),
        payment_result_info: info,
        transactions,
    })
}

/// What was done with a payment, oldest first.
fn transactions(
    book: &Book<'_>,
    account: &str,
    payment: &Payment,
    record: &PaymentRecord,
) -> Result<Vec<Transaction>, Fault> {
    let records = Records::of(book, account);
    let mut all = Vec::new();
    if payment.status == AttemptStatus::Succeeded && payment.capture == CaptureMode::Automatic {
        all.push(Transaction {
            transaction_type: TransactionType::Capture,
            transaction_status: TransactionStatus::Success,
            transaction_id: automatic_capture(record),
            transaction_request_id: None,
            transaction_amount: payment.amount.into(),
            transaction_time: time::write(
                standing::paid_at(payment, record).unwrap_or(payment.created),
            ),
            transaction_result: Code::Success.into(),
        });
    }
    for capture in records.captures_of(&record.payment_id)? {
        all.push(Transaction {
            transaction_type: TransactionType::Capture,
            transaction_status: TransactionStatus::Success,
            transaction_time: time::write(capture.moment()),
            transaction_amount: capture.captured(payment.amount).into(),
            transaction_id: capture.id,
            transaction_request_id: Some(capture.request_id),
            transaction_result: Code::Success.into(),
        });
    }
    for record in records.refunds_of(&record.payment_id)? {
        let refund = book.find_refund(account, &record.id)?;
        let (status, code) = refund_words(refund.status);
        all.push(Transaction {
            transaction_type: TransactionType::Refund,
            transaction_status: status,
            transaction_id: record.id,
            transaction_request_id: Some(record.request_id),
            transaction_amount: refund.amount.into(),
            transaction_time: time::write(refund.settled.unwrap_or(refund.created)),
            transaction_result: code.into(),
        });
    }
    Ok(all)
}

/// How a refund stands, and the code that `refund` has for that.
pub(crate) const fn refund_words(status: RefundStatus) -> (TransactionStatus, Code) {
    match status {
        RefundStatus::Pending => (TransactionStatus::Processing, Code::RefundInProcess),
        RefundStatus::Succeeded => (TransactionStatus::Success, Code::Success),
        RefundStatus::Failed => (TransactionStatus::Fail, Code::ProcessFail),
    }
}

/// The `captureId` of a payment that is captured at once: nobody asked for it.
pub(crate) fn automatic_capture(record: &PaymentRecord) -> String {
    format!("{}C", record.payment_id)
}
