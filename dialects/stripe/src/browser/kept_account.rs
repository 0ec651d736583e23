//! The payment method of a bank account that the sealed form sent.

use payseal_engine::ledger::{Book, Fault, NewAccount, Refusal};
use payseal_engine::store::{Billing, Person, Session};
use serde_json::json;

use crate::calls::{keep_debit, told_billing};
use crate::debits;
use crate::desk::{Desk, kinds};
use crate::name::NAME;

/// Keeps an account of a session of this dialect, and returns the id of its payment method.
///
/// # Errors
/// When it is no published test account, or the store fails.
pub(crate) fn keep(
    book: &Book<'_>,
    session: &Session,
    new: &NewAccount,
) -> Result<Option<String>, Fault> {
    if session.dialect != NAME {
        return Ok(None);
    }
    let account = debits::published(&new.account).map_err(|_| Refusal::AccountUnpublished)?;
    let desk = Desk {
        book,
        account: &session.account,
    };
    let billed = Billing {
        person: Person {
            email: Some(new.email.clone()),
            // The engine knows given and family names; here there is one.
            last_name: Some(new.holder.clone()),
            ..Person::default()
        },
        ..Billing::default()
    };
    let about = (told_billing(&billed), "unspecified", json!({}));
    let mut kept = keep_debit(desk, account, about)?;
    // Which words the shopper agreed to by going on.
    kept.hide("mandate_text", new.mandate.as_str());
    desk.save(kinds::PAYMENT_METHOD, &kept)?;
    Ok(Some(kept.id))
}
