//! Shoppers as the merchant names them (`referenceBuyerId`). Whose cards the sealed form lists is a customer
//! of the ledger, which the vendor's interface does not have.

use payseal_engine::ledger::{Book, CustomerChange, Fault, Refusal};

use crate::records::Records;

/// The customer who stands for a buyer; a new one where the buyer is not known yet.
pub(crate) fn customer_of(book: &Book<'_>, account: &str, buyer: &str) -> Result<String, Fault> {
    if let Some(customer) = known(book, account, buyer)? {
        return Ok(customer);
    }
    let customer = book.create_customer(account, CustomerChange::default())?;
    Records::of(book, account).put_buyer(buyer, &customer.id)?;
    Ok(customer.id)
}

/// The customer in whose name a buyer pays: nobody in particular where no form was opened for one of this
/// name, who then pays with no card of somebody's.
pub(crate) fn payer(
    book: &Book<'_>,
    account: &str,
    buyer: &str,
    token: Option<&str>,
) -> Result<Option<String>, Fault> {
    let customer = known(book, account, buyer)?;
    if let (None, Some(token)) = (&customer, token)
        && book.method(account, token)?.customer.is_some()
    {
        return Err(Refusal::MethodOfAnother.into());
    }
    Ok(customer)
}

/// The customer who stands for a buyer, when a form was opened for one of this name.
fn known(book: &Book<'_>, account: &str, buyer: &str) -> Result<Option<String>, Fault> {
    let Some(customer) = Records::of(book, account).buyer(buyer)? else {
        return Ok(None);
    };
    match book.customer(account, &customer) {
        Ok(customer) => Ok(Some(customer.id)),
        Err(Fault::Refused(Refusal::CustomerUnknown)) => Ok(None),
        Err(fault) => Err(fault),
    }
}
