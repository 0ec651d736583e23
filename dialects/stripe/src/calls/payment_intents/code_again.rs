//! `require_cvc_recollection`: a saved card pays when the shopper has just shown its security code again.

use payseal_core::card::{Brand, CvcPolicy};

use crate::call::{Call, CallError};
use crate::desk::Kept;
use crate::ways;
use crate::wire::error::ApiError;

/// Whether an intent asks for the security code of a saved card again.
pub(crate) fn asks_code_again(intent: &Kept) -> bool {
    let card = intent.get("payment_method_options").get("card");
    card.and_then(|card| card.get("require_cvc_recollection")?.as_bool()) == Some(true)
}

/// Refuses a saved card whose code the intent wants and nobody has shown. The form shows it to the gateway; a page and
/// a server know of no code.
pub(super) fn check_code(call: &Call<'_>, method: &Kept, intent: &Kept) -> Result<(), CallError> {
    if !asks_code_again(intent) || method.owner.is_none() || !ways::is_card(method) {
        return Ok(());
    }
    let book = call.desk.book;
    let brand = Brand::from_slug(&book.method(call.desk.account, &method.id)?.brand);
    let needs_code = call.page.cvc_policies.of(brand) == CvcPolicy::Required;
    if !needs_code || book.has_fresh_code(&method.id)? {
        return Ok(());
    }
    Err(ApiError::invalid(
        "This PaymentIntent requires the security code of a saved card again \
         (require_cvc_recollection): have the shopper enter it in the Payment Element.",
    )
    .coded("parameter_missing")
    .about("payment_method_options[card][cvc_token]")
    .into())
}
