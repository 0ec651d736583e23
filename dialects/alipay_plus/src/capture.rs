//! `capture`: takes what is held. All of it at once, unless the account may take it in parts.

use payseal_core::money::Money;
use payseal_engine::ledger::{Book, Fault, HELD_FOR, NotDone};
use payseal_engine::store::{AttemptStatus, CancelReason, Capture, CaptureMode, Payment};
use payseal_gateway::gateway::Gateway;

use crate::entrance::{Answered, Caller, written};
use crate::notices::Captured;
use crate::records::{OperationRecord, PaymentRecord, Records};
use crate::standing::{find, paid_at};
use crate::wire::cancel::Named;
use crate::wire::capture::{CaptureAnswer, CaptureRequest};
use crate::wire::codes::Code;
use crate::wire::endpoint::Endpoint;
use crate::wire::result::Bare;
use crate::wire::{Refused, read, time};
use crate::{hooks, notices, public_ids};

pub(crate) async fn capture(gateway: &Gateway, caller: Caller<'_>, body: &[u8]) -> Answered {
    let request: CaptureRequest = read(body)?;
    let is_last = request.is_last()?;
    let amount = match request.capture_amount.money() {
        Err(refused) if refused.code == Code::ParamIllegal => return Err(refused),
        read => read,
    };
    let wish = Wish {
        amount,
        is_last,
        in_parts: caller.keys.captures_in_parts,
        request,
    };
    let account = caller.account_name();
    let done = gateway.ledger.run(move |book| wish.once(book, &account));
    done.await?
}

struct Wish {
    request: CaptureRequest,
    amount: Result<Money, Refused>,
    /// What is left goes back then.
    is_last: bool,
    /// Whether the account may take less than all.
    in_parts: bool,
}

impl Wish {
    /// Captures, unless it came before.
    fn once(&self, book: &Book<'_>, account: &str) -> Result<Answered, Fault> {
        let request = &self.request;
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
            minor: None,
            answer: None,
            notify_url: None,
            at: book.now().millis(),
        };
        let answer = match self.take(book, account)? {
            Ok((payment, paid, capture)) => {
                record.id = public_ids::capture(book.now())?;
                record.minor = Some(capture.amount.minor());
                if let Some(url) = &payment.callback_url {
                    let told = Captured {
                        request_id: &record.request_id,
                        id: &record.id,
                        amount: capture.amount,
                        at: book.now(),
                    };
                    hooks::tell(book, &payment, url, &notices::of_capture(&paid, told))?;
                }
                written(&CaptureAnswer {
                    result: Code::Success.into(),
                    capture_request_id: record.request_id.clone(),
                    capture_id: record.id.clone(),
                    payment_id: record.payment_id.clone(),
                    capture_amount: capture.amount.into(),
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

    /// Takes money of a payment, or says why not.
    fn take(
        &self,
        book: &Book<'_>,
        account: &str,
    ) -> Result<Result<(Payment, PaymentRecord, Capture), Refused>, Fault> {
        let named = Named::Id(self.request.payment_id.clone());
        let Some((payment, record)) = find(book, account, &named)? else {
            return Ok(Err(Code::AuthNotFound.into()));
        };
        let mut found: Vec<Refused> = Vec::new();
        let is_late =
            paid_at(&payment, &record).is_some_and(|paid| paid.after(HELD_FOR) <= book.now());
        found.extend(self.standing(&payment, &record, is_late).map(Refused::from));
        found.extend(self.misfit(&payment));
        if let Err(refused) = Endpoint::Capture.refuse(found) {
            return Ok(Err(refused));
        }
        let amount = match &self.amount {
            Ok(amount) => *amount,
            Err(refused) => return Ok(Err(refused.clone())),
        };
        let (payment, done) = book.capture(account, &payment.id, amount, self.is_last)?;
        Ok(match done {
            Ok(capture) => Ok((payment, record, capture)),
            Err(NotDone::NeverHeld) => Err(Code::OrderStatusInvalid.into()),
            Err(NotDone::Over) => Err(self.captured_already().into()),
            Err(NotDone::Late) => Err(Code::AuthExpired.into()),
        })
    }

    /// Why a payment that stands so cannot be captured.
    fn standing(&self, payment: &Payment, record: &PaymentRecord, is_late: bool) -> Option<Code> {
        if record.cancelled.is_some() {
            return Some(Code::AuthCancelled);
        }
        match (payment.status, payment.capture) {
            (AttemptStatus::RequiresCapture, _) => None,
            // What was left when its time ran out went back.
            (AttemptStatus::Succeeded, CaptureMode::Manual)
                if is_late && payment.captured != payment.amount =>
            {
                Some(Code::AuthExpired)
            }
            (AttemptStatus::Succeeded, CaptureMode::Manual) => Some(self.captured_already()),
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

    /// What is said when nothing is held any more: the account may capture once, or there is nothing left.
    const fn captured_already(&self) -> Code {
        if self.in_parts {
            Code::CaptureAmountExceedAuthLimit
        } else {
            Code::MultiCaptureNotSupported
        }
    }

    /// What is wrong with an amount: it is more than is left, or less than all where it has to be all.
    fn misfit(&self, payment: &Payment) -> Option<Refused> {
        let amount = match &self.amount {
            Ok(amount) => *amount,
            Err(refused) => return Some(refused.clone()),
        };
        if amount.currency() != payment.amount.currency() {
            return Some(Code::CurrencyNotSupport.into());
        }
        let left = payment
            .amount
            .minor()
            .saturating_sub(payment.captured.minor());
        match amount.minor().cmp(&left) {
            std::cmp::Ordering::Greater => Some(Code::CaptureAmountExceedAuthLimit.into()),
            std::cmp::Ordering::Less if !self.in_parts => Some(Refused::because(
                Code::ParamIllegal,
                "the captured amount has to be the authorised one",
            )),
            std::cmp::Ordering::Equal | std::cmp::Ordering::Less => None,
        }
    }
}
