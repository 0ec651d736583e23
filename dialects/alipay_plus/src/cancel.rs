//! `cancel`: lets go of what is held, or of what nobody paid yet.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{AttemptStatus, CancelReason, Payment};
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::records::{PaymentRecord, Records};
use crate::standing::find;
use crate::wire::cancel::{CancelAnswer, CancelRequest, Named};
use crate::wire::codes::Code;
use crate::wire::endpoint::Endpoint;
use crate::wire::{Refused, read, time};

pub(crate) async fn cancel(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: CancelRequest = read(body)?;
    let named = request.payment()?;
    let account = caller.account_name();
    let record = gateway
        .ledger
        .run(move |book| let_go(book, &account, &named))
        .await??;
    let cancelled = record.cancelled.unwrap_or_default();
    written(&CancelAnswer {
        result: Code::Success.into(),
        payment_id: record.payment_id,
        payment_request_id: record.request_id,
        cancel_time: time::write(payseal_engine::clock::Moment::from_millis(cancelled)),
    })
}

/// Lets go of a payment, or says why not. Who does it twice hears the same.
fn let_go(
    book: &Book<'_>,
    account: &str,
    named: &Named,
) -> Result<Result<PaymentRecord, Refused>, Fault> {
    let Some((payment, mut record)) = find(book, account, named)? else {
        return Ok(Err(Code::OrderNotExist.into()));
    };
    if record.cancelled.is_some() {
        return Ok(Ok(record));
    }
    let records = Records::of(book, account);
    let is_refunded = !records.refunds_of(&record.payment_id)?.is_empty();
    let found = standing(&payment, is_refunded);
    if let Err(refused) = Endpoint::Cancel.refuse(found.into_iter().map(Refused::from).collect()) {
        return Ok(Err(refused));
    }
    // Held money goes back, and whoever is at the bank's page is led back without having paid.
    book.cancel_intent(account, &payment.intent, CancelReason::Requested)?;
    if let Some(checkout) = &record.checkout {
        book.withdraw_checkout(checkout)?;
    }
    record.cancelled = Some(book.now().millis());
    records.put_payment(&record)?;
    Ok(Ok(record))
}

/// Why a payment that stands so cannot be cancelled.
fn standing(payment: &Payment, is_refunded: bool) -> Vec<Code> {
    let mut found = Vec::new();
    if is_refunded {
        found.push(Code::ProcessFail);
    }
    match payment.status {
        // Of what was captured in part, the rest goes back with the last capture.
        AttemptStatus::RequiresCapture if payment.captured.minor() > 0 => {
            found.push(Code::OrderStatusInvalid);
        }
        AttemptStatus::RequiresCapture | AttemptStatus::RequiresAction => {}
        AttemptStatus::Canceled(CancelReason::Voided) => found.push(Code::CancelWindowExceed),
        AttemptStatus::Succeeded
        | AttemptStatus::Processing(_)
        | AttemptStatus::Failed(_)
        | AttemptStatus::Canceled(_) => found.push(Code::OrderStatusInvalid),
    }
    found
}
