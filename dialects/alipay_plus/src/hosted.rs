//! A payment without a card: the shopper pays on the gateway's own page, in the sealed form there. Where
//! that is, is its `normalUrl`; how it ended is told by a notification, and by the inquiry.

use payseal_engine::ledger::{Book, CheckoutNotes, CheckoutOpened, CheckoutWish, Fault, NewIntent};
use payseal_engine::store::{Checkout, Good, Intent, PaymentMethodType};
use payseal_gateway::address::of_order;

use crate::hooks;
use crate::name::NAME;
use crate::notices;
use crate::records::{PaymentRecord, Records};
use crate::standing::unpaid;
use crate::wire::Refused;
use crate::wire::codes::Code;

/// What the page needs beside what is to be paid.
pub(crate) struct Order {
    /// What is bought.
    pub(crate) description: String,
    /// Where the browser goes in the end.
    pub(crate) return_url: String,
    /// The page's origin.
    pub(crate) origin: String,
}

/// Opens the page of a payment, and notes in the record where it is.
pub(crate) fn open(
    book: &Book<'_>,
    account: &str,
    new: NewIntent,
    order: Order,
    record: &mut PaymentRecord,
) -> Result<Result<(), Refused>, Fault> {
    let terms = new.terms.clone();
    let intent = book.create_intent(account, new)?;
    let good = Good {
        title: order.description,
        count: 1,
        price: None,
    };
    let wish = CheckoutWish {
        dialect: NAME.to_owned(),
        reference: record.request_id.clone(),
        amount: terms.amount,
        customer: None,
        country: None,
        goods: vec![good],
        only: Some(PaymentMethodType::Card),
        capture: terms.capture,
        remark: None,
        return_url: order.return_url,
        callback_url: record.notify_url.clone(),
        expires: terms.expires,
    };
    let CheckoutOpened::Waiting(checkout, secret) = book.open_checkout(account, wish)? else {
        return Ok(Err(Code::ProcessFail.into()));
    };
    record.payment_id = intent.id;
    record.created = Some(intent.created.millis());
    record.url = Some(of_order(&order.origin, &secret));
    record.checkout = Some(checkout.id);
    Ok(Ok(()))
}

/// The order's number that the page shows, and whether it leads every shopper to the bank.
pub(crate) fn notes(book: &Book<'_>, checkout: &Checkout) -> Result<CheckoutNotes, Fault> {
    let records = Records::of(book, &checkout.account);
    let found = records.payment(&checkout.reference)?;
    Ok(
        found.map_or_else(CheckoutNotes::default, |record| CheckoutNotes {
            shown: record.order_id,
            ask_shopper: record.asks,
        }),
    )
}

/// Nobody paid it in time, or the shopper left the page: the merchant is told. Whoever cancels has an answer.
pub(crate) fn on_closed(book: &Book<'_>, intent: &Intent) -> Result<(), Fault> {
    let records = Records::of(book, &intent.account);
    let record = match &intent.reference {
        Some(request_id) => records.payment(request_id)?,
        None => None,
    };
    let Some(record) = record.filter(PaymentRecord::is_hosted) else {
        return Ok(());
    };
    let payment = unpaid(intent, &record);
    match (&record.notify_url, notices::of_payment(&payment, &record)) {
        (Some(url), Some(notification)) => {
            hooks::tell_account(book, &intent.account, url, &notification)
        }
        _ => Ok(()),
    }
}
