//! With whom a payment method stays after an attempt.

use payseal_engine::ledger::{Fault, Refusal};
use payseal_engine::store::Payment;

use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::ways::{self, Redirect};

/// A payment method stays with the customer when the intent said so, and can be attached to one later when it named
/// none; else it was used up.
///
/// # Errors
/// When the store fails.
pub(crate) fn attached(desk: Desk<'_>, intent: &Kept, payment: &Payment) -> Result<(), Fault> {
    let Some(mut kept) = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)? else {
        return Ok(());
    };
    if stays(desk, &mut kept, payment)? || awaits_customer(intent, &kept) {
        return Ok(());
    }
    kept.hide("used_up", true);
    desk.save(kinds::PAYMENT_METHOD, &kept)
}

/// Whether a payment method is kept for a customer who is still to be named. Of a redirect it is the debit that it
/// leaves.
fn awaits_customer(intent: &Kept, method: &Kept) -> bool {
    let kind = method.text("type").unwrap_or_default();
    intent.text("customer").is_none()
        && Redirect::called(kind).is_none()
        && ways::future_usage(intent, kind).is_some()
}

/// Whether a payment method is somebody's after an attempt. When the engine has bound it, that is written
/// and told; the attempt alone does not say so, since much can happen while it is on its way.
///
/// # Errors
/// When the store fails.
pub(crate) fn stays(desk: Desk<'_>, kept: &mut Kept, payment: &Payment) -> Result<bool, Fault> {
    if kept.owner.is_some() {
        return Ok(true);
    }
    let row = desk.book.method(&payment.account, &payment.payment_method);
    let customer = match row {
        Ok(row) => row.customer,
        // It was detached, or its customer deleted.
        Err(Fault::Refused(Refusal::MethodUnknown)) => None,
        Err(other) => return Err(other),
    };
    let Some(customer) = customer else {
        return Ok(false);
    };
    let found = desk.find(kinds::CUSTOMER, &customer)?;
    let account = found.map(|found| found.get("customer_account").clone());
    kept.set("customer", customer.as_str());
    kept.set("customer_account", account.unwrap_or_default());
    kept.owner = Some(customer);
    desk.save(kinds::PAYMENT_METHOD, kept)?;
    events::emit(desk, "payment_method.attached", &kept.object, None)?;
    Ok(true)
}
