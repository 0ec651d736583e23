//! A checkout session as Stripe's object in a page has it: every key is there. Of the customer it tells the e-mail
//! address, and the faces of the cards that may be shown again; of whoever pays, what the page itself said.

use serde_json::{Value as Json, json};

use crate::call::{Call, CallError};
use crate::calls::lines_of;
use crate::checkout::{self, SAID};
use crate::desk::{Kept, kinds};
use crate::grant::Grant;
use crate::wire::amount;

/// The session; `return_url`, which is no part of it, is where its page goes when it is complete.
///
/// # Errors
/// When the store fails.
pub(crate) fn told(call: &Call<'_>, session: &Kept) -> Result<Json, CallError> {
    let said = |name: &str| session.secret(SAID).get(name).cloned();
    let currency = session.text("currency").unwrap_or("usd");
    let money =
        |minor: u64| json!({ "amount": amount::told(minor, currency), "minorUnitsAmount": minor });
    let email = session.get("customer_details").get("email").cloned();
    let email = email.unwrap_or_default();
    let is_open = checkout::is_open(session);
    let status = session.text("status").unwrap_or_default();
    let names = (said("individual_name"), said("business_name"));
    let total = session.number("amount_total");
    let back = session.text("return_url");
    let nothing = money(0);
    let mut told = json!({
        "billingAddress": said("billing_address"),
        "businessName": names.1,
        "canConfirm": is_open && email.is_string(),
        "currency": currency,
        "currencyOptions": null,
        "discountAmounts": null,
        "email": email,
        "id": session.id,
        "lastPaymentError": last_payment_error(call, session)?,
        "lineItems": line_items(call, session)?,
        "livemode": false,
        "minorUnitsAmountDivisor": if amount::is_whole(currency) { 1 } else { 100 },
        "nameCollection": null,
        "optionalItems": null,
        "phoneNumber": said("phone_number"),
        "recurring": null,
        "return_url": back.map(|url| checkout::with_id(url, &session.id)),
        "savedPaymentMethods": saved(call, session)?,
        "shipping": null,
        "shippingAddress": said("shipping_address"),
        "shippingOptions": [],
        "status": { "type": status },
        "surcharge": null,
        "tax": { "status": "ready" },
        "taxAmounts": null,
        "taxIdInfo": said("tax_id_info"),
        "total": {
            "appliedBalance": nothing,
            "balanceAppliedToNextInvoice": false,
            "discount": nothing,
            "shippingRate": nothing,
            "subtotal": money(total),
            "surcharge": nothing,
            "taxExclusive": nothing,
            "taxInclusive": nothing,
            "total": money(total),
        },
    });
    if status == "complete" {
        let paid = session.get("payment_status");
        put(
            &mut told,
            "status",
            json!({ "type": status, "paymentStatus": paid }),
        );
    }
    if names.0.is_some() || names.1.is_some() {
        let names = json!({ "businessName": names.1, "individualName": names.0 });
        put(&mut told, "nameCollection", names);
    }
    Ok(told)
}

fn put(told: &mut Json, name: &str, value: Json) {
    if let Json::Object(fields) = told {
        fields.insert(name.to_owned(), value);
    }
}

/// Why the last attempt failed, in words for the shopper.
fn last_payment_error(call: &Call<'_>, session: &Kept) -> Result<Json, CallError> {
    for (kind, name, error) in [
        (
            kinds::PAYMENT_INTENT,
            "payment_intent",
            "last_payment_error",
        ),
        (kinds::SETUP_INTENT, "setup_intent", "last_setup_error"),
    ] {
        let id = session.text(name).unwrap_or_default();
        let intent = call.desk.find(kind, id)?;
        let message = intent.and_then(|intent| intent.get(error).get("message").cloned());
        if let Some(message) = message {
            return Ok(json!({ "message": message }));
        }
    }
    Ok(Json::Null)
}

/// The cards that may be shown again to the customer whom the merchant named.
fn saved(call: &Call<'_>, session: &Kept) -> Result<Vec<Json>, CallError> {
    let Some(grant) = Grant::of_checkout(call.desk, session)? else {
        return Ok(Vec::new());
    };
    let shown = grant.shown(call.desk)?.into_iter();
    let cards = shown.filter(|method| method.text("type") == Some("card"));
    Ok(cards.map(|method| saved_card(&method)).collect())
}

fn saved_card(method: &Kept) -> Json {
    let card = |name: &str| method.get("card").get(name);
    let billing = |name: &str| method.get("billing_details").get(name);
    json!({
        "billingDetails": {
            "address": billing("address"),
            "email": billing("email"),
            "name": billing("name"),
            "phone": billing("phone"),
        },
        "card": {
            "brand": card("brand"),
            "expMonth": card("exp_month"),
            "expYear": card("exp_year"),
            "last4": card("last4"),
        },
        "id": method.id,
        "type": "card",
    })
}

fn line_items(call: &Call<'_>, session: &Kept) -> Result<Vec<Json>, CallError> {
    let mut told = Vec::new();
    for line in lines_of(call, session)? {
        let price = line.get("price").cloned().unwrap_or_default();
        let product = price.get("product").and_then(Json::as_str);
        let product = call
            .desk
            .find(kinds::PRODUCT, product.unwrap_or_default())?;
        told.push(line_item(&line, &price, product.as_ref()));
    }
    Ok(told)
}

fn line_item(line: &Json, price: &Json, product: Option<&Kept>) -> Json {
    let currency = line.get("currency").and_then(Json::as_str).unwrap_or("usd");
    let money =
        |minor: u64| json!({ "amount": amount::told(minor, currency), "minorUnitsAmount": minor });
    let number = |name: &str| line.get(name).and_then(Json::as_u64).unwrap_or_default();
    let (quantity, subtotal) = (number("quantity"), number("amount_subtotal"));
    let unit = subtotal.checked_div(quantity).unwrap_or_default();
    let adjustable = line
        .get("adjustable_quantity")
        .filter(|said| said.is_object());
    let of_product = |name: &str| product.map(|product| product.get(name));
    json!({
        "adjustableQuantity": adjustable.map(|said| json!({
            "maximum": said.get("maximum"),
            "minimum": said.get("minimum"),
        })),
        "description": of_product("description"),
        "discount": money(0),
        "discountAmounts": null,
        "id": line.get("id"),
        "images": of_product("images").filter(|all| all.is_array()).cloned().unwrap_or_else(|| json!([])),
        "isRemovable": false,
        "name": line.get("description"),
        "priceId": price.get("id"),
        "pricing": null,
        "quantity": quantity,
        "recurring": null,
        "subtotal": money(subtotal),
        "taxAmounts": null,
        "taxExclusive": money(0),
        "taxInclusive": money(0),
        "total": money(number("amount_total")),
        "transformQuantity": null,
        "unitAmount": money(unit),
        "unitAmountDecimal": null,
        "unitLabel": of_product("unit_label"),
    })
}
