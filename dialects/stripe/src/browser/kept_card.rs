//! The payment method of a card that the sealed form sent: the engine has made its row, with an id of this
//! dialect's, and here it gets its object.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{PaymentMethod, Session};

use crate::calls::{Made, keep_row, told_billing};
use crate::desk::Desk;
use crate::name::NAME;
use crate::test_values;

/// A card was kept in a session. When that is one of this dialect, it is a payment method.
pub(crate) fn on_kept(
    book: &Book<'_>,
    session: &Session,
    method: &PaymentMethod,
) -> Result<(), Fault> {
    if session.dialect != NAME {
        return Ok(());
    }
    let Some(card) = test_values::card_of_row(method) else {
        return Ok(());
    };
    let desk = Desk {
        book,
        account: &session.account,
    };
    keep_row(
        desk,
        method,
        Made {
            card,
            // The form sends no card without it, unless its brand needs none.
            code: Some("unchecked"),
            billing_details: told_billing(&method.billing),
            allow_redisplay: method.redisplay.db_word(),
            metadata: serde_json::json!({}),
        },
    )?;
    Ok(())
}
